package dev.scimconsole.server.http.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.server.RunningServer;
import dev.scimconsole.server.RunningServer.Reply;
import dev.scimconsole.server.store.MemoryFolder;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Accounts of programs and their keys, over HTTP.
@Tag("server")
@Tag("server.http")
@Tag("server.http.routes")
class AutomationApiTest {

    @TempDir(factory = MemoryFolder.class) Path folder;
    private RunningServer server;
    private String session;

    private void start() throws SQLException {
        server = setUp();
        session = server.signIn();
    }

    RunningServer setUp() throws SQLException {
        return RunningServer.setUp(folder);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aKeyOpensWhatItsRoleMayAndIsNeverShownAgain() throws SQLException {
        start();
        Reply made = create("Key vault job", "orgAdmin", 30);
        assertEquals(201, made.status(), made.text());
        String key = made.json().get("key").asString();
        assertTrue(key.startsWith("scimconsole_"), key.substring(0, 12));
        assertEquals(key.substring(key.length() - 6), made.json().at("/account/hint").asString());
        Reply listed = send(session, "GET", "/automation-accounts", "");
        assertFalse(listed.text().contains(key));
        assertEquals("null", listed.json().at("/accounts/0/lastUsedAt").toString());
        assertEquals(RunningServer.OWNER, listed.json().at("/accounts/0/createdBy").asString());

        assertEquals(201,
                send(key, "POST", "/scim-configuration/domains", "{\"name\": \"acme.com\"}").status());
        assertFalse(send(session, "GET", "/automation-accounts", "").json().at("/accounts/0/lastUsedAt")
                .isNull());
        var event = send(session, "GET", "/events?kind=audit&text=acme.com", "").json().at("/events/0");
        assertEquals("automation", event.at("/actor/type").asString());
        assertEquals("Key vault job", event.at("/actor/name").asString());
        assertEquals("Key vault job", send(session, "GET", "/scim-configuration", "").json()
                .at("/token/createdBy").asString());
        assertFalse(send(session, "GET", "/events?kind=audit", "").text().contains(key));

        String viewer = create("Watcher", "viewer", 30).json().get("key").asString();
        assertEquals(200, send(viewer, "GET", "/scim-configuration", "").status());
        assertEquals("not-an-org-admin",
                send(viewer, "POST", "/scim-configuration/domains", "{\"name\": \"b.com\"}").problem());
        var refused = send(session, "GET", "/events?kind=audit&text=domain.added", "").json().at("/events/0");
        assertEquals("Watcher", refused.at("/actor/name").asString());
        assertEquals("refused", refused.at("/outcome").asString());
    }

    @Test
    void aKeyEndsAtOnceWithItsAccountAndByItsDate() throws SQLException {
        start();
        Reply made = create("Job", "orgAdmin", 2);
        String key = made.json().get("key").asString();
        assertEquals(200, send(key, "GET", "/scim-configuration", "").status());
        String id = made.json().at("/account/id").asString();
        assertEquals(204, send(session, "DELETE", "/automation-accounts/" + id, "").status());
        assertEquals("not-signed-in", send(key, "GET", "/scim-configuration", "").problem());
        var ended = send(session, "GET", "/events?kind=audit&text=automation.ended", "").json()
                .at("/events/0");
        assertEquals("Job", ended.at("/target/name").asString());
        assertEquals(404, send(session, "DELETE", "/automation-accounts/" + id, "").status());

        String dated = create("Job", "orgAdmin", 2).json().get("key").asString();
        server.passTime(Duration.ofDays(2).minusSeconds(1));
        assertEquals(200, send(dated, "GET", "/scim-configuration", "").status());
        server.passTime(Duration.ofSeconds(1));
        assertEquals("not-signed-in", send(dated, "GET", "/scim-configuration", "").problem());
        assertEquals(1,
                send(server.signIn(), "GET", "/automation-accounts", "").json().get("accounts").size(),
                "an account whose key has ended still says that it was there");
    }

    @Test
    void noProgramMakesItsAccessLast() throws SQLException {
        start();
        String key = create("Job", "orgAdmin", 30).json().get("key").asString();
        String own = send(session, "GET", "/automation-accounts", "").json().at("/accounts/0/id").asString();
        String alex = send(session, "GET", "/administrators", "").json().at("/administrators/0/id")
                .asString();
        Map<String, String> asked = Map.of("POST /administrators",
                "{\"email\": \"kim@acme.com\", \"role\": \"orgAdmin\"}",
                "POST /automation-accounts", body("Other", "orgAdmin", 30),
                "DELETE /automation-accounts/" + own, "",
                "PATCH /administrators/" + alex, "{\"role\": \"viewer\"}",
                "DELETE /administrators/" + alex, "",
                "DELETE /administrators/" + alex + "/sessions", "",
                "DELETE /invites/any", "",
                "PUT /administrators/current/password",
                "{\"currentPassword\": \"a\", \"newPassword\": \"nine violet ladders in the rain\"}",
                "GET /sessions/current", "",
                "DELETE /sessions/current", "");
        asked.forEach((what, body) -> {
            int blank = what.indexOf(' ');
            assertEquals("not-for-automation",
                    send(key, what.substring(0, blank), what.substring(blank + 1), body).problem(), what);
        });
        assertEquals(1, send(session, "GET", "/automation-accounts", "").json().get("accounts").size());
        var refused = send(session, "GET", "/events?kind=audit&text=administrator.invited", "").json()
                .at("/events/0");
        assertEquals("Job", refused.at("/actor/name").asString());
    }

    @Test
    void aNameIsOneAccountsAlsoWhenTwoAreMadeAtOnce() throws Exception {
        start();
        for (int round = 0; round < 10; round++) {
            String name = "Job " + round;
            Callable<Reply> make = () -> create(name, "viewer", 1);
            try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
                List<Integer> statuses = threads.invokeAll(List.of(make, make)).stream()
                        .map(Future::resultNow)
                        .map(Reply::status).sorted().toList();
                assertEquals(List.of(201, 409), statuses);
            }
        }
        assertEquals("automation-account-exists", create("JOB 1", "viewer", 1).problem());
    }

