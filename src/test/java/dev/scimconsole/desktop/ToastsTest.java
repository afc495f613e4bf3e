package dev.scimconsole.desktop;

import dev.scimconsole.desktop.text.Messages;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.scimconsole.desktop.widgets.notices.Toasts;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// What stands in the corner of the window.
@Tag("desktop")
@OnScreen
class ToastsTest {

    private final Toasts toasts = new Toasts(new Messages());

    @Start
    void start(Stage stage) {
        stage.setScene(new Scene(toasts.below(new Region()), 1280, 800));
        stage.show();
    }

    @Test
    void whatDoesNotHoldAnyMoreGoesAndAWarningStays(FxRobot robot) {
        robot.interact(() -> {
            toasts.warning("Deactivation refused", "This person should have no access.");
            toasts.success("New token picked up", "Okta uses the new token.");
            toasts.successInstead("New token generated", "The one before is revoked.");
        });
        assertEquals(List.of("Deactivation refused", "New token generated"), Screen.texts(".toast-title"));
    }
}
