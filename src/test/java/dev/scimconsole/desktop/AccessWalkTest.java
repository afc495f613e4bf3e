package dev.scimconsole.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.desktop.widgets.texts.Paragraph;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// A walk through every page and dialog with what somebody needs who does not see the screen, or has no
/// mouse: a name for all that can be focused, the Tab key in the order in which one reads, no target under 24
/// pixels, each notice told when it appears; and room for toasts.
@Tag("desktop")
@OnScreen
class AccessWalkTest extends OnTour {

    private static final double LEAST = 24;

    private final List<String> faults = new ArrayList<>();
    private int walked;
    private Notices notices;

    @Start
    void start(Stage shown) throws IOException {
        open(shown);
        notices = new Notices();
    }

    @AfterEach
    void listenNoMore(FxRobot robot) {
        robot.interact(notices::close);
    }

    @Test
    void everyScreenAndDialog(FxRobot robot) throws Exception {
        window.walk(robot, Locale.ENGLISH, this::look);
        assertTrue(walked > 500, () -> walked + " were looked at");
        assertEquals("", String.join("\n", faults));
    }

    private void look(String where) {
        fx(() -> {
            Scene scene = top();
            notices.untold(scene).forEach(text -> faults.add(where + ": never told: " + text));
            List<Node> targets = nodes(scene.getRoot()).filter(Node::isFocusTraversable)
                    .filter(node -> !node.isDisabled()).filter(Screen::isShown).toList();
            walked += targets.size();
            nodes(scene.getRoot()).filter(AccessWalkTest::mayLoseLines).filter(Screen::isShown)
                    .forEach(label -> faults.add(where + ": wraps and is no paragraph: " + label));
            Optional<Node> before = Optional.empty();
            for (Node target : targets) {
                if (name(scene, target).isBlank()) {
                    faults.add(where + ": no name for " + target);
                }
                if (List.of(AccessibleRole.NODE, AccessibleRole.PARENT)
                        .contains(target.getAccessibleRole())) {
                    faults.add(where + ": no role for " + target);
                }
                Bounds bounds = target.localToScene(target.getLayoutBounds());
                // WCAG 2.5.8 leaves out links that stand in a text.
                if (!(target instanceof Hyperlink)
                        && (bounds.getHeight() < LEAST || bounds.getWidth() < LEAST)) {
                    faults.add("%s: %.0f x %.0f is too small a target: %s".formatted(where, bounds.getWidth(),
                            bounds.getHeight(), target));
                }
                before.filter(last -> isAbove(target, last) || isBefore(target, last)).ifPresent(
                        last -> faults
                                .add(where + ": the Tab key goes back, from " + last + " to " + target));
                before = Optional.of(target);
            }
            return true;
        });
        ToastRoom.faults(window.demo()).forEach(fault -> faults.add(where + ": " + fault));
    }

    private static boolean mayLoseLines(Node node) {
        return node instanceof Label label && label.isWrapText() && !(label instanceof Paragraph);
    }

    /// In the same column of the window, one would have to read upwards.
    private static boolean isAbove(Node next, Node last) {
        Bounds to = next.localToScene(next.getLayoutBounds());
        Bounds from = last.localToScene(last.getLayoutBounds());
        return to.getMaxY() <= from.getMinY() && to.getMinX() < from.getMaxX();
    }

    /// In the same line, one would have to read backwards.
    private static boolean isBefore(Node next, Node last) {
        Bounds to = next.localToScene(next.getLayoutBounds());
        Bounds from = last.localToScene(last.getLayoutBounds());
        return to.getMaxX() <= from.getMinX() && Math.abs(to.getCenterY() - from.getCenterY()) < LEAST / 2;
    }

    /// What was opened last lies above the rest.
    private static Scene top() {
        return Window.getWindows().stream().filter(Stage.class::isInstance).filter(Window::isShowing)
                .map(Window::getScene).reduce((_, last) -> last).orElseThrow();
    }

    private static String name(Scene scene, Node target) {
        if (target.getAccessibleText() != null && !target.getAccessibleText().isBlank()) {
            return target.getAccessibleText();
        }
        if (target instanceof Labeled labeled && labeled.getText() != null && !labeled.getText().isBlank()) {
            return labeled.getText();
        }
        return nodes(scene.getRoot()).filter(Label.class::isInstance).map(Label.class::cast)
                .filter(label -> target.equals(label.getLabelFor())).map(Labeled::getText).findFirst()
                .orElse("");
    }

    private static Stream<Node> nodes(Node node) {
        return node instanceof Parent parent
                ? Stream.concat(Stream.of(node),
                        parent.getChildrenUnmodifiable().stream().flatMap(AccessWalkTest::nodes))
                : Stream.of(node);
    }

    private static <T> T fx(Callable<T> question) {
        return WaitForAsyncUtils.waitForAsyncFx(10_000, question);
    }
}
