package dev.scimconsole.server.http.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.server.RunningServer;
import dev.scimconsole.server.RunningServer.Reply;
import dev.scimconsole.server.store.MemoryFolder;
import dev.scimconsole.server.store.PostgresServer;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Sign-ins with a device that is not known, over HTTP.
@Tag("server")
@Tag("server.http")
@Tag("server.http.routes")
class DevicesApiTest {

    private static final String DESK = installation(1);
    private static final String LAPTOP = "b3f1c9a2-7d4e-4c1b-9a55-0e6f2d8c7b10";
    private static final String KIM = "kim@acme.com";

    @TempDir(factory = MemoryFolder.class) private Path folder;

    @Test
    void aNewDeviceIsToldOnceOnSqlite() {
        try (RunningServer server = setUp(RunningServer.againBehind(folder, List.of("127.0.0.1")))) {
            tellsOnce(server, ", 203.0.113.9", ", 198.51.100.7");
        }
    }

    @Test
    @Tag("whole")
    void aNewDeviceIsToldOnceOnPostgres() throws SQLException {
        try (RunningServer server = setUp(RunningServer.againOn(PostgresServer.emptyDatabase()))) {
            tellsOnce(server, ", 127.0.0.1", "");
        }
    }

    /// @param there     where the laptop is
    /// @param elsewhere where a program signs in without a name; empty where all places are one
    private static void tellsOnce(RunningServer server, String there, String elsewhere) {
        String session = token(signIn(server, RunningServer.OWNER, DESK));
        signIn(server, RunningServer.OWNER, DESK, "X-Forwarded-For", "198.51.100.7");
        assertEquals(List.of(), told(server, session), "the first, wherever it goes");

        signIn(server, RunningServer.OWNER, LAPTOP, "X-Forwarded-For", "203.0.113.9", "User-Agent",
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) visit evil.example");
        assertEquals(List.of(RunningServer.OWNER + there + ", Windows"), told(server, session));
        signIn(server, RunningServer.OWNER, LAPTOP.toUpperCase(Locale.ROOT));
        assertEquals(1, told(server, session).size(), "once");

        signIn(server, RunningServer.OWNER, "", "User-Agent", "curl/8.5.0");
        assertEquals(RunningServer.OWNER + ", 127.0.0.1", told(server, session).getFirst(),
                "whoever leaves the name out passes for no console");
        signIn(server, RunningServer.OWNER, "");
        assertEquals(2, told(server, session).size());
        signIn(server, RunningServer.OWNER, "", "X-Forwarded-For", "198.51.100.7");
        assertEquals(elsewhere.isEmpty() ? 2 : 3, told(server, session).size(),
                "without a name by the place");
        assertTrue(told(server, session).getFirst().endsWith(elsewhere.isEmpty() ? "127.0.0.1" : elsewhere));
    }

    @Test
    void aDeviceIsNotForgottenByTime() {
        try (RunningServer server = setUp(RunningServer.fresh(folder))) {
            signIn(server, RunningServer.OWNER, DESK);
            server.passTime(Duration.ofDays(300));
            assertEquals(List.of(), told(server, session(server)));
            signIn(server, RunningServer.OWNER, LAPTOP);
            assertEquals(1, told(server, session(server)).size());
        }
    }

    @Test
    void eachAdministratorHasDevicesOfTheirOwn() {
        try (RunningServer server = setUp(RunningServer.fresh(folder))) {
            String session = session(server);
            String code = server.post("/administrators", "{\"email\": \"" + KIM + "\", \"role\": \"viewer\"}",
                    "session", session).json().get("code").asString();
            assertEquals(201, server.post("/invites/accept", """
                    {"code": "%s", "password": "%s", "installation": "%s"}""".formatted(code,
                    RunningServer.PASSWORD, LAPTOP)).status());
            signIn(server, KIM, LAPTOP);
            assertEquals(List.of(), told(server, session), "the invite was accepted there");
            signIn(server, KIM, DESK);
            assertEquals(List.of(KIM + ", 127.0.0.1"), told(server, session),
                    "Alex’s console is not Kim’s");
        }
    }

