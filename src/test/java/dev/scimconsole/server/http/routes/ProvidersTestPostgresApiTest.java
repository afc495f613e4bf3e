package dev.scimconsole.server.http.routes;

import dev.scimconsole.server.RunningServer;
import dev.scimconsole.server.store.PostgresServer;
import java.sql.SQLException;
import org.junit.jupiter.api.Tag;

/// The same on PostgreSQL.
@Tag("server")
@Tag("server.http")
@Tag("server.http.routes")
@Tag("whole")
class ProvidersTestPostgresApiTest extends ProvidersTestApiTest {

    @Override
    RunningServer setUp() throws SQLException {
        return RunningServer.setUpOn(PostgresServer.emptyDatabase());
    }
}
