package dev.scimconsole.server.scim;

import dev.scimconsole.server.store.PostgresServer;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Tag;

/// The same on PostgreSQL, where nothing is remembered of who is protected.
@Tag("server")
@Tag("server.scim")
@Tag("whole")
class ProtectionPostgresTest extends ProtectionTest {

    @Override
    String url(Path folder) throws SQLException {
        return PostgresServer.emptyDatabase();
    }
}
