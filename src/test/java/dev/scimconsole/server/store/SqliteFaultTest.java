package dev.scimconsole.server.store;

import static dev.scimconsole.server.store.Samples.ACME;
import static dev.scimconsole.server.store.Samples.id;
import static dev.scimconsole.server.store.Samples.user;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.server.store.directory.StoredResource;
import dev.scimconsole.server.store.failure.StoreUnavailableException;
import dev.scimconsole.server.store.sql.SqliteDatabase;
import dev.scimconsole.server.store.sql.SqliteFile;
import dev.scimconsole.server.values.ResourceType;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// What becomes of the SQLite store when the process is killed, the disk is full or the file is locked.
@Tag("server")
@Tag("server.store")
@Execution(ExecutionMode.CONCURRENT)
class SqliteFaultTest {

    private static final int WRITES = 200;

    @TempDir private Path folder;

    /// The process that is killed: writes users from several threads, and prints the id of each once it
    /// is acknowledged.
    static final class Writer {

        private Writer() {}

        public static void main(String[] arguments) {
            PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
            try (Store store = Store.open(arguments[0]);
                    ExecutorService threads = Executors.newFixedThreadPool(4)) {
                for (int i = 0; i < WRITES; i++) {
                    StoredResource user = user(i);
                    threads.execute(() -> {
                        write(store, user);
                        synchronized (out) {
                            out.println(user.id());
                        }
                    });
                }
            }
        }
    }

