package dev.scimconsole.server.store;

import org.junit.jupiter.api.Tag;

/// The contract, on PostgreSQL as it is out of the box: READ COMMITTED.
@Tag("server")
@Tag("server.store")
@Tag("whole")
class PostgresStoreTest extends PostgresContract {

    @Override
    String isolation() {
        return "read committed";
    }
}
