package dev.scimconsole.desktop.widgets.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Heights at widths, found out once.
@Tag("desktop")
@Tag("desktop.widgets")
@Tag("desktop.widgets.layout")
class KnownHeightsTest {

    @Test
    void aHeightIsFoundOutOnceForEachWidthUntilSomethingChanges() {
        KnownHeights heights = new KnownHeights();
        List<Double> asked = new ArrayList<>();
        for (double width : List.of(100.0, -1.0, 100.0, -1.0)) {
            assertEquals(width * 2, heights.at(width, each -> {
                asked.add(each);
                return each * 2;
            }));
        }
        assertEquals(List.of(100.0, -1.0), asked);
        heights.forget();
        assertEquals(7, heights.at(100, _ -> 7));
    }
}
