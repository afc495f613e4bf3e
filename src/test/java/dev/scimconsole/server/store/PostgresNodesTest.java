package dev.scimconsole.server.store;

import org.junit.jupiter.api.Tag;

/// Several nodes on one PostgreSQL as it is out of the box.
@Tag("server")
@Tag("server.store")
@Tag("whole")
class PostgresNodesTest extends NodesContract {

    @Override
    String isolation() {
        return "read committed";
    }
}
