package dev.scimconsole.desktop.widgets.tables;

import java.util.List;
import java.util.Map;
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
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/// Lets no column be narrower than its heading, or what is in it, in whatever language and at whatever size
/// of text.
public final class Headings {

    /// What a badge, whose letters are those of a heading, and its cell have at both sides, in pixels.
    private static final double SIDES = 33;

    private Headings() {}

    /// Looks after the columns of a table from now on. None of them may be sorted by: the mark has no room.
    ///
    /// @param whole columns whose cells must not be cut either, with all that they may say
    public static void fit(TableView<?> table, Map<TableColumn<?, ?>, List<String>> whole) {
        look(table, true, whole);
    }

    /// Looks after some columns alone, where there are too many for all headings.
    ///
    /// @param whole columns whose cells must not be cut, with all that they may say
    public static void fitCells(TableView<?> table, Map<TableColumn<?, ?>, List<String>> whole) {
        look(table, false, whole);
    }

    private static void look(TableView<?> table, boolean all, Map<TableColumn<?, ?>, List<String>> whole) {
        // The headings are there once the table is laid out.
        table.needsLayoutProperty().addListener(new ChangeListener<>() {

            @Override
            public void changed(ObservableValue<? extends Boolean> layout, Boolean before, Boolean now) {
                if (fit(table.lookupAll(".column-header"), all, whole)) {
                    layout.removeListener(this);
                }
            }
        });
    }

    private static boolean fit(Set<Node> headers, boolean all, Map<TableColumn<?, ?>, List<String>> whole) {
        boolean any = false;
        for (Node node : headers) {
            if (node instanceof TableColumnHeader header && header.getTableColumn() != null
                    && header.lookup(".label") instanceof Label label) {
                List<String> texts = whole.getOrDefault(header.getTableColumn(), List.of());
                if (all || !texts.isEmpty()) {
                    fit(header.getTableColumn(), label, texts);
                }
                any = true;
            }
        }
        return any;
    }

    private static void fit(TableColumnBase<?, ?> column, Label label, List<String> texts) {
        double own = column.getMinWidth();
        column.minWidthProperty().bind(Bindings.createDoubleBinding(
                () -> Math.max(own, Math.max(Math.ceil(label.prefWidth(-1)) + 1,
                        widest(texts, label.getFont()))),
                label.fontProperty(), label.textProperty(), label.paddingProperty(), label.skinProperty()));
    }

    private static double widest(List<String> texts, Font font) {
        return texts.stream().mapToDouble(text -> {
            Text measured = new Text(text);
            measured.setFont(font);
            return Math.ceil(measured.getLayoutBounds().getWidth()) + SIDES;
        }).max().orElse(0);
    }
}
