package dev.scimconsole.server.connections;

import static dev.scimconsole.server.connections.ConnectedServer.basic;
import static dev.scimconsole.server.connections.ConnectedServer.inForm;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.contract.configuration.ScimToken;
import dev.scimconsole.server.RunningServer;
import dev.scimconsole.server.RunningServer.Reply;
import dev.scimconsole.server.store.MemoryFolder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Client credentials (RFC 6749 §4.4) as Microsoft Entra ID uses them: on a file, and on three nodes.
@Tag("server")
@Tag("server.connections")
@ParameterizedClass
@ValueSource(strings = {"sqlite", "postgresql"})
class ClientCredentialsTest {

    private static final String USER = """
            {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "userName": "%s@acme.com"}""";

    @Parameter private String database;
    @TempDir(factory = MemoryFolder.class) Path folder;
    private ConnectedServer server;
    private JsonNode connection;
    private String clientId;
    private String secret;

    @BeforeEach
    void start() throws SQLException {
        server = ConnectedServer.on(database, folder);
        connection = server.connection("Entra production");
        clientId = connection.get("clientId").asString();
        secret = server.secret(connection, "Entra 2026").get("secret").asString();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void bothPlacesOfTheCredentialsAreTakenWithAndWithoutAScope() {
        for (String scope : List.of("", "&scope=scim", "&scope=api%3A%2F%2Facme%2F.default")) {
            for (RunningServer node : server.nodes) {
                Reply inForm = server.token(node,
                        inForm(clientId, secret) + scope + "&baseAddress=https%3A%2F%2Fx");
                Reply inHeader = server.token(node, "grant_type=client_credentials" + scope, "Authorization",
                        basic(clientId, secret));
                for (Reply reply : List.of(inForm, inHeader)) {
                    assertEquals(200, reply.status(), reply::text);
                    assertEquals("application/json", reply.header("Content-Type"));
                    assertEquals("no-store", reply.header("Cache-Control"));
                    assertEquals("Bearer", reply.json().get("token_type").asString());
                    assertEquals(7200, reply.json().get("expires_in").asInt());
                    assertFalse(reply.json().get("scope").asString().isEmpty());
                    server.passes(reply.json().get("access_token").asString());
                }
            }
        }
        server.passes(server.scimToken);
    }

    @Test
    void errorsAreThoseOfTheStandardAndNamedReadably() {
        refused(400, "invalid_request", server.token(server.first(), "client_id=" + clientId));
        refused(400, "unsupported_grant_type", server.token(server.first(),
                inForm(clientId, secret).replace("client_credentials", "password")));
        refused(400, "invalid_scope", server.token(server.first(), inForm(clientId, secret) + "&scope=%22"));
        refused(400, "invalid_request",
                server.token(server.first(), inForm(clientId, secret) + "&client_id=x"));
        refused(400, "invalid_request",
                server.token(server.first(), inForm(clientId, secret), "Authorization",
                        basic(clientId, secret)));
        refused(400, "invalid_request",
                server.token(server.first(), "grant_type=client_credentials&client_id=other",
                        "Authorization", basic(clientId, secret)));
        refused(400, "invalid_request", server.token(server.first(), "grant_type=%zz"));
        refused(400, "invalid_request", server.first().sendTo("/oauth2/token", "POST", "{}", "Content-Type",
                "application/json"));
        refused(400, "invalid_request", server.first().sendTo("/oauth2/token", "POST",
                "grant_type=client_credentials", "Content-Type", "application/x-www-form-urlencoded",
                "Content-Type",
                "application/json"));
        Reply get = server.first().sendTo("/oauth2/token?" + inForm(clientId, secret), "GET", "");
        assertEquals(405, get.status());
        assertEquals("POST", get.header("Allow"));
        Reply nothing = server.token(server.first(), "grant_type=client_credentials");
        refused(401, "invalid_client", nothing);
        assertTrue(nothing.json().get("error_description").asString().contains("neither"), nothing::text);
    }

    @Test
    void whoeverShowsSomethingWrongLearnsNothingElse() throws Exception {
        try (ScimToken never = ScimToken.generate(new SecureRandom())) {
            String first = server.token(server.first(), inForm(clientId, never.reveal())).text();
            for (String form : List.of(inForm("nobody", secret), inForm(clientId, "wrong"),
                    inForm("", secret),
                    inForm(clientId, secret.toLowerCase(Locale.ROOT)), inForm(clientId, server.scimToken))) {
                Reply reply = server.token(server.first(), form);
                refused(401, "invalid_client", reply);
                assertEquals(first, reply.text(), form);
            }
            for (String header : List.of("Basic", "Basic %%%", "Basic " + clientId, basic(clientId, "x"),
                    basic("nobody", secret), "basic OjpA")) {
                refused(401, "invalid_client", server.token(server.first(), "grant_type=client_credentials",
                        "Authorization", header));
            }
        }
        JsonNode other = server.connection("Entra pilot");
        refused(401, "invalid_client",
                server.token(server.first(), inForm(other.get("clientId").asString(), secret)));
    }

    @Test
    void aDeletedSecretEndsItsAccessTokensWithTheNextRequestOnEveryNodeAndNoOthers() {
        JsonNode second = server.secret(connection, "Entra 2027");
        String old = server.accessToken(connection, secret);
        String kept = server.accessToken(connection, second.get("secret").asString());
        server.passes(old);
        server.passes(kept);
        String id = connection.get("id").asString();
        String secretId = second.at("/connection/secrets/0/id").asString();
        Reply deleted = server.admin("DELETE", "/connections/" + id + "/secrets/" + secretId, "");
        assertEquals(200, deleted.status(), deleted::text);
        assertEquals(1, deleted.json().get("secrets").size());
        server.isRefused(old);
        server.nodes.forEach(
                node -> assertEquals(401, server.scim(node, "POST", "/Users", USER.formatted("eve"), old)
                        .status()));
        server.passes(kept);
        server.passes(server.scimToken);
        refused(401, "invalid_client", server.token(server.nodes.getLast(), inForm(clientId, secret)));
        assertEquals(0,
                server.scim(server.first(), "GET", "/Users", "", kept).json().get("totalResults").asInt());
        JsonNode event = server.admin("GET", "/events?kind=request&outcome=refused", "").json()
                .at("/events/0");
        assertEquals("access-token-ended", event.get("reason").asString());
        assertEquals("Entra production", event.at("/actor/name").asString());
        assertEquals("not-found",
                server.admin("DELETE", "/connections/" + id + "/secrets/" + secretId, "").problem());
    }

    @Test
    void aRemovedConnectionTakesAllWithIt() {
        String access = server.accessToken(connection, secret);
        server.passes(access);
        assertEquals(204,
                server.admin("DELETE", "/connections/" + connection.get("id").asString(), "").status());
        server.isRefused(access);
        refused(401, "invalid_client", server.token(server.nodes.getLast(), inForm(clientId, secret)));
        assertEquals(0, server.admin("GET", "/connections", "").json().get("connections").size());
        server.passes(server.scimToken);
    }

    @Test
    void anAccessTokenLivesTwoHoursAndASecretItsTime() {
        String access = server.accessToken(connection, secret);
        server.nodes.forEach(node -> node.passTime(Duration.ofMinutes(119)));
        server.passes(access);
        server.nodes.forEach(node -> node.passTime(Duration.ofMinutes(1)));
        server.isRefused(access);
        server.nodes.forEach(node -> node.passTime(Duration.ofDays(363)));
        JsonNode ending = server.first().send("GET", "/connections", "", "session", server.first().signIn())
                .json()
                .at("/connections/0/secrets/0");
        assertEquals(7, ending.get("expiryReminder").asInt(), ending::toString);
        assertEquals(200, server.token(server.first(), inForm(clientId, secret)).status());
        server.nodes.forEach(node -> node.passTime(Duration.ofDays(2)));
        Reply late = server.token(server.nodes.getLast(), inForm(clientId, secret));
        refused(401, "invalid_client", late);
        assertTrue(late.json().get("error_description").asString().contains("has ended"), late::text);
    }

    @Test
    void aPauseStopsConnectionsTooAndTheTokensStay() {
        String access = server.accessToken(connection, secret);
        server.passes(access);
        server.admin("POST", "/scim-configuration/pause", "");
        server.nodes.forEach(node -> {
            assertEquals(403, server.scim(node, "GET", "/Users", "", access).status());
            assertEquals(403, server.scim(node, "POST", "/Users", USER.formatted("eve"), access).status());
        });
        String meanwhile = server.accessToken(connection, secret);
        assertEquals(403, server.scim(server.nodes.getLast(), "GET", "/Users", "", meanwhile).status());
        server.admin("POST", "/scim-configuration/resume", "");
        server.passes(access);
        server.passes(meanwhile);
    }

    @Test
    void theConnectionLivesOnWithoutTheScimTokenAndARefreshDoesNotWaitForIt() {
        String access = server.accessToken(connection, secret);
        server.passes(access);
        String version = server.admin("GET", "/scim-configuration", "").header("ETag");
        server.first().send("POST", "/scim-configuration/token/revoke", "", "session", server.session,
                "If-Match",
                version);
        server.isRefused(server.scimToken);
        server.passes(access);
        version = server.admin("GET", "/scim-configuration", "").header("ETag");
        server.first().send("POST", "/scim-configuration/token/refresh", "", "session", server.session,
                "If-Match",
                version);
        server.passes(access);
        JsonNode rotation = server.admin("GET", "/rotation", "").json();
        assertEquals(0, rotation.get("clients").size(), rotation::toString);
        JsonNode clients = server.admin("GET", "/provisioning-clients", "").json();
        assertEquals("Microsoft Entra ID", clients.at("/clients/0/name").asString(), clients::toString);
    }

    @Test
    void aRevokedAccessTokenIsDeadAndNobodyEndsAnothers() {
        String access = server.accessToken(connection, secret);
        JsonNode other = server.connection("Entra pilot");
        String otherSecret = server.secret(other, "one").get("secret").asString();
        String credentials = "&client_id=" + clientId + "&client_secret=" + secret;
        assertEquals(200,
                server.post(server.nodes.getLast(), "/oauth2/revoke", "token=" + access, "Authorization",
                        basic(other.get("clientId").asString(), otherSecret)).status());
        server.passes(access);
        refused(401, "invalid_client", server.post(server.first(), "/oauth2/revoke", "token=" + access));
        refused(400, "invalid_request",
                server.post(server.first(), "/oauth2/revoke", credentials.substring(1)));
        server.passes(access);
        assertEquals(200,
                server.post(server.nodes.getLast(), "/oauth2/revoke", "token=" + access + credentials)
                        .status());
        server.isRefused(access);
        assertEquals(200,
                server.post(server.first(), "/oauth2/revoke", "token=nonsense" + credentials).status());
    }

    @Test
    void theMetadataNamesWhatIsThere() {
        Reply reply = server.first().sendTo("/.well-known/oauth-authorization-server", "GET", "");
        String base = server.first().server().address().toString();
        assertEquals(200, reply.status());
        assertEquals(base, reply.json().get("issuer").asString());
        assertEquals(base + "/oauth2/token", reply.json().get("token_endpoint").asString());
        assertEquals(base + "/oauth2/revoke", reply.json().get("revocation_endpoint").asString());
        assertEquals("[\"client_secret_basic\",\"client_secret_post\",\"private_key_jwt\"]",
                reply.json().get("token_endpoint_auth_methods_supported").toString());
        assertEquals(base + "/oauth2/token",
                server.admin("GET", "/connections", "").json().get("tokenUrl").asString());
        JsonNode schemes = server.scim(server.first(), "GET", "/ServiceProviderConfig", "", server.scimToken)
                .json()
                .get("authenticationSchemes");
        assertEquals(3, schemes.size());
        assertTrue(schemes.get(0).get("primary").asBoolean());
        assertEquals("oauth2", schemes.get(1).get("type").asString());
    }

    @Test
    void everyRequestSaysByWhichConnectionItCame() {
        String access = server.accessToken(connection, secret);
        assertEquals(201,
                server.scim(server.first(), "POST", "/Users", USER.formatted("ada"), access).status());
        JsonNode events = server.admin("GET", "/events?kind=request", "").json().get("events");
        assertEquals("user.created", events.at("/0/action").asString());
        assertEquals("access-token.issued", events.at("/1/action").asString());
        for (int i = 0; i < 2; i++) {
            assertEquals("connection", events.at("/" + i + "/actor/type").asString());
            assertEquals("Entra production", events.at("/" + i + "/actor/name").asString());
            assertEquals(connection.get("id").asString(), events.at("/" + i + "/actor/tokenId").asString());
        }
        JsonNode used = server.admin("GET", "/connections", "").json().at("/connections/0");
        assertFalse(used.get("lastUsedAt").isNull());
        assertFalse(used.at("/secrets/0/lastUsedAt").isNull());
        assertTrue(server.admin("GET", "/scim-configuration", "").json().at("/token/lastUsedAt").isNull());
        assertEquals(List.of("connection.secret-added", "connection.created"),
                StreamSupport.stream(server.admin("GET", "/events?kind=audit&text=connection.", "").json()
                        .get("events").spliterator(), false).map(event -> event.get("action").asString())
                        .toList());
        assertTrue(server.admin("GET", "/events/verification", "").json().get("intact").asBoolean());
    }

    @Test
    void aRefusedChangeSaysByWhichConnectionItCameAndPassesOnceItComesAgain() {
        String access = server.accessToken(connection, secret);
        String refused = USER.formatted("eve").replace("@acme.com", "@other.example");
        assertEquals(400, server.scim(server.first(), "POST", "/Users", refused, access).status());
        JsonNode change = server.admin("GET", "/refused-changes", "").json().at("/changes/0");
        assertEquals("Entra production", change.get("connection").asString(), change::toString);
        assertEquals("", change.get("tokenHint").asString());

        server.admin("POST", "/scim-configuration/pause", "");
        assertEquals(403,
                server.scim(server.first(), "POST", "/Users", USER.formatted("ada"), access).status());
        assertFalse(passesNow("ada@acme.com"));
        server.admin("POST", "/scim-configuration/resume", "");
        assertTrue(passesNow("ada@acme.com"));

        server.nodes.forEach(node -> node.passTime(Duration.ofHours(2)));
        assertEquals(401,
                server.scim(server.first(), "POST", "/Users", USER.formatted("bob"), access).status());
        assertFalse(passesNow("bob@acme.com"));
        server.nodes.forEach(node -> node.passTime(Duration.ofMinutes(1)));
        server.passes(server.accessToken(connection, secret));
        server.nodes.forEach(node -> node.send("GET", "/rotation", "", "session", node.signIn()));
        assertTrue(passesNow("bob@acme.com"));
    }

    private boolean passesNow(String userName) {
        return StreamSupport.stream(server.first().send("GET", "/refused-changes", "", "session",
                server.first().signIn()).json().get("changes").spliterator(), false)
                .filter(change -> change.at("/target/name").asString().equals(userName)).findFirst()
                .orElseThrow().get("passesNow").asBoolean();
    }

    @Test
    void namesLivesAndNumbersHaveTheirBounds() {
        assertEquals("connection-exists",
                server.admin("POST", "/connections", "{\"name\": \"ENTRA production\"}")
                        .problem());
        for (String name : List.of("", " ", "x".repeat(61), secret)) {
            assertEquals("invalid-request",
                    server.admin("POST", "/connections", "{\"name\": \"" + name + "\"}")
                            .problem());
        }
        String secrets = "/connections/" + connection.get("id").asString() + "/secrets";
        for (int days : new int[]{0, 364, 1_097}) {
            assertEquals("invalid-request",
                    server.admin("POST", secrets, "{\"name\": \"x\", \"lifetimeDays\": " + days + "}")
                            .problem());
        }
        assertEquals("not-found", server.admin("POST", "/connections/nobody/secrets",
                "{\"name\": \"x\", \"lifetimeDays\": 365}").problem());
        for (int i = 1; i < 10; i++) {
            server.secret(connection, "s" + i);
            server.connection("c" + i);
        }
        assertEquals("too-many-connections",
                server.admin("POST", secrets, "{\"name\": \"x\", \"lifetimeDays\": 365}").problem());
        assertEquals("too-many-connections",
                server.admin("POST", "/connections", "{\"name\": \"x\"}").problem());
    }

    @Test
    void aClientThatAsksAnewForEachRequestLosesTheOldest() {
        String first = server.accessToken(connection, secret);
        for (int i = 0; i < 49; i++) {
            server.accessToken(connection, secret);
        }
        server.passes(first);
        String last = server.accessToken(connection, secret);
        server.isRefused(first);
        server.passes(last);
    }

    @Test
    void refusalsAreLimitedAndWhoShowsTheRightSecretIsNot() {
        Reply reply = server.token(server.first(), inForm(clientId, "wrong"));
        for (int i = 0; i < 200 && reply.status() == 401; i++) {
            reply = server.token(server.first(), inForm(clientId, "wrong"));
        }
        assertEquals(429, reply.status(), reply::text);
        assertFalse(reply.header("Retry-After").isEmpty());
        assertEquals("temporarily_unavailable", reply.json().get("error").asString());
        server.accessToken(connection, secret);
    }

    @Test
    void onlyAnOrgAdminMayChangeAnything() {
        server.first().addViewer();
        String viewer = server.first().signIn(RunningServer.VIEWER, RunningServer.PASSWORD);
        String id = connection.get("id").asString();
        for (String[] call : new String[][]{{"POST", "/connections", "{\"name\": \"x\"}"},
                {"PUT", "/connections/" + id, "{\"name\": \"x\"}"}, {"DELETE", "/connections/" + id, ""},
                {"POST", "/connections/" + id + "/secrets", "{\"name\": \"x\", \"lifetimeDays\": 365}"},
                {"DELETE", "/connections/" + id + "/secrets/x", ""}}) {
            assertEquals("not-an-org-admin",
                    server.first().send(call[0], call[1], call[2], "session", viewer).problem());
        }
        assertEquals(200, server.first().send("GET", "/connections", "", "session", viewer).status());
        server.accessToken(connection, secret);
    }

    @Test
    void noSecretAndNoAccessTokenStandsAnywhere() throws Exception {
        String access = server.accessToken(connection, secret);
        server.token(server.first(), inForm(secret, access));
        server.scim(server.first(), "GET", "/Users", "", access);
        String said = server.admin("GET", "/connections", "").text()
                + server.admin("GET", "/events", "").text();
        assertNotEquals(access, secret);
        for (String hidden : List.of(secret.substring(5, 20), access.substring(5, 20))) {
            assertFalse(said.contains(hidden), said);
        }
        server.first().close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                assertFalse(bytes.contains(secret.substring(5, 20)), file::toString);
                assertFalse(bytes.contains(access.substring(5, 20)), file::toString);
            }
        }
    }

    private static void refused(int status, String error, Reply reply) {
        assertEquals(status, reply.status(), reply::text);
        assertEquals(error, reply.json().get("error").asString());
        assertEquals("no-store", reply.header("Cache-Control"));
        assertTrue(reply.text().chars().allMatch(c -> c < 128), reply::text);
        assertEquals(status == 401 ? "Basic realm=\"SCIM Console\"" : "", reply.header("WWW-Authenticate"));
    }
}
