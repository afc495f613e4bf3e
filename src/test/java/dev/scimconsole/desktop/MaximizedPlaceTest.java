package dev.scimconsole.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.scimconsole.desktop.settings.MemorySettings;
import dev.scimconsole.desktop.settings.Settings;
import dev.scimconsole.desktop.settings.WindowBounds;
import java.time.Duration;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// What is kept of a window that fills the screen when it is closed: what it goes back to.
@Tag("desktop")
@OnScreen
class MaximizedPlaceTest {

    private static final Duration A_WHILE = Duration.ofSeconds(1);

    private final ManualTime time = new ManualTime();
    private final Settings settings = new MemorySettings();
    private Stage stage;

    @Start
    void start(Stage shown) {
        stage = shown;
        stage.setScene(new Scene(new Pane()));
        put(100, 50, 1000, 700);
        stage.show();
    }

    @AfterEach
    void end(FxRobot robot) {
        robot.interact(() -> {
            stage.setMaximized(false);
            stage.close();
        });
    }

    @Test
    void isThePlaceItHadBefore(FxRobot robot) {
        robot.interact(() -> {
            WindowPlace place = WindowPlace.follow(stage, settings, time);
            time.pass(A_WHILE);
            fillTheScreen();
            time.pass(A_WHILE);
            place.remember(settings);
        });
        assertEquals(Optional.of(new WindowBounds(100, 50, 1000, 700, true)), settings.windowBounds());
    }

    @Test
    void isWhatWasKeptWhereItFillsTheScreenFromTheBeginning(FxRobot robot) {
        settings.setWindowBounds(new WindowBounds(80, 40, 990, 690, true));
        robot.interact(() -> {
            fillTheScreen();
            WindowPlace place = WindowPlace.follow(stage, settings, time);
            time.pass(A_WHILE);
            place.remember(settings);
        });
        assertEquals(Optional.of(new WindowBounds(80, 40, 990, 690, true)), settings.windowBounds());
    }

    @Test
    void isItsOwnPlaceOnceItFillsTheScreenNoMore(FxRobot robot) {
        robot.interact(() -> {
            WindowPlace place = WindowPlace.follow(stage, settings, time);
            fillTheScreen();
            time.pass(A_WHILE);
            stage.setMaximized(false);
            put(120, 60, 980, 660);
            place.remember(settings);
        });
        assertEquals(Optional.of(new WindowBounds(120, 60, 980, 660, false)), settings.windowBounds());
    }

    /// As some desktops do it: place and size first, and a little later that it fills the screen.
    private void fillTheScreen() {
        put(0, 0, 1280, 800);
        stage.setMaximized(true);
        put(0, 0, 1280, 800);
    }

    private void put(double x, double y, double width, double height) {
        stage.setX(x);
        stage.setY(y);
        stage.setWidth(width);
        stage.setHeight(height);
    }
}
