package dev.scimconsole.desktop.widgets;

import java.util.Set;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumnBase;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.TableColumnHeader;

/// Lets no column be narrower than its heading, in whatever language and at whatever size of text.
public final class Headings {

    private Headings() {}

    /// Looks after the columns of a table from now on. None of them may be sorted by: the mark has no room.
    public static void fit(TableView<?> table) {
        // The headings are there once the table is laid out.
        table.needsLayoutProperty().addListener(new InvalidationListener() {

            @Override
            public void invalidated(Observable layout) {
                if (fit(table.lookupAll(".column-header"))) {
                    layout.removeListener(this);
                }
            }
        });
    }

    private static boolean fit(Set<Node> headers) {
        boolean any = false;
        for (Node node : headers) {
            if (node instanceof TableColumnHeader header && header.getTableColumn() != null
                    && header.lookup(".label") instanceof Label label) {
                fit(header.getTableColumn(), label);
                any = true;
            }
        }
        return any;
    }

    private static void fit(TableColumnBase<?, ?> column, Label label) {
        double own = column.getMinWidth();
        column.minWidthProperty().bind(Bindings.createDoubleBinding(
                () -> Math.max(own, Math.ceil(label.prefWidth(-1)) + 1), label.fontProperty(),
                label.textProperty(), label.paddingProperty(), label.skinProperty()));
    }
}
