package dev.scimconsole.main;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("main")
class LoggingTest {

    private static final int LARGEST = 1024 * 1024;

    @TempDir private Path folder;

    @Test
    void filesReplaceEachOtherAndTakeNoMoreThanFiveMebibytes() throws IOException {
        Handler files = Logging.files(folder);
        try {
            for (int i = 0; i < 80; i++) {
                files.publish(new LogRecord(Level.INFO, "record " + i + " " + "x ".repeat(50_000)));
            }
        } finally {
            files.close();
        }
        List<Path> kept = IntStream.range(0, 5).mapToObj(i -> folder.resolve("scim-console." + i + ".log"))
                .toList();
        for (Path file : kept) {
            assertTrue(Files.size(file) > 0 && Files.size(file) <= LARGEST + 200_000, file::toString);
        }
        assertFalse(Files.exists(folder.resolve("scim-console.5.log")));
        assertTrue(Files.readString(kept.getFirst()).contains("record 79 "), "the newest");
        assertEquals(0, kept.stream().filter(file -> contains(file, "record 0 ")).count(), "the oldest");
    }

    private static boolean contains(Path file, String text) {
        try {
            return Files.readString(file).contains(text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
