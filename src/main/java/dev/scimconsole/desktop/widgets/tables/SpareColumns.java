package dev.scimconsole.desktop.widgets.tables;

import java.util.List;
import javafx.application.Platform;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/// Columns that give way where there is no room for all, so that what is left can be read: in a narrow
/// window, or with large texts. What they say stands in the details of a row too.
public final class SpareColumns {

    /// Of the text of a heading at the usual size, in pixels.
    private static final double USUAL = 12;

    private final TableView<?> table;
    private final List<? extends TableColumn<?, ?>> spare;
    private final DoubleProperty size = new SimpleDoubleProperty(1);

    private SpareColumns(TableView<?> table, List<? extends TableColumn<?, ?>> spare) {
        this.table = table;
        this.spare = spare;
    }

    /// Looks after a table from now on. Its columns are at least as wide as they were made, by as much more
    /// as the texts are larger.
    ///
    /// @param spare in the order in which they give way
    public static <R> void giveWay(TableView<R> table, List<TableColumn<R, ?>> spare) {
        SpareColumns columns = new SpareColumns(table, spare);
        table.getColumns().forEach(
                column -> column.minWidthProperty().bind(columns.size.multiply(column.getMinWidth())));
        table.needsLayoutProperty().subscribe(columns::look);
        table.widthProperty().subscribe(columns::look);
    }

    private void look() {
        if (table.lookup(".column-header > .label") instanceof Label heading) {
            size.set(Math.max(1, heading.getFont().getSize() / USUAL));
            fit();
        }
    }

    private void fit() {
        double missing = table.getColumns().stream().mapToDouble(TableColumn::getMinWidth).sum()
                - table.getWidth();
        for (TableColumn<?, ?> column : spare) {
            boolean stays = missing <= 0;
            missing -= column.getMinWidth();
            if (column.isVisible() != stays) {
                // The headings can't be made anew while they are laid out.
                Platform.runLater(() -> column.setVisible(stays));
            }
        }
    }
}
