package dev.scimconsole.desktop.widgets.layout;

import java.util.List;
import java.util.Locale;
import javafx.beans.NamedArg;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;

/// The outline of what is being loaded, in its place: a page has its shape before it has its words. It says
/// nothing to a screen reader, which hears that the page loads.
public final class Skeleton extends VBox {

    private static final List<Integer> WIDTHS = List.of(220, 340, 280);

    /// What is outlined.
    public enum Kind {
        /// The rows of a table.
        ROWS,
        /// The cards of a page.
        CARDS,
        /// The lines of a card.
        LINES
    }

    /// @param kind  what is outlined
    /// @param count how many of them, 1 or more
    public Skeleton(@NamedArg("kind") Kind kind, @NamedArg("count") int count) {
        getStyleClass().addAll("skeleton", kind.name().toLowerCase(Locale.ROOT));
        setMouseTransparent(true);
        setMinHeight(0);
        // As many as there is room for.
        Rectangle room = new Rectangle();
        room.widthProperty().bind(widthProperty());
        room.heightProperty().bind(heightProperty());
        setClip(room);
        for (int i = 0; i < count; i++) {
            getChildren().add(switch (kind) {
                case ROWS -> row(i);
                case CARDS -> card();
                case LINES -> line(i);
            });
        }
    }

    private static Region line(int number) {
        Region line = new Region();
        line.getStyleClass().add("skeleton-line");
        line.setMaxWidth(WIDTHS.get(number % WIDTHS.size()));
        return line;
    }

    private static Region row(int number) {
        StackPane row = new StackPane(line(number));
        row.getStyleClass().add("skeleton-row");
        return row;
    }

    private static Region card() {
        VBox card = new VBox();
        card.getStyleClass().addAll("card", "skeleton-card");
        for (int i = 0; i < WIDTHS.size(); i++) {
            card.getChildren().add(line(i));
        }
        return card;
    }
}
