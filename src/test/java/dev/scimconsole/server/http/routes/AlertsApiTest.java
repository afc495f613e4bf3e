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
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.JsonNode;

/// What administrators are told about and where, over HTTP.
@Tag("server")
@Tag("server.http")
@Tag("server.http.routes")
@Execution(ExecutionMode.CONCURRENT)
class AlertsApiTest {

    private static final String SLACK = "{\"name\": \"Operations\", \"shape\": \"slack\", \"address\": "
            + "\"https://hooks.invalid/services/T0123456789/B0123456789/secretsecret\"}";

    @TempDir(factory = MemoryFolder.class) private Path folder;

    @Test
    void whatAdministratorsChooseHoldsOnSqlite() {
        try (RunningServer server = RunningServer.setUp(folder)) {
            chooses(server);
        }
    }

    @Test
    @Tag("whole")
    void whatAdministratorsChooseHoldsOnPostgres() throws SQLException {
        try (RunningServer server = RunningServer.setUpOn(PostgresServer.emptyDatabase())) {
            chooses(server);
        }
    }

    private static void chooses(RunningServer server) {
        String session = server.signIn();
        JsonNode usual = alerts(server, session);
        assertEquals(List.of("deactivation-refused true true true", "old-token-in-use true true true",
                "client-silent true true false", "secret-ends true true false", "leaver-wave true true true",
                "new-device false true false"), choices(usual));
        assertFalse(usual.get("sendsMail").asBoolean());
        server.addViewer();
        String viewer = server.signIn(RunningServer.VIEWER, RunningServer.PASSWORD);
        assertEquals(403, server.send("PATCH", "/alerts", "{\"emails\": []}", "session", viewer).status());
        assertEquals(403, server.post("/alerts/webhooks", SLACK, "session", viewer).status());
        assertEquals(403, server.post("/alerts/test", "", "session", viewer).status());

        Reply changed = server.send("PATCH", "/alerts", """
                {"choices": [{"kind": "new-device", "desktop": true, "email": false, "webhook": true}],
                 "emails": [" it@acme.com ", "it@acme.com"]}""", "session", session);
        assertEquals(200, changed.status(), changed::text);
        assertEquals("new-device true false true", choices(changed.json()).getLast());
        assertEquals("it@acme.com", changed.json().at("/emails/0").asString());
        assertEquals(1, changed.json().get("emails").size());
        for (String wrong : List.of("no address", "a@b, c@d", "", "<a@b>", "a@@b")) {
            assertEquals(400,
                    server.send("PATCH", "/alerts", "{\"emails\": [\"" + wrong + "\"]}", "session", session)
                            .status(),
                    wrong);
        }
        addsAndRemoves(server, session);
    }

