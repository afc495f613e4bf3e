package dev.scimconsole.server.store.directory;

import static dev.scimconsole.server.store.Samples.ACME;
import static dev.scimconsole.server.store.Samples.id;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.server.store.MemoryFolder;
import dev.scimconsole.server.store.activity.ChangeRecords;
import dev.scimconsole.server.store.activity.RotationRecords;
import dev.scimconsole.server.store.directory.Condition.Attribute;
import dev.scimconsole.server.store.directory.Condition.Compare;
import dev.scimconsole.server.store.directory.Condition.Comparison;
import dev.scimconsole.server.store.directory.Condition.Or;
import dev.scimconsole.server.store.directory.DirectoryCriterion.Word;
import dev.scimconsole.server.store.directory.DirectoryRecords.Listing;
import dev.scimconsole.server.store.directory.DirectoryRecords.Order;
import dev.scimconsole.server.store.sql.Dialect;
import dev.scimconsole.server.store.sql.Sql;
import dev.scimconsole.server.store.sql.SqliteDatabase;
import dev.scimconsole.server.values.ResourceType;
import dev.scimconsole.server.values.SearchWords;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// That searches go by an index, at any number of rows.
@Tag("server")
@Tag("server.store")
@Tag("server.store.directory")
class SqlitePlanTest {

    @TempDir(factory = MemoryFolder.class) private Path folder;
    private Connection connection;
    private Dialect dialect;

