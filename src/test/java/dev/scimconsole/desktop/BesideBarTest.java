package dev.scimconsole.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.desktop.widgets.layout.BesideBar;
import dev.scimconsole.desktop.widgets.layout.PagePane;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Scene;
import javafx.scene.control.ScrollBar;
import javafx.scene.layout.Priority;
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
    private final Region growing = new Region();
    private final PagePane pane = new PagePane();

    @Start
    void start(Stage stage) {
        VBox page = new VBox(growing, part);
        growing.setMinHeight(50);
        VBox.setVgrow(growing, Priority.ALWAYS);
        page.setStyle("-fx-padding: 30px");
        BesideBar content = new BesideBar();
        content.setContent(page);
        pane.setContent(content);
        pane.setFitToWidth(true);
        pane.setFitToHeight(true);
        stage.setScene(new Scene(pane, 400, 300));
        stage.show();
    }

    @Test
    void aPageKeepsItsWidthWhenTheBarComesAndGoes(FxRobot robot) {
        high(robot, 100);
        double width = part.getWidth();
        high(robot, 1000);
        assertTrue(hasBar(), "there is a bar");
        assertEquals(width, part.getWidth());
        assertEquals(1000, part.getHeight());
        assertTrue(pane.getViewportBounds().getWidth() > 30 + part.getWidth(), "nothing lies below it");
        high(robot, 100);
        assertEquals(width, part.getWidth());
    }

    /// Else the page's bar comes for a frame, and everything is laid out and painted again without it.
    @Test
    void whatGrowsGivesRoomInTheSameLayout(FxRobot robot) {
        high(robot, 100);
        double room = 100 + growing.getHeight();
        assertEquals(pane.getViewportBounds().getHeight() - 60, room);
        for (double height : List.of(150.0, 20.0, room - 50)) {
            robot.interact(() -> {
                part.setMinHeight(height);
                pane.layout();
                assertEquals(room - height, growing.getHeight());
                assertFalse(hasBar());
            });
        }
        high(robot, room - 49);
        assertEquals(50, growing.getHeight());
        assertTrue(hasBar(), "what is left is less than it needs");
    }

    private boolean hasBar() {
        return pane.lookupAll(".scroll-bar").stream().map(ScrollBar.class::cast)
                .anyMatch(bar -> bar.getOrientation() == Orientation.VERTICAL && bar.isVisible());
    }

    private void high(FxRobot robot, double height) {
        robot.interact(() -> part.setMinHeight(height));
        Screen.settle();
    }
}
