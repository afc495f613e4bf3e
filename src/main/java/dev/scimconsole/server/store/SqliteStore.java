package dev.scimconsole.server.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.function.Function;
import java.util.function.IntConsumer;

/// The store in one SQLite file: one writer that lets those who wait share commits, a few readers beside it, and one
/// more for scans.
final class SqliteStore implements Store {

    private final SqliteReaders readers;
    private final SqliteReaders scanner;
    private final ScanThread scans = new ScanThread();
    private final SqliteWriter writer;

    private SqliteStore(SqliteFile file, Dialect dialect) {
        ConfigurationMemory memory = ConfigurationMemory.ofOnlyWriter();
        readers = new SqliteReaders(file, dialect, memory,
                Math.max(2, Runtime.getRuntime().availableProcessors()));
        scanner = new SqliteReaders(file, dialect, memory, 1);
        writer = new SqliteWriter(file, dialect, memory);
    }

    /// Opens the store, as [Store#open] says.
    static SqliteStore open(String url) {
        SqliteFile file = SqliteFile.at(url);
        return open(file, version -> UpgradeBackups.make(file, version, Instant.now()));
    }

    /// Opens a store that is a copy itself, so that no upgrade of it needs another one.
    static SqliteStore openCopy(String url) {
        return open(SqliteFile.at(url), _ -> {});
    }

    private static SqliteStore open(SqliteFile file, IntConsumer beforeUpgrade) {
        Dialect dialect = new SqliteDialect();
        try (JdbcConnection connection = file.openForWriting()) {
            Migrations migrations = new Migrations(dialect);
            migrations.pendingFrom(connection.connection()).ifPresent(beforeUpgrade);
            migrations.run(connection.connection(), "BEGIN IMMEDIATE");
            UnfinishedCopy.refuse(connection.connection());
        } catch (SQLException e) {
            throw Failures.exception(dialect, e);
        }
        return new SqliteStore(file, dialect);
    }

    @Override
    public <R> R read(Function<Transaction, R> work) {
        return readers.read(work);
    }

    @Override
    public <R> R scan(ScanBudget budget, Function<Transaction, R> work) {
        return scans.run(() -> scanner.read(ScanMeter.of(budget), work));
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
        scans.close();
        scanner.close();
        readers.close();
    }
}
