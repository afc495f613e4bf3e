package dev.scimconsole.server.store;

import static dev.scimconsole.server.store.Samples.ACME;
import static dev.scimconsole.server.store.Samples.id;
import static dev.scimconsole.server.store.Samples.sha256;
import static dev.scimconsole.server.store.Samples.user;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.server.store.directory.Condition.Attribute;
import dev.scimconsole.server.store.directory.Condition.Compare;
import dev.scimconsole.server.store.directory.Condition.Comparison;
import dev.scimconsole.server.store.directory.ResourceQuery;
import dev.scimconsole.server.store.directory.ResourceRecords;
import dev.scimconsole.server.store.directory.StoredResource;
import dev.scimconsole.server.values.ResourceType;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// That a first synchronization costs the same from the first user to the last, although connections keep the
/// plans that they made when nothing was there, and autovacuum has not come yet.
@Tag("server")
@Tag("server.store")
@Tag("whole")
@Timeout(120)
class PostgresGrowthTest {

    private static final int USERS = 20_000;
    private static final int GROUPS = 100;
    private static final int MEMBERS = 5_000;
    /// Enough for PostgreSQL to keep a plan.
    private static final int AGAIN = 12;
    /// For twelve requests, two of which show some of a group's 50 members.
    private static final int MOST_ROWS = 1_000;
    private static final int GROWTH_IS_SEEN_AFTER = 200;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(15);

    private String url = "";

    @ParameterizedTest
    @ValueSource(strings = {"read committed", "repeatable read", "serializable"})
    void aNewDatabaseIsNotWalked(String isolation) throws SQLException {
        // A copy of one that is ready may have been vacuumed meanwhile, which the other test is about.
        url = PostgresServer.bareDatabase();
        long before;
        try (Store store = Store.open(PostgresServer.at(isolation, url))) {
            prepare(store);
            fill();
            before = rowsRead(0);
            useSome(store);
        }
        assertFewAreRead(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"read committed", "repeatable read", "serializable"})
    void whatWasAnalyzedWhenItWasEmptyIsNotWalked(String isolation) throws SQLException {
        url = PostgresServer.newDatabase();
        long before;
        try (Store store = Store.open(PostgresServer.at(isolation, url))) {
            execute("VACUUM ANALYZE");
            prepare(store);
            fill();
            for (int i = 1; i <= 2 * GROWTH_IS_SEEN_AFTER; i++) {
                StoredResource another = user(2 * USERS + i);
                store.write(transaction -> insert(transaction, another));
            }
            awaitSeen();
            before = rowsRead(0);
            useSome(store);
        }
        assertFewAreRead(before);
    }

    private void prepare(Store store) throws SQLException {
        for (String table : List.of("resource", "membership", "resource_email", "resource_word",
                "scim_token")) {
            execute("ALTER TABLE " + table + " SET (autovacuum_enabled = off)");
        }
        store.write(transaction -> {
            transaction.organizations().insert(Samples.organization(ACME));
            transaction.tokens().insert(Samples.token(ACME, 1));
            return true;
        });
        // The user and the group that all is tried with before the others are there.
        store.write(transaction -> insert(transaction, Samples.group(GROUPS)));
        for (int i = 0; i < AGAIN; i++) {
            StoredResource passing = user(3 * USERS + i);
            store.write(transaction -> insert(transaction, passing));
            use(store, 3 * USERS + i, GROUPS);
        }
        store.write(transaction -> transaction.resources().delete(ACME, ResourceType.GROUP, id(GROUPS)));
    }

