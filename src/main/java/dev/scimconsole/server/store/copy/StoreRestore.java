package dev.scimconsole.server.store.copy;

import dev.scimconsole.server.files.OwnFile;
import dev.scimconsole.server.store.failure.StoreUnavailableException;
import dev.scimconsole.server.store.sql.Database;
import dev.scimconsole.server.store.sql.Sql;
import dev.scimconsole.server.store.sql.SqliteDatabase;
import dev.scimconsole.server.store.sql.SqliteFile;
import dev.scimconsole.server.values.Sha256;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Consumer;
import java.util.function.Function;

/// Puts a backup of a SQLite store where there is none.
public final class StoreRestore {

    private static final String PART = ".restoring";

    private StoreRestore() {}

    /// Copies the backup, looks whether it is what was written, brings it up to date, changes it, and only
    /// then gives it its name. Whatever goes wrong before leaves no store.
    ///
    /// @param backup   as [StoreBackup] made it, with its digest beside it
    /// @param database the file of the store; its folder is there
    /// @param work     done in one transaction of the restored store
    /// @param listener called on this thread
    /// @throws IllegalArgumentException  with a sentence, when the backup is not one, is damaged or is newer
    ///                                   than this program, or there is a store already
    /// @throws StoreUnavailableException when the disk can't be used just now
    public static <R> R run(Path backup, Path database, Function<Sql, R> work,
            Consumer<StoreBackup.Progress> listener) {
        refuseToReplace(database);
        Path part = database.resolveSibling(database.getFileName() + PART);
        try {
            Sha256 expected = expectedDigest(backup);
            SqliteFile.delete(part);
            copy(backup, part, expected, listener);
            requireStore(backup, part, listener);
            R result;
            // It is a copy itself, so that its upgrade needs no other one.
            try (SqliteDatabase store = SqliteDatabase.open(SqliteFile.URL_PREFIX + part, (_, _) -> {})) {
                result = store.write(work);
            }
            put(part, database);
            return result;
        } catch (IOException e) {
            throw new StoreUnavailableException(
                    "The backup " + backup + " can't be restored to " + database + ": " + OwnFile.reason(e)
                            + ".",
                    e);
        } finally {
            SqliteFile.delete(part);
        }
    }

    private static void refuseToReplace(Path database) {
        if (SqliteFile.isAnyPartThere(database)) {
            throw new IllegalArgumentException("There is a database " + database
                    + " already. A backup is restored into an empty place only: "
                    + "move that database away with the files"
                    + " whose names begin like it.");
        }
    }

    private static Sha256 expectedDigest(Path backup) throws IOException {
        if (!Files.isRegularFile(backup)) {
            throw new IllegalArgumentException("There is no backup " + backup + ".");
        }
        Path file = StoreBackup.digestFile(backup);
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("The digest " + file
                    + " is not beside the backup, so that nobody can tell whether the backup is whole.");
        }
        String[] words = Files.readString(file, StandardCharsets.UTF_8).split("\\s", 2);
        if (!words[0].matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("There is no SHA-256 in " + file + ".");
        }
        return new Sha256(words[0]);
    }

    private static void copy(Path backup, Path part, Sha256 expected, Consumer<StoreBackup.Progress> listener)
            throws IOException {
        OwnFile.create(part, new byte[0]);
        Sha256 found;
        try (OutputStream out = Files.newOutputStream(part, StandardOpenOption.WRITE)) {
            found = FileDigest.copying(backup, out, listener);
        }
        force(part);
        if (!found.equals(expected)) {
            throw new IllegalArgumentException(
                    "The backup " + backup + " is not what was written: its SHA-256 is "
                            + found.hex() + ", and " + expected.hex() + " stands beside it.");
        }
    }

    private static void requireStore(Path backup, Path part, Consumer<StoreBackup.Progress> listener) {
        try {
            StoreBackup.check(part, listener);
            try (Connection connection = new SqliteFile(SqliteFile.URL_PREFIX + part).openPlain();
                    Statement statement = connection.createStatement();
                    var result = statement
                            .executeQuery("SELECT COUNT(*) FROM sqlite_schema WHERE type = 'table' "
                                    + "AND name IN ('" + Database.VERSIONS_TABLE
                                    + "', 'organization', 'scim_token')")) {
                if (!result.next() || result.getInt(1) != 3) {
                    throw new IllegalArgumentException(
                            "The file " + backup + " holds no data of SCIM Console.");
                }
            }
        } catch (SQLException e) {
            throw new IllegalArgumentException(
                    "The file " + backup + " is damaged, or holds no data of SCIM Console.",
                    e);
        }
    }

    private static void put(Path part, Path database) throws IOException {
        // The store was closed, so that everything stands in the one file.
        if (Files.exists(part.resolveSibling(part.getFileName() + "-wal"))) {
            throw new IOException("SQLite has left writes beside the file");
        }
        force(part);
        OwnFile.giveToOwnerOfFolder(part);
        Files.move(part, database, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }
}
