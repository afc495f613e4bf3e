package dev.scimconsole.main;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("main")
class DrawingTest {

    @TempDir private Path devices;

    @Test
    void aMachineHasACardWhereLinuxListsOne() throws IOException {
        Files.createFile(devices.resolve("null"));
        assertFalse(Drawing.hasCard(devices));
        assertFalse(Drawing.hasCard(devices.resolve("none")));
        Files.createDirectory(devices.resolve("dri"));
        assertTrue(Drawing.hasCard(devices));
    }

    @Test
    void argumentsWithoutTheSwitchStayAsTheyAre() {
        assertEquals(List.of("demo"), Drawing.take(List.of("demo")));
        assertEquals(List.of(), Drawing.take(List.of()));
    }
}
