package dev.scimconsole.desktop.widgets.layout;

import java.util.Optional;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Pane;

/// Shows nodes only while they have something to say; hidden ones take no room.
public final class Show {

    /// What stays free below what is brought into view: a toast of many words.
    public static final double ROOM_FOR_TOASTS = 168;

    private static final double ROOM = 16;

    private Show() {}

    /// Shows the node while the condition holds.
    public static void when(Node node, ObservableValue<Boolean> condition) {
        node.visibleProperty().bind(condition);
        node.managedProperty().bind(node.visibleProperty());
        node.visibleProperty().subscribe(shown -> {
            if (shown) {
                Unshown.placeOf(node).ifPresent(Unshown::bring);
            } else {
                takeOut(node);
            }
        });
    }

    /// Shows a text while there is one.
    public static void text(Label label, ReadOnlyStringProperty text) {
        label.textProperty().bind(text);
        when(label, text.isNotEmpty());
    }

    /// Shows below a field what is wrong with it; a screen reader tells it with the field.
    public static void error(Label label, ReadOnlyStringProperty error, Node field) {
        text(label, error);
        field.accessibleHelpProperty().bind(error);
    }

    /// Shows the node, or not.
    public static void set(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
        keepOut(node);
    }

    /// Whether the node and all that it stands in are shown.
    public static boolean isShown(Node node) {
        Node at = node;
        while (at != null && at.isVisible()) {
            at = at.getParent();
        }
        return at == null;
    }

    /// Leaves what is hidden out of its pane until it is shown, unless it is on the screen already.
    private static void keepOut(Node node) {
        if (!node.isVisible()) {
            takeOut(node).ifPresent(place -> {
                // Whoever listens only while the place is on a page is forgotten while it is not.
                node.visibleProperty().subscribe(shown -> {
                    if (shown) {
                        place.bring();
                    }
                });
            });
        }
    }

    private static Optional<Unshown> takeOut(Node node) {
        return node.getScene() == null && node.getParent() instanceof Pane pane
                ? Optional.of(Unshown.inPlaceOf(node, pane))
                : Optional.empty();
    }

    /// Scrolls the page so that the node is seen, once the layout has made room for it. Where the page is
    /// high enough, the corner stays free in which toasts appear.
    public static void bringIntoView(Node node) {
        Platform.runLater(() -> PagePane.around(node).ifPresent(pane -> {
            // What has just appeared has its size only with its style.
            pane.applyCss();
            pane.layout();
            scroll(pane, node);
        }));
    }

    private static double below(ScrollPane pane, Bounds bounds) {
        double left = pane.getViewportBounds().getHeight() - bounds.getHeight() - ROOM;
        return Math.clamp(left, ROOM, ROOM_FOR_TOASTS);
    }

    private static void scroll(ScrollPane pane, Node node) {
        Node content = pane.getContent();
        Bounds bounds = content.sceneToLocal(node.localToScene(node.getLayoutBounds()));
        double hidden = content.getLayoutBounds().getHeight() - pane.getViewportBounds().getHeight();
        double top = hidden * pane.getVvalue();
        double bottom = top + pane.getViewportBounds().getHeight();
        if (hidden > 0 && bounds.getHeight() + ROOM > pane.getViewportBounds().getHeight()) {
            // Its beginning says more than its end.
            pane.setVvalue(Math.clamp((bounds.getMinY() - ROOM) / hidden, 0, 1));
        } else if (hidden > 0 && bounds.getMaxY() + below(pane, bounds) > bottom) {
            pane.setVvalue(Math.min(1, (top + bounds.getMaxY() + below(pane, bounds) - bottom) / hidden));
        } else if (hidden > 0 && bounds.getMinY() - ROOM < top) {
            pane.setVvalue(Math.max(0, (bounds.getMinY() - ROOM) / hidden));
        }
    }
}
