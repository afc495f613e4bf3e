package dev.scimconsole.server.store.sql;

import dev.scimconsole.server.files.OwnFile;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteOpenMode;

/// The database file, and how connections to it are set up.
///
/// @param url as it was given
public record SqliteFile(String url) {

    /// How the URLs of such files begin.
    public static final String URL_PREFIX = "jdbc:sqlite:";

    /// The database and what SQLite keeps beside it.
    private static final List<String> PARTS = List.of("", "-wal", "-shm", "-journal");
    private static final Logger LOG = LoggerFactory.getLogger(SqliteFile.class);
    private static final int PAGES_AT_ONCE = 2_000;
    private static final int READER_WAITS_MILLIS = 1_000;
    private static final int WRITER_WAITS_MILLIS = 2_000;

    // The writer's cache holds the inner pages of the indexes that it changes.
    private static final String WRITER_PRAGMAS = """
            PRAGMA busy_timeout = %d;
            PRAGMA journal_mode = WAL;
            PRAGMA synchronous = %s;
            PRAGMA fullfsync = ON;
            PRAGMA checkpoint_fullfsync = ON;
            PRAGMA foreign_keys = ON;
            PRAGMA journal_size_limit = 67108864;
            PRAGMA wal_autocheckpoint = 8000;
            PRAGMA cache_size = -6000""";
    private static final String READER_PRAGMAS = """
            PRAGMA busy_timeout = %d;
            PRAGMA query_only = ON;
            PRAGMA cache_size = -3000""".formatted(READER_WAITS_MILLIS);

    /// Takes a URL of a file; makes the file if there is none, and makes it readable for its owner alone.
    ///
    /// @throws IllegalArgumentException with a sentence, when it names no file that can be used
    public static SqliteFile at(String url) {
        String path = path(url);
        if (path.isBlank() || path.startsWith(":") || path.startsWith("file:")) {
            throw new IllegalArgumentException(
                    "After " + URL_PREFIX + " stands the path of a file, as in " + URL_PREFIX
                            + "/var/lib/scim-console/store.db.");
        }
        try {
            make(Path.of(path).toAbsolutePath());
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "The database file " + path + " can't be used: " + OwnFile.reason(e) + ".", e);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException(
                    "The database file " + path + " can't be used: " + e.getMessage() + ".", e);
        }
        return new SqliteFile(url);
    }

    /// Takes a URL of a file that is there.
    ///
    /// @throws IllegalArgumentException with a sentence, when there is none
    public static SqliteFile existing(String url) {
        if (!Files.isRegularFile(Path.of(path(url)))) {
            throw new IllegalArgumentException("There is no database file " + path(url) + ".");
        }
        return at(url);
    }

    /// The file, by the one name that all its names lead to.
    public Path path() {
        Path given = Path.of(path(url)).toAbsolutePath();
        try {
            return given.toRealPath();
        } catch (IOException _) {
            // It has gone meanwhile; opening it will say so.
            return given;
        }
    }

    /// Whether a file, or anything that SQLite keeps beside one of that name, is there.
    public static boolean isAnyPartThere(Path file) {
        return PARTS.stream().anyMatch(part -> Files.exists(file.resolveSibling(file.getFileName() + part)));
    }

    /// Deletes a file of ours, and what SQLite left beside it. What can't be deleted is left.
    public static void delete(Path file) {
        for (String part : PARTS) {
            try {
                Files.deleteIfExists(file.resolveSibling(file.getFileName() + part));
            } catch (IOException e) {
                LOG.warn("{} can't be deleted: {}", file, e.toString());
            }
        }
    }

    /// A connection that may write; what it commits is on the disk.
    public Connection openForWriting() throws SQLException {
        return open(WRITER_PRAGMAS.formatted(WRITER_WAITS_MILLIS, "FULL"), false);
    }

    /// A connection that may write, for the one who forces the log to the disk: what it commits stands in the
    /// log, and others see it, before it is on the disk. Its transactions are begun and ended by statements.
    Connection openForCommitsAhead() throws SQLException {
        return open(WRITER_PRAGMAS.formatted(WRITER_WAITS_MILLIS, "NORMAL"), true);
    }

    /// Where SQLite writes what is committed, until it moves to the database.
    Path log() {
        Path file = path();
        return file.resolveSibling(file.getFileName() + "-wal");
    }

    /// A connection that only reads. Its transactions are begun and ended by statements.
    public Connection openForReading() throws SQLException {
        return open(READER_PRAGMAS, true);
    }

    /// Without any setting. Never makes the file: where it has gone, an empty one would look as if all data
    /// were lost.
    public Connection openPlain() throws SQLException {
        SQLiteConfig config = new SQLiteConfig(new Properties());
        config.resetOpenMode(SQLiteOpenMode.CREATE);
        // Each connection is used by one thread at a time, so that no call of SQLite needs to see to that.
        config.setOpenMode(SQLiteOpenMode.NOMUTEX);
        // Nobody asks for them, and the driver would ask for the row's number after each insert.
        config.setGetGeneratedKeys(false);
        return JDBC.createConnection(url, config.toProperties());
    }

    /// Takes how far a copy is.
    @FunctionalInterface
    public interface CopyListener {

        /// So many of so many pages stand in the copy.
        void copied(long pages, long all);
    }

    /// Copies what the database holds at one moment, page by page, into a file. Others may write meanwhile.
    ///
    /// @param listener called on this thread
    public void copyTo(Path copy, CopyListener listener) throws SQLException {
        // The transaction keeps what is copied as it is; without it, each write of others would make the copy
        // begin again.
        try (Connection connection = openForReading(); Statement statement = connection.createStatement()) {
            statement.execute("BEGIN");
            try (var _ = statement.executeQuery("SELECT COUNT(*) FROM sqlite_schema")) {
                int result = connection.unwrap(SQLiteConnection.class).getDatabase().backup("main",
                        copy.toString(), (left, all) -> listener.copied(all - left, all), 0, 0,
                        PAGES_AT_ONCE);
                if (result != 0) {
                    throw new SQLException("SQLite could not copy: " + result);
                }
            }
        }
    }

    /// @param inTransactions whether statements begin and end each transaction
    private Connection open(String pragmas, boolean inTransactions) throws SQLException {
        Connection connection = openPlain();
        boolean done = false;
        try (Statement statement = connection.createStatement()) {
            for (String pragma : pragmas.split(";\n", -1)) {
                statement.execute(pragma);
            }
            if (inTransactions) {
                // Else the driver finds out behind each statement whether it is in one: it tries to begin
                // one.
                connection.setAutoCommit(false);
                statement.execute("COMMIT");
            }
            done = true;
        } finally {
            if (!done) {
                connection.close();
            }
        }
        return connection;
    }

    private static void make(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException("it is a folder");
        }
        Path folder = Objects.requireNonNull(file.getParent(), "a file stands in a folder");
        if (!Files.isDirectory(folder)) {
            throw new IOException("there is no folder " + folder);
        }
        try {
            Files.createFile(file, OwnFile.attributes(file));
        } catch (FileAlreadyExistsException _) {
            // As an older version of this program or a copy by hand has left it.
            for (String part : PARTS) {
                OwnFile.tighten(file.resolveSibling(file.getFileName() + part));
            }
        }
    }

    private static String path(String url) {
        String rest = url.substring(URL_PREFIX.length());
        int parameters = rest.indexOf('?');
        return parameters < 0 ? rest : rest.substring(0, parameters);
    }
}
