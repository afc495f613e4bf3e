package dev.scimconsole.server.store.sql;

import java.util.List;
import java.util.function.BiConsumer;

/// Inserts many rows with few statements, in few sizes, so that few are prepared: 64, 32 and 16 rows, and as
/// many as are left below that.
final class RowChunks {

    private static final int MOST = 64;
    private static final int FEW = 16;

    private RowChunks() {}

    /// @param begin  what the statement begins with: which table, and its columns
    /// @param insert gets a statement and its parameters
    static void forEach(String begin, List<Object[]> rows, BiConsumer<String, Object[]> insert) {
        int start = 0;
        while (start < rows.size()) {
            int size = size(rows.size() - start);
            int columns = rows.get(start).length;
            Object[] parameters = new Object[size * columns];
            for (int i = 0; i < size; i++) {
                System.arraycopy(rows.get(start + i), 0, parameters, i * columns, columns);
            }
            String marks = "(?" + ", ?".repeat(columns - 1) + ")";
            insert.accept(begin + " VALUES " + marks + (", " + marks).repeat(size - 1),
                    parameters);
            start += size;
        }
    }

    private static int size(int left) {
        int size = MOST;
        while (size > left && size > FEW) {
            size /= 2;
        }
        return Math.min(size, left);
    }
}
