package dev.scimconsole.server.scim;

import dev.scimconsole.server.store.PostgresServer;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Tag;

/// The same on PostgreSQL, where one transaction meets what was asked before its first change.
@Tag("server")
@Tag("server.scim")
@Tag("whole")
class BulkPostgresTest extends BulkTest {

    @Override
    String url(Path folder) throws SQLException {
        return PostgresServer.at(isolation(), PostgresServer.emptyDatabase());
    }

    String isolation() {
        return "read committed";
    }
}
