package dev.scimconsole.server.store.copy;

import dev.scimconsole.server.files.OwnFile;
import dev.scimconsole.server.store.failure.StoreUnavailableException;
import dev.scimconsole.server.store.sql.SqliteDatabase;
import dev.scimconsole.server.store.sql.SqliteFile;
import dev.scimconsole.server.values.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Consumer;

/// A copy of a SQLite store in one file, made while others read and write the store, with its digest in a
/// file beside it that `sha256sum -c` reads.
///
/// @param file   the copy
/// @param bytes  its size
/// @param digest its SHA-256
public record StoreBackup(Path file, long bytes, Sha256 digest) {

    private static final String PART = ".part";

    /// What making or reading a backup does.
    public enum Step {
        /// Copies the data.
        COPY,
        /// Looks whether the copy is whole.
        CHECK,
        /// Reads the copy for its digest.
        DIGEST
    }

    /// How far it is.
    ///
    /// @param done  of this step, in whatever unit it counts
    /// @param total of this step
    public record Progress(Step step, long done, long total) {}

    /// Makes a backup: what the store held at one moment, whatever is written meanwhile. The file appears
    /// when it is whole; its owner alone may read it.
    ///
    /// @param jdbcUrl  of a SQLite store
    /// @param file     is not there yet
    /// @param listener called on this thread
    /// @throws IllegalArgumentException  with a sentence, when there is no such store, or a file of that name
    ///                                   is there
    /// @throws StoreUnavailableException when the store or the disk can't be used just now
    public static StoreBackup make(String jdbcUrl, Path file, Consumer<Progress> listener) {
        if (!jdbcUrl.startsWith(SqliteFile.URL_PREFIX)) {
            throw new IllegalArgumentException("A backup is made of a SQLite store. "
                    + "Use pg_dump for PostgreSQL.");
        }
        return make(SqliteFile.existing(jdbcUrl), file, listener);
    }

    static StoreBackup make(SqliteFile source, Path file, Consumer<Progress> listener) {
        Path part = file.resolveSibling(file.getFileName() + PART);
        refuseToReplace(file);
        refuseToReplace(digestFile(file));
        try {
            Files.deleteIfExists(part);
            OwnFile.create(part, new byte[0]);
            source.copyTo(part,
                    (done, total) -> listener.accept(new Progress(Step.COPY, done, total)));
            check(part, listener);
            Sha256 digest = FileDigest.of(part, listener);
            OwnFile.create(digestFile(file),
                    (digest.hex() + "  " + file.getFileName() + "\n").getBytes(StandardCharsets.UTF_8));
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            return new StoreBackup(file, Files.size(file), digest);
        } catch (IOException e) {
            throw new StoreUnavailableException("The backup " + file + " can't be written: "
                    + OwnFile.reason(e) + ".", e);
        } catch (SQLException e) {
            throw new StoreUnavailableException("The backup " + file + " can't be made: "
                    + SqliteDatabase.failure(e).getMessage(), e);
        } finally {
            discard(part);
        }
    }

    /// Where a backup's digest stands.
    static Path digestFile(Path file) {
        return file.resolveSibling(file.getFileName() + ".sha256");
    }

    /// Looks whether a copy is whole, and makes it one file: without the log of writes that a store in use
    /// has.
    static void check(Path copy, Consumer<Progress> listener) throws SQLException {
        listener.accept(new Progress(Step.CHECK, 0, 1));
        try (Connection connection = new SqliteFile(SqliteFile.URL_PREFIX + copy).openPlain();
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode = DELETE");
            try (var result = statement.executeQuery("PRAGMA quick_check(1)")) {
                if (!result.next() || !"ok".equals(result.getString(1))) {
                    throw new SQLException("the copy is damaged");
                }
            }
        }
        listener.accept(new Progress(Step.CHECK, 1, 1));
    }

    private static void refuseToReplace(Path file) {
        if (Files.exists(file)) {
            throw new IllegalArgumentException("There is a file " + file + " already.");
        }
    }

    private static void discard(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException _) {
            // It is in nobody's way: the next backup of this name begins by deleting it.
        }
    }
}