    private static void addsAndRemoves(RunningServer server, String session) {
        for (String address : List.of("http://hooks.invalid/", "https://127.0.0.1/",
                "https://169.254.169.254/",
                "https://[::1]/", "not an address", "")) {
            Reply refused = server.post("/alerts/webhooks",
                    "{\"name\": \"x\", \"shape\": \"json\", \"address\": \""
                            + address + "\"}",
                    "session", session);
            assertEquals(400, refused.status(), address);
        }
        assertEquals(400,
                server.post("/alerts/webhooks", SLACK.replace("slack", "pagerduty"), "session", session)
                        .status(),
                "without a routing key");
        Reply added = server.post("/alerts/webhooks", SLACK, "session", session);
        assertEquals(201, added.status(), added::text);
        assertEquals("no-store", added.header("Cache-Control"));
        String secret = added.json().get("secret").asString();
        JsonNode shown = alerts(server, session).at("/webhooks/0");
        assertEquals(secret.substring(secret.length() - 4), shown.get("secretHint").asString());
        assertFalse(alerts(server, session).toString().contains("secretsecret"));
        assertFalse(alerts(server, session).toString().contains(secret));
        assertEquals("https://hooks.invalid/…", shown.get("address").asString());
        Reply brief = server.post("/alerts/webhooks",
                "{\"name\": \"Own\", \"shape\": \"json\", \"address\": \"https://a.invalid:8443?s3cr3t\"}",
                "session", session);
        assertEquals(201, brief.status(), brief::text);
        assertFalse(server.send("GET", "/alerts", "", "session", server.signIn(RunningServer.VIEWER,
                RunningServer.PASSWORD)).text().contains("s3cr3t"));
        assertEquals("https://a.invalid:8443/…", brief.json().at("/webhook/address").asString());
        assertEquals(204, server.send("DELETE",
                "/alerts/webhooks/" + brief.json().at("/webhook/id").asString(), "", "session", session)
                .status());

        assertEquals(204, server.post("/alerts/test", "", "session", session).status());
        await(() -> deliveries(server, session).stream().anyMatch(one -> one.contains("no-mail-server")));
        assertEquals(List.of("Operations", "it@acme.com"),
                alerts(server, session).get("deliveries").valueStream()
                        .map(one -> one.get("where").asString()).sorted().toList());
        String path = "/alerts/webhooks/" + shown.get("id").asString();
        assertEquals(204, server.send("DELETE", path, "", "session", session).status());
        assertEquals(404, server.send("DELETE", path, "", "session", session).status());
        List<String> audited = server.send("GET", "/events?kind=audit", "", "session", session).json()
                .get("events")
                .valueStream().filter(event -> event.get("outcome").asString().equals("success"))
                .map(event -> event.get("action").asString()).filter(action -> action.contains("webhook")
                        || action.startsWith("alert"))
                .toList();
        assertEquals(List.of("webhook.removed", "alert.raised", "webhook.removed", "webhook.added",
                "webhook.added"), audited);
    }

    @Test
    void aRefusedDeactivationAWaveAndANewPlaceAreToldOnceOnSqlite() {
        try (RunningServer server = RunningServer.setUpBehind(folder, List.of("127.0.0.1"))) {
            tells(server);
        }
    }

    private static void tells(RunningServer server) {
        String session = server.signIn();
        String token = server.addFirstDomain(session);
        List<String> ids = IntStream.range(0, 20).mapToObj(i -> create(server, token, i)).toList();
        server.send("PUT", "/users/" + ids.getLast() + "/protection", "", "session", session);
        assertEquals(403, delete(server, token, ids.getLast()));
        assertEquals(403, delete(server, token, ids.getLast()));
        server.send("GET", "/refused-changes", "", "session", session);
        assertEquals(List.of("deactivation-refused user19@acme.com"), kinds(server, session));

        ids.subList(0, 8).forEach(id -> assertEquals(204, delete(server, token, id)));
        assertEquals(List.of("leaver-wave 5", "deactivation-refused user19@acme.com"),
                kinds(server, session));

        assertEquals(201,
                server.post("/sessions", "{\"email\": \"" + RunningServer.OWNER + "\", \"password\": \""
                        + RunningServer.PASSWORD + "\"}", "X-Forwarded-For", "203.0.113.9").status());
        assertEquals("new-device " + RunningServer.OWNER + ", 203.0.113.9",
                kinds(server, session).getFirst());
        server.post("/sessions",
                "{\"email\": \"" + RunningServer.OWNER + "\", \"password\": \"" + RunningServer.PASSWORD
                        + "\"}",
                "X-Forwarded-For", "203.0.113.9");
        assertEquals(3, kinds(server, session).size());
        List<String> raised = server.send("GET", "/events?kind=audit", "", "session", session).json()
                .get("events")
                .valueStream().filter(event -> event.get("action").asString().equals("alert.raised"))
                .map(event -> event.at("/target/id").asString()).toList();
        assertEquals(List.of("leaver-wave", "deactivation-refused"), raised,
                "to consoles what is chosen for them");
    }

