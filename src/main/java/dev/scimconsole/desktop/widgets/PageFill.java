package dev.scimconsole.desktop.widgets;

import javafx.beans.InvalidationListener;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;

/// Makes a part of a page, such as a long table, as high as the window leaves room for. The part scrolls in
/// itself; the page scrolls only where the window is too low even for the part's least height.
public final class PageFill {

    private final Region part;
    private final double least;
    private final InvalidationListener listener = _ -> fit();

    private PageFill(Region part, double least) {
        this.part = part;
        this.least = least;
    }

    /// Begins to fit the part, once it is on a page.
    ///
    /// @param least the height below which the page scrolls
    public static void fit(Region part, double least) {
        PageFill fill = new PageFill(part, least);
        part.setMinHeight(least);
        part.setPrefHeight(least);
        part.sceneProperty().subscribe(scene -> {
            if (scene != null) {
                fill.follow();
            }
        });
    }

    private void follow() {
        ScrollPane pane = pane();
        if (pane != null && pane.getContent() instanceof Region content) {
            pane.viewportBoundsProperty().addListener(listener);
            content.heightProperty().addListener(listener);
            part.heightProperty().addListener(listener);
            fit();
        }
    }

    private void fit() {
        ScrollPane pane = pane();
        if (pane != null && pane.getContent() instanceof Region content && part.getHeight() > 0) {
            double rest = content.prefHeight(content.getWidth()) - part.prefHeight(part.getWidth());
            part.setPrefHeight(Math.max(least, Math.floor(pane.getViewportBounds().getHeight() - rest)));
        }
    }

    private ScrollPane pane() {
        Node node = part.getParent();
        while (node != null && !(node instanceof ScrollPane)) {
            node = node.getParent();
        }
        return (ScrollPane) node;
    }
}
