package dev.scimconsole.server.scim;

import dev.scimconsole.server.store.PostgresServer;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Tag;

/// The same on PostgreSQL, whose driver reads many rows before they are asked for.
@Tag("server")
@Tag("server.scim")
@Tag("whole")
class LargePagesPostgresTest extends LargePagesTest {

    @Override
    String url(Path folder) throws SQLException {
        return PostgresServer.emptyDatabase();
    }
}
