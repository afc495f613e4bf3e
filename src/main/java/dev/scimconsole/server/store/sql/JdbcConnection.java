package dev.scimconsole.server.store.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;

/// A connection with its prepared statements. Used by one thread at a time.
final class JdbcConnection implements AutoCloseable {

    private static final int MOST_STATEMENTS = 200;
    /// Longer than what inserts as many rows as are inserted at once.
    private static final int LONGEST_KEPT = 6_000;

    private final Connection connection;
    private final LinkedHashMap<String, PreparedStatement> statements = LinkedHashMap
            .newLinkedHashMap(MOST_STATEMENTS);

    JdbcConnection(Connection connection) {
        this.connection = connection;
    }

    Connection connection() {
        return connection;
    }

    /// Takes a prepared statement out of the cache, or prepares one. Whoever takes it gives it back, so that
    /// two queries with the same text that run at the same time have one each.
    PreparedStatement take(String sql) throws SQLException {
        PreparedStatement kept = statements.remove(sql);
        return kept != null ? kept : connection.prepareStatement(sql);
    }

    /// Takes a statement back. The one that was not used for longest goes when there are too many.
    void giveBack(String sql, PreparedStatement statement) throws SQLException {
        if (sql.length() > LONGEST_KEPT) {
            statement.close();
            return;
        }
        PreparedStatement twin = statements.putLast(sql, statement);
        if (twin != null) {
            twin.close();
        }
        if (statements.size() > MOST_STATEMENTS) {
            statements.pollFirstEntry().getValue().close();
        }
    }

    /// Runs a statement without parameters and results.
    void execute(String sql) throws SQLException {
        PreparedStatement statement = take(sql);
        boolean done = false;
        try {
            statement.execute();
            done = true;
        } finally {
            if (done) {
                giveBack(sql, statement);
            } else {
                statement.close();
            }
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
