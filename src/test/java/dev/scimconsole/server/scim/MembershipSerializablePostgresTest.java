package dev.scimconsole.server.scim;

import org.junit.jupiter.api.Tag;

/// The same at PostgreSQL's strictest level, where members are held by being written.
@Tag("server")
@Tag("server.scim")
@Tag("whole")
class MembershipSerializablePostgresTest extends MembershipPostgresTest {

    @Override
    String isolation() {
        return "serializable";
    }
}
