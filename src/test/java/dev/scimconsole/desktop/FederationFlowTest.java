package dev.scimconsole.desktop;

import static dev.scimconsole.desktop.Screen.addTheFirstDomain;
import static dev.scimconsole.desktop.Screen.await;
import static dev.scimconsole.desktop.Screen.awaitShown;
import static dev.scimconsole.desktop.Screen.clipboard;
import static dev.scimconsole.desktop.Screen.node;
import static dev.scimconsole.desktop.Screen.press;
import static dev.scimconsole.desktop.Screen.shows;
import static dev.scimconsole.desktop.Screen.texts;
import static dev.scimconsole.desktop.Screen.type;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.desktop.connection.ConclusionBox;
import dev.scimconsole.desktop.connection.TestWay;
import dev.scimconsole.desktop.guides.StepRow;
import dev.scimconsole.desktop.simulator.LoginMethod;
import dev.scimconsole.desktop.widgets.facts.FactField;
import dev.scimconsole.desktop.widgets.secrets.TokenField;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.control.ToggleButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// Microsoft Entra ID or Ping without a token, set up in the demo's windows as an administrator does it: the
/// guide leads, the values go from one window to the other, and people arrive.
@Tag("desktop")
@OnScreen
class FederationFlowTest {

    private DemoWindow window;

    @Start
    void start(Stage stage) throws Exception {
        window = DemoWindow.openWhole(stage);
    }

    @AfterEach
    void end(FxRobot robot) {
        assertFalse(window.sockets().usedOnFxThread(), "I/O on the JavaFX thread");
        window.close(robot);
    }

    @Test
    void aFederationIsSetUpFromTheIdentityThatEntraIdShows(FxRobot robot) {
        beginWith(robot, "connectionsAddFederation", LoginMethod.FEDERATION);
        type("#connectionName", "Entra production");
        type("#connectionIssuer", fact("#simulatorIssuer"));
        type("#connectionKeys", fact("#simulatorKeys"));
        type("#connectionSubject", fact("#simulatorSubject"));
        type("#connectionAudience", fact("#simulatorAudience"));
        press("#connectionSave");
        await(() -> texts("#connections .muted").contains("Entra production"), "the connection");
        await(() -> node("#connectionsAdd", MenuButton.class).isFocused(), "the focus back on the card");

        press("#guide-entra-id");
        press("#way-federation");
        takeFromTheGuide("#copy-federation-token-url", "#copy-federation-client-id");
        press("#simulatorTest");
        await(() -> text("#simulatorOutcome").startsWith("The connection works"), "the test");
        await(() -> row("#step-federation-test").getAccessibleText().contains("Arrived"), "the guide's tick");

        press("#simulatorRollKeys");
        await(() -> !node("#simulatorSync", Button.class).isDisabled(), "the new key");
        press("#simulatorSync");
        await(() -> text("#simulatorOutcome").contains("25 users created"), "the people");
        await(() -> row("#step-on-demand").getAccessibleText().contains("Arrived"), "the first user");
        await(() -> texts("#connections .badge").getFirst().startsWith("In use"), "the use on the card");
    }

    @Test
    void clientCredentialsAreSetUpWithASecretThatIsShownOnce(FxRobot robot) {
        beginWith(robot, "connectionsAddSecret", LoginMethod.CLIENT_CREDENTIALS);
        type("#connectionName", "Entra production");
        press("#connectionSave");
        awaitShown("#secretName");
        type("#secretName", "Entra 2027");
        press("#secretAdd");
        awaitShown("#secretField");
        TokenField secret = node("#secretField", TokenField.class);
        type("#simulatorToken", secret.tokenProperty().get().orElseThrow().reveal());

        press("#testConnection");
        awaitShown("#testWay");
        TestWay way = (TestWay) node("#testWay", ChoiceBox.class).getValue();
        assertEquals("Entra production", way.connection().orElseThrow().name());
        assertFalse(shows("#testToken"));
        press("#testRun");
        await(() -> node("#testConclusion", ConclusionBox.class).getText()
                .contains("the client ID and the secret"), "the console's test");
        press("#testClose");

        press("#guide-entra-id");
        press("#way-client-credentials");
        takeFromTheGuide("#copy-client-token-url", "#copy-client-id");
        press("#simulatorSync");
        await(() -> text("#simulatorOutcome").contains("25 users created"), "the people");
        await(() -> row("#step-client-secret").getAccessibleText().contains("Arrived"), "the guide's tick");
        await(() -> texts("#connections .badge").getFirst().startsWith("In use"), "the use on the card");
    }

    private void beginWith(FxRobot robot, String kind, LoginMethod method) {
        addTheFirstDomain(robot);
        ScreenTour.item("#productsMenu", "simulator.title");
        awaitShown("#simulatorTest");
        ToggleButton entra = node("#simulateEntra", ToggleButton.class);
        robot.interact(entra::fire);
        @SuppressWarnings("unchecked")
        ChoiceBox<LoginMethod> methods = node("#simulatorMethod", ChoiceBox.class);
        robot.interact(() -> methods.setValue(method));
        TitledPane pane = node("#connectionsPane", TitledPane.class);
        robot.interact(() -> pane.setExpanded(true));
        ScreenTour.item("#connectionsAdd", kind);
        awaitShown("#connectionName");
    }

    private static void takeFromTheGuide(String tokenUrl, String clientId) {
        awaitShown(clientId);
        type("#simulatorTokenUrl", copied(tokenUrl));
        type("#simulatorClientId", copied(clientId));
    }

    private static String copied(String field) {
        press(field + " .copy-field-button");
        String shown = node(field + " .copy-field-text", TextField.class).getText();
        await(() -> clipboard().equals(shown), "the copy of " + field);
        return clipboard();
    }

    private static String fact(String field) {
        return node(field, FactField.class).getText();
    }

    private static String text(String label) {
        return node(label, Label.class).getText();
    }

    private static StepRow row(String step) {
        return node(step, StepRow.class);
    }
}
