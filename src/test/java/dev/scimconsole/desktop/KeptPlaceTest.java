package dev.scimconsole.desktop;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.desktop.settings.MemorySettings;
import dev.scimconsole.desktop.settings.Settings;
import dev.scimconsole.desktop.settings.WindowBounds;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// A window whose place was kept from another start, near the edge of a screen of then.
@Tag("desktop")
@OnScreen
class KeptPlaceTest {

    private Stage stage;
    private SignInWindow window;

    @Start
    void start(Stage shown) {
        stage = shown;
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        Settings settings = new MemorySettings();
        settings.setWindowBounds(new WindowBounds(screen.getMinX() + 60, screen.getMaxY() - 100,
                screen.getWidth(), screen.getHeight(), false));
        window = SignInWindow.open(stage, settings);
    }

    @AfterEach
    void end(FxRobot robot) throws InterruptedException {
        window.close(robot);
    }

    @Test
    void isSeenAsAWhole() {
        Rectangle2D seen = new Rectangle2D(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight());
        assertTrue(Screen.getPrimary().getVisualBounds().contains(seen), seen.toString());
    }
}
