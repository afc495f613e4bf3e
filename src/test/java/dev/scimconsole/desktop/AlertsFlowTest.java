package dev.scimconsole.desktop;

import static dev.scimconsole.desktop.Screen.await;
import static dev.scimconsole.desktop.Screen.awaitGone;
import static dev.scimconsole.desktop.Screen.awaitShown;
import static dev.scimconsole.desktop.Screen.node;
import static dev.scimconsole.desktop.Screen.press;
import static dev.scimconsole.desktop.Screen.type;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.desktop.widgets.layout.Tile;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Hyperlink;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// The page of alerts, as an Org Admin uses it, against the demo's service.
@Tag("desktop")
@OnScreen
class AlertsFlowTest {

    private DemoWindow window;

    @Start
    void start(Stage stage) throws Exception {
        window = DemoWindow.open(stage);
    }

    @AfterEach
    void end(FxRobot robot) {
        window.close(robot);
    }

    @Test
    void whatIsChosenHoldsAndATestShowsItsAnswers() {
        press("#nav-security");
        await(() -> Screen.texts("#alertsFacts").contains("Recipients: All Org Admins · webhooks: 0"),
                "the tile");
        Platform.runLater(() -> node("#alertsTile", Tile.class).onOpenProperty().get().run());
        awaitShown("#alertChoices");
        assertTrue(node("#alert-deactivation-refused-webhook", CheckBox.class).isSelected());
        assertFalse(node("#alert-new-device-desktop", CheckBox.class).isSelected());
        press("#alert-new-device-desktop");
        await(() -> node("#alert-new-device-desktop", CheckBox.class).isSelected(), "the choice");

        Platform.runLater(() -> node("#editEmails", Button.class).fire());
        awaitShown("#alert-emails");
        type("#alert-emails", "nobody");
        press(".form-submit");
        await(() -> Screen.texts(".field-error").contains("“nobody” is no email address."), "what is wrong");
        type("#alert-emails", "it@acme.com; ops@acme.com");
        press(".form-submit");
        awaitGone("#alert-emails");
        await(() -> Screen.texts("#alertPlaces .plain-cell").stream()
                .anyMatch(text -> text.startsWith("it@acme.com, ops@acme.com")), "the addresses");

        press("#sendTest");
        await(() -> Screen.texts("#alertDeliveries .muted").contains("this server sends no emails")
                || reloaded(), "the answers");
    }

    @Test
    void whatIsSaidOfAWaveStandsInOneLine(FxRobot robot) {
        press("#nav-alerts");
        Hyperlink change = node("#changeLeaving", Hyperlink.class);
        robot.interact(() -> change.getScene().getWindow().setWidth(1280));
        Screen.settle();
        assertTrue(change.getLayoutY() < change.getHeight(), () -> "below the rest: " + change.getLayoutY());
    }

    private static boolean reloaded() {
        Platform.runLater(() -> node("#reload", Button.class).fire());
        return false;
    }

    @Test
    void aWebhooksSecretIsShownOnceAndAWaveIsSetThere() {
        press("#nav-alerts");
        awaitShown("#alertChoices");
        Platform.runLater(() -> node("#addWebhook", Button.class).fire());
        awaitShown("#alert-address");
        type("#alert-name", "Operations");
        type("#alert-address", "https://10.0.0.1/hook");
        press(".form-submit");
        await(() -> Screen.texts(".field-error").stream()
                .anyMatch(text -> text.contains("no private network")),
                "what is wrong");
        type("#alert-address", "https://hooks.invalid/services/T0/B0/x");
        press(".form-submit");
        awaitGone("#alert-address");
        awaitShown("#webhookSecretBox");
        await(() -> Screen.texts("#alertPlaces .strong-name").contains("Webhook “Operations”"),
                "the webhook");

        Platform.runLater(() -> node("#changeLeaving", Hyperlink.class).fire());
        awaitShown("#alert-threshold");
        type("#alert-threshold", "12");
        press("#leavingHold");
        press(".form-submit");
        awaitGone("#alert-threshold");
        await(() -> Screen.texts("#alertChoices .muted").contains("more than 5 in ten minutes, held"),
                "the rule");
        assertEquals(1,
                Screen.texts("#alertPlaces .strong-name").stream().filter(text -> text.contains("Webhook"))
                        .count());
    }
}
