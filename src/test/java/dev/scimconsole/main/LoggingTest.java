package dev.scimconsole.main;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

@Tag("main")
@Isolated
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

    /// While the desktop starts, standard error is kept back, and dropped where it can't.
    @Test
    void aLineGoesToTheTerminalThatWasNamed() {
        Logger root = Logger.getLogger("");
        List<Handler> before = List.of(root.getHandlers());
        Level level = root.getLevel();
        ByteArrayOutputStream terminal = new ByteArrayOutputStream();
        PrintStream shown = System.err;
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        System.setErr(new PrintStream(kept, true, StandardCharsets.UTF_8));
        try {
            Logging.configure(new PrintStream(terminal, false, StandardCharsets.UTF_8));
            Logger.getLogger("dev.scimconsole").warning("für alle");
        } finally {
            System.setErr(shown);
            List.of(root.getHandlers()).forEach(root::removeHandler);
            before.forEach(root::addHandler);
            root.setLevel(level);
        }
        String line = terminal.toString(StandardCharsets.UTF_8);
        assertTrue(line.contains("für alle"), line);
        assertEquals("", kept.toString(StandardCharsets.UTF_8));
    }

    private static boolean contains(Path file, String text) {
        try {
            return Files.readString(file).contains(text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
