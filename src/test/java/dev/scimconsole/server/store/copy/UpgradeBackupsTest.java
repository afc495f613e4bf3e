package dev.scimconsole.server.store.copy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.server.store.Store;
import dev.scimconsole.server.store.failure.StoreUnavailableException;
import dev.scimconsole.server.store.sql.SqliteFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Backups that are made before an upgrade.
@Tag("server")
@Tag("server.store")
@Tag("server.store.copy")
class UpgradeBackupsTest {

    private static final int VERSION = 16;

    @TempDir private Path folder;

    @Test
    void theLatestFewStay() throws IOException {
        for (int i = 1; i <= 4; i++) {
            Files.writeString(folder.resolve("store-before-upgrade-2026010" + i + "T000000Z-schema-1.db"),
                    "old");
        }
        Files.writeString(folder.resolve("store-before-upgrade-20260101T000000Z-schema-1.db.sha256"), "old");
        Files.writeString(folder.resolve("other.db"), "mine");
        Store.open(url()).close();
        UpgradeBackups.make(SqliteFile.at(url()), VERSION, Instant.parse("2026-11-26T12:00:00Z"));
        String made = "store-before-upgrade-20261126T120000Z-schema-" + VERSION + ".db";
        assertEquals(List.of("store-before-upgrade-20260103T000000Z-schema-1.db",
                "store-before-upgrade-20260104T000000Z-schema-1.db", made, made + ".sha256"),
                names("store-before-upgrade-"));
        assertTrue(Files.exists(folder.resolve("other.db")));
    }

    @Test
    void withoutARoomForTheBackupNothingIsUpgraded() throws IOException {
        Store.open(url()).close();
        byte[] before = Files.readAllBytes(folder.resolve("store.db"));
        UpgradeBackups.make(SqliteFile.at(url()), VERSION, Instant.EPOCH);
        String name = names("store-before-upgrade-").getFirst();
        Files.delete(folder.resolve(name));
        Files.delete(folder.resolve(name + ".sha256"));
        // A folder in the way, as every user meets it, root too.
        Files.createDirectories(folder.resolve(name + ".part/in the way"));
        StoreUnavailableException refused = assertThrows(StoreUnavailableException.class,
                () -> UpgradeBackups.make(SqliteFile.at(url()), VERSION, Instant.EPOCH));
        assertTrue(refused.getMessage().endsWith("Nothing was changed."), refused.getMessage());
        assertArrayEquals(before, Files.readAllBytes(folder.resolve("store.db")));
    }

    private List<String> names(String start) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.startsWith(start))
                    .sorted().toList();
        }
    }

    private String url() {
        return "jdbc:sqlite:" + folder.resolve("store.db");
    }
}
