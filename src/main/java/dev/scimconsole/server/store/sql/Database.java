package dev.scimconsole.server.store.sql;

import java.time.Duration;
import java.util.function.Function;

/// A database that holds a store, with its schema up to date. SQLite and PostgreSQL implement it alike; what
/// it promises is what `Store` says.
///
/// All methods may be called on any thread, many at once. Work runs one transaction's statements; when it
/// returns, the transaction is committed, and when it throws, it is rolled back. It may run more than once.
public interface Database extends AutoCloseable {

    /// The table that tells which steps of the schema the database has seen.
    String VERSIONS_TABLE = "schema_version";

    /// Runs work that only reads, on one consistent snapshot.
    ///
    /// @throws StoreUnavailableException when the database can't answer just now
    <R> R read(Function<Sql, R> work);

    /// Runs work that only reads, when those that began before it have ended.
    ///
    /// @param time from its beginning on; what it waits before that does not count
    /// @param rows that it may look at one by one
    /// @throws ScanTooLargeException     when it costs more than that
    /// @throws ScansWaitException        when too many others wait for their turn
    /// @throws StoreUnavailableException when the database can't answer just now
    <R> R scan(Duration time, long rows, Function<Sql, R> work);

    /// Runs work that changes data, alone or not at all, and keeps what it did.
    ///
    /// @throws StoreUnavailableException when the database can't answer just now
    /// @throws TakenException            when a unique value is in use already
    <R> R write(Function<Sql, R> work);

    /// Waits for running transactions, then releases files and connections.
    @Override
    void close();
}