    @Test
    @Tag("whole")
    void everyAcknowledgedWriteSurvivesAKilledProcess() throws Exception {
        Process process = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp", System.getProperty("tests.class.path", System.getProperty("java.class.path")),
                "--enable-native-access=ALL-UNNAMED",
                Writer.class.getName(), url()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        List<String> acknowledged = new ArrayList<>();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            String line = lines.readLine();
            while (line != null) {
                acknowledged.add(line);
                if (acknowledged.size() == WRITES / 2) {
                    process.toHandle().destroyForcibly(); // leaves its last words readable
                }
                line = lines.readLine();
            }
        }
        assertEquals(128 + 9, process.waitFor());
        assertTrue(acknowledged.size() < WRITES, "killed too late");
        try (Store store = Store.open(url())) {
            for (String id : acknowledged) {
                assertTrue(store.read(t -> t.resources().find(ACME, ResourceType.USER, id)).isPresent(), id);
            }
            List<StoredResource> all = store.read(t -> t.resources().page(Samples.all(ResourceType.USER)));
            assertEquals(all.size(), count(store));
            write(store, user(1_000));
        }
        assertEquals("ok", pragma("integrity_check"));
    }

    @Test
    void aFullDiskIsSaidAndRecoversByItself() {
        try (Store store = Store.open(url() + "?max_page_count=150")) {
            List<String> written = new ArrayList<>();
            StoreUnavailableException full = assertThrows(StoreUnavailableException.class, () -> {
                for (int i = 0; i < 10_000; i++) {
                    write(store, user(i));
                    written.add(id(i));
                }
            });
            assertFalse(full.outcomeUnknown());
            assertTrue(full.getMessage().contains("space"), full.getMessage());
            assertEquals(written.size(), count(store));
            assertThrows(StoreUnavailableException.class, () -> write(store, user(written.size())));
            store.write(t -> {
                written.subList(0, 50).forEach(id -> t.resources().delete(ACME, ResourceType.USER, id));
                return true;
            });
            write(store, user(20_000));
            assertEquals(written.size() - 49, count(store));
        }
    }

    @Test
    void onePieceOfWorkThatFillsTheDiskDoesNotTakeOthersWithIt() throws Exception {
        try (Store store = Store.open(url() + "?max_page_count=150");
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CountDownLatch queued = new CountDownLatch(10);
            List<Future<?>> small = new ArrayList<>();
            Future<?> holdsTheWriter = threads.submit(() -> store.write(_ -> await(queued)));
            Future<?> huge = threads.submit(() -> {
                queued.countDown();
                return store.write(t -> {
                    for (int i = 0; i < 10_000; i++) {
                        t.resources().insert(user(i));
                    }
                    return true;
                });
            });
            for (int i = 0; i < 9; i++) {
                StoredResource user = user(20_000 + i);
                small.add(threads.submit(() -> {
                    queued.countDown();
                    write(store, user);
                }));
            }
            holdsTheWriter.get();
            assertThrows(Exception.class, huge::get);
            for (Future<?> write : small) {
                write.get();
            }
            assertEquals(9, count(store));
        }
    }

    @Test
    void aLockedFileIsSaidWithinSecondsAndRecoversByItself() throws Exception {
        try (Store store = Store.open(url());
                Connection other = DriverManager.getConnection(url());
                Statement statement = other.createStatement()) {
            write(store, user(1));
            statement.execute("BEGIN EXCLUSIVE");
            StoreUnavailableException locked = assertTimeoutPreemptively(Duration.ofSeconds(10),
                    () -> assertThrows(StoreUnavailableException.class, () -> write(store, user(2))));
            assertTrue(locked.getMessage().contains("lock"), locked.getMessage());
            assertFalse(locked.outcomeUnknown());
            assertEquals(1, count(store));
            statement.execute("ROLLBACK");
            write(store, user(2));
            assertEquals(2, count(store));
        }
    }

    @Test
    void aFileThatIsNotThereForAWhileIsNotReplacedByAnEmptyOne() throws IOException {
        Path file = folder.resolve("store.db");
        Path away = folder.resolve("away.db");
        Store.open(url()).close();
        SqliteFile opened = SqliteFile.at(url());
        Files.move(file, away);
        assertThrows(SQLException.class, opened::openForWriting);
        assertFalse(Files.exists(file));
    }

    @Test
    void writersWhoComeTogetherShareACommit() throws Exception {
        SqliteDatabase database = SqliteDatabase.open(url(), (_, _) -> {});
        try (Store store = new DatabaseStore(database);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CountDownLatch called = new CountDownLatch(WRITES);
            List<Future<?>> writes = new ArrayList<>();
            writes.add(threads.submit(() -> store.write(_ -> await(called))));
            for (int i = 0; i < WRITES; i++) {
                StoredResource user = user(i);
                writes.add(threads.submit(() -> {
                    called.countDown();
                    write(store, user);
                }));
            }
            for (Future<?> write : writes) {
                write.get();
            }
            assertEquals(WRITES, count(store));
            assertTrue(database.commits() < WRITES / 4,
                    () -> database.commits() + " commits for " + WRITES + " writes");
        }
    }

    @Test
    void whoFailsAfterAChangeTakesBackItsOwnAndNothingOfThoseItSharesACommitWith() throws Exception {
        SqliteDatabase database = SqliteDatabase.open(url(), (_, _) -> {});
        try (Store store = new DatabaseStore(database);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CountDownLatch called = new CountDownLatch(WRITES);
            List<Future<?>> writes = new ArrayList<>();
            writes.add(threads.submit(() -> store.write(_ -> await(called))));
            for (int i = 0; i < WRITES; i++) {
                StoredResource user = user(i);
                boolean fails = i % 10 == 3;
                writes.add(threads.submit(() -> {
                    called.countDown();
                    if (fails) {
                        assertEquals("after the change", assertThrows(IllegalStateException.class,
                                () -> writeAndFail(store, user)).getMessage());
                    } else {
                        write(store, user);
                    }
                }));
            }
            for (Future<?> write : writes) {
                write.get();
            }
            assertEquals(WRITES * 9 / 10, count(store));
            assertEquals(Optional.empty(),
                    store.read(t -> t.resources().find(ACME, ResourceType.USER, id(3))));
            assertEquals(WRITES * 9L / 10, store.read(t -> t.resources()
                    .page(Samples.all(ResourceType.USER))).size());
        }
    }

    @Test
    void everyReaderSeesWhatWasAcknowledged() throws Exception {
        try (Store store = Store.open(url());
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> writers = new ArrayList<>();
            for (int thread = 0; thread < 16; thread++) {
                long first = thread * 1_000L;
                writers.add(threads.submit(() -> {
                    for (long i = first; i < first + 30; i++) {
                        write(store, user(i));
                        String id = id(i);
                        assertTrue(
                                store.read(t -> t.resources().find(ACME, ResourceType.USER, id)).isPresent());
                    }
                }));
            }
            for (Future<?> writer : writers) {
                writer.get();
            }
            assertEquals(16 * 30, count(store));
        }
    }

    @Test
    void whoIsInterruptedWhileWritingStillLearnsTheOutcome() throws Exception {
        try (Store store = Store.open(url())) {
            Thread.currentThread().interrupt();
            assertEquals(Optional.of("done"), store.write(_ -> Optional.of("done")));
            assertTrue(Thread.interrupted());
        }
    }

    private String url() {
        return "jdbc:sqlite:" + folder.resolve("store.db");
    }

    private String pragma(String name) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url());
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("PRAGMA " + name)) {
            return result.getString(1);
        }
    }

    private static long count(Store store) {
        return store.read(t -> t.resources().count(Samples.all(ResourceType.USER)));
    }

    private static void write(Store store, StoredResource user) {
        store.write(t -> {
            t.resources().insert(user);
            return true;
        });
    }

    private static void writeAndFail(Store store, StoredResource user) {
        store.write(t -> {
            t.resources().insert(user);
            throw new IllegalStateException("after the change");
        });
    }

    private static boolean await(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
