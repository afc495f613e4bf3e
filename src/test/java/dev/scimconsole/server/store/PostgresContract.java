package dev.scimconsole.server.store;

import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.TestInstance;

/// The contract, on PostgreSQL. The tests of a class share one store, which remembers nothing and is emptied
/// before each: to open one makes eight connections, each a process.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PostgresContract extends ResourceContract {

    private Optional<Store> kept = Optional.empty();

    /// The level at which the store's transactions run.
    abstract String isolation();

    @Override
    Store openEmpty() throws SQLException {
        String url = PostgresServer.at(isolation(), PostgresServer.emptyDatabase());
        Store store = kept.orElseGet(() -> Store.open(url));
        kept = Optional.of(store);
        return store;
    }

    @Override
    @AfterEach
    void leave() {}

    @Override
    void close() {
        super.close();
        kept = Optional.empty();
    }

    @AfterAll
    void closeKept() {
        kept.ifPresent(Store::close);
    }
}
