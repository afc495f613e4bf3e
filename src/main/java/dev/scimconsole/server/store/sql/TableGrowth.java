package dev.scimconsole.server.store.sql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Has PostgreSQL look anew at tables that have grown much since it looked last.
///
/// Connections keep the plans of their statements until a table is analyzed. One that was made when its table
/// was empty takes every index of it for as good as any other, and may walk an organization's resources for a
/// look-up by name or by id, even for the database's own check of a reference, which no text of a query can
/// change. Autovacuum comes once a minute, which is too late for a first synchronization. So tables are
/// analyzed each time they have twice the size, as soon as some have written. Not the smallest ones: a table
/// of a few pages would be read as a whole, which at SERIALIZABLE comes in conflict with whatever is written
/// to it.
final class TableGrowth implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TableGrowth.class);
    /// Write transactions between two looks. What they add costs nobody much until then.
    private static final int WRITES = 200;
    private static final String GROWN = """
            SELECT quote_ident(c.relname) FROM pg_class c
            WHERE c.relnamespace = CAST(current_schema() AS regnamespace) AND c.relkind = 'r'
              AND pg_relation_size(c.oid) / CAST(current_setting('block_size') AS integer)
                  > 2 * c.relpages + 16""";

    private final DataSource connections;
    private final AtomicLong writes = new AtomicLong();
    private final ReentrantLock looking = new ReentrantLock();
    private boolean closed;

    /// @param connections of a user who owns the tables
    TableGrowth(DataSource connections) {
        this.connections = connections;
    }

    /// Says that a transaction has written something.
    void written() {
        if (writes.incrementAndGet() % WRITES == 0 && !looking.isLocked()) {
            Thread.ofVirtual().name("table-growth").start(this::lookUnlessSomebodyDoes);
        }
    }

    private void lookUnlessSomebodyDoes() {
        if (!looking.tryLock()) {
            return;
        }
        try {
            if (!closed) {
                look();
            }
        } catch (SQLException e) {
            LOG.warn("The database's planner does not know of how tables grew; it may read too much until "
                    + "autovacuum comes: {}", e.getMessage());
        } finally {
            looking.unlock();
        }
    }

    private void look() throws SQLException {
        try (Connection connection = connections.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(true);
            for (String table : grown(statement)) {
                // Another node that does the same just now does it for all.
                statement.execute("ANALYZE (SKIP_LOCKED) " + table);
            }
        }
    }

    private static List<String> grown(Statement statement) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet result = statement.executeQuery(GROWN)) {
            while (result.next()) {
                tables.add(result.getString(1));
            }
        }
        return tables;
    }

    /// Waits for the look that is under way. None comes after it.
    @Override
    public void close() {
        looking.lock();
        try {
            closed = true;
        } finally {
            looking.unlock();
        }
    }
}
