package dev.scimconsole.desktop;

import static dev.scimconsole.desktop.Screen.await;
import static dev.scimconsole.desktop.Screen.awaitShown;
import static dev.scimconsole.desktop.Screen.node;
import static dev.scimconsole.desktop.Screen.press;
import static dev.scimconsole.desktop.Screen.type;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.scimconsole.contract.directory.GroupMember;
import dev.scimconsole.demo.simulator.SimulatedProvider;
import dev.scimconsole.desktop.widgets.facts.FactField;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// The Groups page, as an administrator uses it, against the real service.
@Tag("desktop")
@OnScreen
class GroupsFlowTest {

    private DemoWindow demo;

    @Start
    void start(Stage stage) throws Exception {
        demo = DemoWindow.open(stage);
    }

    @AfterEach
    void end(FxRobot robot) {
        demo.close(robot);
    }

    @Test
    void aGroupIsFoundAndShowsItsMembers(FxRobot robot) throws Exception {
        awaitShown("#addDomain");
        press("#nav-groups");
        awaitShown("#setUp");
        demo.provision(SimulatedProvider.ENTRA_ID);
        press("#nav-users");
        awaitShown("#users");
        press("#nav-groups");
        // Users, which may still be there, has a heading of this id.
        awaitShown("#groups.table-view");
        await(() -> items("#groups").size() == 3);
        assertEquals("3 provisioned", node("#total", Label.class).getText());
        type("#search", "emp");
        await(() -> items("#groups").size() == 1);
        robot.interact(() -> table("#groups").getSelectionModel().selectFirst());
        awaitShown("#detail-members");
        assertEquals("Employees", node("#detailsTitle", Label.class).getText());
        assertEquals("24", node("#detail-members", FactField.class).getText());
        assertEquals("Entra ID (Microsoft-Entra-ID-Provisioning/1.0)",
                node("#detail-source", FactField.class).getText());
        await(() -> items("#members").size() == 24);
        List<String> names = items("#members").stream().map(GroupMember.class::cast)
                .map(member -> member.userName().orElseThrow()).toList();
        assertEquals(24, names.stream().distinct().filter(name -> name.endsWith("@acme.com")).count());
        press("#detailsClose");
        Screen.awaitGone("#details");
    }

    private static List<?> items(String selector) {
        return List.copyOf(table(selector).getItems());
    }

    private static TableView<?> table(String selector) {
        return (TableView<?>) Window.getWindows().stream()
                .map(window -> window.getScene().lookup(selector)).filter(TableView.class::isInstance)
                .findFirst()
                .orElseThrow();
    }
}
