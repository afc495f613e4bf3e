package dev.scimconsole.server.http.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.server.RunningServer;
import dev.scimconsole.server.RunningServer.Reply;
import dev.scimconsole.server.store.MemoryFolder;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.JsonNode;

/// Provisioning is paused and goes on, and the token is revoked without a new one: on a file.
@Tag("server")
@Tag("server.http")
@Tag("server.http.routes")
@Execution(ExecutionMode.CONCURRENT)
class PauseApiTest {

    private static final String USER = """
            {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "userName": "%s@acme.com"}""";
    private static final String BULK = """
            {"schemas": ["urn:ietf:params:scim:api:messages:2.0:BulkRequest"], "Operations": [
              {"method": "POST", "path": "/Users", "bulkId": "a", "data": %s},
              {"method": "POST", "path": "/Users", "bulkId": "b", "data": %s}]}"""
            .formatted(USER.formatted("bulk-a"), USER.formatted("bulk-b"));

    @TempDir(factory = MemoryFolder.class) Path folder;
    private List<RunningServer> nodes = List.of();
    private String session;
    private String token;

    @BeforeEach
    void start() throws SQLException {
        nodes = setUp();
        session = nodes.getFirst().signIn();
        token = nodes.getFirst().addFirstDomain(session);
        // Each node has seen the token pass, and remembers.
        nodes.forEach(node -> assertEquals(200, scim(node, "GET", "/Users", "").status()));
    }

    List<RunningServer> setUp() throws SQLException {
        return List.of(RunningServer.setUp(folder));
    }

    @AfterEach
    void stop() {
        nodes.forEach(RunningServer::close);
    }

    @Test
    void whilePausedEveryRequestIsAnswered403AndNothingChanges() {
        String id = scim(nodes.getFirst(), "POST", "/Users", USER.formatted("ada")).json().get("id")
                .asString();
        Reply paused = admin("POST", "/scim-configuration/pause");
        assertEquals(200, paused.status(), paused::text);
        assertEquals(RunningServer.OWNER, paused.json().at("/configuration/paused/by").asString());
        assertTrue(paused.json().at("/configuration/enabled").asBoolean());
        for (RunningServer node : nodes) {
            refused(scim(node, "GET", "/Users", ""));
            refused(scim(node, "GET", "/Groups?count=1", ""));
            refused(scim(node, "GET", "/ServiceProviderConfig", ""));
            refused(scim(node, "POST", "/Users", USER.formatted("eve")));
            refused(scim(node, "PUT", "/Users/" + id, USER.formatted("eve")));
            refused(scim(node, "PATCH", "/Users/" + id, "{nonsense"));
            refused(scim(node, "DELETE", "/Users/" + id, ""));
            refused(scim(node, "POST", "/Bulk", BULK));
            assertEquals(401, node.sendTo("/scim/v2/Users", "GET", "").status());
        }
        assertFalse(admin("GET", "/scim-configuration").json().get("paused").isNull());

        Reply resumed = admin("POST", "/scim-configuration/resume");
        assertTrue(resumed.json().at("/configuration/paused").isNull(), resumed::text);
        for (RunningServer node : nodes) {
            JsonNode users = scim(node, "GET", "/Users", "").json();
            assertEquals(1, users.get("totalResults").asInt());
            assertEquals("ada@acme.com", users.at("/Resources/0/userName").asString());
        }
    }

    @Test
    void aPauseIsOneAuditEventAndWhatItRefusesIsTold() {
        admin("POST", "/scim-configuration/pause");
        admin("POST", "/scim-configuration/pause");
        scim(nodes.getLast(), "POST", "/Users", USER.formatted("eve"));
        nodes.getLast().send("GET", "/rotation", "", "session", session);
        admin("POST", "/scim-configuration/resume");
        admin("POST", "/scim-configuration/resume");
        assertEquals(List.of("provisioning.resumed", "provisioning.paused"),
                actions("/events?kind=audit&text=provisioning."));
        JsonNode event = admin("GET", "/events?kind=request&outcome=refused").json().at("/events/0");
        assertEquals("paused", event.get("reason").asString());
        assertEquals(403, event.get("status").asInt());
        JsonNode change = admin("GET", "/refused-changes").json().at("/changes/0");
        assertEquals("paused", change.get("reason").asString());
        assertEquals(0, admin("GET", "/scim-configuration").json().at("/token/rejectedRequests").asInt());
        assertTrue(admin("GET", "/events/verification").json().get("intact").asBoolean());

        scim(nodes.getFirst(), "POST", "/Users", USER.formatted("eve"));
        assertEquals(0, admin("GET", "/refused-changes").json().get("changes").size());
    }

