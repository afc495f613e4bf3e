package dev.scimconsole.desktop;

import static dev.scimconsole.desktop.Screen.addTheFirstDomain;
import static dev.scimconsole.desktop.Screen.await;
import static dev.scimconsole.desktop.Screen.awaitGone;
import static dev.scimconsole.desktop.Screen.awaitShown;
import static dev.scimconsole.desktop.Screen.node;
import static dev.scimconsole.desktop.Screen.press;
import static dev.scimconsole.desktop.Screen.type;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.contract.configuration.ScimToken;
import dev.scimconsole.contract.directory.UserSummary;
import dev.scimconsole.demo.simulator.SimulatedProvider;
import dev.scimconsole.desktop.widgets.facts.FactField;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// The Users page, as an administrator uses it, against the real service.
@Tag("desktop")
@OnScreen
class UsersFlowTest {

    private DemoWindow demo;

    @Start
    void start(Stage stage) throws Exception {
        demo = DemoWindow.open(stage);
    }

    @AfterEach
    void end(FxRobot robot) {
        demo.close(robot);
    }

    /// In the frame in which they are wanted that would take longer than a frame should.
    @Test
    void detailsAreMadeAndStyledBeforeTheyAreWanted(FxRobot robot) throws Exception {
        demo.provision(SimulatedProvider.OKTA);
        openPage();
        await(() -> users().size() == 25);
        await(() -> table().getScene().lookup("#history .entry .what") instanceof Label change
                && change.getSkin() != null);
        assertFalse(Screen.shows("#detail-id"));
        Node fact = table().getScene().lookup("#detail-id");
        robot.interact(() -> table().getSelectionModel().selectFirst());
        assertSame(fact, node("#detail-id", FactField.class));
    }

    @Test
    void whereNobodyIsProvisionedThePageLeadsToTheSetUp() {
        openPage();
        awaitShown("#setUp");
        assertEquals("No users have been provisioned yet.", node("#nothing", Label.class).getText());
        assertTrue(node("#export", MenuButton.class).isDisabled());
        press("#setUp");
        awaitShown("#addDomain");
    }

    @Test
    void provisionedUsersAreFoundSortedAndShownInDetail(FxRobot robot) throws Exception {
        demo.provision(SimulatedProvider.OKTA);
        openPage();
        await(() -> users().size() == 25);
        assertEquals("25 provisioned", node("#total", Label.class).getText());
        assertEquals("Alice Brown", users().getFirst().name().orElseThrow());
        assertFalse(Screen.shows("#details"));

        type("#search", "LENA");
        await(() -> users().size() == 1);
        robot.interact(() -> table().getSelectionModel().selectFirst());
        awaitShown("#detail-emails");
        assertEquals("Lena Fischer", node("#detailsTitle", Label.class).getText());
        assertEquals("lfischer@acme.com (work, primary)", fact("emails"));
        assertEquals("Deactivated", fact("status"));
        assertEquals("Not sent", fact("invite"));
        assertEquals("Okta (Okta SCIM Client 1.0.0)", fact("source"));
        await(() -> Screen.texts("#history .what").size() == 2);
        assertEquals(List.of("Deactivate user", "Create user"), Screen.texts("#history .what"));
        assertTrue(Screen.texts("#history .entry .label").contains("active: true → false"));
        assertEquals("Last written by: Okta (Okta SCIM Client 1.0.0)",
                node("#detail-source", FactField.class).spoken());
        robot.interact(() -> table().requestFocus());
        robot.push(KeyCode.ESCAPE);
        awaitGone("#details");

        type("#search", "nobody like this");
        awaitShown("#nothing");
        await(() -> node("#nothing", Label.class).getText().contains("nobody like this"));
        type("#search", "");
        await(() -> users().size() == 25);
        robot.interact(() -> {
            TableColumn<UserSummary, ?> userName = table().getColumns().get(1);
            userName.setSortType(TableColumn.SortType.DESCENDING);
            table().getSortOrder().setAll(List.of(userName));
        });
        await(() -> users().getFirst().userName().equals("zdubois@acme.com"));
        robot.push(KeyCode.F5);
        await(() -> users().size() == 25 && users().getFirst().name().orElseThrow().equals("Alice Brown"));
    }