    @BeforeEach
    void open() throws SQLException {
        String url = "jdbc:sqlite:" + folder.resolve("store.db");
        try (SqliteDatabase database = SqliteDatabase.open(url, (_, _) -> {})) {
            dialect = database.read(Sql::dialect);
        }
        connection = DriverManager.getConnection(url);
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "USER  | USER_NAME    | EQUAL       | resource_user_name (organization_id=? AND type=? AND user_name_key=?)",
            "USER  | USER_NAME    | STARTS_WITH | resource_user_name (organization_id=? AND type=? AND user_name_key>? AND user_name_key<?)",
            "USER  | EXTERNAL_ID  | EQUAL       | resource_external_id (organization_id=? AND type=? AND external_id=?)",
            "USER  | EXTERNAL_ID  | STARTS_WITH | resource_external_id (organization_id=? AND type=? AND external_id>? AND external_id<?)",
            "GROUP | DISPLAY_NAME | EQUAL       | resource_display_name (organization_id=? AND type=? AND display_name_key=?)",
            "GROUP | DISPLAY_NAME | STARTS_WITH | resource_display_name (organization_id=? AND type=? AND display_name_key>? AND display_name_key<?)",
            "USER  | EMAIL        | EQUAL       | PRIMARY KEY (organization_id=? AND email_key=?)",
            "USER  | EMAIL        | STARTS_WITH | PRIMARY KEY (organization_id=? AND email_key>? AND email_key<?)",
            "GROUP | MEMBER       | EQUAL       | membership_member (organization_id=? AND member_id=?)",
            "USER  | GROUP        | EQUAL       | PRIMARY KEY (organization_id=? AND group_id=?)",
            "USER  | LAST_MODIFIED| GREATER     | resource_last_modified (organization_id=? AND type=? AND last_modified>?)"})
    void aComparisonGoesByItsIndex(ResourceType type, Attribute attribute, Comparison comparison,
            String index)
            throws SQLException {
        String plan = plan(query(type, new Compare(attribute, comparison,
                attribute == Attribute.MEMBER || attribute == Attribute.GROUP ? id(1) : "1")));
        assertTrue(plan.contains(index), plan);
        assertFalse(plan.contains("SCAN r"), plan);
        assertFalse(plan.contains("SEARCH r USING INDEX resource_list (organization_id=? AND type=?)"), plan);
    }

    @Test
    void anIdGoesByTheKey() throws SQLException {
        String plan = plan(query(ResourceType.USER, new Compare(Attribute.ID, Comparison.EQUAL, id(1))));
        assertTrue(plan.contains("id=?)") || plan.contains("AND id=? "), plan);
    }

    @Test
    void eitherOfTwoNamesGoesByBothIndexes() throws SQLException {
        String plan = plan(query(ResourceType.USER, new Or(List.of(
                new Compare(Attribute.USER_NAME, Comparison.EQUAL, "a"),
                new Compare(Attribute.EXTERNAL_ID, Comparison.EQUAL, "b")))));
        assertTrue(plan.contains("resource_user_name") && plan.contains("resource_external_id"), plan);
    }

    @Test
    void listsComeOrderedOutOfAnIndex() throws SQLException {
        assertFalse(plan(new ResourceQuery(ACME, ResourceType.USER, Optional.empty(), Optional.empty(),
                Optional.of(id(1)), 5, 10)).contains("TEMP B-TREE FOR ORDER BY"));
        for (Attribute attribute : List.of(Attribute.USER_NAME, Attribute.DISPLAY_NAME,
                Attribute.LAST_MODIFIED)) {
            for (boolean ascending : List.of(true, false)) {
                String plan = plan(new ResourceQuery(ACME, ResourceType.USER, Optional.empty(),
                        Optional.of(new ResourceQuery.Order(attribute, ascending)), Optional.empty(), 0, 10));
                assertFalse(plan.contains("TEMP B-TREE FOR ORDER BY"),
                        attribute + " " + ascending + ": " + plan);
            }
        }
    }

    @Test
    void aPageOfTheDirectoryGoesOnInItsIndex() throws SQLException {
        for (Order order : List.of(Order.DISPLAY_NAME, Order.USER_NAME, Order.WRITTEN_BY)) {
            for (boolean ascending : List.of(true, false)) {
                Listing listing = listing(order, ascending,
                        Optional.of(new DirectoryPlace(0, Optional.of("m"), id(1))));
                String plan = explain(DirectoryStatement.named(listing, List.of(), 50, 0).text());
                assertFalse(plan.contains("TEMP B-TREE"), order + " " + ascending + ": " + plan);
                assertTrue(plan.contains(ascending ? "_name_key>?" : "_name_key<?")
                        || plan.contains(ascending ? ",id)>(?,?)" : ",id)<(?,?)"), plan);
                String nameless = explain(DirectoryStatement.nameless(listing, List.of(), 50, 0).text());
                assertTrue(nameless.contains("_name_key=?") || nameless.contains("written_by=?"), nameless);
            }
        }
    }

    @Test
    void aSearchOfTheDirectoryGoesByItsIndexes() throws SQLException {
        String plan = gathered(new Word(SearchWords.wanted("bar").getFirst()));
        assertTrue(
                plan.contains(
                        "INDEX resource_display_name (organization_id=? AND type=? AND display_name_key>?"),
                plan);
        assertTrue(plan.contains("resource_user_name (organization_id=? AND type=? AND user_name_key>?"),
                plan);
        assertTrue(plan.contains("resource_external_id (organization_id=? AND type=? AND external_id>?"),
                plan);
        assertTrue(plan.contains("PRIMARY KEY (organization_id=? AND email_key>?"), plan);
        assertTrue(plan.contains("PRIMARY KEY (organization_id=? AND word>?"), plan);
        assertTrue(plan.contains("AND id=?)"),
                plan);
        assertFalse(plan.contains("SCAN"), plan);
    }

    /// Of whom a word finds, only a page is looked at, where they are sorted by name.
    @Test
    void aFrequentWordIsSortedWithoutALookAtEachResource() throws SQLException {
        Word word = new Word(SearchWords.wanted("bar").getFirst());
        DirectoryCriterion.Part words = word.parts(ACME, ResourceType.USER).stream()
                .filter(DirectoryCriterion.Part::named).findFirst().orElseThrow();
        String plan = explain(DirectoryStatement.gather(listing(Order.DISPLAY_NAME, true, Optional.empty()),
                words, List.of(), List.of(), 50, dialect).text());
        assertEquals("SEARCH x USING PRIMARY KEY (organization_id=? AND word>? AND word<?)\n", plan);
    }

    /// A row is looked at only when both words have found it.
    @Test
    void twoFrequentWordsMeetBeforeARowIsRead() throws SQLException {
        Word one = new Word(SearchWords.wanted("bar").getFirst());
        Word other = new Word(SearchWords.wanted("foo").getFirst());
        for (DirectoryCriterion.Part part : one.parts(ACME, ResourceType.USER)) {
            String plan = explain(
                    DirectoryStatement.gather(listing(Order.DISPLAY_NAME, true, Optional.empty()), part,
                            List.of(), List.of(other), 50, dialect).text());
            assertTrue(plan.startsWith("SEARCH " + (part.join().isEmpty() ? "r" : "x") + " USING "), plan);
            assertTrue(plan.contains("SEARCH x USING PRIMARY KEY (organization_id=? AND word>?"), plan);
            assertFalse(plan.contains("CORRELATED"), plan);
            if (part.where().text().contains("display_name_key")) {
                assertTrue(plan.startsWith("SEARCH r USING COVERING INDEX resource_display_name"), plan);
            }
        }
    }

    @Test
    void aFilterOfTheDirectoryGoesByItsIndex() throws SQLException {
        assertTrue(gathered(new DirectoryCriterion.Active(false)).contains("INDEX resource_deactivated"));
        assertTrue(gathered(new DirectoryCriterion.WrittenBy(List.of("Okta")))
                .contains("resource_written_by (organization_id=? AND type=? AND written_by=?)"));
        assertTrue(gathered(new DirectoryCriterion.InGroup(id(1)))
                .contains("SEARCH x USING PRIMARY KEY (organization_id=? AND group_id=?)"));
        assertTrue(gathered(new DirectoryCriterion.Listed("email_invite"))
                .contains("SEARCH x USING PRIMARY KEY (organization_id=?)"));
    }

    private String gathered(DirectoryCriterion criterion) throws SQLException {
        StringBuilder plans = new StringBuilder();
        for (DirectoryCriterion.Part part : criterion.parts(ACME, ResourceType.USER)) {
            plans.append(explain(DirectoryStatement
                    .gather(listing(Order.DISPLAY_NAME, true, Optional.empty()), part, List.of(), List.of(),
                            50, dialect)
                    .text()));
        }
        return plans.toString();
    }

    private static Listing listing(Order order, boolean ascending, Optional<DirectoryPlace> after) {
        return new Listing(ACME, ResourceType.USER, DirectoryFilter.NONE, order, ascending, after, 0, 50,
                false);
    }

    @Test
    void rareEventsGoByTheirIndex() throws SQLException {
        for (String sql : List.of(RotationRecords.STRANGERS, RotationRecords.ATTEMPTS,
                "SELECT * FROM event WHERE organization_id = ? AND kind = 2 AND outcome <> 0"
                        + " ORDER BY occurred_at DESC, position DESC LIMIT ?",
                "SELECT * FROM event WHERE organization_id = ? AND outcome <> 0 AND outcome = 1"
                        + " ORDER BY occurred_at DESC, position DESC LIMIT ?")) {
            String plan = explain(sql);
            assertTrue(plan.contains("USING INDEX event_trouble"), plan);
        }
        String audit = explain("SELECT * FROM event WHERE organization_id = ? AND kind = 0"
                + " ORDER BY occurred_at DESC, position DESC LIMIT ?");
        assertTrue(audit.contains("USING INDEX event_audit"), audit);
        String all = explain("SELECT * FROM event WHERE organization_id = ?"
                + " ORDER BY occurred_at DESC, position DESC LIMIT ?");
        assertTrue(all.contains("USING PRIMARY KEY"), all);
    }

    /// The latest name of each from the end of the index, however many changes there are.
    @Test
    void lastNamesGoByTheirIndex() throws SQLException {
        String plan = explain(ChangeRecords.lastNames(3));
        assertTrue(plan.contains("USING INDEX resource_change_target (organization_id=? AND target_id=?)"),
                plan);
        assertFalse(plan.contains("TEMP B-TREE") || plan.contains("SCAN c"), plan);
    }

    private String plan(ResourceQuery query) throws SQLException {
        return explain(ResourceRow.selectMany(dialect) + ResourceRecords.behind(query, search(query)));
    }

    private String explain(String sql) throws SQLException {
        StringBuilder plan = new StringBuilder();
        try (PreparedStatement statement = connection.prepareStatement("EXPLAIN QUERY PLAN " + sql);
                ResultSet steps = statement.executeQuery()) {
            while (steps.next()) {
                plan.append(steps.getString("detail")).append('\n');
            }
        }
        return plan.toString();
    }

    private ResourceSearch search(ResourceQuery query) {
        return ResourceSearch.of(query, true, dialect);
    }

    private static ResourceQuery query(ResourceType type, Condition condition) {
        return new ResourceQuery(ACME, type, Optional.of(condition), Optional.empty(), Optional.empty(), 0,
                100);
    }
}
