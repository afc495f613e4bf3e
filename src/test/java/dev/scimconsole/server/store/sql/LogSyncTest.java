package dev.scimconsole.server.store.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.server.store.failure.StoreUnavailableException;
import java.io.IOException;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// When a write is answered, and what becomes of it when the disk does not take the log.
@Tag("server")
@Tag("server.store")
@Tag("server.store.sql")
@Execution(ExecutionMode.CONCURRENT)
class LogSyncTest {

    private static final String INSERT = "INSERT INTO mail (id, organization_id, kind, about_id, address, created_at,"
            + " tries, due_at) VALUES (?, x'00', 'invite', '', '', 0, 0, 0)";

    @TempDir private Path folder;
    private SqliteFile file;

    @BeforeEach
    void makeTheDatabase() {
        String url = "jdbc:sqlite:" + folder.resolve("store.db");
        SqliteDatabase.open(url, (_, _) -> {}).close();
        file = SqliteFile.at(url);
    }

    @Test
    void nobodyIsAnsweredBeforeTheDiskHasTheCommitAndTheNextWorkRunsMeanwhile() throws Exception {
        Semaphore begun = new Semaphore(0);
        Semaphore mayEnd = new Semaphore(0);
        try (SqliteWriter writer = writer(log -> {
            begun.release();
            mayEnd.acquireUninterruptibly();
            log.force(false);
        }); ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> first = threads.submit(() -> writer.write(insert("first")));
            begun.acquire();
            Future<?> meanwhile = ran(threads, writer, "meanwhile");
            assertFalse(first.isDone());
            mayEnd.release();
            first.get();
            begun.acquire();
            assertFalse(meanwhile.isDone());
            mayEnd.release();
            meanwhile.get();
        }
        assertEquals(List.of("first", "meanwhile"), kept(file));
    }

    @Test
    void whoseCommitTheDiskDidNotTakeLearnsThatTheOutcomeIsUnknown() throws IOException {
        AtomicInteger times = new AtomicInteger();
        try (SqliteWriter writer = writer(log -> {
            if (times.incrementAndGet() == 2) {
                throw new IOException("the disk is gone");
            }
            log.force(false);
        })) {
            writer.write(insert("first"));
            StoreUnavailableException unknown = assertThrows(StoreUnavailableException.class,
                    () -> writer.write(insert("second")));
            assertTrue(unknown.outcomeUnknown());
            writer.write(insert("third"));
        }
        assertEquals(List.of("first", "second", "third"), kept(file));
    }

    /// The system takes pages that the disk has refused for written: a later sync says nothing of them.
    @Test
    void afterAFailureAllThatWasCommittedMovesToTheDatabaseBeforeTheNextIsAnswered() throws IOException {
        AtomicInteger times = new AtomicInteger();
        Path copy = folder.resolve("copy.db");
        try (SqliteWriter writer = writer(log -> {
            switch (times.incrementAndGet()) {
                case 1 -> throw new IOException("the disk is gone");
                case 2 -> Files.copy(folder.resolve("store.db"), copy);
                default -> log.force(false);
            }
        })) {
            assertThrows(StoreUnavailableException.class, () -> writer.write(insert("first")));
            assertFalse(kept(copyOf("before.db")).contains("first"), "it stood in the log alone");
            writer.write(insert("second"));
        }
        assertEquals(List.of("first"), kept(SqliteFile.at("jdbc:sqlite:" + copy)));
    }

    @Test
    void whatRanMeanwhileIsNotCommittedOnTopOfWhatTheDiskRefused() throws Exception {
        AtomicInteger times = new AtomicInteger();
        Semaphore begun = new Semaphore(0);
        Semaphore mayFail = new Semaphore(0);
        try (SqliteWriter writer = writer(log -> {
            if (times.incrementAndGet() == 1) {
                begun.release();
                mayFail.acquireUninterruptibly();
                throw new IOException("the disk is gone");
            }
            log.force(false);
        }); ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> first = threads.submit(() -> writer.write(insert("first")));
            begun.acquire();
            Future<?> meanwhile = ran(threads, writer, "meanwhile");
            mayFail.release();
            assertTrue(outcome(first).isPresent());
            ExecutionException refused = assertThrows(ExecutionException.class, meanwhile::get);
            assertFalse(
                    assertInstanceOf(StoreUnavailableException.class, refused.getCause()).outcomeUnknown());
            writer.write(insert("third"));
        }
        assertEquals(List.of("first", "third"), kept(file));
    }

