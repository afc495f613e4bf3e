package dev.scimconsole.server.store.sql;

import dev.scimconsole.server.store.failure.StoreUnavailableException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Supplier;
import org.sqlite.ProgressHandler;

/// Read transactions, each on one of a few connections.
///
/// They run on the caller's thread. SQLite's calls keep a virtual thread on its carrier; so there should be
/// no more connections than processors, and the others wait without holding one.
final class SqliteReaders implements AutoCloseable {

    private final SqliteFile file;
    private final Dialect dialect;
    private final ConfigurationMemory memory;
    private final int connections;
    private final Semaphore free;
    // The one used last is taken first: its cache is the warmest.
    private final Deque<JdbcConnection> idle = new ConcurrentLinkedDeque<>();
    private volatile boolean closed;

    /// @param connections how many there may be
    SqliteReaders(SqliteFile file, Dialect dialect, ConfigurationMemory memory, int connections) {
        this.file = file;
        this.dialect = dialect;
        this.memory = memory;
        this.connections = connections;
        this.free = new Semaphore(connections, true);
    }

    <R> R read(Function<Sql, R> work) {
        return read(ScanMeter::unlimited, work);
    }

    /// @param begin asked once the connection is there: to make one anew takes time that is not the read's
    /// @throws ScanTooLargeException when it costs more than the meter allows
    <R> R read(Supplier<ScanMeter> begin, Function<Sql, R> work) {
        free.acquireUninterruptibly();
        try {
            return readOnFreeConnection(begin, work);
        } finally {
            free.release();
        }
    }

    private <R> R readOnFreeConnection(Supplier<ScanMeter> begin, Function<Sql, R> work) {
        if (closed) {
            throw new StoreUnavailableException("The store is closed.", null);
        }
        JdbcConnection connection = null;
        boolean sound = false;
        try {
            connection = take();
            connection.execute("BEGIN");
            Sql sql = new Sql(connection, dialect, false, memory, new LateWrites());
            ScanMeter meter = begin.get();
            sql.limit(meter);
            try (StopWatch _ = StopWatch.on(connection.connection(), meter)) {
                return inTransaction(sql, work);
            } finally {
                sound = sql.failure().isEmpty();
            }
        } catch (SQLException e) {
            throw dialect.exception(e);
        } finally {
            if (connection != null) {
                giveBack(connection, sound);
            }
        }
    }

    private static <R> R inTransaction(Sql sql, Function<Sql, R> work) {
        R result = work.apply(sql);
        sql.end();
        return result;
    }

    private JdbcConnection take() throws SQLException {
        JdbcConnection connection = idle.pollFirst();
        return connection != null ? connection : new JdbcConnection(file.openForReading());
    }

    /// Ends the transaction; a connection on which anything failed makes room for a new one.
    private void giveBack(JdbcConnection connection, boolean sound) {
        try {
            connection.execute("ROLLBACK");
            if (sound) {
                idle.addFirst(connection);
                return;
            }
        } catch (SQLException _) {
            // Closed below; what the caller gets was decided before.
        }
        SqliteWriter.discard(connection);
    }

    @Override
    public void close() {
        closed = true;
        free.acquireUninterruptibly(connections);
        JdbcConnection connection = idle.pollFirst();
        while (connection != null) {
            SqliteWriter.discard(connection);
            connection = idle.pollFirst();
        }
        free.release(connections);
    }

    /// Has SQLite stop in the middle of a statement once the time is over.
    private record StopWatch(Optional<Connection> watched) implements AutoCloseable {

        /// About two milliseconds.
        private static final int STEPS = 20_000;

        static StopWatch on(Connection connection, ScanMeter meter) throws SQLException {
            if (!meter.isLimited()) {
                return new StopWatch(Optional.empty());
            }
            ProgressHandler.setHandler(connection, STEPS, new ProgressHandler() {
                @Override
                protected int progress() {
                    return meter.isOver() ? 1 : 0;
                }
            });
            return new StopWatch(Optional.of(connection));
        }

        @Override
        public void close() throws SQLException {
            if (watched.isPresent()) {
                ProgressHandler.clearHandler(watched.get());
            }
        }
    }
}
