package dev.scimconsole.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.desktop.widgets.layout.BesideBar;
import dev.scimconsole.desktop.widgets.layout.PagePane;
import javafx.scene.Scene;
import javafx.scene.control.ScrollBar;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// A page that becomes higher than the window, and lower again.
@Tag("desktop")
@OnScreen
class BesideBarTest {

    private final Region part = new Region();
    private final PagePane pane = new PagePane();

    @Start
    void start(Stage stage) {
        VBox page = new VBox(part);
        page.setStyle("-fx-padding: 30px");
        BesideBar content = new BesideBar();
        content.setContent(page);
        pane.setContent(content);
        pane.setFitToWidth(true);
        stage.setScene(new Scene(pane, 400, 300));
        stage.show();
    }

    @Test
    void aPageKeepsItsWidthWhenTheBarComesAndGoes(FxRobot robot) {
        high(robot, 100);
        double width = part.getWidth();
        high(robot, 1000);
        assertTrue(pane.lookupAll(".scroll-bar").stream().map(ScrollBar.class::cast)
                .anyMatch(bar -> bar.isVisible() && bar.getMax() > 0), "there is a bar");
        assertEquals(width, part.getWidth());
        assertEquals(1000, part.getHeight());
        assertTrue(pane.getViewportBounds().getWidth() > 30 + part.getWidth(), "nothing lies below it");
        high(robot, 100);
        assertEquals(width, part.getWidth());
    }

    private void high(FxRobot robot, double height) {
        robot.interact(() -> part.setMinHeight(height));
        Screen.settle();
    }
}
