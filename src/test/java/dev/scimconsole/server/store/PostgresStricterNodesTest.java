package dev.scimconsole.server.store;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/// The same nodes, at each other isolation level that PostgreSQL may run at.
@Tag("server")
@Tag("server.store")
@Tag("whole")
@ParameterizedClass
@ValueSource(strings = {"repeatable read", "serializable"})
class PostgresStricterNodesTest extends NodesContract {

    @Parameter private String isolation;

    @Override
    String isolation() {
        return isolation;
    }
}
