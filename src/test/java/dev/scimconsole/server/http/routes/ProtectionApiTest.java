package dev.scimconsole.server.http.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.server.RunningServer;
import dev.scimconsole.server.RunningServer.Reply;
import dev.scimconsole.server.store.MemoryFolder;
import dev.scimconsole.server.store.PostgresServer;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// An Org Admin protects somebody; what clients ask for then stands apart.
@Tag("server")
@Tag("server.http")
@Tag("server.http.routes")
class ProtectionApiTest {

    @TempDir(factory = MemoryFolder.class) private Path folder;

    @Test
    void aProtectedPersonStaysAndTheRefusalStandsApartOnSqlite() {
        play(RunningServer.setUp(folder));
    }

    @Test
    @Tag("whole")
    void aProtectedPersonStaysAndTheRefusalStandsApartOnPostgres() throws SQLException {
        play(RunningServer.setUpOn(PostgresServer.emptyDatabase()));
    }

    private static void play(RunningServer started) {
        try (RunningServer server = started) {
            String session = server.signIn();
            String token = server.addFirstDomain(session);
            String id = scim(server, token, "POST", "/Users", """
                    {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "userName": "bg@acme.com"}""")
                    .json()
                    .get("id").asString();
            String path = "/users/" + id + "/protection";
            server.addViewer();
            String viewer = server.signIn(RunningServer.VIEWER, RunningServer.PASSWORD);
            assertEquals(403, server.send("PUT", path, "", "session", viewer).status());
            assertEquals(404, server.send("PUT", "/users/x/protection", "", "session", session).status());
            assertEquals(204, server.send("PUT", path, "", "session", session).status());
            assertEquals(204, server.send("PUT", path, "", "session", session).status());
            assertEquals(List.of("user.protected"), audited(server, session),
                    "once, however often it is asked for");
            assertTrue(user(server, session, id).get("protectedPerson").asBoolean());

            assertEquals(403, scim(server, token, "DELETE", "/Users/" + id, "").status());
            JsonNode page = server.send("GET", "/refused-changes", "", "session", session).json();
            assertEquals(0, page.get("total").asInt());
            assertEquals(0, page.get("stillAccess").asInt());
            JsonNode refused = page.at("/changes/0");
            assertEquals("protected-person", refused.get("reason").asString());
            assertTrue(refused.get("intended").asBoolean());
            assertFalse(refused.get("stillHasAccess").asBoolean());
            assertFalse(refused.get("passesNow").asBoolean());
            assertEquals("none", user(server, session, id).get("refused").asString());

            scim(server, token, "POST", "/Users",
                    "{\"schemas\": [\"urn:ietf:params:scim:schemas:core:2.0:User\"], \"userName\": \"x@gone.test\"}");
            JsonNode first = server.send("GET", "/refused-changes?limit=1", "", "session", session).json();
            assertEquals("x@gone.test", first.at("/changes/0/target/name").asString(),
                    "what is open comes first");
            JsonNode rest = server
                    .send("GET", "/refused-changes?limit=1&cursor=" + first.get("nextCursor").asString(), "",
                            "session", session)
                    .json();
            assertEquals(id, rest.at("/changes/0/target/id").asString());
            assertTrue(rest.get("nextCursor").isNull());

            assertEquals(204, server.send("DELETE", path, "", "session", session).status());
            assertEquals(List.of("user.unprotected", "user.protected"), audited(server, session));
            JsonNode open = server.send("GET", "/refused-changes?target=" + id, "", "session", session)
                    .json();
            assertEquals(1, open.get("stillAccess").asInt(), "now somebody has to do something");
            assertTrue(open.at("/changes/0/passesNow").asBoolean());
            assertEquals("leaving", user(server, session, id).get("refused").asString());
            assertEquals(204, scim(server, token, "DELETE", "/Users/" + id, "").status());
            assertEquals(1, server.send("GET", "/refused-changes", "", "session", session).json().get("total")
                    .asInt());
        }
    }

    private static List<String> audited(RunningServer server, String session) {
        return server.send("GET", "/events?kind=audit&text=protected", "", "session", session).json()
                .get("events")
                .valueStream().filter(event -> event.get("outcome").asString().equals("success"))
                .map(event -> event.get("action").asString()).toList();
    }

    private static JsonNode user(RunningServer server, String session, String id) {
        JsonNode details = server.send("GET", "/users/" + id, "", "session", session).json();
        assertEquals(details.get("user"),
                server.send("GET", "/users", "", "session", session).json().at("/users/0"));
        return details.get("user");
    }

    private static Reply scim(RunningServer server, String token, String method, String path, String body) {
        return server.sendTo("/scim/v2" + path, method, body, "Authorization", "Bearer " + token,
                "Content-Type",
                "application/scim+json", "User-Agent", "Okta SCIM Client 1.0.0");
    }
}
