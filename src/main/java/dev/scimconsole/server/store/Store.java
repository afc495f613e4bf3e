package dev.scimconsole.server.store;

import dev.scimconsole.server.store.copy.StoreBackup;
import dev.scimconsole.server.store.copy.StoreRestore;
import dev.scimconsole.server.store.copy.UpgradeBackups;
import dev.scimconsole.server.store.directory.PageEnds;
import dev.scimconsole.server.store.sql.PostgresDatabase;
import dev.scimconsole.server.store.sql.SqliteDatabase;
import dev.scimconsole.server.store.sql.SqliteFile;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Function;

/// Where the service's data stand. SQLite and PostgreSQL implement it alike.
///
/// All methods may be called on any thread, many at once; virtual threads may block in them. Work must not
/// call the store again, do other I/O, or have effects outside the transaction: it may run more than once.
///
/// Every failure of the database that may pass by itself (no space left, locked, unreachable) is a
/// [StoreUnavailableException]. An exception thrown by the work rolls the transaction back and is
/// rethrown as it is.
public interface Store extends AutoCloseable {

    /// Opens a store, makes it if there is none, and brings an older one up to date.
    ///
    /// @param jdbcUrl `jdbc:sqlite:` with the path of a file in a folder that is there, or `jdbc:postgresql:`
    ///                with what its driver knows; the database is there, and the user may create tables in it
    /// @throws IllegalArgumentException  with a sentence, when nothing can be done with this URL or with what
    ///                                   stands there
    /// @throws StoreUnavailableException when the database can't answer just now
    static Store open(String jdbcUrl) {
        if (jdbcUrl.startsWith(SqliteFile.URL_PREFIX)) {
            return new DatabaseStore(SqliteDatabase.open(jdbcUrl, UpgradeBackups::make));
        }
        if (jdbcUrl.startsWith(PostgresDatabase.URL_PREFIX)) {
            return new DatabaseStore(PostgresDatabase.open(jdbcUrl));
        }
        throw new IllegalArgumentException("A database URL starts with " + SqliteFile.URL_PREFIX + " or "
                + PostgresDatabase.URL_PREFIX + ".");
    }

    /// Puts a backup of a SQLite store where there is none: copies it, looks whether it is what was written,
    /// brings it up to date, changes it, and only then gives it its name. Whatever goes wrong before leaves
    /// no store.
    ///
    /// @param backup   as [StoreBackup] made it, with its digest beside it
    /// @param database the file of the store; its folder is there
    /// @param work     done in one transaction of the restored store
    /// @param listener called on this thread
    /// @throws IllegalArgumentException  with a sentence, when the backup is not one, is damaged or is newer
    ///                                   than this program, or there is a store already
    /// @throws StoreUnavailableException when the disk can't be used just now
    static <R> R restore(Path backup, Path database, Function<Transaction, R> work,
            Consumer<StoreBackup.Progress> listener) {
        StoreClaim.holder(database).ifPresent(holder -> {
            throw new IllegalArgumentException("The data in " + database + " are served by " + holder
                    + ". Stop it first.");
        });
        return StoreRestore.run(backup, database, sql -> {
            PageEnds nobodyElse = new PageEnds();
            return work.apply(new Transaction(sql, nobodyElse, nobodyElse.changes()));
        }, listener);
    }

    /// Runs work that only reads, on one consistent snapshot that holds every write acknowledged before.
    ///
    /// @throws StoreUnavailableException when the database can't answer just now
    <R> R read(Function<Transaction, R> work);

    /// Runs work that only reads, as [#read] does, and looks at more rows than it finds. Such work has its
    /// turn after other such work, and keeps nobody else waiting.
    ///
    /// @throws ScanTooLargeException     when it costs more than its budget
    /// @throws ScansWaitException        when too many others wait for their turn
    /// @throws StoreUnavailableException when the database can't answer just now
    <R> R scan(ScanBudget budget, Function<Transaction, R> work);

    /// Runs work that changes data, alone or not at all. When this returns, the change survives a killed
    /// process and a lost power supply.
    ///
    /// @throws StoreUnavailableException when the database can't answer just now; nothing was changed, except
    ///                                   where the exception says that the outcome is unknown
    /// @throws TakenException            when a unique value is in use already; nothing was changed
    <R> R write(Function<Transaction, R> work);

    /// Waits for running transactions, then releases files and connections.
    @Override
    void close();
}
