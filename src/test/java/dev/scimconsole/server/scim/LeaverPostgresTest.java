package dev.scimconsole.server.scim;

import dev.scimconsole.server.store.PostgresServer;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Tag;

/// The same on PostgreSQL, where a name that is taken ends the transaction.
@Tag("server")
@Tag("server.scim")
@Tag("whole")
class LeaverPostgresTest extends LeaverTest {

    @Override
    String url(Path folder) throws SQLException {
        return PostgresServer.emptyDatabase();
    }
}
