package dev.scimconsole.desktop.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.desktop.NoFailures;
import dev.scimconsole.desktop.task.Tasks;
import dev.scimconsole.desktop.text.Messages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How far an export is, and what is left of one that is cancelled. The test says when work and screen go on.
@Tag("desktop")
@Tag("desktop.export")
class ExportViewModelTest {

    private final Deque<Runnable> work = new ArrayDeque<>();
    private final Deque<Runnable> screen = new ArrayDeque<>();
    private final List<String> told = new ArrayList<>();
    private final List<String> progress = new ArrayList<>();
    private final Tasks tasks = new Tasks(work::add, Runnable::run, new NoFailures());
    private final ExportViewModel model = new ExportViewModel(tasks, screen::add, new Messages(),
            "users.export.", (title, text) -> told.add(title + ": " + text));

    @TempDir private Path folder;

    @Test
    void everyThousandthLineIsToldAndTheEnd() throws IOException {
        model.progressProperty().subscribe(text -> {
            progress.add(text);
        });
        Path file = folder.resolve("users.csv");
        model.export((out, count) -> {
            for (int line = 1; line <= 2_500; line++) {
                out.write("line\n".getBytes(StandardCharsets.UTF_8));
                count.accept(line);
            }
        }, 1, file);
        assertTrue(model.runningProperty().get());
        work.remove().run();
        screen.forEach(Runnable::run);
        assertEquals(
                List.of("", "Exporting…", "Exporting… 1,000 users so far", "Exporting… 2,000 users so far"),
                progress);
        assertEquals(List.of("Users exported: 2,499 users written to users.csv."), told);
        assertFalse(model.runningProperty().get());
        assertEquals(2_500, Files.readAllLines(file).size());
        assertEquals(List.of(file), files());
    }

    @Test
    void whatIsCancelledLeavesTheFileOfBeforeAndNothingElse() throws IOException {
        Path file = folder.resolve("users.csv");
        Files.writeString(file, "before");
        model.export((out, _) -> {
            out.write('x');
            model.cancel();
        }, 1, file);
        work.remove().run();
        assertFalse(model.runningProperty().get());
        assertEquals("before", Files.readString(file));
        assertEquals(List.of(file), files());
        assertEquals(List.of(), told);
        assertEquals("", model.errorProperty().get());
    }

    @Test
    void theNextExportIsNotToldHowFarTheCancelledOneCame() {
        Path file = folder.resolve("users.csv");
        model.export((_, count) -> count.accept(1_000), 1, file);
        work.remove().run();
        model.cancel();
        model.export((_, _) -> {}, 1, file);
        screen.forEach(Runnable::run);
        assertEquals("Exporting…", model.progressProperty().get());
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> found = Files.list(folder)) {
            return found.toList();
        }
    }
}
