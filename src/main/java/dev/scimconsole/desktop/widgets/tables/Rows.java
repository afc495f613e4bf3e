package dev.scimconsole.desktop.widgets.tables;

import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.desktop.text.OneLine;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.ContextMenuEvent;
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

    /// Shows a text in a column; of a row that is being read, the outline of one.
    public static <R> void text(TableColumn<R, String> column, Function<R, String> text) {
        column.setCellValueFactory(row -> new SimpleStringProperty(
                Optional.ofNullable(row.getValue()).map(text).orElse(null)));
        column.setCellFactory(_ -> new TextCell<>());
    }

    /// Lets the chosen row be copied: its texts, a tab between two. The row's menu, of the right button or
    /// the menu key, has this too, and each of the texts.
    ///
    /// @param words says what stands in a cell that is no text
    /// @param copy  takes the text
    public static <R> void copyable(TableView<R> table, Function<Object, String> words,
            Consumer<String> copy, Messages messages) {
        table.addEventHandler(KeyEvent.KEY_PRESSED, key -> {
            R row = table.getSelectionModel().getSelectedItem();
            if (row != null && COPY.match(key)) {
                key.consume();
                copy.accept(whole(table, row, words));
            }
        });
        ContextMenu menu = new ContextMenu();
        table.setContextMenu(menu);
        // A menu without entries is not shown.
        table.addEventFilter(ContextMenuEvent.CONTEXT_MENU_REQUESTED,
                _ -> fill(menu, table, words, copy, messages));
    }

    private static <R> void fill(ContextMenu menu, TableView<R> table, Function<Object, String> words,
            Consumer<String> copy, Messages messages) {
        R row = table.getSelectionModel().getSelectedItem();
        menu.getItems().clear();
        if (row != null) {
            MenuItem all = new MenuItem(messages.text("rows.copyRow"));
            all.setAccelerator(COPY);
            all.setOnAction(_ -> copy.accept(whole(table, row, words)));
            menu.getItems().setAll(all, new SeparatorMenuItem());
            table.getColumns().stream().map(column -> OneLine.of(words.apply(column.getCellData(row))))
                    .filter(text -> !text.isBlank()).distinct().forEach(text -> {
                        MenuItem one = new MenuItem(messages.text("rows.copyCell", text));
                        one.setMnemonicParsing(false);
                        one.setOnAction(_ -> copy.accept(text));
                        menu.getItems().add(one);
                    });
        }
    }

    private static <R> String whole(TableView<R> table, R row, Function<Object, String> words) {
        return table.getColumns().stream().map(column -> words.apply(column.getCellData(row)))
                .collect(Collectors.joining("\t"));
    }

    /// Makes the table as high as its rows, so that it does not scroll on a page that does.
    public static void showAll(TableView<?> table) {
        ObservableValue<Number> height = Bindings.createDoubleBinding(
                () -> (HEAD + ROW * table.getItems().size()) * Math.max(1, table.getFixedCellSize() / ROW),
                table.getItems(), table.fixedCellSizeProperty());
        table.prefHeightProperty().bind(height);
        table.minHeightProperty().bind(height);
        table.maxHeightProperty().bind(height);
    }
}
