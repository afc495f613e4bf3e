package dev.scimconsole.desktop.widgets;

import javafx.scene.control.ScrollPane;

/// The pane in which a page scrolls.
public final class PagePane {

    private PagePane() {}

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
