package dev.scimconsole.server.store.sql;

import dev.scimconsole.server.store.failure.StoreUnavailableException;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one thread that writes. It takes all work that waits, runs each piece in a savepoint of one
/// transaction, and commits. While the disk takes one commit, the next piece of work runs already, and all
/// that come meanwhile; they are committed once the disk is free again, so that the wait for it is shared by
/// all of them. Only those whose commit is on the disk are answered.
final class SqliteWriter implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SqliteWriter.class);
    private static final int MOST_IN_ONE_COMMIT = 256;

    private final SqliteFile file;
    private final Dialect dialect;
    private final ConfigurationMemory memory;
    private final LogSync log;
    private final Thread thread;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final Deque<PendingWrite<?>> waiting = new ArrayDeque<>();
    private boolean closed;

    // Of the writing thread alone.
    private @Nullable JdbcConnection connection;
    private final AtomicLong commits = new AtomicLong();

    SqliteWriter(SqliteFile file, Dialect dialect, ConfigurationMemory memory) {
        this(file, dialect, memory, new LogSync(file.log()));
    }

    /// @param log closed with this
    SqliteWriter(SqliteFile file, Dialect dialect, ConfigurationMemory memory, LogSync log) {
        this.file = file;
        this.dialect = dialect;
        this.memory = memory;
        this.log = log;
        log.whenDone(this::wake);
        thread = Thread.ofPlatform().name("store-writer").daemon(false).start(this::writeUntilClosed);
    }

    <R> R write(Function<Sql, R> work) {
        if (Thread.currentThread() == thread) {
            throw new IllegalStateException("work must not call the store again");
        }
        PendingWrite<R> write = new PendingWrite<>(work);
        lock.lock();
        try {
            if (closed) {
                throw new StoreUnavailableException("The store is closed.", null);
            }
            waiting.addLast(write);
            arrived.signal();
        } finally {
            lock.unlock();
        }
        return write.await();
    }

    long commits() {
        return commits.get();
    }

    /// Writes what waits, then ends.
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            arrived.signal();
        } finally {
            lock.unlock();
        }
        LogSync.awaitEnd(thread);
    }

    private void writeUntilClosed() {
        boolean more = true;
        while (more) {
            more = writeNext();
        }
        log.close();
        disconnect();
    }

    /// While it waits it holds nothing of those before: a request has its token with it.
    private boolean writeNext() {
        List<PendingWrite<?>> batch = takeWaiting();
        if (batch.isEmpty()) {
            return false;
        }
        writeTogether(batch);
        return true;
    }

    /// Waits for work; empty once the store is closed and nothing is left.
    private List<PendingWrite<?>> takeWaiting() {
        List<PendingWrite<?>> batch = new ArrayList<>();
        lock.lock();
        try {
            while (waiting.isEmpty() && !closed) {
                arrived.awaitUninterruptibly();
            }
            moveTo(batch, MOST_IN_ONE_COMMIT);
        } finally {
            lock.unlock();
        }
        return batch;
    }

    /// What comes while the disk takes the commit before, or else nothing, once the next commit can be made.
    ///
    /// @param room how much more one commit may hold
    private List<PendingWrite<?>> takeMore(int room) {
        List<PendingWrite<?>> more = new ArrayList<>();
        lock.lock();
        try {
            while (log.isBusy() && (waiting.isEmpty() || room == 0)) {
                arrived.awaitUninterruptibly();
            }
            moveTo(more, room);
        } finally {
            lock.unlock();
        }
        return more;
    }

    private void moveTo(List<PendingWrite<?>> batch, int room) {
        while (!waiting.isEmpty() && batch.size() < room) {
            batch.add(waiting.removeFirst());
        }
    }

    private void wake() {
        lock.lock();
        try {
            arrived.signal();
        } finally {
            lock.unlock();
        }
    }

    /// Runs a batch in one transaction.
    private void writeTogether(List<PendingWrite<?>> batch) {
        writeTogether(batch, false);
    }

    /// Runs a batch in one transaction. When the database fails under one piece, the transaction is lost for
    /// all; then the others get one each, because what was too much may have been that one piece.
    ///
    /// A piece that fails has rarely changed anything by then, and nothing has to be undone. So savepoints
    /// are spared until one has: then the batch runs once more, each piece in a savepoint.
    private void writeTogether(List<PendingWrite<?>> first, boolean savepoints) {
        LateWrites late = new LateWrites();
        JdbcConnection open;
        try {
            open = connected();
            open.execute("BEGIN IMMEDIATE");
        } catch (SQLException e) {
            giveUp(first, e, false);
            return;
        }
        List<PendingWrite<?>> batch = new ArrayList<>(first);
        for (int i = 0; i < batch.size(); i++) {
            PendingWrite<?> write = batch.get(i);
            switch (savepoints ? runInSavepoint(open, write) : run(open, write, late)) {
                case Run.Sound _ -> {
                    // The next one.
                }
                case Run.LeftTraces _ -> {
                    again(open, batch);
                    return;
                }
                case Run.Lost(SQLException failure) -> {
                    giveUp(List.of(write), failure, false);
                    batch.stream().filter(other -> other != write).map(List::<PendingWrite<?>>of)
                            .forEach(this::writeTogether);
                    return;
                }
            }
            if (i == batch.size() - 1) {
                batch.addAll(takeMore(MOST_IN_ONE_COMMIT - batch.size()));
            }
        }
        try {
            write(open, late);
            log.requireSound();
        } catch (SQLException e) {
            giveUp(batch, e, false);
            return;
        }
        try {
            open.execute("COMMIT");
            commits.incrementAndGet();
            memory.endChange();
        } catch (SQLException e) {
            giveUp(batch, e, SqliteDialect.isDiskFailure(e));
            return;
        }
        log.answerOnceOnDisk(batch);
    }

    private JdbcConnection connected() throws SQLException {
        if (log.hasFailed()) {
            disconnect();
        }
        JdbcConnection open = connection;
        if (open == null) {
            open = new JdbcConnection(file.openForCommitsAhead());
            connection = open;
            log.startOver(open);
        }
        return open;
    }

    private void again(JdbcConnection open, List<PendingWrite<?>> batch) {
        try {
            open.execute("ROLLBACK");
            memory.endChange();
        } catch (SQLException e) {
            giveUp(batch, e, false);
            return;
        }
        writeTogether(batch, true);
    }

    private Run run(JdbcConnection open, PendingWrite<?> write, LateWrites late) {
        Sql sql = new Sql(open, dialect, true, memory, late);
        boolean ended = write.run(sql);
        return lost(sql).orElseGet(() -> ended || !sql.changed() ? new Run.Sound() : new Run.LeftTraces());
    }

    private Run runInSavepoint(JdbcConnection open, PendingWrite<?> write) {
        LateWrites late = new LateWrites();
        try {
            open.execute("SAVEPOINT work");
            Sql sql = new Sql(open, dialect, true, memory, late);
            boolean ended = write.run(sql);
            Optional<Run> lost = lost(sql);
            if (lost.isPresent()) {
                return lost.get();
            }
            if (ended) {
                write(open, late);
            } else {
                open.execute("ROLLBACK TO work");
            }
            open.execute("RELEASE work");
            return new Run.Sound();
        } catch (SQLException e) {
            return new Run.Lost(e);
        }
    }

    private void write(JdbcConnection open, LateWrites late) throws SQLException {
        try {
            late.write(new Sql(open, dialect, true, memory, late));
        } catch (RuntimeException e) {
            throw e.getCause() instanceof SQLException cause ? cause : new SQLException(e);
        }
    }

    /// The error of the database that the transaction did not survive.
    private static Optional<Run> lost(Sql sql) {
        return sql.failure().filter(StoreUnavailableException.class::isInstance).map(Throwable::getCause)
                .filter(SQLException.class::isInstance).map(cause -> new Run.Lost((SQLException) cause));
    }

    /// How a piece left the transaction.
    private sealed interface Run {

        /// The others can go on: it ended well, or has changed nothing.
        record Sound() implements Run {}

        /// It failed, and what it changed before that must be undone.
        record LeftTraces() implements Run {}

        /// The transaction is lost.
        record Lost(SQLException failure) implements Run {}
    }

    /// Answers that nothing was changed, and starts over with a new connection for the next. Closing the
    /// connection rolls back.
    private void giveUp(List<PendingWrite<?>> batch, SQLException e, boolean outcomeUnknown) {
        disconnect();
        memory.endChange();
        LOG.warn("{} writes failed: {}", batch.size(), e.getMessage());
        for (PendingWrite<?> write : batch) {
            RuntimeException failure = dialect.exception(e);
            write.fail(outcomeUnknown
                    ? new StoreUnavailableException(String.valueOf(failure.getMessage()), true, e)
                    : failure);
            write.answer();
        }
    }

    private void disconnect() {
        if (connection != null) {
            discard(connection);
            connection = null;
        }
    }

    /// Closes a connection that is not needed any more, in whatever state it is.
    static void discard(JdbcConnection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            LOG.debug("closing a connection: {}", e.getMessage());
        }
    }
}
