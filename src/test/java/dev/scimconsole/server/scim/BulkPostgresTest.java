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
    String url(Path folder) {
        try {
            return PostgresServer.emptyDatabase() + options();
        } catch (SQLException e) {
            throw new IllegalStateException("the test's database can't be used", e);
        }
    }

    String options() {
        return "&options=-c%20default_transaction_isolation%3Dread%5C%20committed";
    }
}
