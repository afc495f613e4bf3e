package dev.scimconsole.server.store;

import org.junit.jupiter.api.Tag;

/// The contract, on PostgreSQL at SERIALIZABLE, which is what distributed engines run at.
@Tag("server")
@Tag("server.store")
@Tag("whole")
class PostgresSerializableStoreTest extends PostgresContract {

    @Override
    String isolation() {
        return "serializable";
    }
}
