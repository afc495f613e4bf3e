package dev.scimconsole.desktop;

import static dev.scimconsole.desktop.Screen.await;
import static dev.scimconsole.desktop.Screen.awaitGone;
import static dev.scimconsole.desktop.Screen.awaitShown;
import static dev.scimconsole.desktop.Screen.button;
import static dev.scimconsole.desktop.Screen.node;
import static dev.scimconsole.desktop.Screen.press;
import static dev.scimconsole.desktop.Screen.pressNamed;
import static dev.scimconsole.desktop.Screen.type;
import static dev.scimconsole.desktop.Screen.use;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.desktop.widgets.texts.RichText;
import java.util.List;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// The page of refused changes, as an Org Admin uses it, against the demo's service.
@Tag("desktop")
@OnScreen
class RefusedChangesFlowTest {

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
    void otherPagesSayWhatIsOpen(FxRobot robot) throws Exception {
        RefusedPeople.play(window.service());
        press("#nav-security");
        awaitShown("#refusedLine");
        press("#nav-scim-configuration");
        awaitShown("#refusedLine");
        await(() -> Screen.texts("#refusedLine .message-box > .label")
                .equals(List.of("4 refused changes are open. 1 person still has access.")), "what is open");
        press("#nav-users");
        await(() -> Screen.texts("#users .badge").contains("Deactivation refused"), "the mark");
        use("#users", TableView.class, it -> it.getSelectionModel().select(0));
        awaitShown("#detailsBody .leavers .message-box");
        assertTrue(Screen.node("#detailsBody .leavers .rich-text", RichText.class).getText()
                .startsWith("Should have been deactivated: today"));
        press("#nav-groups");
        await(() -> Screen.texts("#groups .table-cell").contains("Facilities · Change refused"),
                "the group's mark");
        use("#stateFilter", ChoiceBox.class, it -> it.getSelectionModel().select(1));
        await(() -> Screen.texts("#footer").equals(List.of("1 group found")), "those with refused changes");
        assertEquals(1, node("#groups", TableView.class).getItems().size());
    }

    @Test
    void aWaveBeginsThePageUntilItIsDecided() throws Exception {
        RefusedPeople.playAWave(window.service());
        press("#nav-refused-changes");
        awaitShown("#held");
        assertEquals("Leavers are held: 2", node("#heldTitle", Label.class).getText());
        assertEquals("Leaver 7, Leaver 6", node("#heldNames", Label.class).getText());
        Platform.runLater(() -> node("#held-stop", Button.class).fire());
        awaitShown(".confirmation-text");
        press(".dialog-pane .danger");
        await(() -> node("#heldTitle", Label.class).getText().equals("Leavers are stopped: 2"), "the stop");
        press("#held-resume");
        awaitGone("#held");
        awaitShown("#leaversCard");
    }

    @Test
    void whoIsProtectedStandsApart(FxRobot robot) throws Exception {
        String token = RefusedPeople.play(window.service());
        press("#nav-users");
        await(() -> Screen.texts("#users .badge").contains("Active"), "the users");
        use("#users", TableView.class, it -> it.getSelectionModel().select(2));
        awaitShown("#protected");
        press("#protected");
        await(() -> node("#protected", ToggleButton.class).isSelected(), "the switch");
        await(() -> Screen.texts("#users .badge").contains("Protected"), "the mark");
        assertEquals(403, RefusedPeople.askForTheDeletionOf(window.service(), token, "nour@acme.com"));
        press("#nav-refused-changes");
        awaitShown("#intendedCard");
        assertEquals("1 person still has access", node("#refusedBadge", Label.class).getText());
        assertTrue(
                Screen.texts("#intendedChanges .plain-cell").contains("Nour Haddad is a protected person."));
    }

    @Test
    void theRequestOfEachCanBeLookedAt() throws Exception {
        RefusedPeople.play(window.service());
        press("#nav-refused-changes");
        awaitShown("#leaversCard");
        pressNamed("What was asked: Lea Fischer");
        await(() -> Screen.texts("#leavers .history .refused").equals(List.of("Refused: Deactivate user")),
                "what was asked about who has access");
        pressNamed("What was asked: Lea Fischer");
        await(() -> Screen.texts("#leavers .history .refused").isEmpty(), "its end");
        pressNamed("Details: Nadia Haddad. Change username. Somebody has the user name nour@acme.com.");
        pressNamed("What was asked: Nadia Haddad");
        await(() -> Screen.texts("#otherChanges .history .refused").equals(List.of("Refused: Update user")),
                "what was asked about others");
    }

    @Test
    void bothSidesOfAClashAreShownAndOpened() throws Exception {
        RefusedPeople.play(window.service());
        press("#nav-refused-changes");
        awaitShown("#leaversCard");
        pressNamed("Details: Nadia Haddad. Change username. Somebody has the user name nour@acme.com.");
        await(() -> Screen.texts(".clash .muted")
                .equals(List.of("Asks for nour@acme.com", "Has nour@acme.com")), "the sides");
        assertTrue(Screen.texts(".clash .plain-cell").getFirst().startsWith("Nadia Haddad"));
        assertTrue(Screen.texts(".clash .plain-cell").getLast().startsWith("Nour Haddad"));
        pressNamed("Open: nour@acme.com");
        await(() -> node(".search-field", TextField.class).getText().equals("nour@acme.com"), "the person");
    }

    @Test
    void bothSidesOfAClashStandInThePersonsDetailsToo() throws Exception {
        RefusedPeople.play(window.service());
        press("#nav-refused-changes");
        awaitShown("#leaversCard");
        pressNamed("Details: Nadia Haddad. Change username. Somebody has the user name nour@acme.com.");
        pressNamed("Open person: Nadia Haddad");
        await(() -> Screen.texts("#users .badge").size() == 1, "her row alone");
        use("#users", TableView.class, it -> it.getSelectionModel().select(0));
        await(() -> Screen.texts("#detailsBody .clash .muted")
                .equals(List.of("Asks for nour@acme.com", "Has nour@acme.com")), "the sides");
        pressNamed("Open: nour@acme.com");
        await(() -> node(".search-field", TextField.class).getText().equals("nour@acme.com"), "the other");
    }

    @Test
    void whoShouldHaveNoAccessStandsInRedUntilSettled() throws Exception {
        RefusedPeople.play(window.service());
        press("#nav-refused-changes");
        awaitShown("#leaversCard");
        await(() -> node("#refusedCount", Label.class).getText().equals("4"), "the count");
        assertEquals("1 person still has access", node("#refusedBadge", Label.class).getText());
        assertTrue(Screen.texts("#leavers .strong-name").contains("Lea Fischer"));
        pressNamed("Details: Nadia Haddad. Change username. Somebody has the user name nour@acme.com.");
        assertTrue(button("Open person: Nadia Haddad").isVisible());
        pressNamed("Settle…: Lea Fischer");
        awaitShown("#settleReason");
        press(".form-submit");
        await(() -> Screen.texts(".field-error").contains("Say why this is settled."), "what is missing");
        type("#settleReason", "Lea is back.");
        press(".form-submit");
        awaitGone("#leaversCard");
        awaitShown("#otherChanges");
        pressNamed("Open person: Nadia Haddad");
        await(() -> node(".search-field", TextField.class).getText().equals("nadia@acme.com"), "the person");
    }
}
