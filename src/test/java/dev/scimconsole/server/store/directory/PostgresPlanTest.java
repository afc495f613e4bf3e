package dev.scimconsole.server.store.directory;

import static dev.scimconsole.server.store.Samples.ACME;
import static dev.scimconsole.server.store.Samples.GLOBEX;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.server.store.PostgresServer;
import dev.scimconsole.server.store.activity.ChangeRecords;
import dev.scimconsole.server.store.directory.Condition.Attribute;
import dev.scimconsole.server.store.directory.Condition.Compare;
import dev.scimconsole.server.store.directory.Condition.Comparison;
import dev.scimconsole.server.store.sql.Dialect;
import dev.scimconsole.server.store.sql.Id;
import dev.scimconsole.server.store.sql.PostgresDatabase;
import dev.scimconsole.server.store.sql.Sql;
import dev.scimconsole.server.values.ResourceType;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// That searches go by their index from the first row on, whatever autovacuum has come to and whichever plan
/// the server keeps.
@Tag("server")
@Tag("server.store")
@Tag("server.store.directory")
class PostgresPlanTest {

    private static final int ROWS = 4_000;
    private static final List<String> MODES = List.of("force_generic_plan", "force_custom_plan");

    private static final List<Equality> EQUALITIES = List.of(
            new Equality(ResourceType.USER, Attribute.USER_NAME, "resource_user_name", "user_name_key ="),
            new Equality(ResourceType.USER, Attribute.EXTERNAL_ID, "resource_external_id", "external_id ="),
            new Equality(ResourceType.USER, Attribute.DISPLAY_NAME, "resource_display_name",
                    "display_name_key ="),
            new Equality(ResourceType.GROUP, Attribute.DISPLAY_NAME, "resource_display_name",
                    "display_name_key ="),
            new Equality(ResourceType.USER, Attribute.EMAIL, "resource_email_pkey", "email_key ="));

    private static String url;
    private static Connection connection;
    private static Dialect dialect;

    /// A search, the index that it goes by, and what it looks for there.
    private record Equality(ResourceType type, Attribute attribute, String index, String condition) {}

    /// Two organizations: one that was there when the tables were analyzed, one that came after it.
    @BeforeAll
    static void fill() throws SQLException {
        url = PostgresServer.newDatabase();
        try (PostgresDatabase database = PostgresDatabase.open(url)) {
            dialect = database.read(Sql::dialect);
        }
        connection = DriverManager.getConnection(url);
        for (String table : new String[]{"resource", "resource_email", "membership"}) {
            execute("ALTER TABLE " + table + " SET (autovacuum_enabled = off)");
        }
        fill(ACME);
    }

    @AfterAll
    static void close() throws SQLException {
        connection.close();
    }

    @Test
    void theSampleForTheStatisticsLeavesNoRowsBehind() throws SQLException {
        String fresh = PostgresServer.newDatabase();
        try (Connection other = DriverManager.getConnection(fresh);
                Statement statement = other.createStatement();
                ResultSet result = statement.executeQuery("SELECT (SELECT COUNT(*) FROM resource) "
                        + "+ (SELECT COUNT(*) FROM resource_email) + (SELECT COUNT(*) FROM membership)")) {
            result.next();
            assertEquals(0, result.getInt(1));
        }
    }

    /// Before a second organization was there, and when it is there, which came after the tables were analyzed.
    @Test
    void anEqualityGoesByItsIndex() throws SQLException {
        for (Equality equality : EQUALITIES) {
            assertGoesBy(equality, ACME);
        }
        fill(GLOBEX);
        execute("ANALYZE resource");
        empty(GLOBEX);
        execute("ANALYZE resource");
        fill(GLOBEX);
        for (Equality equality : EQUALITIES) {
            assertGoesBy(equality, GLOBEX);
            assertGoesBy(equality, ACME);
        }
    }

