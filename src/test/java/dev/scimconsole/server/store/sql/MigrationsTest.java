package dev.scimconsole.server.store.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.server.store.MemoryFolder;
import dev.scimconsole.server.store.PostgresServer;
import dev.scimconsole.server.store.Samples;
import dev.scimconsole.server.store.Store;
import dev.scimconsole.server.store.copy.UpgradeBackups;
import dev.scimconsole.server.store.failure.StoreUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Stores of older programs: brought up to date, or refused, on each database.
@Tag("server")
@Tag("server.store")
@Tag("server.store.sql")
class MigrationsTest {

    private static final String FIRST = Integer.toString(Migrations.FIRST);
    private static final String AFTER = Integer.toString(Migrations.FIRST + 1);
    /// A step that no release has.
    private static final String NEXT = "ALTER TABLE organization ADD COLUMN note TEXT;\n";

    @TempDir(factory = MemoryFolder.class) private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void aStoreOfAnOlderProgramIsBroughtUpToDateWithItsData(String database) throws SQLException {
        String url = empty(database);
        fill(url);
        Migrations next = next(database);
        try (Connection connection = DriverManager.getConnection(url)) {
            assertEquals(OptionalInt.of(Migrations.FIRST), next.pendingFrom(connection));
            next.run(connection, "BEGIN");
            assertEquals(OptionalInt.empty(), next.pendingFrom(connection));
            next.run(connection, "BEGIN");
            assertEquals(List.of(FIRST, AFTER),
                    texts(connection, "SELECT version FROM schema_version ORDER BY 1"));
            assertEquals(List.of(Samples.ACME),
                    ids(connection, database, "SELECT id FROM organization WHERE note IS NULL"));
        }
        // The program that knows only the first release's schema leaves it alone.
        String sentence = assertThrows(IllegalArgumentException.class, () -> Store.open(url)).getMessage();
        assertTrue(sentence.contains("newer version") && sentence.contains("its schema is " + AFTER),
                sentence);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void aStepThatFailsLeavesTheStoreAsItWas(String database) throws SQLException {
        String url = empty(database);
        fill(url);
        Migrations broken = with(database, "DELETE FROM organization;\nno statement at all;\n");
        try (Connection connection = DriverManager.getConnection(url)) {
            assertThrows(SQLException.class, () -> broken.run(connection, "BEGIN"));
            assertEquals(List.of(FIRST), texts(connection, "SELECT version FROM schema_version"));
            assertEquals(List.of(Samples.ACME), ids(connection, database, "SELECT id FROM organization"));
        }
        Store.open(url).close();
    }

    /// Before the first release the schema had come to its number in as many steps.
    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void aStoreOfTheLastProgramBeforeTheFirstReleaseIsTaken(String database) throws SQLException {
        String url = empty(database);
        fill(url);
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            for (int step = 1; step < Migrations.FIRST; step++) {
                statement.execute("INSERT INTO schema_version (version) VALUES (" + step + ")");
            }
        }
        try (Store store = Store.open(url)) {
            assertTrue(store.read(t -> t.organizations().find(Samples.ACME)).isPresent());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void whatAProgramBeforeThatLeftIsRefusedAndStaysAsItIs(String database) throws Exception {
        for (int version : List.of(1, 12)) {
            String url = bare(database);
            try (Connection connection = DriverManager.getConnection(url);
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE schema_version (version INTEGER NOT NULL PRIMARY KEY)");
                statement.execute("INSERT INTO schema_version (version) VALUES (" + version + ")");
                statement.execute("CREATE TABLE organization (id TEXT NOT NULL PRIMARY KEY)");
            }
            String sentence = assertThrows(IllegalArgumentException.class, () -> Store.open(url))
                    .getMessage();
            assertTrue(sentence.contains("before its first release (its schema is " + version + ",")
                    && sentence.endsWith("Begin with an empty data store."), sentence);
            try (Connection connection = DriverManager.getConnection(url)) {
                assertEquals(List.of(Integer.toString(version)),
                        texts(connection, "SELECT version FROM schema_version"));
                assertThrows(SQLException.class, () -> texts(connection, "SELECT id FROM scim_token"));
            }
            if (database.equals("sqlite")) {
                assertEquals(List.of(), names("store-before-upgrade-"));
                Files.delete(folder.resolve("store.db"));
            }
        }
    }

    @Test
    void anUpgradeMakesABackupFirst() throws Exception {
        String url = sqlite();
        fill(url);
        SqliteDatabase.open(url, next("sqlite"), UpgradeBackups::make).close();
        List<String> backups = names("store-before-upgrade-");
        assertTrue(backups.getFirst().matches("store-before-upgrade-\\d{8}T\\d{6}Z-schema-" + FIRST + ".db"),
                backups.getFirst());
        assertEquals(List.of(backups.getFirst(), backups.getFirst() + ".sha256"), backups);
        Path restored = folder.resolve("restored.db");
        Store.restore(folder.resolve(backups.getFirst()), restored,
                t -> t.organizations().find(Samples.ACME).orElseThrow(), _ -> {});
        // No upgrade, no backup: neither of a store that is up to date, nor of a new one, nor while one is
        // restored.
        SqliteDatabase.open(url, next("sqlite"), UpgradeBackups::make).close();
        Store.open("jdbc:sqlite:" + folder.resolve("fresh.db")).close();
        assertEquals(backups, names("store-before-upgrade-"));
        assertEquals(List.of(), names("fresh-before"));
        assertEquals(List.of(), names("restored.db.restoring"));
    }

    @Test
    void whereNoBackupCanBeMadeNothingIsUpgraded() throws Exception {
        String url = sqlite();
        fill(url);
        StoreUnavailableException full = new StoreUnavailableException("No space is left.", null);
        assertEquals(full, assertThrows(StoreUnavailableException.class,
                () -> SqliteDatabase.open(url, next("sqlite"), (_, _) -> {
                    throw full;
                })));
        try (Store store = Store.open(url)) {
            assertEquals(Optional.of(Samples.organization(Samples.ACME)),
                    store.read(t -> t.organizations().find(Samples.ACME)));
        }
    }

    private static void fill(String url) {
        try (Store store = Store.open(url)) {
            store.write(t -> {
                t.organizations().insert(Samples.organization(Samples.ACME));
                return true;
            });
        }
    }

    private static Migrations next(String database) {
        return with(database, NEXT);
    }

    private static Migrations with(String database, String step) {
        List<String> steps = new ArrayList<>(Migrations.load(database));
        steps.add(step);
        return new Migrations(steps);
    }

    private static List<String> texts(Connection connection, String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                texts.add(result.getString(1));
            }
        }
        return texts;
    }

    private static List<String> ids(Connection connection, String database, String sql) throws SQLException {
        IdColumn column = database.equals("sqlite") ? IdColumn.SQLITE : IdColumn.POSTGRESQL;
        List<String> ids = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                ids.add(column.id(result.getObject(1)).flatMap(Id::value).orElseThrow().toString());
            }
        }
        return ids;
    }

    private List<String> names(String start) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.startsWith(start))
                    .sorted().toList();
        }
    }

    /// An empty store, or where one will be made.
    private String empty(String database) throws SQLException {
        return database.equals("sqlite") ? sqlite() : PostgresServer.newDatabase();
    }

    /// Where there is no table.
    private String bare(String database) throws SQLException {
        return database.equals("sqlite") ? sqlite() : PostgresServer.bareDatabase();
    }

    private String sqlite() {
        return "jdbc:sqlite:" + folder.resolve("store.db");
    }
}
