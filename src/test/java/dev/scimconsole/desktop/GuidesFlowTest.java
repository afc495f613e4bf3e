package dev.scimconsole.desktop;

import static dev.scimconsole.desktop.Screen.await;
import static dev.scimconsole.desktop.Screen.awaitGone;
import static dev.scimconsole.desktop.Screen.awaitShown;
import static dev.scimconsole.desktop.Screen.node;
import static dev.scimconsole.desktop.Screen.shown;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.demo.simulator.SimulatedProvider;
import dev.scimconsole.desktop.guides.StepRow;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// The set-up guides, as an administrator finds the one of their provider.
@Tag("desktop")
@OnScreen
class GuidesFlowTest {

    private static final PseudoClass DONE = PseudoClass.getPseudoClass("done");

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
    void theFurtherGuidesStandBehindOneChooser(FxRobot robot) {
        awaitShown("#guide-okta");
        MenuButton chooser = node("#guide-further", MenuButton.class);
        assertEquals("Other", chooser.getText());
        assertEquals(3, node("#guideTabs", Pane.class).getChildren().size());
        assertTrue(shown("#guideSteps #copy-identifier"));
        robot.interact(item(chooser, "guide-oracle")::fire);
        awaitShown("#guideSteps #copy-host");
        assertEquals("Oracle IAM", chooser.getText());
        assertEquals("Other identity providers: Oracle IAM, shown", chooser.getAccessibleText());
        assertFalse(shown("#guideSteps #copy-identifier"));
        Screen.press("#guide-okta");
        awaitGone("#guideSteps #copy-host");
        assertEquals("Other", chooser.getText());
    }

    @Test
    void whatMayGoWrongTakesRoomOnlyWhenSomebodyLooks(FxRobot robot) {
        awaitShown("#guide-okta");
        TitledPane errors = node("#guideErrorsPane", TitledPane.class);
        assertFalse(errors.isExpanded());
        assertTrue(errors.getHeight() < 40, () -> "closed, it is as high as " + errors.getHeight());
        robot.interact(() -> errors.setExpanded(true));
        await(() -> errors.getHeight() > 200);
        Screen.press("#guide-entra-id");
        await(() -> !errors.isExpanded());
    }

    @Test
    void whatAuthentikSendsOpensItsGuideAndTicksIt() throws Exception {
        awaitShown("#guide-okta");
        demo.provision(SimulatedProvider.AUTHENTIK);
        Screen.press("#nav-users");
        awaitShown("#users");
        Screen.press("#nav-scim-configuration");
        awaitShown("#guideSteps #step-dry-run");
        assertEquals("authentik", node("#guide-further", MenuButton.class).getText());
        for (String step : List.of("application", "assign", "groups")) {
            await(() -> node("#guideSteps #step-" + step, StepRow.class).getPseudoClassStates()
                    .contains(DONE));
        }
    }

    private static MenuItem item(MenuButton chooser, String id) {
        return chooser.getItems().stream().filter(item -> item.getId().equals(id)).findFirst().orElseThrow();
    }
}
