package dev.scimconsole.desktop.widgets.tables;

import dev.scimconsole.desktop.widgets.layout.Show;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;

/// What is known of the chosen row of a table, below it until it is closed: by its button or by Esc.
public final class RowDetails {

    private RowDetails() {}

    /// Shows the details while a row is chosen.
    ///
    /// @param details is shown
    /// @param close   closes it
    /// @param chosen  takes the row that was chosen, or that none is
    public static <R> void follow(TableView<R> table, Region details, Button close,
            Consumer<Optional<R>> chosen) {
        Show.set(details, false);
        table.getSelectionModel().selectedItemProperty().subscribe((_, row) -> {
            Show.set(details, row != null);
            chosen.accept(Optional.ofNullable(row));
        });
        close.setOnAction(_ -> close(table));
        for (Region part : new Region[]{table, details}) {
            part.addEventHandler(KeyEvent.KEY_PRESSED, key -> {
                if (key.getCode() == KeyCode.ESCAPE && table.getSelectionModel().getSelectedItem() != null) {
                    close(table);
                    key.consume();
                }
            });
        }
    }

    private static void close(TableView<?> table) {
        table.getSelectionModel().clearSelection();
        table.requestFocus();
    }
}
