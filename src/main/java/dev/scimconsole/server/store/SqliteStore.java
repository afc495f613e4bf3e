package dev.scimconsole.server.store;

import java.sql.SQLException;
import java.util.function.Function;

/// The store in one SQLite file: one writer that lets those who wait share commits, and a few readers beside it.
final class SqliteStore implements Store {

    private final SqliteReaders readers;
    private final SqliteWriter writer;

    private SqliteStore(SqliteReaders readers, SqliteWriter writer) {
        this.readers = readers;
        this.writer = writer;
    }

    /// Opens the store, as [Store#open] says.
    static SqliteStore open(String url) {
        Dialect dialect = new SqliteDialect();
        SqliteFile file = SqliteFile.at(url);
        try (JdbcConnection connection = file.openForWriting()) {
            new Migrations(dialect).run(connection.connection(), "BEGIN IMMEDIATE");
            UnfinishedCopy.refuse(connection.connection());
        } catch (SQLException e) {
            throw Failures.exception(dialect, e);
        }
        ConfigurationMemory memory = ConfigurationMemory.ofOnlyWriter();
        return new SqliteStore(new SqliteReaders(file, dialect, memory),
                new SqliteWriter(file, dialect, memory));
    }

    @Override
    public <R> R read(Function<Transaction, R> work) {
        return readers.read(work);
    }

    @Override
    public <R> R write(Function<Transaction, R> work) {
        return writer.write(work);
    }

    /// How many commits there were; fewer than writes where writers came together.
    long commits() {
        return writer.commits();
    }

    @Override
    public void close() {
        writer.close();
        readers.close();
    }
}
