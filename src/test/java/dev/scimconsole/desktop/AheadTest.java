package dev.scimconsole.desktop;

import static dev.scimconsole.desktop.Screen.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.desktop.widgets.layout.Ahead;
import dev.scimconsole.desktop.widgets.layout.Show;
import java.util.List;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// What is hidden is ready before it is wanted.
@Tag("desktop")
@OnScreen
class AheadTest {

    private final SimpleBooleanProperty known = new SimpleBooleanProperty();
    private final Label title = new Label("Ada Smith");
    private final StackPane room = new StackPane(new Label("ada@acme.com"));
    private final Label made = new Label("Groups");
    private final VBox details = new VBox(title, room);
    private final VBox page = new VBox(new Label("Users"), details);
    private Stage stage;

    @Start
    void start(Stage shown) {
        stage = shown;
        Show.when(room, known);
        Show.set(details, false);
        Ahead ahead = new Ahead(details, List.of(() -> room.getChildren().add(made)));
        stage.setScene(new Scene(page, 300, 200));
        stage.show();
        ahead.begin();
    }

    @AfterEach
    void end(FxRobot robot) {
        robot.interact(stage::close);
    }

    @Test
    void itIsLaidOutAtItsWidthAlsoWhatIsHiddenInIt(FxRobot robot) {
        await(() -> made.getParent() != null && details.getWidth() == page.getWidth()
                && !details.isNeedsLayout());
        robot.interact(() -> {
            assertFalse(details.isVisible());
            assertTrue(page.getWidth() > title.getWidth());
            assertEquals(title.prefWidth(-1), title.getWidth(), 1);
            assertEquals(made.prefWidth(-1), made.getWidth(), 1);
            assertEquals(page.getWidth(), room.getWidth());
            known.set(true);
            Show.set(details, true);
            stage.getScene().getRoot().layout();
            assertTrue(made.localToScene(0, 0).getY() > title.localToScene(0, 0).getY());
        });
    }
}
