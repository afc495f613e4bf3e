package dev.scimconsole.server.store.copy;

import dev.scimconsole.server.store.sql.Id;
import dev.scimconsole.server.store.sql.IdColumn;
import dev.scimconsole.server.store.sql.PostgresDatabase;
import dev.scimconsole.server.store.sql.SqliteDatabase;
import dev.scimconsole.server.store.sql.SqliteFile;
import dev.scimconsole.server.values.Sha256;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Copies a SQLite store into PostgreSQL.
///
/// Rows go in the order of their keys, some at a time, each time in one transaction. So a copy that was
/// interrupted, however hard, goes on behind the last row that stands in the target. A mark in the target
/// keeps every server from using it until the copy is whole. While a copy runs, nobody can write to the
/// source.
public final class StoreCopy {

    private static final Logger LOG = LoggerFactory.getLogger(StoreCopy.class);
    /// That a driver reads before they are asked for.
    private static final int ROWS_AT_ONCE = 100;

    private final CopySource source;
    private final CopyTarget target;
    private final Consumer<Progress> listener;
    private final List<CopyTable> tables;
    private final long totalRows;

    private StoreCopy(CopySource source, CopyTarget target, Consumer<Progress> listener) throws SQLException {
        this.source = source;
        this.target = target;
        this.listener = listener;
        tables = source.tables();
        long rows = 0;
        for (CopyTable table : tables) {
            rows += source.count(table);
        }
        totalRows = rows;
    }

    /// What a copy does.
    public enum Step {
        /// Writes rows into the target.
        COPY,
        /// Reads the rows of both stores and compares them.
        VERIFY
    }

    /// How far a copy is.
    ///
    /// @param rows      done in this step, those of an earlier, interrupted run among them
    /// @param totalRows to be done in this step
    public record Progress(Step step, long rows, long totalRows) {}

    /// A table that is the same in both stores.
    ///
    /// @param digest over all rows in the order of their keys
    public record CopiedTable(String name, long rows, Sha256 digest) {}

    /// Copies, or goes on with a copy that was interrupted, and verifies it.
    ///
    /// @param fromUrl  a SQLite store; an older one is brought up to date first
    /// @param toUrl    a PostgreSQL database, empty or with an unfinished copy of the same store
    /// @param listener called on this thread, every thousand rows or so; what it throws interrupts the copy
    /// @return the tables, with what was verified
    /// @throws IllegalArgumentException  with a sentence, when a URL can't be used or the target holds other
    ///                                   data
    /// @throws StoreUnavailableException when a database can't answer just now; the copy can be run again
    public static List<CopiedTable> run(String fromUrl, String toUrl, Consumer<Progress> listener) {
        if (!fromUrl.startsWith(SqliteFile.URL_PREFIX) || !toUrl.startsWith(PostgresDatabase.URL_PREFIX)) {
            throw new IllegalArgumentException("A store is copied from " + SqliteFile.URL_PREFIX + " to "
                    + PostgresDatabase.URL_PREFIX + ".");
        }
        try (CopySource source = CopySource.open(fromUrl); CopyTarget target = CopyTarget.open(toUrl)) {
            return new StoreCopy(source, target, listener).copyAndVerify();
        } catch (CopyTarget.TargetException e) {
            throw PostgresDatabase.failure(e.getCause());
        } catch (SQLException e) {
            throw SqliteDatabase.failure(e);
        }
    }

    private List<CopiedTable> copyAndVerify() throws SQLException {
        target.begin(tables, source.fingerprint());
        copy();
        Optional<List<CopiedTable>> copied = verify();
        if (copied.isEmpty()) {
            // The source was changed between two runs.
            LOG.info("the copy differs from its source; copying all rows again");
            target.clear(tables);
            copy();
            copied = verify();
        }
        List<CopiedTable> result = copied.orElseThrow(
                () -> new IllegalStateException("The copy differs from its source. "
                        + "Empty the target and try again."));
        target.finish();
        return result;
    }

    private void copy() throws SQLException {
        long done = 0;
        for (CopyTable table : tables) {
            done += target.count(table);
            long before = done;
            done += source.rowsAfter(table, target.lastKey(table), target.writer(table,
                    rows -> listener.accept(new Progress(Step.COPY, before + rows, totalRows))));
        }
        listener.accept(new Progress(Step.COPY, done, totalRows));
    }

    /// Empty when the stores differ.
    private Optional<List<CopiedTable>> verify() throws SQLException {
        List<CopiedTable> same = new ArrayList<>();
        long done = 0;
        for (CopyTable table : tables) {
            RowDigest inSource = new RowDigest();
            source.rowsAfter(table, Optional.empty(), inSource);
            RowDigest inTarget = new RowDigest();
            target.rows(table, inTarget);
            Sha256 digest = inSource.finish();
            if (inSource.rows() != inTarget.rows() || !digest.equals(inTarget.finish())) {
                return Optional.empty();
            }
            same.add(new CopiedTable(table.name(), inSource.rows(), digest));
            done += inSource.rows();
            listener.accept(new Progress(Step.VERIFY, done, totalRows));
        }
        return Optional.of(List.copyOf(same));
    }

    /// Takes the rows of a table, one by one.
    interface RowVisitor {

        /// Takes one row.
        ///
        /// @param values numbers as [Long], texts as [String], ids as [Id], null where there is none
        void row(Object[] values) throws SQLException;

        /// After the last row.
        default void end() throws SQLException {}
    }

    /// Sets a parameter to what a [RowVisitor] was shown.
    static void set(PreparedStatement statement, IdColumn ids, int index, @Nullable Object value)
            throws SQLException {
        if (value instanceof Id id) {
            ids.set(statement, index, id);
        } else {
            statement.setObject(index, value);
        }
    }

    private static @Nullable Object value(ResultSet result, IdColumn ids, int column) throws SQLException {
        Object value = result.getObject(column);
        if (value instanceof Number number) {
            return number.longValue();
        }
        Optional<Id> id = ids.id(value);
        return id.isPresent() ? id.get() : result.getString(column);
    }

    /// Runs a query and shows its rows, streaming.
    ///
    /// @param ids how that database holds them
    /// @return how many there were
    static long visit(Connection connection, IdColumn ids, String sql, Object[] parameters, int columns,
            RowVisitor visitor) throws SQLException {
        long rows = 0;
        try (var statement = connection.prepareStatement(sql)) {
            statement.setFetchSize(ROWS_AT_ONCE);
            for (int i = 0; i < parameters.length; i++) {
                set(statement, ids, i + 1, parameters[i]);
            }
            try (var result = statement.executeQuery()) {
                while (result.next()) {
                    Object[] values = new Object[columns];
                    for (int i = 0; i < columns; i++) {
                        values[i] = value(result, ids, i + 1);
                    }
                    visitor.row(values);
                    rows++;
                }
            }
        }
        visitor.end();
        return rows;
    }
}
