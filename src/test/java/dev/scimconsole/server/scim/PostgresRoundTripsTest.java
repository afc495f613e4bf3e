package dev.scimconsole.server.scim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.scimconsole.server.store.PostgresServer;
import dev.scimconsole.server.store.RoundTrips;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// How often a request waits for PostgreSQL: a read or a search once; a change twice, to look and to make it,
/// and three times where what it finds out on the way decides how it goes on: what a deleted user was found
/// by. On a real network that is what it costs.
@Tag("server")
@Tag("server.scim")
@Tag("whole")
@Timeout(60)
class PostgresRoundTripsTest extends ScimTest {

    private static final int TRIES = 6;
    private static final int SETTLED = 20;
    private static final int MOST_TO_SETTLE = 1_000;

    private String isolation = "";
    private RoundTrips way;

    @TempDir private Path nothing;

    // Opened by each test, at its level.
    @BeforeEach
    @Override
    void openStore() {}

    @AfterEach
    void closeWay() throws IOException {
        way.close();
    }

    @Override
    String url(Path folder) {
        return PostgresServer.at(isolation, way.url());
    }

    @Test
    void atReadCommitted() throws IOException, SQLException {
        assertEquals(wanted(), counted("read committed"));
    }

    @Test
    void atRepeatableRead() throws IOException, SQLException {
        assertEquals(wanted(), counted("repeatable read"));
    }

    @Test
    void atSerializable() throws IOException, SQLException {
        assertEquals(wanted(), counted("serializable"));
    }

    private static Map<String, Integer> wanted() {
        Map<String, Integer> wanted = new TreeMap<>(Map.of("a user", 1, "userName eq", 1, "externalId eq", 1,
                "displayName eq", 1, "a group", 1, "POST", 2, "PATCH of active", 2, "PUT", 2, "DELETE", 3,
                "PATCH of a member", 2));
        wanted.putAll(Map.of("PATCH of userName", 2, "PATCH of active with a fault", 4,
                "PATCH of a member who goes", 2));
        return wanted;
    }

    private Map<String, Integer> counted(String level) throws IOException, SQLException {
        isolation = level;
        way = RoundTrips.to(PostgresServer.newDatabase());
        openStore(nothing);
        Map<String, Integer> counts = new TreeMap<>();
        String[] users = new String[2 * TRIES];
        for (int i = 0; i < users.length; i++) {
            users[i] = create("first" + i);
        }
        String group = createGroup("Staff", users[0]).id();
        assertEquals("Staff", get("/Users/" + users[0]).json().at("/groups/0/display").stringValue());
        assertEquals(group, get("/Users?filter=userName%20eq%20%22first0@example.com%22").json()
                .at("/Resources/0/groups/0/value").stringValue());
        settle(_ -> get("/Users/" + users[0]));
        counts.put("a user", fewest(i -> get("/Users/" + users[i])));
        counts.put("userName eq",
                fewest(i -> get("/Users?filter=userName%20eq%20%22first" + i + "@example.com%22")));
        counts.put("externalId eq", fewest(i -> get("/Users?filter=externalId%20eq%20%22first" + i + "%22")));
        counts.put("displayName eq",
                fewest(i -> get("/Groups?excludedAttributes=members&filter=displayName%20eq%20%22Staff%22")));
        counts.put("a group", fewest(_ -> get("/Groups/" + group)));
        counts.put("POST", fewest(i -> post("/Users", user("then" + i))));
        counts.put("PATCH of active", fewest(i -> patchOps("/Users/" + users[i],
                "[{\"op\": \"replace\", \"path\": \"active\", \"value\": false}]")));
        counts.put("PATCH of active with a fault", fewest(i -> patchOps("/Users/" + users[TRIES + i],
                "[{\"op\": \"replace\", \"path\": \"active\", \"value\": false}, "
                        + "{\"op\": \"replace\", \"path\": \"displayName\", \"value\": 1}]")));
        counts.put("PATCH of userName", fewest(i -> patchOps("/Users/" + users[i],
                "[{\"op\": \"replace\", \"path\": \"userName\", \"value\": \"again" + i
                        + "@example.com\"}]")));
        counts.put("PATCH of a member", fewest(i -> patchOps("/Groups/" + group,
                "[{\"op\": \"add\", \"path\": \"members\", \"value\": [{\"value\": \"" + users[i + 1]
                        + "\"}]}]")));
        counts.put("PATCH of a member who goes", fewest(i -> patchOps("/Groups/" + group,
                "[{\"op\": \"remove\", \"path\": \"members[value eq \\\"" + users[i + 1] + "\\\"]\"}]")));
        counts.put("PUT", fewest(i -> put("/Users/" + users[i], user("put" + i))));
        counts.put("DELETE", fewest(i -> delete("/Users/" + users[TRIES + i])));
        return counts;
    }

    /// Until the pool has opened its connections, which takes ways too.
    private void settle(IntFunction<Answer> request) {
        int same = 0;
        int last = 0;
        for (int i = 0; i < MOST_TO_SETTLE && same < SETTLED; i++) {
            int before = way.count();
            assertEquals(200, request.apply(i).status());
            int took = way.count() - before;
            same = took == last ? same + 1 : 0;
            last = took;
        }
    }

    /// Of some in turn: the pool asks a connection that rested for long whether it is alive, and opens
    /// others.
    private int fewest(IntFunction<Answer> request) {
        int fewest = Integer.MAX_VALUE;
        for (int i = 0; i < TRIES; i++) {
            int before = way.count();
            Answer answer = request.apply(i);
            assertEquals(2, answer.status() / 100, answer::text);
            fewest = Math.min(fewest, way.count() - before);
        }
        return fewest;
    }

    private String create(String name) {
        return post("/Users", user(name)).id();
    }

    private static String user(String name) {
        return """
                {"schemas": ["%1$s"], "userName": "%2$s@example.com", "externalId": "%2$s", "active": true,
                 "displayName": "%2$s Person", "name": {"givenName": "%2$s", "familyName": "Person"},
                 "emails": [{"value": "%2$s@example.com", "type": "work", "primary": true}]}"""
                .formatted(CORE_USER, name);
    }
}
