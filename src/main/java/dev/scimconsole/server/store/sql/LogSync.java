package dev.scimconsole.server.store.sql;

import dev.scimconsole.server.store.failure.StoreUnavailableException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Has the disk take SQLite's log, commit by commit, and answers the writes of each: on a thread of its own,
/// so that the next ones can run meanwhile.
///
/// Others see a commit before it is on the disk. Nobody was told of it then, so a failure of the power takes
/// it from nobody; and SQLite takes no commit out of the log without those before it.
final class LogSync implements AutoCloseable {

    /// Has the disk take what stands in a file.
    @FunctionalInterface
    interface Force {

        /// Returns once the disk has it.
        void force(FileChannel log) throws IOException;
    }

    private static final Logger LOG = LoggerFactory.getLogger(LogSync.class);

    private final Path file;
    private final Force force;
    private final Thread thread;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private Runnable whenDone = () -> {};
    private List<PendingWrite<?>> committed = List.of();
    private boolean alone;
    private boolean busy;
    private boolean failed;
    private boolean closed;
    // Of the thread that syncs, while one does.
    private @Nullable FileChannel channel;

    /// @param file the log; there once somebody has committed
    LogSync(Path file) {
        this(file, log -> log.force(false));
    }

    LogSync(Path file, Force force) {
        this.file = file;
        this.force = force;
        thread = Thread.ofPlatform().name("store-log-sync").daemon(false).start(this::syncUntilClosed);
    }

    /// Takes what is called each time that the disk has taken a commit, on the thread that saw to it. Called
    /// before the first commit.
    void whenDone(Runnable listener) {
        whenDone = listener;
    }

    /// Whether a commit is on its way to the disk.
    boolean isBusy() {
        lock.lock();
        try {
            return busy;
        } finally {
            lock.unlock();
        }
    }

    /// Whether the disk did not take a commit, so that nobody knows what of the log it holds.
    boolean hasFailed() {
        lock.lock();
        try {
            return failed;
        } finally {
            lock.unlock();
        }
    }

    /// Called before a commit, by the writing thread.
    ///
    /// @throws SQLException when the disk did not take the commit before: nobody may build on that one, since
    ///                      a later sync says nothing of it
    void requireSound() throws SQLException {
        if (hasFailed()) {
            throw new SQLException("The disk did not take what was written before.");
        }
    }

    /// Answers writes once the disk holds what is in the log by now. When it does not take that, they learn
    /// that their outcome is unknown. Called by the writing thread, when this is not busy.
    void answerOnceOnDisk(List<PendingWrite<?>> batch) {
        boolean atOnce;
        lock.lock();
        try {
            // Who writes alone is spared the way to another thread and back.
            atOnce = alone && batch.size() == 1;
            alone = batch.size() == 1;
            busy = true;
            if (!atOnce) {
                committed = batch;
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
        if (atOnce) {
            syncAndAnswer(batch);
        }
    }

    /// Goes on with a new connection. After a failure all of the log moves to the database first: a second
    /// sync of the same pages may succeed without having written them, as the system may take them for
    /// written.
    ///
    /// @throws SQLException when the disk does not take that either
    void startOver(JdbcConnection connection) throws SQLException {
        lock.lock();
        try {
            while (busy) {
                changed.awaitUninterruptibly();
            }
            if (failed) {
                moveAll(connection);
                failed = false;
            }
            // Perhaps there is a new file by that name.
            closeChannel();
        } finally {
            lock.unlock();
        }
    }

    /// Answers all, then ends. Called by the writing thread.
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        awaitEnd(thread);
    }

    /// Waits for the end of a thread; an interrupt does not end the wait.
    static void awaitEnd(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void moveAll(JdbcConnection connection) throws SQLException {
        try (PreparedStatement statement = connection.connection()
                .prepareStatement("PRAGMA wal_checkpoint(TRUNCATE)");
                ResultSet result = statement.executeQuery()) {
            if (!result.next() || result.getInt(1) != 0) {
                throw new SQLException("The log can't be moved to the database while others read it.");
            }
        }
    }

    private void syncUntilClosed() {
        boolean more = true;
        while (more) {
            more = syncNext();
        }
        closeChannel();
    }

    /// While it waits it holds nothing of those before: a request has its token with it.
    private boolean syncNext() {
        List<PendingWrite<?>> batch = takeCommitted();
        if (batch.isEmpty()) {
            return false;
        }
        syncAndAnswer(batch);
        return true;
    }

    /// Waits for a commit; empty once this is closed and none is left.
    private List<PendingWrite<?>> takeCommitted() {
        lock.lock();
        try {
            while (committed.isEmpty() && !closed) {
                changed.awaitUninterruptibly();
            }
            List<PendingWrite<?>> batch = committed;
            committed = List.of();
            return batch;
        } finally {
            lock.unlock();
        }
    }

    private void syncAndAnswer(List<PendingWrite<?>> batch) {
        Optional<IOException> failure = sync();
        lock.lock();
        try {
            failed |= failure.isPresent();
            busy = false;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        whenDone.run();
        for (PendingWrite<?> write : batch) {
            failure.ifPresent(reason -> write.fail(new StoreUnavailableException(
                    "The disk did not take what was written.", true, reason)));
            write.answer();
        }
    }

    private Optional<IOException> sync() {
        try {
            FileChannel open = channel;
            if (open == null) {
                open = FileChannel.open(file, StandardOpenOption.WRITE);
                channel = open;
            }
            force.force(open);
            return Optional.empty();
        } catch (IOException e) {
            LOG.warn("The disk did not take the log: {}", e.getMessage());
            return Optional.of(e);
        }
    }

    private void closeChannel() {
        FileChannel open = channel;
        channel = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                LOG.debug("closing the log: {}", e.getMessage());
            }
        }
    }
}
