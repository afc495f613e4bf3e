package dev.scimconsole.server.store;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/// The contract, on SQLite.
@Tag("server")
@Tag("server.store")
class SqliteStoreTest extends ResourceContract {

    @TempDir private Path folder;

    @Override
    Store openEmpty() {
        return Store.open("jdbc:sqlite:" + folder.resolve("store.db"));
    }
}