    @Test
    void whatIsUnusableIsRefusedWithItsMember() throws SQLException {
        start();
        for (String name : List.of("", "   ", "alex@acme.com", "x".repeat(61),
                "scimconsole_0123456789abcdef", "two\\nlines")) {
            assertEquals("name", create(name, "viewer", 1).json().get("field").asString(), name);
        }
        for (int days : List.of(0, -1, 1096)) {
            assertEquals("lifetimeDays", create("Job", "viewer", days).json().get("field").asString());
        }
        assertEquals(400, create("Job", "owner", 1).status());
        for (int i = 0; i < 50; i++) {
            assertEquals(201, create("Job " + i, "viewer", 1).status());
        }
        assertEquals("too-many-automation-accounts", create("One more", "viewer", 1).problem());
    }

    @Test
    void guessedKeysAreLimitedAsOtherStrangersAre() throws SQLException {
        start();
        String guess = "scimconsole_" + "A".repeat(43);
        Reply last = send(guess, "GET", "/scim-configuration", "");
        assertEquals("not-signed-in", last.problem());
        for (int i = 0; i < 150 && last.status() == 401; i++) {
            last = send(guess, "GET", "/scim-configuration", "");
        }
        assertEquals("too-many-tries", last.problem());
        assertEquals(200, send(create("Job", "viewer", 1).json().get("key").asString(), "GET",
                "/scim-configuration", "").status(), "who has a key is not limited");
    }

    private Reply create(String name, String role, int days) {
        return send(session, "POST", "/automation-accounts", body(name, role, days));
    }

    private static String body(String name, String role, int days) {
        return "{\"name\": \"" + name + "\", \"role\": \"" + role + "\", \"lifetimeDays\": " + days + "}";
    }

    private Reply send(String bearer, String method, String path, String body) {
        return server.send(method, path, body, "session", bearer);
    }
}
