package dev.scimconsole.server.http.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.server.RunningServer;
import dev.scimconsole.server.RunningServer.Reply;
import dev.scimconsole.server.store.MemoryFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What somebody who is not signed in can do to the admin API by trying without end.
@Tag("server")
@Tag("server.http")
@Tag("server.http.limits")
class StrangersTest {

    private static final int TRIES = 300;
    private static final String NEW_PASSWORD = "nine violet ladders in the rain";

    @TempDir(factory = MemoryFolder.class) Path folder;
    private RunningServer server;
    private String session;

    @BeforeEach
    void start() {
        server = RunningServer.setUp(folder);
        session = server.signIn();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void whateverIsTriedWithoutEndIsLimited() {
        assertLimited(() -> server.post("/invites/accept",
                "{\"code\": \"nothing\", \"password\": \"%s\"}".formatted(NEW_PASSWORD)));
        assertLimited(() -> server.post("/setup",
                ("{\"setupCode\": \"AAAA\", \"organization\": \"A\", \"email\": \"a@b.de\","
                        + " \"password\": \"%s\"}")
                        .formatted(NEW_PASSWORD)));
        assertLimited(() -> server.post("/sessions", "no JSON"));
        assertLimited(() -> server.send("GET", "/administrators", "", "session", "nobodys"));
        assertLimited(() -> server.send("DELETE", "/sessions/current", "", "session", "nobodys"));
        assertLimited(() -> server.send("POST", "/scim-configuration/token/refresh", ""));
    }

    @Test
    void theLimitIsOneForTheAdminApiAndTheScimService() {
        IntStream.range(0, TRIES).forEach(_ -> server.sendTo("/scim/v2/Users", "GET", ""));
        // Some are let in again each second, and by itself this way would not be limited yet.
        assertTrue(IntStream.range(0, TRIES / 10)
                .anyMatch(_ -> server.send("GET", "/administrators", "", "session", "nobodys")
                        .status() == 429));
    }

    @Test
    void whoIsSignedInIsNeverLimited() {
        server.addViewer();
        String viewer = server.signIn(RunningServer.VIEWER, RunningServer.PASSWORD);
        flood();
        for (int i = 0; i < TRIES; i++) {
            assertEquals("not-an-org-admin", server.send("POST", "/administrators", "", "session", viewer)
                    .problem());
        }
        assertEquals("invite-not-valid", server.post("/invites/accept",
                "{\"code\": \"nothing\", \"password\": \"%s\"}".formatted(NEW_PASSWORD), "session",
                session).problem());
        assertEquals(200, server.send("GET", "/administrators", "", "session", session).status());
    }

    @Test
    void whoHasWhatIsAskedForIsNotLimitedEither() {
        String code = server.post("/administrators",
                "{\"email\": \"kim@acme.com\", \"role\": \"viewer\"}", "session", session).json().get("code")
                .asString();
        flood();
        assertEquals(201, server.post("/invites/accept",
                "{\"code\": \"%s\", \"password\": \"%s\"}".formatted(code, NEW_PASSWORD)).status());
        server.signIn("kim@acme.com", NEW_PASSWORD);
    }

    @Test
    void noStrangerMakesTheChainOfAuditEventsLonger() {
        long before = chain();
        String[] paths = {"/setup", "/sessions", "/invites/accept", "/administrators",
                "/scim-configuration/token/refresh", "/scim-configuration/domains", "/token-check"};
        for (String path : paths) {
            for (int i = 0; i < 40; i++) {
                server.post(path, "", "session", "nobodys");
            }
        }
        for (String path : List.of("/setup", "/sessions", "/invites/accept")) {
            for (int i = 0; i < 40; i++) {
                server.post(path, "{\"email\": \"%s\", \"password\": \"wrong %d\"}"
                        .formatted(RunningServer.OWNER, i));
                server.post(path, "nonsense");
            }
        }
        server.send("PUT", "/administrators/current/password", "");
        server.send("PATCH", "/scim-configuration", "");
        server.send("DELETE", "/scim-configuration/domains/acme.com", "");
        assertEquals(before, chain());
        List<JsonNode> attempts = attempts();
        assertTrue(attempts.size() <= 2 * (paths.length + 3), () -> "events: " + attempts.size());
        assertTrue(
                attempts.stream().anyMatch(event -> event.get("action").asString().equals("session.started")
                        && event.at("/actor/name").asString().equals(RunningServer.OWNER)),
                attempts::toString);
    }

    @Test
    void howManyFollowedIsToldAMinuteLater() {
        IntStream.range(0, 50).forEach(_ -> server.post("/invites/accept", "{}"));
        assertEquals(1, attempts().size());
        server.passTime(Duration.ofMinutes(1));
        server.post("/invites/accept", "{}");
        assertEquals(List.of("", "49 more within a minute, from the same address", ""), attempts().stream()
                .map(event -> event.get("detail").asString("")).toList());
    }

    private void flood() {
        IntStream.range(0, TRIES).forEach(_ -> server.post("/invites/accept", "{}"));
    }

    private void assertLimited(Supplier<Reply> request) {
        server.passTime(Duration.ofHours(1));
        List<Reply> replies = Stream.generate(request).limit(TRIES).toList();
        Reply limited = replies.stream().filter(reply -> reply.status() == 429).findFirst().orElseThrow();
        assertTrue(limited.header("Retry-After").matches("[1-9][0-9]*"), limited.header("Retry-After"));
        assertEquals("too-many-tries", limited.problem());
        assertTrue(replies.indexOf(limited) >= 100, () -> "limited after " + replies.indexOf(limited));
        // Five a second are answered in full, however long this takes.
        assertTrue(replies.stream().filter(reply -> reply.status() == 429).count() > TRIES / 3);
    }

    private long chain() {
        return server.send("GET", "/events/verification", "", "session", session).json().get("events")
                .asLong();
    }

    private List<JsonNode> attempts() {
        return server.send("GET", "/events?kind=attempt&limit=200", "", "session", session).json()
                .get("events").valueStream().toList();
    }
}
