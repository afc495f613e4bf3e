package dev.scimconsole.server.store.copy;

import dev.scimconsole.server.store.sql.IdColumn;
import dev.scimconsole.server.store.sql.PostgresDatabase;
import dev.scimconsole.server.store.sql.UnfinishedCopy;
import dev.scimconsole.server.values.Sha256;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.function.LongConsumer;

/// The PostgreSQL database that a store is copied into.
final class CopyTarget implements AutoCloseable {

    private static final int ROWS_AT_ONCE = 1_000;
    /// A user or a group may be a megabyte large.
    private static final int CHARACTERS_AT_ONCE = 8 << 20;

    private final Connection connection;

    private CopyTarget(Connection connection) {
        this.connection = connection;
    }

    /// An error of the target, to be told from one of the source.
    static final class TargetException extends SQLException {

        private static final long serialVersionUID = 1L;

        TargetException(SQLException cause) {
            super(cause);
        }

        @Override
        public synchronized SQLException getCause() {
            return (SQLException) Objects.requireNonNull(super.getCause());
        }
    }

    static CopyTarget open(String url) throws SQLException {
        PostgresDatabase.migrate(url);
        Properties properties = new Properties();
        properties.setProperty("reWriteBatchedInserts", "true");
        return onTarget(() -> {
            Connection connection = DriverManager.getConnection(url, properties);
            connection.setAutoCommit(false);
            return new CopyTarget(connection);
        });
    }

    /// Marks the target as unfinished.
    ///
    /// @throws IllegalArgumentException with a sentence, when it holds other data, or another copy is running
    void begin(List<CopyTable> tables, Sha256 fingerprint) throws SQLException {
        onTarget(() -> {
            if (!UnfinishedCopy.claim(connection)) {
                throw new IllegalArgumentException("Another copy into this database is running.");
            }
            Optional<Sha256> unfinished = UnfinishedCopy.find(connection);
            if (unfinished.isPresent() && !unfinished.get().equals(fingerprint)) {
                throw new IllegalArgumentException("The target holds an unfinished copy of another store. "
                        + "Copy into an empty database.");
            }
            if (unfinished.isEmpty()) {
                for (CopyTable table : tables) {
                    if (lastKey(table).isPresent()) {
                        throw new IllegalArgumentException(
                                "The target holds data already. Copy into an empty database.");
                    }
                }
                UnfinishedCopy.mark(connection, fingerprint);
            }
            connection.commit();
            return true;
        });
    }

    /// Takes the mark off: from now on servers may use the database.
    void finish() throws SQLException {
        onTarget(() -> {
            UnfinishedCopy.unmark(connection);
            connection.commit();
            return true;
        });
    }

    /// Removes all rows.
    void clear(List<CopyTable> tables) throws SQLException {
        onTarget(() -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute(
                        "TRUNCATE " + String.join(", ", tables.stream().map(CopyTable::name).toList()));
            }
            connection.commit();
            return true;
        });
    }

    long count(CopyTable table) throws SQLException {
        return onTarget(() -> {
            try (Statement statement = connection.createStatement();
                    ResultSet result = statement.executeQuery("SELECT COUNT(*) FROM " + table.name())) {
                result.next();
                return result.getLong(1);
            }
        });
    }

    /// The key of the last row; empty when there is none.
    Optional<Object[]> lastKey(CopyTable table) throws SQLException {
        return onTarget(() -> {
            Object[][] last = new Object[1][];
            StoreCopy.visit(connection, IdColumn.POSTGRESQL, table.lastKey(), new Object[0],
                    table.keys().size(),
                    key -> last[0] = key);
            return Optional.ofNullable(last[0]);
        });
    }

    /// Shows all rows in the order of their keys.
    void rows(CopyTable table, StoreCopy.RowVisitor visitor) throws SQLException {
        onTarget(() -> StoreCopy.visit(connection, IdColumn.POSTGRESQL, table.select() + table.inOrder(),
                new Object[0],
                table.columns().size(), visitor));
    }

    /// Inserts the rows it is shown, and tells the listener how many it has committed.
    StoreCopy.RowVisitor writer(CopyTable table, LongConsumer listener) throws SQLException {
        return onTarget(() -> new Writer(connection.prepareStatement(table.insert()), listener));
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private static <R> R onTarget(Work<R> work) throws TargetException {
        try {
            return work.run();
        } catch (SQLException e) {
            throw e instanceof TargetException wrapped ? wrapped : new TargetException(e);
        }
    }

    @FunctionalInterface
    private interface Work<R> {
        R run() throws SQLException;
    }

    private static final class Writer implements StoreCopy.RowVisitor {

        private final PreparedStatement statement;
        private final LongConsumer listener;
        private long rows;
        private long characters;

        Writer(PreparedStatement statement, LongConsumer listener) {
            this.statement = statement;
            this.listener = listener;
        }

        @Override
        public void row(Object[] values) throws SQLException {
            onTarget(() -> {
                for (int i = 0; i < values.length; i++) {
                    StoreCopy.set(statement, IdColumn.POSTGRESQL, i + 1, values[i]);
                    characters += values[i] instanceof String text ? text.length() : 0;
                }
                statement.addBatch();
                return true;
            });
            rows++;
            if (rows % ROWS_AT_ONCE == 0 || characters > CHARACTERS_AT_ONCE) {
                commit();
                listener.accept(rows);
            }
        }

        @Override
        public void end() throws SQLException {
            commit();
            onTarget(() -> {
                statement.close();
                return true;
            });
        }

        private void commit() throws SQLException {
            onTarget(() -> {
                statement.executeBatch();
                statement.getConnection().commit();
                return true;
            });
            characters = 0;
        }
    }
}
