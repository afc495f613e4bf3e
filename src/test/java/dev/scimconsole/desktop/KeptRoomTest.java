package dev.scimconsole.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.scimconsole.desktop.widgets.layout.KeptRoom;
import dev.scimconsole.desktop.widgets.layout.Show;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// Room that stays.
@Tag("desktop")
@OnScreen
class KeptRoomTest {

    private final Region inside = new Region();
    private final KeptRoom room = new KeptRoom();

    @Start
    void start(Stage stage) {
        room.getChildren().setAll(inside);
        stage.setScene(new Scene(new VBox(room), 300, 600));
        stage.show();
    }

    @Test
    void whatIsALittleLowerLeavesTheRoomAsItIs(FxRobot robot) {
        assertEquals(200, heightFor(robot, 200));
        assertEquals(200, heightFor(robot, 150));
        assertEquals(210, heightFor(robot, 210));
        assertEquals(210, heightFor(robot, 90));
    }

    @Test
    void whatIsMuchLowerLeavesNoHole(FxRobot robot) {
        assertEquals(400, heightFor(robot, 400));
        assertEquals(150, heightFor(robot, 150));
    }

    @Test
    void whatWasHiddenBeginsAnew(FxRobot robot) {
        assertEquals(200, heightFor(robot, 200));
        robot.interact(() -> Show.set(room, false));
        robot.interact(() -> Show.set(room, true));
        assertEquals(150, heightFor(robot, 150));
    }

    @Test
    void whatIsHiddenHasRoomOnceItWasShown(FxRobot robot) {
        Region hidden = new Region();
        hidden.setPrefHeight(400);
        robot.interact(() -> {
            hidden.setVisible(false);
            room.getChildren().add(hidden);
        });
        assertEquals(200, heightFor(robot, 200));
        robot.interact(() -> {
            hidden.setVisible(true);
            room.requestLayout();
        });
        assertEquals(400, heightFor(robot, 200));
        robot.interact(() -> {
            hidden.setVisible(false);
            room.requestLayout();
        });
        assertEquals(400, heightFor(robot, 100));
    }

    private double heightFor(FxRobot robot, double needed) {
        robot.interact(() -> {
            inside.setPrefHeight(needed);
            room.getScene().getRoot().layout();
        });
        return room.getHeight();
    }
}
