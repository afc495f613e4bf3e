package dev.scimconsole.server.http.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.server.RunningServer;
import dev.scimconsole.server.RunningServer.Reply;
import dev.scimconsole.server.store.MemoryFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Set-up, sign-in and the end of sessions, over HTTP.
@Tag("server")
@Tag("server.http")
@Tag("server.http.routes")
class SignInApiTest {

    @TempDir(factory = MemoryFolder.class) Path folder;
    private RunningServer server;
    private String code;

    @BeforeEach
    void start() {
        server = RunningServer.fresh(folder);
        code = server.server().setupCode().orElseThrow();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void theCurrentSessionTellsWhoIsSignedInAndNotTheToken() {
        setUp(code, RunningServer.ORGANIZATION, RunningServer.OWNER, RunningServer.PASSWORD);
        Reply signedIn = server.post("/sessions", """
                {"email": "%s", "password": "%s"}""".formatted(RunningServer.OWNER, RunningServer.PASSWORD));
        String token = signedIn.json().get("sessionToken").asString();
        Reply current = server.send("GET", "/sessions/current", "", "session", token);
        assertEquals(200, current.status());
        assertEquals(signedIn.json().get("expiresAt"), current.json().get("expiresAt"));
        assertEquals(signedIn.json().get("administrator"), current.json().get("administrator"));
        assertEquals(signedIn.json().get("organization"), current.json().get("organization"));
        assertFalse(current.text().contains(token));
        assertEquals(401, server.send("GET", "/sessions/current", "").status());
    }

    @Test
    void aServerIsSetUpOnceWithItsCode() {
        assertTrue(code.matches("[A-HJKMNP-Z2-9]{4}(-[A-HJKMNP-Z2-9]{4}){2}"), code);
        assertFalse(server.send("GET", "/health", "").json().get("setUp").asBoolean());
        Reply wrong = setUp("AAAA-BBBB-CCCC", "Acme", RunningServer.OWNER, RunningServer.PASSWORD);
        assertEquals(403, wrong.status());
        assertEquals("wrong-setup-code", wrong.problem());
        Reply weak = setUp(code, "Acme", RunningServer.OWNER, "password1234");
        assertEquals(400, weak.status());
        assertEquals("weak-password", weak.problem());
        assertEquals("email",
                setUp(code, "Acme", "alex", RunningServer.PASSWORD).json().get("field").asString());
        assertEquals("organization", setUp(code, " ", RunningServer.OWNER, RunningServer.PASSWORD).json()
                .get("field").asString());
        assertEquals("invalid-request", setUp(code, "A\\u0000", RunningServer.OWNER, RunningServer.PASSWORD)
                .problem());
        String typed = " " + code.toLowerCase(Locale.ROOT).replace("-", " ");
        assertEquals(201, setUp(typed, "Acme", RunningServer.OWNER, RunningServer.PASSWORD).status());
        assertTrue(server.send("GET", "/health", "").json().get("setUp").asBoolean());
        Reply again = setUp(code, "Acme", RunningServer.OWNER, RunningServer.PASSWORD);
        assertEquals(409, again.status());
        assertEquals("already-set-up", again.problem());
    }

    @Test
    void aServerStartedAgainShowsANewCodeUntilItIsSetUp() {
        server.close();
        server = RunningServer.fresh(folder);
        assertEquals("wrong-setup-code",
                setUp(code, "Acme", RunningServer.OWNER, RunningServer.PASSWORD).problem());
        code = server.server().setupCode().orElseThrow();
        assertEquals(201, setUp(code, "Acme", RunningServer.OWNER, RunningServer.PASSWORD).status());
        server.close();
        server = RunningServer.fresh(folder);
        assertTrue(server.server().setupCode().isEmpty());
    }

    @Test
    void theSetupCodeEndsAfterADay() {
        server.passTime(Duration.ofDays(1));
        Reply late = setUp(code, "Acme", RunningServer.OWNER, RunningServer.PASSWORD);
        assertEquals(403, late.status());
        assertEquals("wrong-setup-code", late.problem());
        assertTrue(late.json().get("detail").asString().contains("24 hours"), late.text());
        server.passTime(Duration.ofDays(-1));
        assertEquals("wrong-setup-code", setUp(code, "Acme", RunningServer.OWNER, RunningServer.PASSWORD)
                .problem(), "a clock set back brings no code to life again");
        server.close();
        server = RunningServer.fresh(folder);
        server.passTime(Duration.ofMinutes(24 * 60 - 1));
        code = server.server().setupCode().orElseThrow();
        assertEquals(201, setUp(code, "Acme", RunningServer.OWNER, RunningServer.PASSWORD).status());
    }

    @Test
    void whatIsLongerThanAnyEmailIsRefusedBeforeAnythingIsMadeOfIt() {
        setUp(code, "Acme", RunningServer.OWNER, RunningServer.PASSWORD);
        for (int length : new int[]{255, 3_000}) {
            Reply reply = signIn("a".repeat(length - "@acme.com".length()) + "@acme.com", "wrong");
            assertEquals(400, reply.status());
            assertEquals("email", reply.json().get("field").asString());
        }
        assertEquals(401, signIn("a".repeat(254 - "@acme.com".length()) + "@acme.com", "wrong").status());
        assertEquals(201, signIn(" ".repeat(300) + RunningServer.OWNER, RunningServer.PASSWORD).status());
    }

    @Test
    void whoHasSignedInFromHereIsNotLockedOutByStrangersHereNotEvenAfterARestart() {
        setUp(code, "Acme", RunningServer.OWNER, RunningServer.PASSWORD);
        server.signIn();
        for (int start = 0; start < 2; start++) {
            for (int i = 0; i < 40; i++) {
                signIn("user" + i + "@acme.com", "wrong");
            }
            assertEquals(429, signIn("stranger@acme.com", "wrong").status());
            assertEquals(201, signIn(RunningServer.OWNER, RunningServer.PASSWORD).status());
            server.close();
            server = RunningServer.fresh(folder);
        }
    }

    @Test
    void signingInAnswersWhoAndHowLong() {
        setUp(code, "Acme", RunningServer.OWNER, RunningServer.PASSWORD);
        Reply reply = signIn("ALEX@acme.com", RunningServer.PASSWORD);
        assertEquals(201, reply.status());
        assertEquals("no-store", reply.header("Cache-Control"));
        assertEquals(RunningServer.OWNER, reply.json().at("/administrator/email").asString());
        assertEquals("orgAdmin", reply.json().at("/administrator/role").asString());
        assertEquals("Acme", reply.json().at("/organization/name").asString());
        assertEquals(43, reply.json().get("sessionToken").asString().length());
        Duration life = Duration.between(Instant.now(),
                Instant.parse(reply.json().get("expiresAt").asString()));
        assertTrue(life.compareTo(Duration.ofHours(8)) <= 0 && life.compareTo(Duration.ofMinutes(479)) > 0);
    }

    @Test
    void aWrongPasswordAndAnUnknownAddressAreAnsweredAlike() {
        setUp(code, "Acme", RunningServer.OWNER, RunningServer.PASSWORD);
        Reply wrong = signIn(RunningServer.OWNER, "not my password at all");
        assertEquals(401, wrong.status());
        assertEquals("wrong-credentials", wrong.problem());
        assertEquals(wrong.text(), signIn("nobody@acme.com", "not my password at all").text());
    }

    @Test
    void tooManyTriesAreSlowedDown() {
        setUp(code, "Acme", RunningServer.OWNER, RunningServer.PASSWORD);
        for (int i = 0; i < 5; i++) {
            assertEquals(401, signIn(RunningServer.OWNER, "not my password " + i).status());
        }
        Reply slowed = signIn(RunningServer.OWNER, RunningServer.PASSWORD);
        assertEquals(429, slowed.status());
        assertEquals("too-many-tries", slowed.problem());
        assertEquals("1", slowed.header("Retry-After"));
        server.passTime(Duration.ofSeconds(1));
        assertEquals(201, signIn(RunningServer.OWNER, RunningServer.PASSWORD).status());
    }

    @Test
    void aSessionEndsAfterHalfAnHourWithoutARequest() {
        setUp(code, "Acme", RunningServer.OWNER, RunningServer.PASSWORD);
        String session = server.signIn();
        for (int i = 0; i < 3; i++) {
            server.passTime(Duration.ofMinutes(29));
            assertEquals(200, read(session));
        }
        server.passTime(Duration.ofMinutes(30));
        assertEquals(401, read(session));
        server.passTime(Duration.ofMinutes(-30));
        assertEquals(401, read(session), "a clock set back brings no session to life again");
    }

    @Test
    void aSessionEndsAfterEightHoursHoweverBusy() {
        setUp(code, "Acme", RunningServer.OWNER, RunningServer.PASSWORD);
        String session = server.signIn();
        for (int i = 0; i < 19; i++) {
            server.passTime(Duration.ofMinutes(25));
            assertEquals(200, read(session));
        }
        server.passTime(Duration.ofMinutes(5));
        assertEquals(401, read(session));
    }

    private int read(String session) {
        return server.send("GET", "/scim-configuration", "", "session", session).status();
    }

    private Reply signIn(String email, String password) {
        return server.post("/sessions",
                "{\"email\": \"%s\", \"password\": \"%s\"}".formatted(email, password));
    }

    private Reply setUp(String setupCode, String organization, String email, String password) {
        return server.post("/setup", """
                {"setupCode": "%s", "organization": "%s", "email": "%s", "password": "%s"}"""
                .formatted(setupCode, organization, email, password));
    }
}