    @Test
    @Tag("whole")
    void aHeldWaveIsToldTooOnPostgres() throws SQLException {
        try (RunningServer server = RunningServer.setUpOn(PostgresServer.emptyDatabase())) {
            String session = server.signIn();
            String token = server.addFirstDomain(session);
            server.send("PATCH", "/safe-leaving", "{\"threshold\": 5, \"hold\": true}", "session", session);
            List<String> ids = IntStream.range(0, 20).mapToObj(i -> create(server, token, i)).toList();
            List<Integer> statuses = ids.subList(0, 8).stream().map(id -> delete(server, token, id)).toList();
            assertEquals(List.of(204, 204, 204, 204, 204, 503, 503, 503), statuses);
            server.send("GET", "/refused-changes", "", "session", session);
            assertEquals(List.of("leaver-wave 5"), kinds(server, session),
                    "and not each of those who are held");
        }
    }

    @Test
    void whatTimeBringsAboutIsToldOnce() {
        try (RunningServer server = RunningServer.setUp(folder)) {
            String first = server.signIn();
            String old = server.addFirstDomain(first);
            String id = create(server, old, 1);
            for (int i = 0; i < 6; i++) {
                server.passTime(Duration.ofMinutes(20));
                assertEquals(200, scim(server, old, "GET", "/Users/" + id, "").status());
            }
            String second = server.signIn();
            String etag = server.send("GET", "/scim-configuration", "", "session", second).header("ETag");
            server.send("POST", "/scim-configuration/token/refresh", "", "session", second, "If-Match", etag);
            server.passTime(Duration.ofMinutes(61));
            assertEquals(401, scim(server, old, "GET", "/Users/" + id, "").status());
            String session = server.signIn();
            await(() -> kinds(server, session).equals(List.of("old-token-in-use Okta")));

            server.passTime(Duration.ofHours(5));
            String third = server.signIn();
            await(() -> kinds(server, third).contains("client-silent Okta"));
            etag = server.send("GET", "/scim-configuration", "", "session", third).header("ETag");
            assertEquals(200,
                    server.send("PATCH", "/scim-configuration", "{\"tokenLifetimeDays\": 90}", "session",
                            third,
                            "If-Match", etag).status());
            server.passTime(Duration.ofDays(84));
            String later = server.signIn();
            await(() -> server.send("GET", "/events?kind=audit", "", "session", later).json().get("events")
                    .valueStream()
                    .anyMatch(event -> event.at("/target/id").asString("").equals("secret-ends")));
            assertEquals(2, kinds(server, later).size(), "Org Admins get emails of their own about that");
        }
    }

    private static void await(BooleanSupplier condition) {
        Instant end = Instant.now().plusSeconds(20);
        while (!condition.getAsBoolean()) {
            assertTrue(Instant.now().isBefore(end), "it did not come");
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    private static JsonNode alerts(RunningServer server, String session) {
        return server.send("GET", "/alerts", "", "session", session).json();
    }

    private static List<String> choices(JsonNode alerts) {
        return alerts.get("choices").valueStream().map(one -> one.get("kind").asString() + " "
                + one.get("desktop").asBoolean() + " " + one.get("email").asBoolean() + " "
                + one.get("webhook").asBoolean())
                .toList();
    }

    private static List<String> deliveries(RunningServer server, String session) {
        return alerts(server, session).get("deliveries").valueStream().map(JsonNode::toString).toList();
    }

    private static List<String> kinds(RunningServer server, String session) {
        return alerts(server, session).get("deliveries").valueStream()
                .map(one -> one.get("kind").asString() + " " + one.get("subject").asString()).toList();
    }

    private static String create(RunningServer server, String token, int number) {
        return scim(server, token, "POST", "/Users",
                "{\"schemas\": [\"urn:ietf:params:scim:schemas:core:2.0:User\"], "
                        + "\"userName\": \"user" + number + "@acme.com\"}")
                .json().get("id").asString();
    }

    private static int delete(RunningServer server, String token, String id) {
        return scim(server, token, "DELETE", "/Users/" + id, "").status();
    }

    private static Reply scim(RunningServer server, String token, String method, String path, String body) {
        return server.sendTo("/scim/v2" + path, method, body, "Authorization", "Bearer " + token,
                "Content-Type",
                "application/scim+json", "User-Agent", "Okta SCIM Client 1.0.0");
    }
}
