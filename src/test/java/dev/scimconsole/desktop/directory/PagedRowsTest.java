package dev.scimconsole.desktop.directory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.List;
import javafx.collections.ListChangeListener.Change;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Rows of which few are here.
@Tag("desktop")
@Tag("desktop.directory")
class PagedRowsTest {

    @Test
    void anotherListTakesTheFirstOnesPlaceAtOnceHoweverLongThatWas() {
        List<Integer> wanted = new ArrayList<>();
        PagedRows<String> rows = new PagedRows<>(wanted::add);
        rows.begin(1_000_000, List.of("a", "b"));
        List<String> told = new ArrayList<>();
        rows.addListener((Change<? extends String> change) -> {
            while (change.next()) {
                told.add(change.getRemovedSize() + " gone, " + change.getAddedSize() + " came, "
                        + rows.size());
            }
            change.reset();
            told.add(change.next() + " " + change.next());
        });
        rows.begin(3, List.of("c", "d", "e"));
        assertEquals(List.of("1000000 gone, 0 came, 0", "true false", "0 gone, 3 came, 3", "true false"),
                told);
        assertEquals("e", rows.get(2));
        rows.begin(0, List.of());
        assertEquals("3 gone, 0 came, 0", told.get(4));
        assertEquals(6, told.size());
        rows.begin(200, List.of("f"));
        assertNull(rows.get(150));
        assertEquals(List.of(1), wanted);
    }
}
