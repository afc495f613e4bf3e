package dev.scimconsole.server.store;

import dev.scimconsole.server.store.sql.Database;
import java.util.function.Function;

/// The store in a database, each of whose transactions is seen as records.
record DatabaseStore(Database database) implements Store {

    @Override
    public <R> R read(Function<Transaction, R> work) {
        return database.read(sql -> work.apply(new Transaction(sql)));
    }

    @Override
    public <R> R scan(ScanBudget budget, Function<Transaction, R> work) {
        return database.scan(budget.time(), budget.rows(), sql -> work.apply(new Transaction(sql)));
    }

    @Override
    public <R> R write(Function<Transaction, R> work) {
        return database.write(sql -> work.apply(new Transaction(sql)));
    }

    @Override
    public void close() {
        database.close();
    }
}
