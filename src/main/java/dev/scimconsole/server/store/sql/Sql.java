package dev.scimconsole.server.store.sql;

import dev.scimconsole.server.store.failure.ScanTooLargeException;
import dev.scimconsole.server.values.ResourceType;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Runs the statements of one transaction. Parameters are texts, ids, numbers, truth values, times, digests
/// and types, and [Optional]s of them.
///
/// After an error of the database the transaction can only be rolled back, even if the work swallowed the
/// exception: on PostgreSQL it is lost, and SQLite does alike.
public final class Sql {

    /// One more than a page has that is asked for without a number.
    private static final int ROWS_AT_ONCE = 101;

    private final JdbcConnection connection;
    private final Dialect dialect;
    private final boolean writing;
    private final ConfigurationMemory memory;
    private final long generation;
    private final Thread thread = Thread.currentThread();
    private final boolean together;
    private final LateWrites late;
    private final LateWrites own = new LateWrites();
    private final Pipeline pipeline = new Pipeline();
    private boolean askedTogether;
    private boolean ended;
    private boolean changed;
    private ScanMeter meter = ScanMeter.unlimited();
    private @Nullable RuntimeException failure;

    /// For a transaction whose snapshot is not yet taken, or that is the only one that writes.
    ///
    /// @param late takes what is written late here once the work has ended well
    Sql(JdbcConnection connection, Dialect dialect, boolean writing, ConfigurationMemory memory,
            LateWrites late) {
        this(connection, dialect, writing, memory, late, false);
    }

    /// For a database to which each statement is a way and back.
    ///
    /// @param together whether what is expected and what can wait is sent together. In a read transaction the
    ///                 connection then commits each sending by itself, and asking for more throws a
    ///                 [MoreAskedException].
    Sql(JdbcConnection connection, Dialect dialect, boolean writing, ConfigurationMemory memory,
            LateWrites late, boolean together) {
        this.connection = connection;
        this.dialect = dialect;
        this.writing = writing;
        this.memory = memory;
        this.late = late;
        generation = memory.generation();
        this.together = together;
    }

    /// Lets the transaction cost no more than that.
    void limit(ScanMeter budget) {
        meter = budget;
    }

    /// What the database understands.
    public Dialect dialect() {
        return dialect;
    }

    /// Whether this is a transaction that changes data.
    public boolean writing() {
        return writing;
    }

    /// The error that the database reported, whatever the work made of it.
    Optional<RuntimeException> failure() {
        return Optional.ofNullable(failure);
    }

    /// Whether a statement has changed anything, or might have. One that failed has not, as it was undone;
    /// but of several rows that were to be inserted the first ones may be there.
    boolean changed() {
        return changed;
    }

    /// What makes a query of a write transaction lock the rows that it finds; blank in a read transaction.
    public String lockRows() {
        return writing ? dialect.lockRows() : "";
    }

