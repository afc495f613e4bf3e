package dev.scimconsole.server.store.copy;

import static dev.scimconsole.server.store.Samples.ACME;
import static dev.scimconsole.server.store.Samples.id;
import static dev.scimconsole.server.store.Samples.user;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.scimconsole.server.store.Samples;
import dev.scimconsole.server.store.Store;
import dev.scimconsole.server.store.copy.StoreBackup.Progress;
import dev.scimconsole.server.store.copy.StoreBackup.Step;
import dev.scimconsole.server.store.failure.StoreUnavailableException;
import dev.scimconsole.server.store.sql.SqliteFile;
import dev.scimconsole.server.values.ResourceType;
import dev.scimconsole.server.values.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Backups of a store in use, and what may be restored.
@Tag("server")
@Tag("server.store")
@Tag("server.store.copy")
class StoreBackupTest {

    @TempDir private Path folder;

    @Test
    void aBackupHoldsWhatOneMomentHeldWhileOthersWriteOn() throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        AtomicLong written = new AtomicLong();
        try (Store store = Store.open(url())) {
            fill(store, 3_000);
            Thread writer = Thread.ofVirtual().start(() -> {
                for (long i = 10_000; !done.get(); i += 2) {
                    long first = i;
                    store.write(t -> {
                        t.resources().insert(user(first));
                        t.resources().insert(user(first + 1));
                        return true;
                    });
                    written.addAndGet(2);
                }
            });
            List<Progress> shown = new ArrayList<>();
            StoreBackup made = StoreBackup.make(url(), folder.resolve("b.db"), shown::add);
            long meanwhile = written.get();
            done.set(true);
            writer.join();
            assertTrue(meanwhile > 0, "nobody wrote meanwhile");
            assertEquals(List.of(Step.values()), shown.stream().map(Progress::step).distinct().toList());
            assertEquals(Files.size(made.file()), made.bytes());
            assertEquals(made.digest().hex() + "  b.db\n", Files.readString(folder.resolve("b.db.sha256")));
            long copied = count(folder.resolve("b.db"));
            assertTrue(copied >= 3_000 && copied <= 3_000 + meanwhile, () -> copied + " users");
            assertEquals(0, copied % 2, "half of a transaction");
        }
        assertEquals(List.of("b.db", "b.db.sha256", "store.db"), files());
    }

    @Test
    void aBackupIsRestoredAsItWas() {
        try (Store store = Store.open(url())) {
            fill(store, 10);
            StoreBackup.make(url(), folder.resolve("b.db"), _ -> {});
        }
        Path database = folder.resolve("again.db");
        assertEquals("done", Store.restore(folder.resolve("b.db"), database, t -> {
            t.resources().delete(ACME, ResourceType.USER, id(3));
            return "done";
        }, _ -> {}));
        try (Store store = Store.open("jdbc:sqlite:" + database)) {
            assertEquals(9, (long) store.read(t -> t.resources().count(Samples.all(ResourceType.USER))));
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void onlyTheOwnerMayReadABackupAndWhatIsRestored() throws IOException {
        backup(5);
        Store.restore(folder.resolve("b.db"), folder.resolve("again.db"), _ -> true, _ -> {});
        for (String file : List.of("b.db", "b.db.sha256", "again.db")) {
            assertEquals("rw-------",
                    PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(file))), file);
        }
    }

    /// As a restore by root has to, for a service that runs as another user.
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void whatRootRestoresBelongsToTheOwnerOfTheFolder() throws IOException {
        assumeTrue(System.getProperty("user.name").equals("root"), "only root gives files away");
        backup(1);
        Path data = Files.createDirectory(folder.resolve("data"));
        UserPrincipal nobody = data.getFileSystem().getUserPrincipalLookupService()
                .lookupPrincipalByName("nobody");
        Files.setOwner(data, nobody);
        Store.restore(folder.resolve("b.db"), data.resolve("again.db"), _ -> true, _ -> {});
        assertEquals(nobody, Files.getOwner(data.resolve("again.db")));
    }

    @Test
    void nothingIsReplaced() throws IOException {
        backup(5);
        assertRefused("There is a file", () -> StoreBackup.make(url(), folder.resolve("b.db"), _ -> {}));
        Files.delete(folder.resolve("b.db"));
        assertRefused("There is a file", () -> StoreBackup.make(url(), folder.resolve("b.db"), _ -> {}));
        Files.delete(folder.resolve("b.db.sha256"));
        StoreBackup.make(url(), folder.resolve("b.db"), _ -> {});
        assertRefused("There is a database", () -> restore("b.db", "store.db"));
        // What SQLite left of a database that was moved away would be taken for writes of the new one.
        Files.createFile(folder.resolve("again.db-wal"));
        assertRefused("There is a database", () -> restore("b.db", "again.db"));
    }

    @Test
    void whatIsNotThereIsNoStore() throws IOException {
        assertRefused("There is no database file",
                () -> StoreBackup.make(url(), folder.resolve("b.db"), _ -> {}));
        assertRefused("Use pg_dump",
                () -> StoreBackup.make("jdbc:postgresql://db/x", folder.resolve("b.db"), _ -> {}));
        assertRefused("There is no backup", () -> restore("b.db", "again.db"));
        assertEquals(List.of(), files());
    }

    @Test
    void aBackupThatCannotBeWrittenLeavesNothing() throws IOException {
        Store.open(url()).close();
        assertThrows(StoreUnavailableException.class,
                () -> StoreBackup.make(url(), folder.resolve("none/b.db"), _ -> {}));
        assertThrows(IllegalStateException.class, () -> StoreBackup.make(url(), folder.resolve("b.db"), _ -> {
            throw new IllegalStateException("interrupted");
        }));
        assertEquals(List.of("store.db"), files());
    }

    @Test
    void aBackupOfADamagedStoreIsRefused() throws IOException {
        try (Store store = Store.open(url())) {
            fill(store, 3_000);
        }
        byte[] bytes = Files.readAllBytes(folder.resolve("store.db"));
        for (int i = 40 * 4096; i < bytes.length - 4096; i += 7) {
            bytes[i] ^= 0x55;
        }
        Files.write(folder.resolve("store.db"), bytes);
        assertThrows(StoreUnavailableException.class,
                () -> StoreBackup.make(url(), folder.resolve("b.db"), _ -> {}));
        assertEquals(List.of("store.db"), files());
    }

    @Test
    void aBackupThatIsNotWhatWasWrittenIsNotRestored() throws IOException {
        backup(50);
        Path file = folder.resolve("b.db");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        assertRefused("is not what was written", () -> restore("b.db", "again.db"));
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, Arrays.copyOf(bytes, bytes.length - 4096));
        assertRefused("is not what was written", () -> restore("b.db", "again.db"));
        Files.write(file, bytes);
        Files.writeString(folder.resolve("b.db.sha256"), "no digest");
        assertRefused("There is no SHA-256", () -> restore("b.db", "again.db"));
        Files.delete(folder.resolve("b.db.sha256"));
        assertRefused("nobody can tell whether the backup is whole", () -> restore("b.db", "again.db"));
        assertFalse(Files.exists(folder.resolve("again.db")));
        assertEquals(List.of("b.db", "store.db"), files());
    }

    @Test
    void whatIsNoStoreOfOursIsNotRestored() throws IOException, SQLException {
        Path other = folder.resolve("other.db");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + other);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE schema_version (version INTEGER)");
        }
        digest(other);
        assertRefused("holds no data of SCIM Console", () -> restore("other.db", "again.db"));
        Path text = Files.writeString(folder.resolve("text.db"), "no database at all ".repeat(500));
        digest(text);
        assertRefused("holds no data of SCIM Console", () -> restore("text.db", "again.db"));
        backup(1);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("b.db"));
                Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO schema_version (version) VALUES (1000)");
        }
        Files.delete(folder.resolve("b.db.sha256"));
        digest(folder.resolve("b.db"));
        assertRefused("newer version", () -> restore("b.db", "again.db"));
        assertFalse(SqliteFile.isAnyPartThere(folder.resolve("again.db")));
    }

    @Test
    void workThatFailsLeavesNoStore() throws IOException {
        backup(1);
        assertThrows(IllegalStateException.class,
                () -> Store.restore(folder.resolve("b.db"), folder.resolve("again.db"), _ -> {
                    throw new IllegalStateException("mine");
                }, _ -> {}));
        assertEquals(List.of("b.db", "b.db.sha256", "store.db"), files());
    }

    private void backup(int users) {
        try (Store store = Store.open(url())) {
            fill(store, users);
            StoreBackup.make(url(), folder.resolve("b.db"), _ -> {});
        }
    }

    private static void fill(Store store, int users) {
        store.write(t -> {
            for (int i = 0; i < users; i++) {
                t.resources().insert(user(i));
            }
            return true;
        });
    }

    private void restore(String backup, String database) {
        Store.restore(folder.resolve(backup), folder.resolve(database), _ -> true, _ -> {});
    }

    private static void digest(Path file) throws IOException {
        Files.writeString(StoreBackup.digestFile(file),
                Sha256.digest(Files.readAllBytes(file)).hex() + "  x\n",
                StandardCharsets.UTF_8);
    }

    private static void assertRefused(String words, Runnable work) {
        String sentence = assertThrows(IllegalArgumentException.class, work::run).getMessage();
        assertTrue(sentence.contains(words) && sentence.endsWith("."), sentence);
    }

    private static long count(Path file) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement();
                var result = statement.executeQuery("SELECT COUNT(*) FROM resource")) {
            return result.getLong(1);
        }
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).filter(name -> !name.endsWith(".lock"))
                    .sorted()
                    .toList();
        }
    }

    private String url() {
        return "jdbc:sqlite:" + folder.resolve("store.db");
    }
}
