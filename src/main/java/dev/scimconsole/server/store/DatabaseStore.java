package dev.scimconsole.server.store;

import dev.scimconsole.server.store.directory.PageEnds;
import dev.scimconsole.server.store.sql.Database;
import dev.scimconsole.server.store.sql.Sql;
import java.util.function.Function;

/// The store in a database, each of whose transactions is seen as records.
///
/// @param pageEnds of all its transactions
record DatabaseStore(Database database, PageEnds pageEnds) implements Store {

    DatabaseStore(Database database) {
        this(database, new PageEnds());
    }

    @Override
    public <R> R read(Function<Transaction, R> work) {
        return database.read(sql -> work.apply(reading(sql)));
    }

    @Override
    public <R> R scan(ScanBudget budget, Function<Transaction, R> work) {
        return database.scan(budget.time(), budget.rows(), sql -> work.apply(reading(sql)));
    }

    @Override
    public <R> R write(Function<Transaction, R> work) {
        PageEnds.Changes changes = pageEnds.changes();
        try {
            return database.write(sql -> work.apply(new Transaction(sql, pageEnds, changes)));
        } finally {
            changes.end();
        }
    }

    private Transaction reading(Sql sql) {
        return new Transaction(sql, pageEnds, pageEnds.changes());
    }

    @Override
    public void close() {
        database.close();
    }
}
