package dev.scimconsole.server.http.routes;

import dev.scimconsole.server.RunningServer;
import dev.scimconsole.server.store.PostgresServer;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// The same on three nodes, which share one PostgreSQL.
@Tag("server")
@Tag("server.http")
@Tag("server.http.routes")
@Tag("whole")
@Execution(ExecutionMode.CONCURRENT)
class PausePostgresApiTest extends PauseApiTest {

    @Override
    List<RunningServer> setUp() throws SQLException {
        String url = PostgresServer.emptyDatabase();
        return List.of(RunningServer.setUpOn(url), RunningServer.againOn(url), RunningServer.againOn(url));
    }
}
