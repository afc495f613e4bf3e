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
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// A wave of leavers, held, stopped, resumed and let through by an Org Admin.
@Tag("server")
@Tag("server.http")
@Tag("server.http.routes")
class SafeLeavingApiTest {

    @TempDir(factory = MemoryFolder.class) private Path folder;

    @Test
    void anOrgAdminDecidesAboutAWaveOnSqlite() {
        new Play(RunningServer.setUp(folder)).run();
    }

    @Test
    @Tag("whole")
    void anOrgAdminDecidesAboutAWaveOnPostgres() throws SQLException {
        new Play(RunningServer.setUpOn(PostgresServer.emptyDatabase())).run();
    }

    private static final class Play {

        private final RunningServer server;
        private final String session;
        private final String token;

        Play(RunningServer server) {
            this.server = server;
            session = server.signIn();
            token = server.addFirstDomain(session);
        }

        void run() {
            try (server) {
                List<String> ids = IntStream.range(0, 20).mapToObj(this::create).toList();
                assertRule(50, 5, false);
                refuseNonsense();
                assertEquals(200, put("{\"threshold\": 5, \"hold\": true}").status());
                assertRule(5, 5, true);
                assertEquals(200, put("{\"threshold\": 5}").status());
                assertRule(5, 5, true);
                assertTrue(page("").get("heldLeavers").isNull());
                ids.subList(0, 5).forEach(id -> assertEquals(204, delete(id).status()));
                Reply held = delete(ids.get(5));
                assertEquals(503, held.status());
                assertEquals("900", held.header("Retry-After"));
                assertEquals(503, delete(ids.get(6)).status());

                JsonNode box = page("").get("heldLeavers");
                assertEquals("held", box.get("state").asString());
                assertEquals(2, box.get("people").asInt());
                assertEquals(List.of("user6@acme.com", "user5@acme.com"),
                        box.get("names").valueStream().map(JsonNode::asString).toList());
                assertEquals("leavers-held", page("").at("/changes/0/reason").asString());
                assertFalse(page("").at("/changes/0/passesNow").asBoolean());
                scim("POST", "/Users", user("x@gone.test"));
                assertEquals(3, lines("/refused-changes/export?held=true"));
                assertEquals(4, lines("/refused-changes/export"));

                assertEquals(204, decide("stop", session).status());
                assertEquals(409, decide("stop", session).status());
                assertEquals(403, delete(ids.get(5)).status());
                box = page("").get("heldLeavers");
                assertEquals("stopped", box.get("state").asString());
                assertEquals(RunningServer.OWNER, box.get("decidedBy").asString());
                assertEquals(2, box.get("people").asInt());

                assertEquals(204, decide("let-through", session).status());
                box = page("").get("heldLeavers");
                assertEquals("let-through", box.get("state").asString());
                assertTrue(page("").at("/changes/0/passesNow").asBoolean());
                ids.subList(5, 15).forEach(id -> assertEquals(204, delete(id).status()));
                assertEquals(0, page("").get("stillAccess").asInt());

                assertEquals(204, decide("resume", session).status());
                assertEquals(409, decide("resume", session).status());
                assertTrue(page("").get("heldLeavers").isNull());
                assertEquals(204, delete(ids.get(15)).status(), "counted anew");
                assertEquals(
                        List.of("leavers.resumed", "leavers.let-through", "leavers.stopped", "leavers.held"),
                        events("leavers."));
            }
        }

        private void refuseNonsense() {
            assertEquals(400, put("{\"threshold\": 4, \"hold\": true}").status());
            assertEquals(400, put("{\"threshold\": 10001, \"hold\": true}").status());
            assertEquals(409, decide("let-through", session).status());
            server.addViewer();
            String viewer = server.signIn(RunningServer.VIEWER, RunningServer.PASSWORD);
            assertEquals(403, decide("stop", viewer).status());
            assertEquals(200, server.send("GET", "/safe-leaving", "", "session", viewer).status());
        }

        private void assertRule(int threshold, int limit, boolean hold) {
            JsonNode rule = server.send("GET", "/safe-leaving", "", "session", session).json();
            assertEquals(threshold, rule.get("threshold").asInt());
            assertEquals(limit, rule.get("limit").asInt());
            assertEquals(hold, rule.get("hold").asBoolean());
        }

        private Reply put(String rule) {
            return server.send("PATCH", "/safe-leaving", rule, "session", session);
        }

        private Reply decide(String decision, String as) {
            return server.post("/safe-leaving/decision", "{\"decision\": \"" + decision + "\"}", "session",
                    as);
        }

        private JsonNode page(String query) {
            return server.send("GET", "/refused-changes" + query, "", "session", session).json();
        }

        private long lines(String path) {
            return server.send("GET", path, "", "session", session).text().lines().count();
        }

        private List<String> events(String text) {
            return server.send("GET", "/events?kind=audit", "", "session", session).json().get("events")
                    .valueStream()
                    .map(event -> event.get("action").asString()).filter(action -> action.startsWith(text))
                    .toList();
        }

        private String create(int number) {
            return scim("POST", "/Users", user("user" + number + "@acme.com")).json().get("id").asString();
        }

        private Reply delete(String id) {
            return scim("DELETE", "/Users/" + id, "");
        }

        private Reply scim(String method, String path, String body) {
            return server.sendTo("/scim/v2" + path, method, body, "Authorization", "Bearer " + token,
                    "Content-Type",
                    "application/scim+json", "User-Agent", "Okta SCIM Client 1.0.0");
        }

        private static String user(String name) {
            return "{\"schemas\": [\"urn:ietf:params:scim:schemas:core:2.0:User\"], \"userName\": \"" + name
                    + "\"}";
        }
    }

    @Test
    void theHoldEndsWithTheSwitchAndLettingThroughWithTime() {
        Play play = new Play(RunningServer.setUp(folder));
        try (RunningServer server = play.server) {
            List<String> ids = IntStream.range(0, 15).mapToObj(play::create).toList();
            play.put("{\"threshold\": 5, \"hold\": true}");
            ids.subList(0, 6).forEach(play::delete);
            assertEquals("held", play.page("").at("/heldLeavers/state").asString());
            play.put("{\"threshold\": 5, \"hold\": false}");
            assertTrue(play.page("").get("heldLeavers").isNull());
            assertEquals(204, play.delete(ids.get(5)).status());
            play.put("{\"threshold\": 5, \"hold\": true}");
            assertEquals(503, play.delete(ids.get(6)).status());
            play.decide("let-through", play.session);
            assertEquals(204, play.delete(ids.get(6)).status());
            server.passTime(Duration.ofHours(24));
            String again = server.signIn();
            assertTrue(server.send("GET", "/refused-changes", "", "session", again).json().get("heldLeavers")
                    .isNull());
            ids.subList(7, 12).forEach(id -> assertEquals(204, play.delete(id).status()));
            assertEquals(503, play.delete(ids.get(12)).status());
        }
    }
}
