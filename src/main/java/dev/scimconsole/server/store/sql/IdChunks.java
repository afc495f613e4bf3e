package dev.scimconsole.server.store.sql;

import dev.scimconsole.server.values.OutsideText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/// Many ids or words, as the lists of `IN (…)`: in three sizes only, so that few statements are prepared for
/// all of them. Always in the same order, so that two transactions that lock them do not wait for each other
/// in a circle.
public final class IdChunks {

    private static final int[] SIZES = {1, 16, 256};

    private IdChunks() {}

    /// Shows the ids in chunks. Ids that no row can have are left out; the last one may come more than once.
    public static <T extends Comparable<T>> void forEach(Collection<T> ids, Consumer<List<T>> visitor) {
        List<T> sorted = ids.stream().filter(IdChunks::isPossible).distinct().sorted().toList();
        int start = 0;
        while (start < sorted.size()) {
            int size = sizeFor(sorted.size() - start);
            int end = Math.min(start + size, sorted.size());
            List<T> chunk = new ArrayList<>(sorted.subList(start, end));
            while (chunk.size() < size) {
                chunk.add(chunk.getLast());
            }
            visitor.accept(chunk);
            start = end;
        }
    }

    /// A list of parameters in parentheses.
    public static String marks(List<?> chunk) {
        return "(?" + ", ?".repeat(chunk.size() - 1) + ")";
    }

    /// The parameters before the list, then the list.
    public static Object[] parameters(List<?> chunk, Object... before) {
        Object[] all = Arrays.copyOf(before, before.length + chunk.size());
        for (int i = 0; i < chunk.size(); i++) {
            all[before.length + i] = chunk.get(i);
        }
        return all;
    }

    private static boolean isPossible(Object id) {
        return !(id instanceof String text) || OutsideText.isStorable(text);
    }

    private static int sizeFor(int count) {
        for (int size : SIZES) {
            if (count <= size) {
                return size;
            }
        }
        return SIZES[SIZES.length - 1];
    }
}
