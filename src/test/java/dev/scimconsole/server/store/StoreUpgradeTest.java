package dev.scimconsole.server.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.server.store.SyncRecords.SyncStart;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Stores of older programs, brought up to date, on each database.
class StoreUpgradeTest {

    @TempDir private Path folder;

    /// The keys of a program that folded with Java's rules for whole texts.
    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void keysAreFoldedAnew(String database) throws Exception {
        String url = url(database);
        try (Connection connection = DriverManager.getConnection(url)) {
            bringTo(connection, database, 9);
            user(connection, "greek", "ΟΔΥΣΣΈΑΣ@acme.com", "Οδυσσέας");
            user(connection, "plain", "anna@acme.com", "Anna");
            user(connection, "street", "strasse", "STRAẞE");
            user(connection, "other", "STRAẞE", "Strasse");
            execute(connection,
                    "INSERT INTO administrator VALUES ('acme', 'a', 'ΌΔΣ@acme.com', ?, 'orgAdmin', 'x', 1)",
                    before("ΌΔΣ@acme.com"));
            execute(connection, "INSERT INTO invite VALUES ('acme', 'i', 'ΦΩΣ', ?, 'viewer', 'x', 1, 'a', 2)",
                    before("ΦΩΣ"));
        }
        try (Store store = Store.open(url)) {
            assertEquals(List.of("greek"), found(store, Condition.Attribute.USER_NAME, "οδυσσέασ@ACME.com"));
            assertEquals(List.of("greek"), found(store, Condition.Attribute.DISPLAY_NAME, "ΟΔΥΣΣΈΑΣ"));
            assertEquals(List.of("greek"), found(store, Condition.Attribute.EMAIL, "οδυσσέασ@acme.com"));
            assertEquals(List.of("plain"), found(store, Condition.Attribute.EMAIL, "ANNA@acme.com"));
            assertEquals(List.of("street", "other").stream().sorted().toList(),
                    found(store, Condition.Attribute.DISPLAY_NAME, "strasse"));
            // Two names that have become one: nobody's is taken away.
            assertEquals(List.of("street"), found(store, Condition.Attribute.USER_NAME, "STRASSE"));
            assertEquals(Optional.of("straße"),
                    store.read(t -> t.resources().find("acme", ResourceType.USER, "other"))
                            .orElseThrow().indexed().userNameKey());
            assertEquals(List.of("οδυσσέασ@acme.com"),
                    store.read(t -> t.resources().find("acme", ResourceType.USER,
                            "greek")).orElseThrow().indexed().emailKeys());
            assertTrue(store.read(t -> t.administrators().findByEmail("όδς@acme.com")).isPresent());
        }
    }

    /// Where a sync began is told by its event, or by where the client called from last.
    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void syncsKeepTheirClientAndGetItsAddress(String database) throws Exception {
        String url = url(database);
        try (Connection connection = DriverManager.getConnection(url)) {
            bringTo(connection, database, 12);
            for (String[] start : new String[][]{{"authentik@2026.5.3", "1000"},
                    {"authentik@2026.5.3", "2000"},
                    {"curl/8", "3000"}}) {
                execute(connection, "INSERT INTO sync_start VALUES ('acme', ?, " + start[1] + ")", start[0]);
            }
            execute(connection,
                    "INSERT INTO event (organization_id, occurred_at, position, id, kind, action, actor_type, "
                            + "actor_name, outcome, address, user_agent) VALUES ('acme', 1000, 1, 'e', 1, 'users.searched', 1, 'x', "
                            + "0, '10.0.0.1', 'authentik@2026.5.3')");
            for (String[] use : new String[][]{{"10.0.0.2", "1500"}, {"10.0.0.3", "1900"}}) {
                execute(connection,
                        "INSERT INTO token_use VALUES ('acme', 't', 'authentik@2026.5.3', ?, 1, 1, " + use[1]
                                + ", 0, NULL, NULL)",
                        use[0]);
            }
        }
        try (Store store = Store.open(url)) {
            assertEquals(List.of(start("authentik@2026.5.3", "10.0.0.1", 1000),
                    start("authentik@2026.5.3", "10.0.0.3", 2000),
                    start("curl/8", "", 3000)), store.read(t -> t.syncs().starts("acme")));
            assertEquals(RequestStyle.PLAIN,
                    store.read(t -> t.tokenUses().ofToken("acme", "t")).getFirst().style());
        }
    }

    private static SyncStart start(String client, String address, long at) {
        return new SyncStart("acme", client, address, Instant.ofEpochMilli(at));
    }

    private static List<String> found(Store store, Condition.Attribute attribute, String value) {
        return store.read(t -> t.resources().page(new ResourceQuery("acme", ResourceType.USER,
                Optional.of(new Condition.Compare(attribute, Condition.Comparison.EQUAL,
                        CaseFolding.fold(value))),
                Optional.empty(), Optional.empty(), 0, 10))).stream().map(StoredResource::id).sorted()
                .toList();
    }

    private static void user(Connection connection, String id, String userName, String displayName)
            throws SQLException {
        String email = before(userName);
        execute(connection,
                "INSERT INTO resource VALUES ('acme', ?, 1, 1, 1, 1, ?, NULL, ?, ?, 1, ?, '{}', NULL)", id,
                email, before(displayName), displayName, EmailKeys.join(List.of(email)));
        execute(connection, "INSERT INTO resource_email VALUES ('acme', ?, ?)", email, id);
    }

    /// As keys were folded once.
    private static String before(String text) {
        return text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    private static void execute(Connection connection, String sql, String... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            statement.executeUpdate();
        }
    }

    private String url(String database) throws SQLException {
        return database.equals("sqlite")
                ? "jdbc:sqlite:" + folder.resolve("store.db")
                : PostgresServer.newDatabase();
    }

    /// What the steps up to a version make, without what Java does in them.
    private static void bringTo(Connection connection, String database, int version)
            throws SQLException, IOException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE schema_version (version INTEGER NOT NULL PRIMARY KEY)");
            for (int step = 1; step <= version; step++) {
                statement.execute("INSERT INTO schema_version (version) VALUES (" + step + ")");
                try (InputStream in = Migrations.class.getResourceAsStream(database + "/" + step + ".sql")) {
                    for (String sql : Migrations
                            .statements(new String(in.readAllBytes(), StandardCharsets.UTF_8))) {
                        statement.execute(sql);
                    }
                }
            }
        }
    }
}