    /// The latest name of each from the end of the index, however many changes there are: of somebody who was
    /// changed often too.
    @Test
    void lastNamesGoByTheirIndex() throws SQLException {
        execute("""
                INSERT INTO resource_change (organization_id, id, target_type, target_id, target_name, occurred_at,
                  action, status, actor_name, address, user_agent, body)
                SELECT '%s', lpad(CAST(n AS text), 32, '0'), 'user', CAST(n %% 10 AS text), 'x', n, 'user.updated',
                  200, '', '', '', repeat('y', 400) FROM generate_series(1, %d) n"""
                .formatted(ACME, ROWS));
        execute("ANALYZE resource_change");
        for (String mode : MODES) {
            execute("SET plan_cache_mode = " + mode);
            String plan = plan(ChangeRecords.lastNames(2), Id.of(ACME), "1", "2");
            assertTrue(plan.contains("Scan Backward using resource_change_target")
                    && plan.contains("target_id = "), mode + ":\n" + plan);
            assertFalse(plan.contains("Sort") || plan.contains("Seq Scan"), mode + ":\n" + plan);
        }
    }

    private static void assertGoesBy(Equality equality, String organizationId) throws SQLException {
        ResourceQuery query = new ResourceQuery(organizationId, equality.type(),
                Optional.of(new Compare(equality.attribute(), Comparison.EQUAL, "x7")), Optional.empty(),
                Optional.empty(), 0, 100);
        for (String mode : MODES) {
            execute("SET plan_cache_mode = " + mode);
            String plan = plan(query);
            assertTrue(plan.contains(equality.index()) && plan.contains(equality.condition()),
                    equality + " of " + organizationId + ", " + mode + ":\n" + plan);
        }
    }

    private static String plan(ResourceQuery query) throws SQLException {
        ResourceSearch search = ResourceSearch.of(query, true, dialect);
        return plan(ResourceRow.selectMany(dialect) + ResourceRecords.behind(query, search),
                search.parametersAnd(query.limit(), query.offset()));
    }

    private static String plan(String sql, Object... parameters) throws SQLException {
        StringBuilder plan = new StringBuilder();
        try (PreparedStatement statement = connection.prepareStatement("EXPLAIN " + sql)) {
            for (int i = 0; i < parameters.length; i++) {
                switch (parameters[i]) {
                    case Id id -> dialect.ids().set(statement, i + 1, id);
                    case ResourceType type -> statement.setInt(i + 1, type == ResourceType.USER ? 1 : 2);
                    default -> statement.setObject(i + 1, parameters[i]);
                }
            }
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    plan.append(result.getString(1)).append('\n');
                }
            }
        }
        return plan.toString();
    }

    private static void fill(String organizationId) throws SQLException {
        execute("""
                INSERT INTO resource (organization_id, type, id, version, created, last_modified, user_name_key,
                  external_id, display_name_key, display_name, active, email_keys, words, document)
                SELECT '%1$s', CASE WHEN n %% 10 = 0 THEN 2 ELSE 1 END, CAST(lpad(CAST(n AS text), 32, '0') AS uuid), 1, n, n,
                  CASE WHEN n %% 10 > 0 THEN 'x' || n END, 'x' || n, 'x' || n, 'x' || n, 1, '', '', repeat('y', 400)
                FROM generate_series(1, %2$d) n"""
                .formatted(organizationId, ROWS));
        execute("""
                INSERT INTO resource_email (organization_id, email_key, resource_id)
                SELECT organization_id, 'x' || created, id FROM resource
                WHERE organization_id = '%s' AND type = 1""".formatted(organizationId));
    }

    private static void empty(String organizationId) throws SQLException {
        // Nothing else refers to these rows; to look for it takes seconds.
        execute("SET session_replication_role = replica");
        for (String table : new String[]{"resource_email", "resource"}) {
            execute("DELETE FROM " + table + " WHERE organization_id = '" + organizationId + "'");
        }
        execute("SET session_replication_role = origin");
    }

    private static void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
