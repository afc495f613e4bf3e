package dev.scimconsole.server.store.sql;

import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.ObjIntConsumer;

/// The store in one SQLite file: one writer that lets those who wait share commits, a few readers beside it,
/// and one more for scans.
public final class SqliteDatabase implements Database {

    private final SqliteReaders readers;
    private final SqliteReaders scanner;
    private final ScanThread scans = new ScanThread();
    private final SqliteWriter writer;

    private SqliteDatabase(SqliteFile file, Dialect dialect) {
        ConfigurationMemory memory = ConfigurationMemory.ofOnlyWriter();
        readers = new SqliteReaders(file, dialect, memory,
                Math.max(2, Runtime.getRuntime().availableProcessors()));
        scanner = new SqliteReaders(file, dialect, memory, 1);
        writer = new SqliteWriter(file, dialect, memory);
    }

    /// Opens the store, as `Store` says.
    ///
    /// @param beforeUpgrade gets the file and the number of the last step that it has seen, before others
    ///                      change data
    public static SqliteDatabase open(String url, ObjIntConsumer<SqliteFile> beforeUpgrade) {
        return open(url, new Migrations(new SqliteDialect()), beforeUpgrade);
    }

    static SqliteDatabase open(String url, Migrations migrations, ObjIntConsumer<SqliteFile> beforeUpgrade) {
        SqliteFile file = SqliteFile.at(url);
        Dialect dialect = new SqliteDialect();
        try (JdbcConnection connection = new JdbcConnection(file.openForWriting())) {
            migrations.pendingFrom(connection.connection())
                    .ifPresent(version -> beforeUpgrade.accept(file, version));
            migrations.run(connection.connection(), "BEGIN IMMEDIATE");
            UnfinishedCopy.refuse(connection.connection());
        } catch (SQLException e) {
            throw dialect.exception(e);
        }
        return new SqliteDatabase(file, dialect);
    }

    /// An error of SQLite's driver, as one that the store's callers know.
    public static RuntimeException failure(SQLException e) {
        return new SqliteDialect().exception(e);
    }

    @Override
    public <R> R read(Function<Sql, R> work) {
        return readers.read(work);
    }

    @Override
    public <R> R scan(Duration time, long rows, Function<Sql, R> work) {
        return scans.run(() -> scanner.read(() -> ScanMeter.of(time, rows), work));
    }

    @Override
    public <R> R write(Function<Sql, R> work) {
        return writer.write(work);
    }

    /// How many commits there were; fewer than writes where writers came together.
    public long commits() {
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
