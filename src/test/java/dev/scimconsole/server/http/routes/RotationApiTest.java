package dev.scimconsole.server.http.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.server.RunningServer;
import dev.scimconsole.server.RunningServer.Reply;
import dev.scimconsole.server.store.MemoryFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A rotation with two clients, through every state, on a server that is restarted in between.
@Tag("server")
@Tag("server.http")
@Tag("server.http.routes")
class RotationApiTest {

    private static final String OKTA = "Okta SCIM Client 1.0.0";
    private static final String ENTRA = "Microsoft-Entra-Provisioning/1.0";

    @TempDir(factory = MemoryFolder.class) Path folder;
    private RunningServer server;
    private Duration passed = Duration.ZERO;

    @BeforeEach
    void start() {
        server = RunningServer.setUp(folder);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void twoClientsGoThroughEveryState() {
        String old = addDomain();
        assertEquals("none", rotation().get("state").asString());
        for (int i = 0; i < 7; i++) {
            sync(OKTA, old, 200);
            sync(ENTRA, old, 200);
            pass(Duration.ofMinutes(40));
        }
        assertEquals("none", rotation().get("state").asString());

        String fresh = refresh();
        assertState("waiting", "waiting", "waiting");
        assertEquals(RunningServer.OWNER, rotation().get("refreshedBy").asString());
        assertEquals(hint(fresh), rotation().get("tokenHint").asString());
        assertEquals(hint(old), rotation().get("previousTokenHint").asString());
        assertTrue(rotation().get("interruption").isNull(), "nobody has called yet");

        IntStream.range(0, 3).forEach(_ -> sync(OKTA, old, 401));
        assertState("old-token-in-use", "old-token", "waiting");
        JsonNode refused = rotation().get("refused");
        assertEquals(refused.at("/0/firstAt"), rotation().at("/interruption/from"));
        assertEquals(1, refused.size());
        assertEquals(3, refused.at("/0/count").asInt());
        assertEquals("revoked", refused.at("/0/reason").asString());
        assertEquals(OKTA, refused.at("/0/origin/userAgent").asString());
        assertEquals("127.0.0.1", refused.at("/0/origin/address").asString());
        assertEquals(hint(old), refused.at("/0/tokenHint").asString());
        assertEquals("okta", rotation().get("identityProvider").asString());
        assertSurvivesRestart();

        pass(Duration.ofHours(3));
        assertState("silent", "silent", "silent");
        assertSurvivesRestart();

        sync(ENTRA, old, 401);
        assertState("old-token-in-use", "silent", "old-token");
        sync(OKTA, "Bearer " + fresh, 401);
        assertState("old-token-in-use", "wrong-token", "old-token");

        sync(OKTA, fresh, 200);
        assertState("mixed", "picked-up", "old-token");
        assertSurvivesRestart();
        JsonNode interruption = rotation().get("interruption");
        assertEquals(client(OKTA).get("firstAcceptedAt"), interruption.get("until"));
        assertTrue(between(interruption).compareTo(Duration.ofHours(3)) >= 0, interruption::toString);
        assertTrue(between(interruption).compareTo(Duration.ofHours(4)) < 0, interruption::toString);
        assertEquals("entra", rotation().get("identityProvider").asString());

        pass(Duration.ofMinutes(30));
        sync(ENTRA, fresh, 200);
        assertState("picked-up", "picked-up", "picked-up");
        assertEquals(interruption, rotation().get("interruption"));
        assertSurvivesRestart();
    }

    @Test
    void theClientsOfTheTokenAndTheirRhythmAreTold() {
        String token = addDomain();
        for (int i = 0; i < 7; i++) {
            sync(OKTA, token, 200);
            sync(OKTA, token, 200);
            pass(Duration.ofMinutes(20));
        }
        sync(ENTRA, token, 200);
        JsonNode clients = get("/provisioning-clients").get("clients");
        assertEquals(List.of("Microsoft Entra ID", "Okta"), names(clients));
        assertEquals("learning", clients.at("/0/rhythm/state").asString());
        assertTrue(clients.at("/0/rhythm/usualGapSeconds").isNull());
        JsonNode okta = clients.get(1);
        assertEquals("as-usual", okta.at("/rhythm/state").asString());
        assertEquals(7, okta.at("/rhythm/syncs").asInt());
        assertNear(1_200, okta.at("/rhythm/usualGapSeconds").asLong());
        assertEquals(okta.get("lastSeenAt"), okta.get("currentTokenLastUsedAt"));
        assertEquals("127.0.0.1", okta.at("/addresses/0").asString());
        Instant next = Instant.parse(okta.at("/rhythm/nextExpectedAt").asString());
        Instant last = Instant.parse(okta.get("lastSeenAt").asString());
        assertNear(1_200, Duration.between(last, next).toSeconds());

        pass(Duration.ofHours(3));
        restart();
        okta = get("/provisioning-clients").get("clients").get(1);
        assertEquals("silent", okta.at("/rhythm/state").asString());
        assertEquals(okta.get("lastSeenAt"), okta.at("/rhythm/silentSince"));
        refresh();
        assertTrue(get("/provisioning-clients").at("/clients/1/currentTokenLastUsedAt").isNull());
        pass(Duration.ofDays(31));
        assertEquals(0, get("/provisioning-clients").get("clients").size());
    }

    @Test
    void takingTheLastDomainAwayAndPuttingItBackIsARotationToo() {
        String old = addDomain();
        sync(OKTA, old, 200);
        send("DELETE", "/scim-configuration/domains/acme.com", "");
        assertEquals("none", rotation().get("state").asString());
        pass(Duration.ofHours(1));
        String fresh = addDomain();
        assertEquals("waiting", rotation().get("state").asString());
        sync(OKTA, fresh, 200);
        assertEquals("picked-up", rotation().get("state").asString());
        assertTrue(rotation().get("interruption").isNull(), "nobody called while there was no token");
    }

    /// The requests take time of their own.
    private static void assertNear(long expected, long seconds) {
        assertTrue(Math.abs(seconds - expected) <= 20, seconds + " s");
    }

    private void assertState(String state, String okta, String entra) {
        JsonNode rotation = rotation();
        assertEquals(state, rotation.get("state").asString(), rotation::toString);
        assertEquals(okta, client(OKTA).get("progress").asString(), rotation::toString);
        assertEquals(entra, client(ENTRA).get("progress").asString(), rotation::toString);
    }

    private void assertSurvivesRestart() {
        JsonNode before = timeless(rotation());
        restart();
        assertEquals(before, timeless(rotation()));
    }

    private static JsonNode timeless(JsonNode rotation) {
        return ((ObjectNode) rotation.deepCopy()).without("asOf");
    }

    private void restart() {
        server.close();
        server = RunningServer.again(folder, 0);
        server.passTime(passed);
    }

    private void pass(Duration time) {
        passed = passed.plus(time);
        server.passTime(time);
    }

    private JsonNode rotation() {
        return get("/rotation");
    }

    private JsonNode client(String userAgent) {
        return StreamSupport.stream(rotation().get("clients").spliterator(), false)
                .filter(client -> client.get("userAgent").asString().equals(userAgent)).findFirst()
                .orElseThrow();
    }

    private static List<String> names(JsonNode clients) {
        return StreamSupport.stream(clients.spliterator(), false).map(client -> client.get("name").asString())
                .toList();
    }

    private static Duration between(JsonNode interruption) {
        return Duration.between(Instant.parse(interruption.get("from").asString()),
                Instant.parse(interruption.get("until").asString()));
    }

    private void sync(String userAgent, String token, int status) {
        Reply reply = server.sendTo("/scim/v2/Users?filter=userName%20eq%20%22nobody%22", "GET", "",
                "session", token,
                "User-Agent", userAgent);
        assertEquals(status, reply.status(), reply::text);
    }

    private String addDomain() {
        return send("POST", "/scim-configuration/domains", "{\"name\": \"acme.com\"}").json()
                .get("issuedToken")
                .asString();
    }

    private String refresh() {
        String session = server.signIn();
        String version = server.send("GET", "/scim-configuration", "", "session", session).header("ETag");
        return server.send("POST", "/scim-configuration/token/refresh", "", "session", session, "If-Match",
                version).json().get("issuedToken").asString();
    }

    private JsonNode get(String path) {
        Reply reply = send("GET", path, "");
        assertEquals(200, reply.status(), reply::text);
        return reply.json();
    }

    private Reply send(String method, String path, String body) {
        return server.send(method, path, body, "session", server.signIn());
    }

    private static String hint(String token) {
        return token.substring(token.length() - 6);
    }
}
