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

    /// What is done with a statement.
    @FunctionalInterface
    interface Execution<R> {
        R execute(PreparedStatement statement) throws SQLException;
    }

    /// Runs a statement, one of those that are prepared already, or a new one. While it runs it is nobody
    /// else's, so that two queries with the same text that run at the same time have one each.
    <R> R run(String sql, Execution<R> execution) throws SQLException {
        PreparedStatement statement = take(sql);
        boolean done = false;
        try {
            R result = execution.execute(statement);
            giveBack(sql, statement);
            done = true;
            return result;
        } finally {
            if (!done) {
                discard(statement);
            }
        }
    }

    /// Runs a statement without parameters and results.
    void execute(String sql) throws SQLException {
        run(sql, PreparedStatement::execute);
    }

    private PreparedStatement take(String sql) throws SQLException {
        PreparedStatement kept = statements.remove(sql);
        return kept != null ? kept : connection.prepareStatement(sql);
    }

    /// Takes a statement back. The one that was not used for longest goes when there are too many.
    private void giveBack(String sql, PreparedStatement statement) throws SQLException {
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

    private static void discard(PreparedStatement statement) {
        try {
            statement.close();
        } catch (SQLException _) {
            // What broke it is on its way to the caller; the connection goes next.
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