    /// Until the planner knows of the rows, or for as long as that may take.
    private void awaitSeen() throws SQLException {
        long begin = System.nanoTime();
        while (System.nanoTime() - begin < LONGEST_WAIT.toNanos()
                && number(
                        "SELECT COUNT(*) FROM pg_class WHERE reltuples < " + MEMBERS / 2 + " AND relname IN "
                                + "('resource', 'membership', 'resource_email', 'resource_word')") > 0) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    private static void useSome(Store store) {
        for (int i = 1; i <= AGAIN; i++) {
            use(store, GROUPS + i * 100, i);
        }
    }

    private void assertFewAreRead(long before) throws SQLException {
        long read = (rowsRead(before) - before) / AGAIN;
        assertTrue(read > 0 && read < MOST_ROWS, read + " rows are read for each user");
    }

    /// What the database has read of tables and indexes since it was made, in rows, as soon as all
    /// connections have told.
    private long rowsRead(long before) throws SQLException {
        long begin = System.nanoTime();
        long last = -1;
        long read = 0;
        for (int same = 0; same < 4 && System.nanoTime() - begin < LONGEST_WAIT.toNanos(); same = read == last
                && read > before ? same + 1 : 0) {
            LockSupport.parkNanos(Duration.ofMillis(150).toNanos());
            last = read;
            read = number("SELECT (SELECT SUM(idx_tup_read) FROM pg_stat_user_indexes) "
                    + "+ (SELECT SUM(seq_tup_read) FROM pg_stat_user_tables)");
        }
        return read;
    }

    private long number(String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getLong(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /// A user joins, is looked up in each way, changes and goes.
    private static void use(Store store, int number, int groupNumber) {
        store.write(transaction -> {
            transaction.expectations().token(sha256("token 1"));
            transaction.expectations().resource(ACME, ResourceType.GROUP, id(groupNumber));
            assertTrue(transaction.tokens().findByHash(sha256("token 1")).isPresent());
            assertTrue(transaction.resources().find(ACME, ResourceType.GROUP, id(groupNumber)).isPresent());
            return transaction.resources().addMembers(ACME, id(groupNumber), List.of(id(number)));
        });
        assertEquals(1, search(store, ResourceType.USER, Attribute.USER_NAME, "user" + number + "@acme.com"));
        assertEquals(1, search(store, ResourceType.USER, Attribute.EXTERNAL_ID, "ext-" + number));
        assertEquals(1, search(store, ResourceType.USER, Attribute.DISPLAY_NAME, "user " + number));
        assertEquals(1, search(store, ResourceType.USER, Attribute.EMAIL, "second" + number + "@acme.com"));
        assertEquals(1, search(store, ResourceType.GROUP, Attribute.DISPLAY_NAME, "group " + groupNumber));
        store.read(transaction -> {
            ResourceRecords resources = transaction.resources();
            transaction.expectations().resource(ACME, ResourceType.USER, id(number));
            assertTrue(resources.find(ACME, ResourceType.USER, id(number)).isPresent());
            return resources.groupsOf(ACME, List.of(id(number)));
        });
        store.read(
                transaction -> transaction.resources().members(ACME, id(groupNumber), Optional.empty(), 10));
        store.read(transaction -> transaction.directory().memberCount(ACME, id(groupNumber)));
        store.write(transaction -> {
            StoredResource found = transaction.resources().find(ACME, ResourceType.USER, id(number))
                    .orElseThrow();
            return transaction.resources().replace(
                    Samples.with(found, found.version() + 1, user(number).indexed()),
                    found.version());
        });
        moved(store, number, groupNumber, ResourceRecords::removeMembers);
        moved(store, number, groupNumber, ResourceRecords::addMembers);
        store.write(transaction -> transaction.resources().removeMembers(ACME, id(groupNumber),
                List.of(id(number))));
        store.write(transaction -> transaction.resources().delete(ACME, ResourceType.USER, id(number)));
    }

    private interface Move {
        List<String> make(ResourceRecords resources, String organizationId, String groupId, List<String> ids);
    }

    private static void moved(Store store, int number, int groupNumber, Move move) {
        List<String> one = List.of(id(number));
        assertEquals(one, store.write(transaction -> {
            transaction.expectations().resource(ACME, ResourceType.GROUP, id(groupNumber));
            transaction.expectations().moves(ACME, id(groupNumber), one.stream());
            assertTrue(transaction.resources().find(ACME, ResourceType.GROUP, id(groupNumber)).isPresent());
            return move.make(transaction.resources(), ACME, id(groupNumber), one);
        }));
    }

    private static int search(Store store, ResourceType type, Attribute attribute, String value) {
        ResourceQuery query = new ResourceQuery(ACME, type,
                Optional.of(new Compare(attribute, Comparison.EQUAL, value)), Optional.empty(),
                Optional.empty(), 0,
                100);
        return store.read(transaction -> {
            transaction.expectations().token(sha256("token 1"));
            transaction.expectations().page(query);
            assertTrue(transaction.tokens().findByHash(sha256("token 1")).isPresent());
            List<StoredResource> page = transaction.resources().page(query);
            transaction.resources().groupsOf(ACME, page.stream().map(StoredResource::id).toList());
            return page.size();
        });
    }

    private static boolean insert(Transaction transaction, StoredResource resource) {
        transaction.resources().insert(resource);
        return true;
    }

    private void fill() throws SQLException {
        execute("""
                INSERT INTO resource (organization_id, type, id, version, created, last_modified, user_name_key,
                  external_id, display_name_key, display_name, active, email_keys, words, document)
                SELECT '%1$s', 1, CAST('00000000-0000-7000-9000-' || lpad(CAST(n AS text), 12, '0') AS uuid), 1, n, n,
                  'user' || n || '@acme.com', 'ext-' || n, 'user ' || n, 'User ' || n, 1, 'second' || n || '@acme.com', '',
                  repeat('y', 400)
                FROM generate_series(%2$d, %3$d) n"""
                .formatted(ACME, GROUPS + 1, USERS));
        execute("""
                INSERT INTO resource (organization_id, type, id, version, created, last_modified, display_name_key,
                  display_name, email_keys, words, document)
                SELECT '%1$s', 2, CAST('00000000-0000-7000-9000-' || lpad(CAST(n AS text), 12, '0') AS uuid), 1, n, n,
                  'group ' || n, 'Group ' || n, '', '', ''
                FROM generate_series(1, %2$d) n"""
                .formatted(ACME, GROUPS));
        execute("""
                INSERT INTO resource_email (organization_id, email_key, resource_id)
                SELECT organization_id, 'second' || created || '@acme.com', id FROM resource WHERE type = 1""");
        execute("""
                INSERT INTO resource_word (organization_id, word, resource_id, type, display_name_key)
                SELECT organization_id, 'word' || created, id, type, display_name_key FROM resource""");
        execute("""
                INSERT INTO membership (organization_id, group_id, member_id, is_first)
                SELECT u.organization_id, g.id, u.id, 1 FROM resource u JOIN resource g
                  ON g.organization_id = u.organization_id AND g.type = 2 AND g.created = 1 + u.created %% %d
                WHERE u.type = 1 AND u.created <= %d""".formatted(GROUPS, GROUPS + MEMBERS));
    }
}
