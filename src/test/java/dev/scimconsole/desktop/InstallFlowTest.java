package dev.scimconsole.desktop;

import static dev.scimconsole.desktop.Screen.await;
import static dev.scimconsole.desktop.Screen.awaitGone;
import static dev.scimconsole.desktop.Screen.awaitShown;
import static dev.scimconsole.desktop.Screen.confirm;
import static dev.scimconsole.desktop.Screen.node;
import static dev.scimconsole.desktop.Screen.press;
import static dev.scimconsole.desktop.Screen.use;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.demo.simulator.SimulatedProvider;
import dev.scimconsole.desktop.widgets.texts.RichText;
import dev.scimconsole.desktop.widgets.secrets.TokenField;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// From the connection to the token that Microsoft Entra ID has picked up, in the demo's window.
@Tag("desktop")
@OnScreen
class InstallFlowTest {

    private DemoWindow window;

    @Start
    void start(Stage stage) throws Exception {
        window = DemoWindow.open(stage);
        window.provision(SimulatedProvider.ENTRA_ID);
    }

    @AfterEach
    void end(FxRobot robot) {
        assertFalse(window.sockets().usedOnFxThread(), "I/O on the JavaFX thread");
        window.close(robot);
    }

    @Test
    void oneClickLeadsFromTheRefreshToPickedUp(FxRobot robot) {
        awaitShown("#refresh");
        use("#installPane", TitledPane.class, it -> it.setExpanded(true));
        assertEquals("Not connected.", node("#installState", Label.class).getText());
        press("#installConnect");
        awaitShown("#connectDevice");
        press("#connectDevice");
        await(() -> node("#connectTold", Label.class).getText().contains("enter the code"), "the code");
        String code = node("#connectTold", Label.class).getText().replaceFirst("^.*code (\\S+):.*$", "$1");
        window.service().entra().typeIn(code, true);
        await(() -> node("#connectTargets", ComboBox.class).getValue() != null, "the application");
        press("#connectDone");
        awaitGone("#connectDone");
        await(() -> node("#installState", Label.class).getText().contains("app “Acme SCIM”"),
                "the connection");

        press("#refresh");
        awaitShown(".choices");
        assertTrue(robot.lookup(".choices .check-box").queryAs(CheckBox.class).isSelected());
        confirm();
        await(() -> lines().contains("**Validated.** Microsoft Entra ID reached this service"), "the test");
        assertTrue(text("#tokenWarning").startsWith("**The new token is being put into Microsoft Entra ID.**")
                || text("#tokenWarning").startsWith("Your identity provider uses this token"),
                text("#tokenWarning"));
        await(() -> lines().contains("**Microsoft Entra ID uses the new token**"), "the pick-up");
        String token = node("#tokenField", TokenField.class).tokenProperty().get().orElseThrow().reveal();
        await(() -> window.service().entra().log().contains("cycle Synchronized"), "the end of the cycle");
        List<String> log = window.service().entra().log();
        assertTrue(log.contains("PUT WRITE_SECRETS BaseAddress,SecretToken 204")
                && log.contains("POST VALIDATE useSavedCredentials 204")
                && log.contains("cycle Synchronized"),
                log.toString());
        assertFalse(log.toString().contains(token));
    }

    private static String lines() {
        return node("#rotationLines", VBox.class).lookupAll(".rich-text").stream()
                .map(line -> ((RichText) line).getText()).collect(Collectors.joining("\n"));
    }

    private static String text(String id) {
        return node(id, RichText.class).getText();
    }
}
