package dev.scimconsole.desktop;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Window;
import org.testfx.api.FxRobot;
import org.testfx.robot.KeyboardRobot;
import org.testfx.robot.Motion;
import org.testfx.robot.MouseRobot;
import org.testfx.service.query.PointQuery;

/// Mouse and keyboard that wait until the window has taken what they did, as [Screen#settle()] does.
///
/// TestFX's own pause five times for each key, each letter and each step of a click, which was half of the
/// time of all tests of the window.
final class PromptRobot extends FxRobot {

    /// On the way of the mouse, so that it enters and leaves what lies between.
    private static final int STEPS = 5;

    private final MouseRobot mouse = robotContext().getMouseRobot();
    private final KeyboardRobot keyboard = robotContext().getKeyboardRobot();

    @Override
    public FxRobot interact(Runnable action) {
        interactNoWait(action);
        return settled();
    }

    @Override
    public <T> FxRobot interact(Callable<T> action) {
        interactNoWait(action);
        return settled();
    }

    @Override
    public FxRobot push(KeyCode... combination) {
        keyboard.pressNoWait(combination);
        keyboard.releaseNoWait(List.of(combination).reversed().toArray(KeyCode[]::new));
        return settled();
    }

    @Override
    public FxRobot press(KeyCode... keys) {
        keyboard.pressNoWait(keys);
        return settled();
    }

    @Override
    public FxRobot release(KeyCode... keys) {
        keyboard.releaseNoWait(keys);
        return settled();
    }

    @Override
    public FxRobot write(String text) {
        Scene scene = robotContext().getWindowFinder().window(Window::isFocused).getScene();
        text.chars().forEach(letter -> robotContext().getBaseRobot().typeKeyboard(scene, KeyCode.UNDEFINED,
                Character.toString(letter)));
        return settled();
    }

    /// Moves there first, as what is under the pointer may show or move something.
    @Override
    public FxRobot clickOn(PointQuery target, Motion motion, MouseButton... buttons) {
        Point2D from = robotContext().getBaseRobot().retrieveMouse();
        Point2D to = target.query();
        IntStream.rangeClosed(1, STEPS)
                .forEach(step -> mouse.moveNoWait(from.interpolate(to, (double) step / STEPS)));
        settled();
        mouse.moveNoWait(target.query());
        mouse.pressNoWait(buttons);
        settled();
        mouse.releaseNoWait(buttons);
        return settled();
    }

    private FxRobot settled() {
        Screen.settle();
        return this;
    }
}
