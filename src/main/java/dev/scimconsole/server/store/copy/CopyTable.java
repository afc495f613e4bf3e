package dev.scimconsole.server.store.copy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// A table to be copied.
///
/// @param keys       the columns of the primary key, in its order
/// @param references the tables whose rows its rows refer to
record CopyTable(String name, List<String> columns, List<String> keys, List<String> references) {

    String select() {
        return "SELECT " + String.join(", ", columns) + " FROM " + name;
    }

    /// The same order in both databases: texts compare by their bytes.
    String inOrder() {
        return " ORDER BY " + String.join(", ", keys);
    }

    String afterKey() {
        return " WHERE (" + String.join(", ", keys) + ") > (" + marks(keys.size()) + ")";
    }

    String lastKey() {
        return "SELECT " + String.join(", ", keys) + " FROM " + name + " ORDER BY "
                + String.join(" DESC, ", keys) + " DESC LIMIT 1";
    }

    String insert() {
        return "INSERT INTO " + name + " (" + String.join(", ", columns) + ") VALUES ("
                + marks(columns.size()) + ")";
    }

    /// The tables, each behind those it refers to.
    static List<CopyTable> inOrderOfReferences(List<CopyTable> tables) {
        List<CopyTable> ordered = new ArrayList<>();
        List<CopyTable> left = new ArrayList<>(tables);
        while (!left.isEmpty()) {
            List<String> names = left.stream().map(CopyTable::name).toList();
            CopyTable next = left.stream()
                    .filter(table -> Collections.disjoint(table.references(), names))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("tables refer to each other in a circle"));
            ordered.add(next);
            left.remove(next);
        }
        return List.copyOf(ordered);
    }

    private static String marks(int count) {
        return String.join(", ", Collections.nCopies(count, "?"));
    }
}
