package dev.scimconsole.server.store;

import java.sql.SQLException;

/// The contract, on PostgreSQL as it is out of the box: READ COMMITTED.
class PostgresStoreTest extends ResourceContract {

    @Override
    Store openEmpty() throws SQLException {
        return Store.open(PostgresServer.emptyDatabase());
    }
}