    @Test
    void whileTheLogCannotBeMovedNothingIsWritten() throws Exception {
        AtomicInteger times = new AtomicInteger();
        try (SqliteWriter writer = writer(log -> {
            if (times.incrementAndGet() == 1) {
                throw new IOException("the disk is gone");
            }
            log.force(false);
        }); var reader = file.openForReading(); var statement = reader.createStatement()) {
            statement.execute("BEGIN");
            assertTrue(statement.executeQuery("SELECT COUNT(*) FROM mail").next());
            assertThrows(StoreUnavailableException.class, () -> writer.write(insert("first")));
            StoreUnavailableException refused = assertThrows(StoreUnavailableException.class,
                    () -> writer.write(insert("second")));
            assertFalse(refused.outcomeUnknown());
            statement.execute("ROLLBACK");
            writer.write(insert("third"));
        }
        assertEquals(List.of("first", "third"), kept(file));
    }

    @Test
    void allOfACommitShareTheFailure() throws Exception {
        AtomicInteger times = new AtomicInteger();
        Semaphore begun = new Semaphore(0);
        Semaphore mayEnd = new Semaphore(0);
        try (SqliteWriter writer = writer(log -> {
            switch (times.incrementAndGet()) {
                case 1 -> {
                    begun.release();
                    mayEnd.acquireUninterruptibly();
                    log.force(false);
                }
                case 2 -> throw new IOException("the disk is gone");
                default -> log.force(false);
            }
        }); ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> before = threads.submit(() -> writer.write(insert("before")));
            begun.acquire();
            Future<?> first = ran(threads, writer, "first");
            Future<?> second = ran(threads, writer, "second");
            mayEnd.release();
            before.get();
            assertTrue(outcome(first).isPresent());
            assertTrue(outcome(second).isPresent());
            writer.write(insert("third"));
        }
        assertEquals(List.of("before", "first", "second", "third"), kept(file));
    }

    /// A request has its token with it.
    @Test
    void nothingOfTheWorkIsHeldOnceItIsAnswered() throws InterruptedException {
        try (SqliteWriter writer = writer(log -> log.force(false))) {
            for (String id : List.of("by the other thread", "alone", "alone again")) {
                ReferenceQueue<Object> gone = new ReferenceQueue<>();
                WeakReference<Object> held = write(writer, id, gone);
                Optional<Object> collected = Optional.empty();
                for (int tries = 0; tries < 100 && collected.isEmpty(); tries++) {
                    System.gc();
                    collected = Optional.ofNullable(gone.remove(100));
                }
                assertEquals(Optional.of(held), collected, id);
            }
        }
    }

    private static WeakReference<Object> write(SqliteWriter writer, String id, ReferenceQueue<Object> gone) {
        Object token = new Object();
        writer.write(sql -> {
            sql.change(INSERT, id);
            return token.hashCode();
        });
        return new WeakReference<>(token, gone);
    }

    /// A piece of work that has run, while the disk is busy with another commit: it waits for one with the
    /// others that have.
    private static Future<?> ran(ExecutorService threads, SqliteWriter writer, String id)
            throws InterruptedException {
        CountDownLatch ran = new CountDownLatch(1);
        Future<?> write = threads.submit(() -> writer.write(sql -> {
            sql.change(INSERT, id);
            ran.countDown();
            return true;
        }));
        ran.await();
        return write;
    }

    private static Optional<Throwable> outcome(Future<?> write) throws InterruptedException {
        try {
            write.get();
            return Optional.empty();
        } catch (ExecutionException e) {
            assertTrue(assertInstanceOf(StoreUnavailableException.class, e.getCause()).outcomeUnknown());
            return Optional.of(e.getCause());
        }
    }

    private SqliteWriter writer(LogSync.Force force) {
        return new SqliteWriter(file, new SqliteDialect(), ConfigurationMemory.ofOnlyWriter(),
                new LogSync(file.log(), force));
    }

    private static Function<Sql, Boolean> insert(String id) {
        return sql -> {
            sql.change(INSERT, id);
            return true;
        };
    }

    /// The database without its log.
    private SqliteFile copyOf(String name) throws IOException {
        Path copy = folder.resolve(name);
        Files.copy(folder.resolve("store.db"), copy);
        return SqliteFile.at("jdbc:sqlite:" + copy);
    }

    private static List<String> kept(SqliteFile database) {
        try (SqliteReaders readers = new SqliteReaders(database, new SqliteDialect(),
                ConfigurationMemory.none(), 1)) {
            return readers.read(sql -> sql.list("SELECT id FROM mail ORDER BY 1",
                    row -> row.text(1)));
        }
    }
}
