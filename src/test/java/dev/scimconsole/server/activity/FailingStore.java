package dev.scimconsole.server.activity;

import dev.scimconsole.server.store.ScanBudget;
import dev.scimconsole.server.store.Store;
import dev.scimconsole.server.store.Transaction;
import dev.scimconsole.server.store.failure.StoreUnavailableException;
import java.util.function.Function;

/// A store that can be away.
final class FailingStore implements Store {

    private final Store store;
    volatile boolean fails;
    volatile Runnable afterWrite = () -> {};

    FailingStore(Store store) {
        this.store = store;
    }

    @Override
    public <R> R read(Function<Transaction, R> work) {
        return store.read(work);
    }

    @Override
    public <R> R scan(ScanBudget budget, Function<Transaction, R> work) {
        return store.scan(budget, work);
    }

    @Override
    public <R> R write(Function<Transaction, R> work) {
        if (fails) {
            throw new StoreUnavailableException("away", null);
        }
        R result = store.write(work);
        afterWrite.run();
        return result;
    }

    @Override
    public void close() {
        store.close();
    }
}
