package dev.scimconsole.server.http.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.contract.configuration.ScimToken;
import dev.scimconsole.server.RunningServer;
import dev.scimconsole.server.RunningServer.Reply;
import dev.scimconsole.server.store.MemoryFolder;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The end of a token's life, and what a pasted token is.
@Tag("server")
@Tag("server.http")
@Tag("server.http.routes")
class TokenLifeApiTest {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    @TempDir(factory = MemoryFolder.class) Path folder;
    private RunningServer server;
    private String token;

    @BeforeEach
    void start() {
        server = RunningServer.setUp(folder);
        token = send("POST", "/scim-configuration/domains", "{\"name\": \"acme.com\"}").json()
                .get("issuedToken").asString();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aTokenHasNoEndUnlessSomebodyWantsOne() {
        assertTrue(configuration().get("tokenLifetimeDays").isNull());
        assertTrue(configuration().at("/token/expiresAt").isNull());
        server.passTime(Duration.ofDays(4_000));
        assertEquals(200, use(token).status());
    }

    @Test
    void anExpiredTokenIsRefusedAndTheRefusalNamesTheDate() {
        setLifetime(90);
        Instant end = Instant.parse(configuration().at("/token/expiresAt").asString());
        server.passTime(Duration.ofDays(89));
        assertEquals(200, use(token).status());
        server.passTime(Duration.ofDays(1));
        Reply refused = use(token);
        assertEquals(401, refused.status());
        assertEquals("This token expired on " + DAY.format(end)
                + ". Refresh it in SCIM Console and paste the new one.",
                refused.json().get("detail").asString());
        JsonNode event = send("GET", "/events?kind=request&outcome=refused", "").json().at("/events/0");
        assertEquals("expired", event.get("reason").asString());
        JsonNode configuration = configuration();
        assertTrue(configuration.get("enabled").asBoolean());
        assertTrue(configuration.at("/token/expired").asBoolean());
        assertEquals(0, configuration.at("/token/expiryReminder").asInt());
        assertEquals("token.expired",
                send("GET", "/events?kind=audit&text=token.expired", "").json().at("/events/0/action")
                        .asString());
        assertTrue(send("GET", "/events/verification", "").json().get("intact").asBoolean());

        JsonNode rotation = send("GET", "/rotation", "").json();
        assertEquals("old-token-in-use", rotation.get("state").asString());
        assertTrue(rotation.get("refreshedAt").isNull());
        assertEquals(rotation.at("/refused/0/firstAt"), rotation.at("/interruption/from"));
        assertEquals("expired", rotation.at("/refused/0/reason").asString());
    }

    @Test
    void aClockThatIsSetBackBringsNoTokenToLife() {
        setLifetime(1);
        server.passTime(Duration.ofDays(1));
        assertEquals(401, use(token).status());
        server.passTime(Duration.ofDays(-1));
        assertEquals(401, use(token).status());
        setLifetime(0);
        assertEquals(401, use(token).status());
        setLifetime(30);
        assertEquals(401, use(token).status());
        assertEquals(1, send("GET", "/events?kind=audit&text=token.expired", "").json().get("events").size());
        String fresh = refresh();
        assertEquals(200, use(fresh).status());
        assertEquals(401, use(token).status());
        assertEquals("revoked", check(token).get("verdict").asString());
    }

    @Test
    void aLongerLifeHelpsOnlyWhileTheTokenLives() {
        setLifetime(10);
        server.passTime(Duration.ofDays(9));
        setLifetime(10);
        server.passTime(Duration.ofDays(9));
        assertEquals(200, use(token).status());
        server.passTime(Duration.ofDays(2));
        setLifetime(100);
        assertEquals(401, use(token).status());
    }

    @Test
    void aRefreshedTokenHasAWholeLife() {
        setLifetime(10);
        server.passTime(Duration.ofDays(9));
        String fresh = refresh();
        server.passTime(Duration.ofDays(9));
        assertEquals(200, use(fresh).status());
        server.passTime(Duration.ofDays(1));
        assertEquals(401, use(fresh).status());
        assertEquals("expired", check(fresh).get("verdict").asString());
    }

    @Test
    void remindersComeAtTheirDays() {
        setLifetime(40);
        assertEquals(List.of("null", "30", "14", "7", "1", "0"),
                List.of(9, 1, 16, 7, 6, 1).stream().map(days -> {
                    server.passTime(Duration.ofDays(days));
                    return configuration().at("/token/expiryReminder").toString();
                }).toList());
    }

    @Test
    void impossibleLivesAreRefused() {
        for (int days : new int[]{-1, 3_651}) {
            Reply reply = send("PATCH", "/scim-configuration", "{\"tokenLifetimeDays\": " + days + "}");
            assertEquals("invalid-request", reply.problem());
            assertEquals("tokenLifetimeDays", reply.json().get("field").asString());
        }
    }

    @Test
    void aPastedStringIsToldForWhatItIs() {
        JsonNode current = check(" " + token + "\\n");
        assertEquals("current", current.get("verdict").asString());
        assertEquals(token.substring(token.length() - 6), current.get("hint").asString());
        assertEquals(RunningServer.OWNER, current.get("issuedBy").asString());
        refresh();
        JsonNode revoked = check(token);
        assertEquals("revoked", revoked.get("verdict").asString());
        assertEquals(RunningServer.OWNER, revoked.get("endedBy").asString());
        assertEquals("This token was replaced on "
                + DAY.format(Instant.parse(revoked.get("endedAt").asString())) + " by "
                + RunningServer.OWNER + ". Paste the new one.", revoked.get("sentence").asString());
        try (ScimToken unknown = ScimToken.generate(new SecureRandom())) {
            assertEquals("unknown", check(unknown.reveal()).get("verdict").asString());
        }
        for (String pasted : new String[]{"", "hello", "Bearer " + token, token + "x",
                token.substring(0, 9) + " " + token.substring(9)}) {
            JsonNode malformed = check(pasted);
            assertEquals("malformed", malformed.get("verdict").asString(), pasted);
            assertTrue(malformed.get("hint").isNull());
        }
    }

    @Test
    void aCheckedTokenIsKeptNowhere() {
        Reply reply = send("POST", "/token-check", "{\"token\": \"" + token + "\"}");
        assertEquals("no-store", reply.header("Cache-Control"));
        assertFalse(reply.text().contains(token));
        assertEquals("invalid-request", send("POST", "/token-check", "{\"token\": 7}").problem());
        String broken = send("POST", "/token-check", "{\"token\": \"" + token).text();
        assertFalse(broken.contains(token.substring(5, 20)), broken);
        String events = send("GET", "/events", "").text();
        assertFalse(events.contains(token.substring(5, 20)), events);
    }

    private JsonNode check(String pasted) {
        Reply reply = send("POST", "/token-check", "{\"token\": \"" + pasted + "\"}");
        assertEquals(200, reply.status(), reply::text);
        return reply.json();
    }

    private void setLifetime(int days) {
        Reply reply = send("PATCH", "/scim-configuration", "{\"tokenLifetimeDays\": " + days + "}");
        assertEquals(200, reply.status(), reply::text);
    }

    private JsonNode configuration() {
        return send("GET", "/scim-configuration", "").json();
    }

    private String refresh() {
        String session = server.signIn();
        String version = server.send("GET", "/scim-configuration", "", "session", session).header("ETag");
        return server.send("POST", "/scim-configuration/token/refresh", "", "session", session, "If-Match",
                version).json().get("issuedToken").asString();
    }

    private Reply use(String bearer) {
        return server.sendTo("/scim/v2/Users", "GET", "", "session", bearer);
    }

    private Reply send(String method, String path, String body) {
        return server.send(method, path, body, "session", server.signIn());
    }
}
