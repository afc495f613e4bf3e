package dev.scimconsole.desktop.widgets;

import java.util.List;
import java.util.Set;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumnBase;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.TableColumnHeader;

/// Lets no column be narrower than its heading, or what is in it, in whatever language and at whatever size of
/// text.
public final class Headings {

    /// Of the usual size, in pixels: for this one the columns' own widths are made.
    private static final double USUAL_FONT = 12;

    private Headings() {}

    /// Looks after the columns of a table from now on. None of them may be sorted by: the mark has no room.
    ///
    /// @param badges columns whose cells are short and must not be cut either: they grow with the text
    public static void fit(TableView<?> table, TableColumn<?, ?>... badges) {
        look(table, true, List.of(badges));
    }

    /// Lets columns grow with the text and leaves the others, which are too many for headings of that size.
    public static void grow(TableView<?> table, TableColumn<?, ?>... badges) {
        look(table, false, List.of(badges));
    }

    private static void look(TableView<?> table, boolean all, List<TableColumn<?, ?>> growing) {
        // The headings are there once the table is laid out.
        table.needsLayoutProperty().addListener(new ChangeListener<>() {

            @Override
            public void changed(ObservableValue<? extends Boolean> layout, Boolean before, Boolean now) {
                if (fit(table.lookupAll(".column-header"), all, growing)) {
                    layout.removeListener(this);
                }
            }
        });
    }

    private static boolean fit(Set<Node> headers, boolean all, List<TableColumn<?, ?>> growing) {
        boolean any = false;
        for (Node node : headers) {
            if (node instanceof TableColumnHeader header && header.getTableColumn() != null
                    && header.lookup(".label") instanceof Label label) {
                boolean grows = growing.contains(header.getTableColumn());
                if (all || grows) {
                    fit(header.getTableColumn(), label, grows);
                }
                any = true;
            }
        }
        return any;
    }

    private static void fit(TableColumnBase<?, ?> column, Label label, boolean grows) {
        double own = column.getMinWidth();
        column.minWidthProperty().bind(Bindings.createDoubleBinding(
                () -> Math.max(grows ? own * Math.max(1, label.getFont().getSize() / USUAL_FONT) : own,
                        Math.ceil(label.prefWidth(-1)) + 1),
                label.fontProperty(), label.textProperty(), label.paddingProperty(), label.skinProperty()));
    }
}