    /// Where this transaction counts resources; see [Dialect#countingSlot].
    int countingSlot() {
        try {
            return dialect.countingSlot(connection.connection());
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /// Whether what is expected is asked together.
    public boolean asksTogether() {
        return together;
    }

    /// Names a query that will probably be asked, before the first query of the transaction; see [Pipeline].
    public <R> void expect(String sql, Function<Row, R> reader, Object... parameters) {
        if (together) {
            pipeline.expect(Pipeline.Query.of(sql, parameters), reader);
        }
    }

    /// What was answered to an expected query, if it was asked; once.
    public <R> Optional<List<R>> takeAnswer(String sql, Object... parameters) {
        requireUsable();
        return pipeline.take(Pipeline.Query.of(sql, parameters));
    }

    /// Says that a change made stale what may have been answered beforehand.
    public void forgetExpected() {
        pipeline.forget();
    }

    /// Changes rows that are locked or new, so that it meets them for sure, or locks some, with the next
    /// statement or with the commit. What it violates is reported only then.
    public void changeLater(String sql, Object... parameters) {
        requireWriting();
        requireUsable();
        if (together) {
            if (pipeline.isFull()) {
                makeChanges();
            }
            pipeline.changeLater(Pipeline.Query.of(sql, parameters));
        } else {
            change(sql, parameters);
        }
    }

    /// Makes the changes that were put off, and commits in the same breath.
    ///
    /// @return whether it did; otherwise nothing was put off, and nothing is committed
    boolean commitWithChanges() throws SQLException {
        List<Pipeline.Query> changes = pipeline.takeChanges();
        if (changes.isEmpty()) {
            return false;
        }
        together(changes, "COMMIT", Sql::finished);
        return true;
    }

    /// Counts resources that came, or went; written late, see [ResourceCounts].
    public void count(String organizationId, ResourceType type, long difference) {
        own.counts().add(organizationId, type, difference);
    }

    /// Inserts a row by which something is found later; written late, see [LateRows].
    ///
    /// @param owner whose row it is; whoever changes others of its rows asks for [#writeLateOf] before
    /// @param into  the table and its columns
    public void insertLate(String owner, String into, Object... row) {
        requireWriting();
        requireUsable();
        own.rows().add(owner, into, row);
    }

    /// Writes what was put off in this transaction and before it, so that a query meets it.
    public void writeLate() {
        if (writing) {
            late.write(this);
            own.write(this);
        }
    }

    /// The same where any of it is of this owner.
    public void writeLateOf(String owner) {
        if (late.rows().has(owner) || own.rows().has(owner)) {
            writeLate();
        }
    }

    /// Inserts rows.
    ///
    /// @param into the table and its columns
    public void insertAll(String into, List<Object[]> rows) {
        insertAll(into, rows, this::change);
    }

    /// The same as [#changeLater] does it.
    void insertAllLater(String into, List<Object[]> rows) {
        insertAll(into, rows, this::changeLater);
    }

    private void insertAll(String into, List<Object[]> rows, BiConsumer<String, Object[]> insert) {
        changed |= !rows.isEmpty();
        RowChunks.forEach(dialect.insertRows() + into, rows, insert);
    }

    /// Hands over what is written late and ends the transaction's use: whoever still holds it can do nothing
    /// with it. Committing is the caller's.
    ///
    /// @throws RuntimeException the error of the database, if the work swallowed one
    void end() {
        if (failure == null) {
            late.takeFrom(own);
        }
        ended = true;
        if (failure != null) {
            throw failure;
        }
    }

    /// The same for a transaction that shares its commit with no other: what was put off is written.
    ///
    /// @throws RuntimeException the error of the database, if the work swallowed one
    void endAlone() {
        if (failure == null) {
            late.takeFrom(own);
            late.write(this);
        }
        end();
    }

    /// Changes rows.
    ///
    /// @return how many
    public int change(String sql, Object... parameters) {
        requireWriting();
        int rows = run(sql, parameters, PreparedStatement::executeUpdate);
        changed |= rows > 0;
        return rows;
    }

    /// Changes rows of what [#remembered] may have read.
    ///
    /// @return how many
    public int changeConfiguration(String sql, Object... parameters) {
        requireWriting();
        memory.beginChange();
        return change(sql, parameters);
    }

    /// What a query about the configuration finds, or has found before; see [ConfigurationMemory].
    public <R> Optional<R> remembered(Object key, Supplier<Optional<R>> query) {
        requireUsable();
        return memory.find(key, generation, query);
    }

    /// Changes rows and returns what the statement says of them.
    public <R> List<R> changeReturning(String sql, Function<Row, R> reader, Object... parameters) {
        requireWriting();
        List<R> rows = list(sql, reader, parameters);
        changed |= !rows.isEmpty();
        return rows;
    }

    /// All rows.
    public <R> List<R> list(String sql, Function<Row, R> reader, Object... parameters) {
        return this.<R>beforehand(sql, parameters).orElseGet(() -> {
            List<Pipeline.Query> changes = pipeline.takeChanges();
            return changes.isEmpty()
                    ? run(sql, parameters, statement -> {
                        try (ResultSet result = statement.executeQuery()) {
                            return rows(result, reader);
                        }
                    })
                    : listBehind(changes, Pipeline.Query.of(sql, parameters), reader);
        });
    }

    /// With the changes that wait, whatever they answer.
    private <R> List<R> listBehind(List<Pipeline.Query> changes, Pipeline.Query query,
            Function<Row, R> reader) {
        requireUsable();
        List<Pipeline.Query> all = new ArrayList<>(changes);
        all.add(query);
        try {
            return together(all, "", statement -> {
                statement.execute();
                for (int passed = 0; passed < changes.size(); passed++) {
                    statement.getMoreResults();
                }
                return rows(statement.getResultSet(), reader);
            });
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /// The first row.
    public <R> Optional<R> first(String sql, Function<Row, R> reader, Object... parameters) {
        Optional<List<R>> beforehand = beforehand(sql, parameters);
        return beforehand.isPresent()
                ? beforehand.get().stream().findFirst()
                : run(sql, parameters, statement -> {
                    try (ResultSet result = statement.executeQuery()) {
                        return result.next()
                                ? Optional.of(reader.apply(row(result)))
                                : Optional.empty();
                    }
                });
    }

    /// Shows the rows one by one, in bounded memory, until the visitor answers false.
    public <R> void visit(String sql, Function<Row, R> reader, Predicate<R> visitor, Object... parameters) {
        run(sql, parameters, statement -> {
            statement.setFetchSize(ROWS_AT_ONCE);
            try (ResultSet result = statement.executeQuery()) {
                Row row = row(result);
                boolean more = result.next();
                while (more) {
                    meter.row();
                    more = visitor.test(reader.apply(row)) && result.next();
                }
            }
            return true;
        });
    }

    /// What was answered to a query together with others, now or before.
    private <R> Optional<List<R>> beforehand(String sql, Object[] parameters) {
        if (!together) {
            return Optional.empty();
        }
        requireUsable();
        Pipeline.Query query = Pipeline.Query.of(sql, parameters);
        Map<Pipeline.Query, Function<Row, ?>> together = pipeline.together(query);
        if (!together.isEmpty()) {
            pipeline.answer(ask(together));
        }
        return pipeline.take(query);
    }

    private List<List<?>> ask(Map<Pipeline.Query, Function<Row, ?>> queries) {
        makeChanges();
        askedTogether = true;
        try {
            return together(queries.keySet(), "", statement -> answers(statement, queries.values()));
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private List<List<?>> answers(PreparedStatement statement, Collection<Function<Row, ?>> readers)
            throws SQLException {
        List<List<?>> answers = new ArrayList<>();
        boolean more = statement.execute();
        for (Function<Row, ?> reader : readers) {
            if (!more) {
                throw new SQLException("a query answered without rows");
            }
            answers.add(rows(statement.getResultSet(), reader));
            more = statement.getMoreResults();
        }
        return answers;
    }

    private void makeChanges() {
        List<Pipeline.Query> changes = pipeline.takeChanges();
        if (!changes.isEmpty()) {
            try {
                together(changes, "", Sql::finished);
            } catch (SQLException e) {
                throw failed(e);
            }
        }
    }

    private static boolean finished(PreparedStatement statement) throws SQLException {
        statement.execute();
        while (statement.getMoreResults() || statement.getUpdateCount() >= 0) {
            // The next one. What was violated is thrown.
        }
        return true;
    }

    /// Sends several statements at once.
    private <R> R together(Collection<Pipeline.Query> queries, String behind,
            JdbcConnection.Execution<R> execution)
            throws SQLException {
        StringJoiner texts = new StringJoiner(";\n");
        List<Object> parameters = new ArrayList<>();
        for (Pipeline.Query query : queries) {
            texts.add(query.sql());
            parameters.addAll(query.parameters());
        }
        if (!behind.isEmpty()) {
            texts.add(behind);
        }
        return send(texts.toString(), parameters.toArray(), execution);
    }

    private <R> List<R> rows(ResultSet result, Function<Row, R> reader) throws SQLException {
        List<R> rows = new ArrayList<>();
        Row row = row(result);
        while (result.next()) {
            rows.add(reader.apply(row));
        }
        return rows;
    }

    private <R> R run(String sql, Object[] parameters, JdbcConnection.Execution<R> execution) {
        requireUsable();
        makeChanges();
        if (together && !writing) {
            keepSnapshot();
        }
        try {
            return send(sql, parameters, execution);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /// From now on one snapshot for all queries.
    private void keepSnapshot() {
        if (askedTogether) {
            throw new MoreAskedException();
        }
        try {
            connection.connection().setAutoCommit(false);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private <R> R send(String sql, Object[] parameters, JdbcConnection.Execution<R> execution)
            throws SQLException {
        meter.require();
        try {
            Parameters all = new Parameters(dialect.ids(), parameters);
            return connection.run(sql, statement -> {
                all.bind(statement);
                return execution.execute(statement);
            });
        } catch (Row.UnreadableException e) {
            throw e.failure();
        }
    }

    private RuntimeException failed(SQLException e) {
        // The database was told to stop then, and says so in its own way.
        failure = meter.isOver() ? new ScanTooLargeException() : dialect.exception(e);
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

    private Row row(ResultSet result) {
        return new Row(result, dialect.ids());
    }

    /// A text that may be missing; PostgreSQL wants to know the type of what is not there.
    public record OptionalText(Optional<String> value) {}
}
