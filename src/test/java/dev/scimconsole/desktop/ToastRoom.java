package dev.scimconsole.desktop;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Cell;
import javafx.scene.control.Control;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.testfx.util.WaitForAsyncUtils;

/// Whether toasts leave room for all that is on the screen: each control is seen above them, or can be
/// scrolled to, and what has the focus is seen where it was before.
final class ToastRoom {

    /// Width and height of windows.
    private static final List<int[]> SIZES = List.of(new int[]{960, 600}, new int[]{1280, 800});

    private ToastRoom() {}

    /// Tells of two things at each size of the window, where nothing lies above it.
    ///
    /// @return what is covered or lost
    static List<String> faults(DemoWindow demo) {
        List<String> faults = new ArrayList<>();
        if (fx(() -> stages().size()) == 1) {
            Stage window = fx(() -> stages().getFirst());
            for (int[] size : SIZES) {
                boolean focusSeen = fx(() -> {
                    // Not the window itself, whose picture would have to grow with it.
                    window.getScene().getRoot().resize(size[0], size[1]);
                    window.getScene().getRoot().layout();
                    return isFocusSeen(window.getScene());
                });
                fx(() -> {
                    demo.tell("New token picked up", "Okta uses the new token since this moment.");
                    demo.tell("File written", "3,412 events were written to the file that you have chosen.");
                    return true;
                });
                Screen.settle();
                List<String> found = new ArrayList<>(fx(() -> look(window.getScene())));
                if (focusSeen && !fx(() -> isFocusSeen(window.getScene()))) {
                    found.add("the focus is not seen any more");
                }
                found.forEach(fault -> faults.add("%d x %d: %s".formatted(size[0], size[1], fault)));
                tellNothing(window);
            }
        }
        return faults;
    }

    private static void tellNothing(Stage window) {
        fx(() -> {
            ((Pane) window.getScene().getRoot().lookup(".toasts")).getChildren().clear();
            return true;
        });
        Screen.settle();
    }

    private static List<String> look(Scene scene) {
        Node strip = scene.getRoot().lookup(".toasts");
        List<Bounds> toasts = scene.getRoot().lookupAll(".toast").stream().map(ToastRoom::bounds).toList();
        Bounds window = scene.getRoot().getLayoutBounds();
        List<String> faults = new ArrayList<>();
        if (toasts.isEmpty() || !toasts.stream().allMatch(window::contains)) {
            faults.add("toasts outside the window: " + toasts);
        }
        double above = bounds(strip).getMinY();
        nodes(scene.getRoot(), strip).filter(Control.class::isInstance).filter(Screen::isShown)
                .filter(control -> !(control instanceof Cell<?>)).forEach(control -> {
                    Bounds seen = seen(control);
                    if (seen.getHeight() > 0 && toasts.stream().anyMatch(seen::intersects)) {
                        faults.add("covered: " + control);
                    }
                    if (bounds(control).getMaxY() > above + 1 && !scrolls(control)) {
                        faults.add("lost: " + control);
                    }
                });
        return faults;
    }

    /// Whether what has the focus is seen, or nothing has it. On the JavaFX thread.
    static boolean isFocusSeen(Scene scene) {
        Node focused = scene.getFocusOwner();
        return focused == null || !Screen.isShown(focused) || seen(focused).getHeight() >= 1;
    }

    /// What is left of it within all that it scrolls in.
    private static Bounds seen(Node node) {
        Bounds seen = bounds(node);
        for (Parent at = node.getParent(); at != null; at = at.getParent()) {
            if (at.getClip() != null || at instanceof ScrollPane) {
                Bounds part = bounds(at);
                double top = Math.max(seen.getMinY(), part.getMinY());
                seen = new BoundingBox(seen.getMinX(), top, seen.getWidth(),
                        Math.max(0, Math.min(seen.getMaxY(), part.getMaxY()) - top));
            }
        }
        return seen;
    }

    private static boolean scrolls(Node node) {
        return Stream.<Node>iterate(node.getParent(), at -> at != null, Node::getParent)
                .anyMatch(at -> at instanceof ScrollPane || at instanceof VirtualFlow<?>);
    }

    private static Bounds bounds(Node node) {
        return node.localToScene(node.getLayoutBounds());
    }

    private static Stream<Node> nodes(Node node, Node except) {
        if (node.equals(except)) {
            return Stream.empty();
        }
        return node instanceof Parent parent
                ? Stream.concat(Stream.of(node),
                        parent.getChildrenUnmodifiable().stream().flatMap(child -> nodes(child, except)))
                : Stream.of(node);
    }

    private static List<Stage> stages() {
        return Window.getWindows().stream().filter(Stage.class::isInstance).map(Stage.class::cast)
                .filter(Window::isShowing).toList();
    }

    private static <T> T fx(Callable<T> question) {
        return WaitForAsyncUtils.waitForAsyncFx(10_000, question);
    }
}
