package dev.scimconsole.desktop.widgets.layout;

import javafx.beans.InvalidationListener;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.util.Subscription;

/// Makes a part of a page, such as a long table, as high as the window leaves room for. The part scrolls in
/// itself; the page scrolls only where the window is too low even for the part's least height.
public final class PageFill {

    private final Region part;
    private final double least;
    private final InvalidationListener listener = _ -> fit();
    private Subscription following = Subscription.EMPTY;

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
            fill.following.unsubscribe();
            fill.following = Subscription.EMPTY;
            if (scene != null) {
                fill.follow();
            }
        });
    }

    private void follow() {
        PagePane.around(part).ifPresent(this::follow);
    }

    private void follow(ScrollPane pane) {
        if (pane.getContent() instanceof Region content) {
            pane.viewportBoundsProperty().addListener(listener);
            content.heightProperty().addListener(listener);
            part.heightProperty().addListener(listener);
            // The pane outlives the page, and would keep it with all its rows.
            following = () -> {
                pane.viewportBoundsProperty().removeListener(listener);
                content.heightProperty().removeListener(listener);
                part.heightProperty().removeListener(listener);
            };
            fit();
        }
    }

    private void fit() {
        PagePane.around(part).ifPresent(this::fit);
    }

    private void fit(ScrollPane pane) {
        if (pane.getContent() instanceof Region content && part.getHeight() > 0) {
            double rest = content.prefHeight(content.getWidth()) - part.prefHeight(part.getWidth());
            part.setPrefHeight(Math.max(least, Math.floor(pane.getViewportBounds().getHeight() - rest)));
        }
    }
}
