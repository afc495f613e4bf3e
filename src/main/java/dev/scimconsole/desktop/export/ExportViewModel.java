package dev.scimconsole.desktop.export;

import dev.scimconsole.client.CallFailedException;
import dev.scimconsole.desktop.task.RunningTask;
import dev.scimconsole.desktop.task.Tasks;
import dev.scimconsole.desktop.text.Messages;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.LongConsumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// Writes what a page lists into a file. The file appears under its name when it is whole, and not before.
public final class ExportViewModel {

    private final Tasks tasks;
    private final Executor screen;
    private final Messages messages;
    private final String keys;
    private final BiConsumer<String, String> tellSuccess;
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper(this, "running");
    private final ReadOnlyStringWrapper progress = new ReadOnlyStringWrapper(this, "progress", "");
    private final ReadOnlyStringWrapper error = new ReadOnlyStringWrapper(this, "error", "");
    private Optional<RunningTask> task = Optional.empty();
    private Optional<Writing> writing = Optional.empty();

    /// @param screen      where properties change
    /// @param keys        what the keys of its own texts begin with, such as `activity.export.`
    /// @param tellSuccess takes a title and a sentence
    public ExportViewModel(Tasks tasks, Executor screen, Messages messages, String keys,
            BiConsumer<String, String> tellSuccess) {
        this.tasks = tasks;
        this.screen = screen;
        this.messages = messages;
        this.keys = keys;
        this.tellSuccess = tellSuccess;
    }

    /// Brings what is to be written.
    @FunctionalInterface
    public interface Source {

        /// Writes it.
        ///
        /// @param progress is told how many lines were written so far
        void write(OutputStream out, LongConsumer progress) throws CallFailedException, IOException;
    }

    /// Whether a file is being written.
    public ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    /// How far it is.
    public ReadOnlyStringProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /// Why there is no file; empty when nothing went wrong.
    public ReadOnlyStringProperty errorProperty() {
        return error.getReadOnlyProperty();
    }

    /// Writes a file. One that stands there is replaced once the new one is whole.
    ///
    /// @param headLines how many lines name columns
    public void export(Source source, int headLines, Path file) {
        error.set("");
        progress.set(messages.text("export.starting"));
        Writing now = new Writing();
        writing = Optional.of(now);
        task = Optional
                .of(tasks.of(() -> write(now, source, headLines, file)).showing(running)
                        .onSuccess(written -> {
                            if (written.notWritten().isPresent()) {
                                error.set(
                                        messages.text("export.notWritten", file, written.notWritten().get()));
                            } else {
                                tellSuccess.accept(messages.text(keys + "doneTitle"),
                                        messages.text(keys + "done", written.lines(), file.getFileName()));
                            }
                        }).onFailure(failure -> error.set(messages.text("export.failed", failure.sentence())))
                        .start());
    }

    /// Stops; what was written so far is removed.
    public void cancel() {
        writing.ifPresent(Writing::cancel);
        writing = Optional.empty();
        task.ifPresent(RunningTask::cancel);
        running.set(false);
    }

    private record Written(long lines, Optional<String> notWritten) {}

    /// A file on its way. Whoever cancels it finds none, though all of it may have been written by then.
    private static final class Writing {

        private boolean cancelled;

        synchronized void cancel() {
            cancelled = true;
        }

        synchronized void end(Path part, Path file) throws IOException {
            if (!cancelled) {
                move(part, file);
            }
        }
    }

    private Written write(Writing now, Source source, int headLines, Path file) throws CallFailedException {
        AtomicLong lines = new AtomicLong();
        Path folder = file.toAbsolutePath().getParent();
        try {
            Path part = Files.createTempFile(folder, ".export-", ".part");
            try {
                try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part))) {
                    source.write(out, count -> tell(now, lines, count));
                }
                now.end(part, file);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            return new Written(0, Optional.of(String.valueOf(e.getMessage())));
        }
        return new Written(lines.get() - headLines, Optional.empty());
    }

    /// Tells every thousandth line: the screen has more to do.
    private void tell(Writing now, AtomicLong lines, long count) {
        long before = lines.getAndSet(count);
        if (before / 1_000 != count / 1_000) {
            screen.execute(() -> writing.filter(now::equals)
                    .ifPresent(_ -> progress.set(messages.text(keys + "progress", count))));
        }
    }

    private static void move(Path part, Path file) throws IOException {
        try {
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException _) {
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
