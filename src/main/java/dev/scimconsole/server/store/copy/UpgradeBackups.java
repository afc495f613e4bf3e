package dev.scimconsole.server.store.copy;

import dev.scimconsole.server.store.failure.StoreUnavailableException;
import dev.scimconsole.server.store.sql.SqliteFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Backups of a SQLite store that are made beside it before its schema is changed. The latest few stay.
public final class UpgradeBackups {

    private static final Logger LOG = LoggerFactory.getLogger(UpgradeBackups.class);
    private static final int KEPT = 3;
    private static final String MARK = "-before-upgrade-";
    private static final String ENDING = ".db";
    private static final DateTimeFormatter TIME = DateTimeFormatter
            .ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private UpgradeBackups() {}

    /// Makes one now.
    ///
    /// @param version of the schema that stands there
    /// @throws StoreUnavailableException with a sentence, when it can't be made
    public static void make(SqliteFile file, int version) {
        make(file, version, Instant.now());
    }

    /// Makes one.
    ///
    /// @param version of the schema that stands there
    /// @throws StoreUnavailableException with a sentence, when it can't be made
    static void make(SqliteFile file, int version, Instant now) {
        Path database = file.path();
        Path backup = database
                .resolveSibling(start(database) + TIME.format(now) + "-schema-" + version + ENDING);
        if (Files.exists(backup)) {
            return;
        }
        try {
            StoreBackup made = StoreBackup.make(file, backup, _ -> {});
            LOG.info(
                    "Before the data store is upgraded from schema {}, a backup was made: "
                            + "{} ({} bytes, SHA-256 {})",
                    version, made.file(), made.bytes(), made.digest().hex());
            deleteOld(database);
        } catch (StoreUnavailableException e) {
            throw new StoreUnavailableException(
                    "The data store is to be upgraded, and first a backup is made beside it. "
                            + e.getMessage() + " Nothing was changed.",
                    e);
        }
    }

    private static void deleteOld(Path database) {
        try (Stream<Path> files = Files.list(database.getParent())) {
            List<Path> backups = files
                    .filter(file -> file.getFileName().toString().startsWith(start(database))
                            && file.getFileName().toString().endsWith(ENDING))
                    .sorted(Comparator.reverseOrder()).toList();
            for (Path old : backups.subList(Math.min(KEPT, backups.size()), backups.size())) {
                Files.deleteIfExists(StoreBackup.digestFile(old));
                Files.deleteIfExists(old);
            }
        } catch (IOException e) {
            LOG.warn("Old backups beside {} could not be deleted: {}", database, e.toString());
        }
    }

    private static String start(Path database) {
        return database.getFileName().toString().replaceFirst("\\.db$", "") + MARK;
    }
}
