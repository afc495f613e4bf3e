package dev.scimconsole.server.scim;

import org.junit.jupiter.api.Tag;

/// The same at PostgreSQL's strictest level.
@Tag("server")
@Tag("server.scim")
@Tag("whole")
class BulkSerializablePostgresTest extends BulkPostgresTest {

    @Override
    String isolation() {
        return "serializable";
    }
}
