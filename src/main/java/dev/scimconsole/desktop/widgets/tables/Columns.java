package dev.scimconsole.desktop.widgets.tables;

import dev.scimconsole.desktop.settings.Settings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/// Keeps the order of a table's columns, and the widths that they were drawn to, from one time to the next.
public final class Columns {

    private Columns() {}

    /// Puts the columns as they were left, and remembers how they are left. A column that there was not then
    /// stays where it is.
    ///
    /// @param name of the table
    public static <R> void keep(TableView<R> table, Settings settings, String name) {
        restore(table, settings.columns(name));
        String usual = describe(table);
        table.sceneProperty().subscribe((before, now) -> {
            if (before != null && now == null && !describe(table).equals(usual)) {
                settings.setColumns(name, describe(table));
            }
        });
    }

    private static <R> void restore(TableView<R> table, String kept) {
        Map<String, TableColumn<R, ?>> known = new HashMap<>();
        table.getColumns().forEach(column -> known.put(column.getId(), column));
        List<TableColumn<R, ?>> order = new ArrayList<>();
        for (String part : kept.split(" ", -1)) {
            String[] column = part.split(":", -1);
            TableColumn<R, ?> found = known.remove(column[0]);
            if (found != null && column.length == 2 && column[1].matches("[0-9]{1,5}")) {
                found.setPrefWidth(Integer.parseInt(column[1]));
                order.add(found);
            } else if (found != null) {
                known.put(column[0], found);
            }
        }
        if (!order.isEmpty()) {
            table.getColumns().stream().filter(known::containsValue).forEach(order::add);
            table.getColumns().setAll(order);
        }
    }

    private static <R> String describe(TableView<R> table) {
        return table.getColumns().stream()
                .map(column -> column.getId() + ":" + Math.round(column.getPrefWidth()))
                .collect(Collectors.joining(" "));
    }
}
