package dev.scimconsole.server.store;

import java.sql.SQLException;
import org.junit.jupiter.api.Tag;

/// The contract, on PostgreSQL as it is out of the box: READ COMMITTED.
@Tag("server")
@Tag("server.store")
class PostgresStoreTest extends ResourceContract {

    @Override
    Store openEmpty() throws SQLException {
        return Store.open(PostgresServer.emptyDatabase());
    }
}
