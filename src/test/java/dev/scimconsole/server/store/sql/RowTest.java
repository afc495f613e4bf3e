package dev.scimconsole.server.store.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.scimconsole.server.store.MemoryFolder;
import dev.scimconsole.server.store.PostgresServer;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What becomes of a row that can't be read, on each database and on each way to it.
@Tag("server")
@Tag("server.store")
@Tag("server.store.sql")
class RowTest {

    private static final String ONE = "SELECT 1 AS one";

    @TempDir(factory = MemoryFolder.class) private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void whatCannotBeReadIsAnErrorOfTheDatabase(String name) throws SQLException {
        try (Database database = open(name)) {
            assertUnreadable(database, sql -> sql.first(ONE, row -> row.text(9)));
            assertUnreadable(database, sql -> sql.first(ONE, row -> row.optionalInstant(9)));
            assertUnreadable(database, sql -> sql.first(ONE, row -> row.id(1)));
            assertUnreadable(database, sql -> sql.list(ONE, row -> row.flag(9)));
            assertUnreadable(database, sql -> {
                sql.visit(ONE, row -> row.number(9), _ -> true);
                return true;
            });
            assertUnreadable(database, sql -> {
                sql.expect(ONE, row -> row.text(9));
                return sql.first(ONE, row -> row.text(9));
            });
            assertEquals(List.of(1L), database.read(sql -> sql.list(ONE, row -> row.number(1))));
        }
    }

    /// The work that swallows it can only end.
    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void afterARowThatCannotBeReadTheTransactionIsLost(String name) throws SQLException {
        try (Database database = open(name)) {
            assertThrows(RuntimeException.class, () -> database.write(sql -> {
                sql.change("INSERT INTO setup_code (only_one, sha256, expires_at) VALUES (1, 'x', 1)");
                assertThrows(RuntimeException.class, () -> sql.first(ONE, row -> row.text(9)));
                return true;
            }));
            assertEquals(Optional.empty(),
                    database.read(sql -> sql.first("SELECT sha256 FROM setup_code", row -> row.text(1))));
        }
    }

    private static void assertUnreadable(Database database, Function<Sql, ?> work) {
        RuntimeException failure = assertThrows(RuntimeException.class, () -> database.read(work));
        assertInstanceOf(SQLException.class, failure.getCause(), failure.toString());
        assertEquals(false, failure instanceof Row.UnreadableException, failure.toString());
    }

    private Database open(String name) throws SQLException {
        return name.equals("sqlite")
                ? SqliteDatabase.open("jdbc:sqlite:" + folder.resolve("store.db"), (_, _) -> {})
                : PostgresDatabase.open(PostgresServer.emptyDatabase());
    }
}