    @Test
    void whoBecameAnAdministratorWithoutADeviceHasTheirFirstBySigningIn() {
        try (RunningServer server = RunningServer.setUp(folder)) {
            String session = session(server);
            signIn(server, RunningServer.OWNER, LAPTOP);
            assertEquals(List.of(RunningServer.OWNER + ", 127.0.0.1"), told(server, session));
        }
    }

    @Test
    void anOldPasswordsDevicesAreToldAgain() {
        try (RunningServer server = setUp(RunningServer.fresh(folder))) {
            signIn(server, RunningServer.OWNER, LAPTOP);
            String session = session(server);
            assertEquals(1, told(server, session).size());
            String changed = "seven kettles under a blue roof";
            assertEquals(204, server.send("PUT", "/administrators/current/password",
                    "{\"currentPassword\": \"%s\", \"newPassword\": \"%s\"}"
                            .formatted(RunningServer.PASSWORD, changed),
                    "session", session).status());
            assertEquals(201, post(server, RunningServer.OWNER, changed, DESK).status());
            assertEquals(1, told(server, session).size(), "where the password was changed");
            assertEquals(201, post(server, RunningServer.OWNER, changed, LAPTOP).status());
            assertEquals(2, told(server, session).size());
        }
    }

    @Test
    void whoseSessionsAreEndedIsToldOfAgain() {
        try (RunningServer server = setUp(RunningServer.fresh(folder))) {
            String id = server.send("GET", "/administrators", "", "session", session(server)).json()
                    .at("/administrators/0/id").asString();
            assertEquals(204, server.send("DELETE", "/administrators/" + id + "/sessions", "", "session",
                    session(server)).status());
            assertEquals(1, told(server, session(server)).size());
            assertEquals(1, told(server, session(server)).size());
        }
    }

    @Test
    void theDevicesUsedLastAreKnown() {
        try (RunningServer server = setUp(RunningServer.fresh(folder))) {
            for (int i = 2; i <= 20; i++) {
                server.passTime(Duration.ofSeconds(1));
                signIn(server, RunningServer.OWNER, installation(i));
            }
            server.passTime(Duration.ofSeconds(1));
            String session = session(server);
            assertEquals(19, told(server, session).size(), "twenty are known");
            server.passTime(Duration.ofSeconds(1));
            signIn(server, RunningServer.OWNER, installation(21));
            signIn(server, RunningServer.OWNER, installation(3));
            assertEquals(20, told(server, session).size());
            signIn(server, RunningServer.OWNER, installation(2));
            assertEquals(21, told(server, session).size(), "the one that was not used for longest has gone");
        }
    }

    @Test
    void twoSignInsAtOnceTellOnceOnSqlite() throws Exception {
        try (RunningServer server = setUp(RunningServer.fresh(folder))) {
            tellsOnceAtOnce(server);
        }
    }

    @Test
    @Tag("whole")
    void twoSignInsAtOnceTellOnceOnPostgres() throws Exception {
        try (RunningServer server = setUp(RunningServer.againOn(PostgresServer.emptyDatabase()))) {
            tellsOnceAtOnce(server);
        }
    }

