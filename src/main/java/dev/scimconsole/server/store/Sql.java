package dev.scimconsole.server.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Runs the statements of one transaction. Parameters are texts, numbers, truth values, times, digests and
/// types, and [Optional]s of them.
///
/// After an error of the database the transaction can only be rolled back, even if the work swallowed the
/// exception: on PostgreSQL it is lost, and SQLite does alike.
final class Sql {

    private static final int ROWS_AT_ONCE = 200;

    private final JdbcConnection connection;
    private final Dialect dialect;
    private final boolean writing;
    private final ConfigurationMemory memory;
    private final long generation;
    private final Thread thread = Thread.currentThread();
    private boolean ended;
    private boolean changed;
    private RuntimeException failure;

    /// For a transaction whose snapshot is not yet taken, or that is the only one that writes.
    Sql(JdbcConnection connection, Dialect dialect, boolean writing, ConfigurationMemory memory) {
        this.connection = connection;
        this.dialect = dialect;
        this.writing = writing;
        this.memory = memory;
        generation = memory.generation();
    }

    Dialect dialect() {
        return dialect;
    }

    boolean writing() {
        return writing;
    }

    /// The error that the database reported, whatever the work made of it.
    Optional<RuntimeException> failure() {
        return Optional.ofNullable(failure);
    }

    /// Whether a statement has changed anything, or might have. One that failed has not: it was undone.
    boolean changed() {
        return changed;
    }

    /// What makes a query of a write transaction lock the rows that it finds; blank in a read transaction.
    String lockRows() {
        return writing ? dialect.lockRows() : "";
    }

    /// Where this transaction counts resources; see [Dialect#countingSlot].
    int countingSlot() {
        try {
            return dialect.countingSlot(connection);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /// Ends the transaction's use. Whoever still holds it can do nothing with it.
    ///
    /// @throws RuntimeException the error of the database, if the work swallowed one
    void end() {
        ended = true;
        if (failure != null) {
            throw failure;
        }
    }

    /// Changes rows.
    ///
    /// @return how many
    int change(String sql, Object... parameters) {
        requireWriting();
        int rows = run(sql, parameters, PreparedStatement::executeUpdate);
        changed |= rows > 0;
        return rows;
    }

    /// Changes rows of what [#remembered] may have read.
    ///
    /// @return how many
    int changeConfiguration(String sql, Object... parameters) {
        requireWriting();
        memory.beginChange();
        return change(sql, parameters);
    }

    /// What a query about the configuration finds, or has found before; see [ConfigurationMemory].
    <R> Optional<R> remembered(Object key, Supplier<Optional<R>> query) {
        requireUsable();
        return memory.find(key, generation, query);
    }

    /// Changes rows and returns what the statement says of them.
    <R> List<R> changeReturning(String sql, Row.Reader<R> reader, Object... parameters) {
        requireWriting();
        List<R> rows = list(sql, reader, parameters);
        changed |= !rows.isEmpty();
        return rows;
    }

    /// All rows.
    <R> List<R> list(String sql, Row.Reader<R> reader, Object... parameters) {
        return run(sql, parameters, statement -> {
            List<R> rows = new ArrayList<>();
            try (ResultSet result = statement.executeQuery()) {
                Row row = new Row(result);
                while (result.next()) {
                    rows.add(reader.read(row));
                }
            }
            return rows;
        });
    }

    /// The first row.
    <R> Optional<R> first(String sql, Row.Reader<R> reader, Object... parameters) {
        return run(sql, parameters, statement -> {
            try (ResultSet result = statement.executeQuery()) {
                return result.next() ? Optional.of(reader.read(new Row(result))) : Optional.empty();
            }
        });
    }

    /// Shows the rows one by one, in bounded memory, until the visitor answers false.
    <R> void visit(String sql, Row.Reader<R> reader, Predicate<R> visitor, Object... parameters) {
        run(sql, parameters, statement -> {
            statement.setFetchSize(ROWS_AT_ONCE);
            try (ResultSet result = statement.executeQuery()) {
                Row row = new Row(result);
                boolean more = result.next();
                while (more) {
                    more = visitor.test(reader.read(row)) && result.next();
                }
            }
            return true;
        });
    }

    private <R> R run(String sql, Object[] parameters, Execution<R> execution) {
        requireUsable();
        PreparedStatement statement = null;
        boolean done = false;
        try {
            statement = connection.take(sql);
            for (int i = 0; i < parameters.length; i++) {
                bind(statement, i + 1, parameters[i]);
            }
            R result = execution.execute(statement);
            connection.giveBack(sql, statement);
            done = true;
            return result;
        } catch (SQLException e) {
            throw failed(e);
        } finally {
            if (!done && statement != null) {
                discard(statement);
            }
        }
    }

    private static void discard(PreparedStatement statement) {
        try {
            statement.close();
        } catch (SQLException _) {
            // What broke it is on its way to the caller; the connection goes next.
        }
    }

    private RuntimeException failed(SQLException e) {
        failure = Failures.exception(dialect, e);
        return failure;
    }

    private void requireWriting() {
        if (!writing) {
            throw new IllegalStateException("a read transaction changes nothing");
        }
    }

    private void requireUsable() {
        if (ended || Thread.currentThread() != thread) {
            throw new IllegalStateException("a transaction is valid only inside the work it was given to");
        }
        if (failure != null) {
            throw new IllegalStateException("after an error the transaction can only end", failure);
        }
    }

    private static void bind(PreparedStatement statement, int index, Object parameter) throws SQLException {
        switch (parameter) {
            case String text -> statement.setString(index, Text.requireStorable(text));
            case Long number -> statement.setLong(index, number);
            case Integer number -> statement.setInt(index, number);
            case Boolean flag -> statement.setInt(index, flag ? 1 : 0);
            case Instant time -> statement.setLong(index, time.toEpochMilli());
            case Sha256 sha256 -> statement.setString(index, sha256.hex());
            case ResourceType type -> statement.setInt(index, ResourceTypes.number(type));
            case OptionalText text -> bindOptional(statement, index, text.value(), Types.VARCHAR);
            case Optional<?> optional -> bindOptional(statement, index, optional, Types.BIGINT);
            default -> throw new IllegalArgumentException("no column holds a " + parameter.getClass());
        }
    }

    private static void bindOptional(PreparedStatement statement, int index, Optional<?> value, int type)
            throws SQLException {
        if (value.isPresent()) {
            bind(statement, index, value.get());
        } else {
            statement.setNull(index, type);
        }
    }

    /// A text that may be missing; PostgreSQL wants to know the type of what is not there.
    record OptionalText(Optional<String> value) {}

    @FunctionalInterface
    private interface Execution<R> {
        R execute(PreparedStatement statement) throws SQLException;
    }
}
