package dev.scimconsole.desktop.widgets.layout;

import javafx.scene.control.ScrollPane;

/// The pane in which a page scrolls.
public final class PagePane {

    private PagePane() {}

    /// Leaves at its place what is shown while the pane becomes lower or higher, as for a toast. By itself it
    /// keeps the share that is scrolled, and everything would move under the pointer.
    public static void stay(ScrollPane pane) {
        pane.viewportBoundsProperty().subscribe((before, now) -> {
            if (before.getHeight() != now.getHeight() && pane.getContent() != null) {
                double height = pane.getContent().getLayoutBounds().getHeight();
                double top = Math.max(0, height - before.getHeight()) * pane.getVvalue();
                double hidden = height - now.getHeight();
                pane.setVvalue(hidden > 0 ? Math.min(1, top / hidden) : 0);
            }
        });
    }

    /// Paints right onto the window what has changed in the pane. By itself it paints all that it shows into
    /// a picture, again for each change, which is fine for what only moves: without a graphics card, as in a
    /// remote session, a list in it would take most of its time for that.
    public static void paintDirectly(ScrollPane pane) {
        pane.skinProperty().subscribe(skin -> {
            if (skin != null) {
                pane.lookupAll(".viewport").stream().filter(part -> pane.equals(part.getParent()))
                        .forEach(viewport -> viewport.setCache(false));
            }
        });
    }
}