    private static void tellsOnceAtOnce(RunningServer server) throws Exception {
        String session = session(server);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Reply>> replies = IntStream.range(0, 4).mapToObj(_ -> threads.submit(
                    () -> post(server, RunningServer.OWNER, RunningServer.PASSWORD, LAPTOP))).toList();
            for (Future<Reply> reply : replies) {
                assertEquals(201, reply.get().status());
            }
        }
        assertEquals(1, told(server, session).size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "laptop", "b3f1c9a2-7d4e-4c1b-9a55-0e6f2d8c7b1",
            "b3f1c9a2-7d4e-4c1b-9a55-0e6f2d8c7b1g", "b3f1c9a27d4e4c1b9a550e6f2d8c7b10",
            "b3f1c9a2-7d4e-4c1b-9a55-0e6f2d8c7b10\\n", "b3f1c9a2-7d4e-4c1b-9a55-0e6f2d8c7b1\\u0000"})
    void anInstallationIsAUuid(String wrong) {
        try (RunningServer server = RunningServer.fresh(folder)) {
            String code = server.server().setupCode().orElseThrow();
            assertRefused(setUp(server, code, wrong));
            assertEquals(201, setUp(server, code, DESK).status(), "nothing was set up");
            for (int i = 0; i < 10; i++) {
                assertRefused(post(server, RunningServer.OWNER, RunningServer.PASSWORD, wrong));
            }
            assertEquals(201, post(server, RunningServer.OWNER, RunningServer.PASSWORD, DESK).status(),
                    "none of these counts as a try");
            assertRefused(server.post("/invites/accept", """
                    {"code": "none", "password": "%s", "installation": "%s"}"""
                    .formatted(RunningServer.PASSWORD, wrong)));
        }
    }

    @Test
    void whatIsHugeOrNoTextIsRefused() {
        try (RunningServer server = setUp(RunningServer.fresh(folder))) {
            for (String wrong : List.of("7", "{}", "[]", "true", "[\"" + DESK + "\"]")) {
                assertEquals(400, server.post("/sessions", credentials(wrong)).status(), wrong);
            }
            assertEquals(413, server.post("/sessions", credentials("\"" + "a".repeat(5_000) + "\""))
                    .status());
        }
    }

    private static String credentials(String installation) {
        return "{\"email\": \"%s\", \"password\": \"%s\", \"installation\": %s}"
                .formatted(RunningServer.OWNER, RunningServer.PASSWORD, installation);
    }

    private static void assertRefused(Reply reply) {
        assertEquals(400, reply.status(), reply::text);
        assertEquals("installation", reply.json().get("field").asString());
    }

    private static RunningServer setUp(RunningServer server) {
        assertEquals(201, setUp(server, server.server().setupCode().orElseThrow(), DESK).status());
        return server;
    }

    private static Reply setUp(RunningServer server, String code, String installation) {
        return server.post("/setup", """
                {"setupCode": "%s", "organization": "Acme", "email": "%s", "password": "%s",
                 "installation": "%s"}""".formatted(code, RunningServer.OWNER, RunningServer.PASSWORD,
                installation));
    }

    /// The Org Admin's, at the desk.
    private static String session(RunningServer server) {
        return token(signIn(server, RunningServer.OWNER, DESK));
    }

    private static String token(Reply reply) {
        return reply.json().get("sessionToken").asString();
    }

    /// @param installation empty for none
    private static Reply signIn(RunningServer server, String email, String installation, String... headers) {
        Reply reply = installation.isEmpty()
                ? server.post("/sessions", "{\"email\": \"%s\", \"password\": \"%s\"}"
                        .formatted(email, RunningServer.PASSWORD), headers)
                : post(server, email, RunningServer.PASSWORD, installation, headers);
        assertEquals(201, reply.status(), reply::text);
        return reply;
    }

    private static Reply post(RunningServer server, String email, String password, String installation,
            String... headers) {
        return server.post("/sessions", """
                {"email": "%s", "password": "%s", "installation": "%s"}""".formatted(email, password,
                installation), headers);
    }

    private static String installation(int number) {
        return "00000000-0000-4000-8000-%012d".formatted(number);
    }

    /// Of whom alerts tell, the latest first.
    private static List<String> told(RunningServer server, String session) {
        return server.send("GET", "/alerts", "", "session", session).json().get("deliveries").valueStream()
                .filter(one -> one.get("kind").asString().equals("new-device"))
                .map(one -> one.get("subject")).map(JsonNode::asString).toList();
    }
}
