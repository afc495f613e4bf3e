package dev.scimconsole.desktop.widgets.layout;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;

/// A pane in which a page, or a long part of one, scrolls. It paints right onto the window what has changed
/// in it. By itself a scroll pane paints all that it shows into a picture, again for each change, which is
/// fine for what only moves: without a graphics card, as in a remote session, that takes most of a frame's
/// time, and the picture stays in memory.
public final class PagePane extends ScrollPane {

    /// With nothing in it yet.
    public PagePane() {
        skinProperty().subscribe(skin -> {
            if (skin != null) {
                lookupAll(".viewport").stream().filter(part -> equals(part.getParent()))
                        .forEach(viewport -> viewport.setCache(false));
            }
        });
    }

    /// The pane in which a node scrolls; empty where it does in none, or is in no scene.
    public static Optional<ScrollPane> around(Node node) {
        Node at = node.getParent();
        while (at != null && !(at instanceof ScrollPane)) {
            at = at.getParent();
        }
        return Optional.ofNullable((ScrollPane) at);
    }

    /// How high the pane must be so that nothing in it scrolls, in the size that texts have in its scene.
    ///
    /// @param width of the pane
    public double heightOfAll(double width) {
        applyCss();
        return snapSizeY(getContent().prefHeight(width - snappedLeftInset() - snappedRightInset()))
                + snappedTopInset() + snappedBottomInset();
    }

    /// Leaves at its place what is shown while the pane becomes lower or higher, as for a toast. By itself it
    /// keeps the share that is scrolled, and everything would move under the pointer.
    public void stay() {
        viewportBoundsProperty().subscribe((before, now) -> {
            if (before.getHeight() != now.getHeight() && getContent() != null) {
                double height = getContent().getLayoutBounds().getHeight();
                double top = Math.max(0, height - before.getHeight()) * getVvalue();
                double hidden = height - now.getHeight();
                setVvalue(hidden > 0 ? Math.min(1, top / hidden) : 0);
            }
        });
    }
}
