package dev.scimconsole.server.store;

import java.sql.SQLException;
import org.junit.jupiter.api.Tag;

/// The contract, on PostgreSQL at SERIALIZABLE, which is what distributed engines run at.
@Tag("server")
@Tag("server.store")
class PostgresSerializableStoreTest extends ResourceContract {

    @Override
    Store openEmpty() throws SQLException {
        return Store.open(PostgresServer.emptyDatabase()
                + "&options=-c%20default_transaction_isolation%3Dserializable");
    }
}
