package dev.scimconsole.desktop.widgets.layout;

import javafx.scene.layout.Region;

/// How high a page's column of cards was when all of them were there. The next time its room is kept while
/// they come: what becomes higher is painted anew as a whole, with all that stands in it and around it, and
/// that would be all that is seen of the page, for each card that comes below it.
///
/// To be used on the JavaFX thread, by one page after the other.
public final class FullHeight {

    private double height;

    /// Nothing is known of it yet.
    public FullHeight() {}

    /// Keeps the room for cards that will come.
    void keep(Region column) {
        if (height > 0) {
            column.setMinHeight(height);
        }
    }

    /// Leaves the column as high as it is by itself.
    void leave(Region column) {
        column.setMinHeight(Region.USE_COMPUTED_SIZE);
    }

    /// All cards are there, and laid out.
    void take(Region column) {
        height = column.prefHeight(column.getWidth());
        leave(column);
    }
}
