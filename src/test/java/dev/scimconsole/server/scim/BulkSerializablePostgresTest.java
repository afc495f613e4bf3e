package dev.scimconsole.server.scim;

import org.junit.jupiter.api.Tag;

/// The same at PostgreSQL's strictest level.
@Tag("server")
@Tag("server.scim")
@Tag("whole")
class BulkSerializablePostgresTest extends BulkPostgresTest {

    @Override
    String options() {
        return "&options=-c%20default_transaction_isolation%3Dserializable";
    }
}