    @Test
    void aRevokedTokenIsDeadAtOnceOnEveryNodeAndScimStaysEnabled() {
        String version = admin("GET", "/scim-configuration").header("ETag");
        assertEquals("version-required", admin("POST", "/scim-configuration/token/revoke").problem());
        Reply revoked = admin("POST", "/scim-configuration/token/revoke", "If-Match", version);
        assertEquals(200, revoked.status(), revoked::text);
        assertTrue(revoked.json().at("/configuration/enabled").asBoolean());
        assertTrue(revoked.json().at("/configuration/token").isNull());
        assertFalse(revoked.json().hasNonNull("issuedToken"));
        nodes.forEach(node -> assertEquals(401, scim(node, "GET", "/Users", "").status()));
        assertEquals("changed-meanwhile",
                admin("POST", "/scim-configuration/token/revoke", "If-Match", version).problem());
        assertEquals("not-enabled",
                admin("POST", "/scim-configuration/token/revoke", "If-Match", revoked.header("ETag"))
                        .problem());
        assertEquals(List.of("token.revoked"),
                actions("/events?kind=audit&text=token.revoked&outcome=success"));

        Reply second = admin("POST", "/scim-configuration/domains", "Content-Type", "application/json");
        assertEquals(400, second.status());
        assertFalse(
                nodes.getFirst().post("/scim-configuration/domains", "{\"name\": \"acme.org\"}", "session",
                        session).json().hasNonNull("issuedToken"));
        String now = admin("GET", "/scim-configuration").header("ETag");
        Reply refreshed = admin("POST", "/scim-configuration/token/refresh", "If-Match", now);
        token = refreshed.json().get("issuedToken").asString();
        nodes.forEach(node -> assertEquals(200, scim(node, "GET", "/Users", "").status()));
    }

    @Test
    void onlyAnOrgAdminMayPauseResumeAndRevoke() {
        nodes.getFirst().addViewer();
        String viewer = nodes.getFirst().signIn(RunningServer.VIEWER, RunningServer.PASSWORD);
        String version = admin("GET", "/scim-configuration").header("ETag");
        for (String path : List.of("pause", "resume", "token/revoke")) {
            assertEquals("not-an-org-admin",
                    nodes.getFirst().post("/scim-configuration/" + path, "", "session",
                            viewer, "If-Match", version).problem());
            assertEquals("not-signed-in",
                    nodes.getFirst().post("/scim-configuration/" + path, "", "If-Match", version).problem());
            assertEquals("changed-meanwhile",
                    admin("POST", "/scim-configuration/" + path, "If-Match", "\"0\"")
                            .problem());
        }
        nodes.forEach(node -> assertEquals(200, scim(node, "GET", "/Users", "").status()));
    }

    @Test
    void aPauseOutlivesARefreshAndAHolderOfTheTokenIsNeverLimited() {
        admin("POST", "/scim-configuration/pause");
        for (int i = 0; i < 1_200; i++) {
            refused(scim(nodes.getFirst(), "GET", "/Users", ""));
        }
        String version = admin("GET", "/scim-configuration").header("ETag");
        token = admin("POST", "/scim-configuration/token/refresh", "If-Match", version).json()
                .get("issuedToken").asString();
        nodes.forEach(node -> refused(scim(node, "GET", "/Users", "")));
    }

    private static void refused(Reply reply) {
        assertEquals(403, reply.status(), reply::text);
        assertEquals("application/scim+json", reply.header("Content-Type"));
        JsonNode error = reply.json();
        assertEquals("urn:ietf:params:scim:api:messages:2.0:Error", error.at("/schemas/0").asString());
        assertEquals("403", error.get("status").asString());
        assertTrue(error.get("detail").asString().startsWith("Provisioning was paused on "), error::toString);
    }

    private List<String> actions(String path) {
        return StreamSupport.stream(admin("GET", path).json().get("events").spliterator(), false)
                .map(event -> event.get("action").asString()).toList();
    }

    private Reply scim(RunningServer node, String method, String path, String body) {
        return node.sendTo("/scim/v2" + path, method, body, "session", token, "Content-Type",
                "application/scim+json", "User-Agent", "Okta SCIM Client 1.0.0");
    }

    private Reply admin(String method, String path, String... headers) {
        String[] all = new String[headers.length + 2];
        all[0] = "session";
        all[1] = session;
        System.arraycopy(headers, 0, all, 2, headers.length);
        return nodes.getFirst().send(method, path, "", all);
    }
}
