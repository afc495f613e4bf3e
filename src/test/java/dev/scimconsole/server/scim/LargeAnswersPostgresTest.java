package dev.scimconsole.server.scim;

import dev.scimconsole.server.store.PostgresServer;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Tag;

/// The same on PostgreSQL, where what has no room is rolled back over the network.
@Tag("server")
@Tag("server.scim")
@Tag("whole")
class LargeAnswersPostgresTest extends LargeAnswersTest {

    @Override
    String url(Path folder) throws SQLException {
        return PostgresServer.emptyDatabase();
    }
}
