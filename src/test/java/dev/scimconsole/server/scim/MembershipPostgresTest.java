package dev.scimconsole.server.scim;

import dev.scimconsole.server.store.PostgresServer;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Tag;

/// The same on PostgreSQL, which is asked beforehand who is a member.
@Tag("server")
@Tag("server.scim")
@Tag("whole")
class MembershipPostgresTest extends MembershipTest {

    @Override
    String url(Path folder) throws SQLException {
        return PostgresServer.at(isolation(), PostgresServer.emptyDatabase());
    }

    String isolation() {
        return "read committed";
    }
}
