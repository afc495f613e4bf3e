package dev.scimconsole.server.store;

import static dev.scimconsole.server.store.Samples.user;
import static dev.scimconsole.server.store.Samples.with;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.server.store.directory.StoredResource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// The contract, on SQLite.
@Tag("server")
@Tag("server.store")
@Execution(ExecutionMode.CONCURRENT)
class SqliteStoreTest extends ResourceContract {

    @TempDir(factory = MemoryFolder.class) private Path folder;

    @Override
    Store openEmpty() {
        return Store.open(url());
    }

    private String url() {
        return "jdbc:sqlite:" + folder.resolve("store.db");
    }

    /// Of those that are named each index is written anew.
    @Test
    void aChangeNamesNoColumnThatStaysAsItIs() throws SQLException {
        write(t -> t.resources().insert(user(1)));
        try (Connection connection = DriverManager.getConnection(url());
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TRIGGER named AFTER UPDATE OF user_name_key, external_id, "
                    + "display_name_key, display_name, email_keys, words, written_by ON resource "
                    + "BEGIN SELECT RAISE(ABORT, 'named'); END");
        }
        StoredResource inactive = with(user(1), 2, user(1).indexed().withActive(Optional.of(false)));
        assertTrue(wrote(t -> t.resources().replace(inactive, 1)));
        assertThrows(RuntimeException.class,
                () -> write(t -> t.resources().replace(with(user(1), 3, user(2).indexed()), 2)));
    }
}
