package dev.scimconsole.server;

import dev.scimconsole.server.files.OwnFile;
import dev.scimconsole.server.store.MemoryFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// What a server has left in a folder, with which the servers of other tests begin: to set one up takes as
/// much of the processors as to start and end it. Each begins with a copy of its own, as after a restart.
///
/// @param <T> what is known of what stands there
public final class PreparedFolder<T> {

    /// In a JVM that stays, sessions would come to their end.
    private static final long LONGEST_KEPT = Duration.ofMinutes(5).toNanos();

    private final Function<Path, T> work;
    private Optional<Left<T>> left = Optional.empty();

    /// @param work starts a server on a folder, and closes it
    public PreparedFolder(Function<Path, T> work) {
        this.work = work;
    }

    private record Left<T>(Map<String, byte[]> files, T known, long since) {}

    /// Puts a copy of all files into a folder.
    ///
    /// @return what is known of them
    public T copyTo(Path folder) {
        Left<T> present = left();
        try {
            for (Map.Entry<String, byte[]> file : present.files.entrySet()) {
                Path copy = folder.resolve(file.getKey());
                Files.write(Files.createFile(copy, OwnFile.attributes(copy)), file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return present.known;
    }

    private synchronized Left<T> left() {
        Left<T> present = left.filter(kept -> System.nanoTime() - kept.since < LONGEST_KEPT)
                .orElseGet(this::make);
        left = Optional.of(present);
        return present;
    }

    private Left<T> make() {
        try {
            Path folder = MemoryFolder.make("prepared-");
            T known = work.apply(folder);
            Map<String, byte[]> files = new HashMap<>();
            try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
                for (Path file : all) {
                    files.put(String.valueOf(file.getFileName()), Files.readAllBytes(file));
                    Files.delete(file);
                }
            }
            Files.delete(folder);
            return new Left<>(files, known, System.nanoTime());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
