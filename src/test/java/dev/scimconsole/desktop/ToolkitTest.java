package dev.scimconsole.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class ToolkitTest {

    private Button button;

    @Start
    void start(Stage stage) {
        button = new Button("Copy");
        button.setOnAction(_ -> button.setText("Copied"));
        stage.setScene(new Scene(button, 200, 100));
        stage.show();
    }

    @Test
    void aClickReachesAButtonWithoutADisplay(FxRobot robot) {
        robot.clickOn(button);
        assertEquals("Copied", button.getText());
    }
}