    @Test
    void theNextPersonIsToldOfInThePlaceOfTheOneBefore(FxRobot robot) throws Exception {
        demo.provision(SimulatedProvider.OKTA);
        openPage();
        await(() -> users().size() == 25);
        robot.interact(() -> {
            table().requestFocus();
            table().getSelectionModel().select(1);
        });
        awaitHistory();
        FactField userName = node("#detail-userName", FactField.class);
        Node entry = node("#history .entry", Node.class);
        press("#history .hyperlink");
        awaitShown("#history .request");
        Set<Double> heights = new HashSet<>();
        robot.interact(() -> table().heightProperty().subscribe(height -> heights.add(height.doubleValue())));
        String first = userName.getText();
        robot.push(KeyCode.DOWN);
        await(() -> !userName.getText().equals(first));
        awaitHistory();
        UserSummary second = users().get(2);
        assertEquals(second.userName(), userName.getText());
        assertEquals(second.name().orElseThrow(), node("#detailsTitle", Label.class).getText());
        assertSame(userName, node("#detail-userName", FactField.class), "it has not to be styled anew");
        assertSame(entry, node("#history .entry", Node.class), "neither has the history");
        assertFalse(Screen.shows("#history .request"), "nobody asked for this one's request");
        robot.push(KeyCode.DOWN);
        robot.push(KeyCode.DOWN);
        robot.push(KeyCode.UP);
        await(() -> userName.getText().equals(users().get(3).userName()));
        awaitHistory();
        double last = table().getHeight();
        assertTrue(heights.stream().allMatch(height -> height <= last), "the room below stayed: " + heights);
    }

    private static void awaitHistory() {
        await(() -> Screen.shows("#history .entry") && !Screen.shows("#detailsSkeleton"));
    }

    @Test
    void aServiceThatIsGoneIsToldWithAWayToTryAgain() throws Exception {
        demo.provision(SimulatedProvider.ENTRA_ID);
        openPage();
        await(() -> users().size() == 25);
        demo.stopService();
        type("#search", "b");
        awaitShown("#pageError");
        assertTrue(node("#pageError", Label.class).getText().contains("http://127.0.0.1:"));
        assertEquals(25, users().size());
        press("#retry");
        awaitShown("#pageError");
    }

    @Test
    void aPickUpOfTheNewTokenIsToldHereToo(FxRobot robot) throws Exception {
        addTheFirstDomain(robot);
        assertEquals(201, demo.createUser(Screen.token(), "jane@acme.com"));
        String first = Screen.token().hint();
        press("#refresh");
        Screen.confirm();
        await(() -> !Screen.token().hint().equals(first));
        // The page's own is wiped when it is left.
        ScimToken refreshed = ScimToken.parse(Screen.token().reveal()).orElseThrow();
        press("#nav-users");
        awaitShown(".console-dialog .button.danger");
        int asked = demo.sockets().asked("/api/v1/provisioning-clients");
        Screen.confirm();
        awaitShown("#users");
        await(() -> users().size() == 1);
        // The clients are asked for once the state of the rotation is known.
        await(() -> demo.sockets().asked("/api/v1/provisioning-clients") > asked);
        assertEquals(201, demo.createUser(refreshed, "john@acme.com"));
        await(() -> Screen.texts(".toast-title").contains("New token picked up"));
        refreshed.close();
    }

    private static void openPage() {
        awaitShown("#addDomain");
        press("#nav-users");
        awaitShown("#users");
    }

    private static String fact(String name) {
        return node("#detail-" + name, FactField.class).getText();
    }

    private static List<UserSummary> users() {
        return List.copyOf(table().getItems());
    }

    @SuppressWarnings("unchecked") // The page's table holds users.
    private static TableView<UserSummary> table() {
        return (TableView<UserSummary>) Window.getWindows().stream()
                .map(window -> window.getScene().lookup("#users")).filter(TableView.class::isInstance)
                .findFirst()
                .orElseThrow();
    }
}
