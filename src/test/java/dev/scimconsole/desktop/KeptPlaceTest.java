package dev.scimconsole.desktop;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.desktop.settings.MemorySettings;
import dev.scimconsole.desktop.settings.Settings;
import dev.scimconsole.desktop.settings.WindowBounds;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
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

    private final CountDownLatch closed = new CountDownLatch(1);
    private Stage stage;
    private ConsoleWindow window;

    @Start
    void start(Stage shown) {
        stage = shown;
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        Settings settings = new MemorySettings();
        settings.setWindowBounds(new WindowBounds(screen.getMinX() + 60, screen.getMaxY() - 100,
                screen.getWidth(), screen.getHeight(), false));
        window = new ConsoleWindow(stage,
                new StartOptions(new StartOptions.Start.AtSignIn(Optional.empty()), () -> {
                    throw new IOException("there is no demo here");
                }, settings, Clock.systemUTC(), new WatchedSockets()), closed::countDown);
        window.show();
    }

    @AfterEach
    void end(FxRobot robot) throws InterruptedException {
        robot.interact(() -> window.close());
        closed.await(10, TimeUnit.SECONDS);
    }

    @Test
    void isSeenAsAWhole() {
        Rectangle2D seen = new Rectangle2D(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight());
        assertTrue(Screen.getPrimary().getVisualBounds().contains(seen), seen.toString());
    }
}
