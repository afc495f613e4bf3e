package dev.scimconsole.desktop;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.desktop.widgets.dialogs.Dialogs;
import dev.scimconsole.desktop.widgets.forms.Form;
import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// A dialog with a form whose answer is awaited.
@Tag("desktop")
@OnScreen
class FormDialogTest {

    private final BooleanProperty busy = new SimpleBooleanProperty();
    private final BooleanProperty done = new SimpleBooleanProperty();
    private Dialogs dialogs;

    @Start
    void start(Stage stage) {
        stage.setScene(new Scene(new VBox(), 400, 300));
        stage.show();
        dialogs = new Dialogs(stage, new Messages(), _ -> {});
    }

    @BeforeEach
    void open(FxRobot robot) {
        Platform.runLater(() -> dialogs.fill(
                new Form("Add webhook", new VBox(new TextField()), "Add", () -> busy.set(true), busy, done)));
        Screen.await(() -> dialogs.openProperty().get());
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(dialogs::dismiss);
    }

    @Test
    void itIsNotLeftWhileTheAnswerIsAwaitedThatMayBringASecret(FxRobot robot) {
        robot.interact(() -> busy.set(true));
        robot.type(KeyCode.ESCAPE);
        robot.interact(() -> {
            Window dialog = Window.getWindows().getLast();
            Event.fireEvent(dialog, new WindowEvent(dialog, WindowEvent.WINDOW_CLOSE_REQUEST));
        });
        assertTrue(dialogs.openProperty().get());
        robot.interact(() -> busy.set(false));
        robot.type(KeyCode.ESCAPE);
        Screen.await(() -> !dialogs.openProperty().get());
    }

    @Test
    void itIsTakenAwayWithItsPageAllTheSame(FxRobot robot) {
        robot.interact(() -> busy.set(true));
        robot.interact(dialogs::dismiss);
        Screen.await(() -> !dialogs.openProperty().get());
        assertFalse(done.get());
    }
}
