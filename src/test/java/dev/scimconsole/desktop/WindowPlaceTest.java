package dev.scimconsole.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.scimconsole.desktop.settings.WindowBounds;
import java.util.List;
import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Where a window comes back whose place was kept from a start with other screens.
@Tag("desktop")
class WindowPlaceTest {

    private static final Rectangle2D PRIMARY = new Rectangle2D(0, 24, 1280, 776);
    private static final Rectangle2D LEFT = new Rectangle2D(-1920, 0, 1920, 1080);

    @ParameterizedTest
    @CsvSource(textBlock = """
            # what was kept             what it becomes
            100, 50, 1000, 700,         100, 50, 1000, 700
            60, 24, 1280, 776,          0, 24, 1280, 776
            400, 300, 1000, 700,        280, 100, 1000, 700
            -80, -20, 1000, 700,        0, 24, 1000, 700
            -1820, 50, 1000, 700,       -1820, 50, 1000, 700
            -300, 50, 1000, 700,        0, 50, 1000, 700
            -700, 50, 1000, 700,        -1000, 50, 1000, 700
            -1900, 900, 1600, 900,      -1900, 180, 1600, 900
            5000, 50, 1000, 700,        280, 50, 1000, 700
            1280, 50, 1000, 700,        280, 50, 1000, 700
            0, 24, 2560, 1400,          0, 24, 1280, 776
            10, 30, 400, 300,           10, 30, 960, 600
            """)
    void allOfItIsSeenOnTheScreenThatItMostlyLiesOn(double x, double y, double width, double height,
            double seenX, double seenY, double seenWidth, double seenHeight) {
        assertEquals(new WindowBounds(seenX, seenY, seenWidth, seenHeight, false),
                WindowPlace.fit(new WindowBounds(x, y, width, height, false), List.of(PRIMARY, LEFT)));
    }

    @Test
    void onAScreenSmallerThanAWindowMayBeItFillsTheScreen() {
        assertEquals(new WindowBounds(0, 0, 800, 480, true),
                WindowPlace.fit(new WindowBounds(60, 60, 1280, 800, true),
                        List.of(new Rectangle2D(0, 0, 800, 480))));
    }
}
