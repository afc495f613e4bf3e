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
import org.junit.jupiter.api.parallel.Isolated;

/// The switch is a property of Java, which everybody reads.
@Tag("main")
@Isolated
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
    void theSwitchOfTheHelpIsTakenAndLeavesWhatIsBehindIt() {
        assertTrue(Usage.TEXT.contains("scim-console -Dprism.order=sw [demo]"));
        String before = System.getProperty("prism.order", "");
        try {
            System.clearProperty("prism.order");
            assertEquals(List.of("demo"), Drawing.take(List.of("-Dprism.order=sw", "demo")));
            assertEquals("sw", System.getProperty("prism.order"));
        } finally {
            if (before.isEmpty()) {
                System.clearProperty("prism.order");
            } else {
                System.setProperty("prism.order", before);
            }
        }
    }

    @Test
    void argumentsWithoutTheSwitchStayAsTheyAre() {
        assertEquals(List.of("demo"), Drawing.take(List.of("demo")));
        assertEquals(List.of(), Drawing.take(List.of()));
    }
}
