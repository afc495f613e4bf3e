package dev.scimconsole.desktop.widgets;

import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/// What all tables do alike.
public final class Rows {

    /// As the style sheet has them.
    private static final double HEAD = 38;
    private static final double ROW = 39;
    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C,
            KeyCombination.SHORTCUT_DOWN);

    private Rows() {}

    /// Shows a text in a column.
    public static <R> void text(TableColumn<R, String> column, Function<R, String> text) {
        column.setCellValueFactory(row -> new SimpleStringProperty(text.apply(row.getValue())));
        column.setCellFactory(_ -> new TextCell<>());
    }

    /// Lets the chosen row be copied: its texts, a tab between two.
    ///
    /// @param words says what stands in a cell that is no text
    /// @param copy  takes the text
    public static <R> void copyable(TableView<R> table, Function<Object, String> words,
            Consumer<String> copy) {
        table.addEventHandler(KeyEvent.KEY_PRESSED, key -> {
            R row = table.getSelectionModel().getSelectedItem();
            if (row != null && COPY.match(key)) {
                key.consume();
                copy.accept(table.getColumns().stream().map(column -> words.apply(column.getCellData(row)))
                        .collect(Collectors.joining("\t")));
            }
        });
    }

    /// Makes the table as high as its rows, so that it does not scroll on a page that does.
    public static void showAll(TableView<?> table) {
        ObservableValue<Number> height = Bindings.size(table.getItems())
                .map(rows -> HEAD + ROW * rows.intValue());
        table.prefHeightProperty().bind(height);
        table.minHeightProperty().bind(height);
        table.maxHeightProperty().bind(height);
    }
}
