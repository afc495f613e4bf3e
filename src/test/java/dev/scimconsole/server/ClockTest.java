package dev.scimconsole.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.contract.access.Role;
import dev.scimconsole.contract.access.SignIn;
import dev.scimconsole.server.RunningServer.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// The machine's clock jumps, forwards and backwards, under a running service.
@Tag("server")
class ClockTest extends EnabledServer {

    private static final Duration DAY = Duration.ofDays(1);

    @Test
    void aSessionOfATimeThatHasNotComeHasEndedAndStaysSo() {
        server.passTime(Duration.ofMinutes(-4));
        assertEquals(200, configuration());
        server.passTime(DAY.negated());
        assertEquals(401, configuration());
        server.passTime(DAY);
        assertEquals(401, configuration());
        session = server.signIn();
        assertEquals(200, configuration());
    }

    @Test
    void aSessionThatWasUsedInATimeThatHasNotComeHasEnded() {
        server.passTime(Duration.ofMinutes(20));
        assertEquals(200, configuration());
        server.passTime(Duration.ofMinutes(-20));
        assertEquals(401, configuration());
    }

    @Test
    void anInviteLivesNoLongerBecauseTheClockWasSetBack() {
        String invite = server
                .post("/administrators", "{\"email\": \"new@acme.com\", \"role\": \"viewer\"}", "session",
                        session)
                .json().get("code").asString();
        server.passTime(DAY.negated());
        assertEquals("invite-not-valid", accept(invite).problem());
        session = server.signIn();
        assertEquals(0, api("GET", "/invites").json().get("invites").size());
        server.passTime(DAY);
        assertEquals(201, accept(invite).status());
    }

    @Test
    void whoWaitsForAnotherTryDoesNotWaitUntilTheClockIsThereAgain() {
        for (int i = 0; i < 12; i++) {
            server.passTime(Duration.ofMinutes(16));
            assertEquals("wrong-credentials", signIn("wrong password").problem());
        }
        server.passTime(DAY.negated());
        Reply refused = signIn(RunningServer.PASSWORD);
        assertEquals("too-many-tries", refused.problem());
        server.passTime(Duration.ofSeconds(Long.parseLong(refused.header("Retry-After"))));
        assertEquals(201, signIn(RunningServer.PASSWORD).status());
    }

    @Test
    void idsAndPagesOfUsersStayInOrderWhileTheClockRunsBack() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            server.passTime(Duration.ofHours(i % 3 == 0 ? -7 : 2));
            ids.add(scim("POST", "/Users", """
                    {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "userName": "u%d@acme.com"}"""
                    .formatted(i)).json().get("id").asString());
        }
        assertEquals(ids.stream().sorted().toList(), ids);
        List<String> found = new ArrayList<>();
        String cursor = "cursor";
        while (!cursor.isEmpty()) {
            JsonNode page = scim("GET", "/Users?count=7&" + cursor, "").json();
            page.get("Resources").forEach(user -> found.add(user.get("id").asString()));
            JsonNode next = page.get("nextCursor");
            cursor = next == null ? "" : "cursor=" + next.asString();
            server.passTime(Duration.ofHours(-5));
        }
        assertEquals(ids, found);
    }

    @Test
    void noEventIsLostAndTheRecordHoldsWhileTheClockJumps() {
        for (int i = 0; i < 20; i++) {
            server.passTime(DAY.multipliedBy(i % 2 == 0 ? 40 : -60));
            server.server().addAdministrator(new SignIn("a" + i + "@acme.com",
                    RunningServer.PASSWORD), Role.VIEWER);
            assertEquals(200, scim("GET", "/Users?count=1", "").status());
        }
        session = server.signIn();
        HashSet<String> ids = new HashSet<>();
        int added = 0;
        String more = "";
        do {
            JsonNode page = api("GET", "/events?limit=10" + more).json();
            for (JsonNode event : page.get("events")) {
                assertTrue(ids.add(event.get("id").asString()), "an id stands for two events");
                added += event.get("action").asString().equals("administrator.added") ? 1 : 0;
            }
            JsonNode next = page.get("nextCursor");
            more = next.isNull() ? "" : "&cursor=" + next.asString();
        } while (!more.isEmpty());
        assertEquals(20, added);
        JsonNode verification = api("GET", "/events/verification").json();
        assertTrue(verification.get("intact").asBoolean(), verification::toString);
    }

    @ParameterizedTest
    @ValueSource(longs = {-20_000, -400, -1, 1, 400, 20_000})
    void everythingAnswersWhateverTheClockSays(long days) {
        assertEquals(200, scim("GET", "/Users?count=1", "").status());
        refresh();
        server.passTime(DAY.multipliedBy(days));
        session = server.signIn();
        for (String path : List.of("/scim-configuration", "/rotation", "/provisioning-clients", "/events",
                "/users",
                "/groups", "/administrators", "/invites", "/health", "/events/verification",
                "/sessions/current")) {
            assertEquals(200, api("GET", path).status(), path);
        }
        token = refresh();
        assertEquals(200, scim("GET", "/Users?count=1", "").status());
        assertEquals(200, api("GET", "/rotation").status());
        // Nothing was taken for old that is not.
        assertTrue(api("GET", "/events?text=organization.created").text().contains("organization.created"));
    }

    private int configuration() {
        return api("GET", "/scim-configuration").status();
    }

    private Reply accept(String invite) {
        return server.post("/invites/accept",
                "{\"code\": \"" + invite + "\", \"password\": \"" + RunningServer.PASSWORD + "\"}");
    }

    private Reply signIn(String password) {
        return server.post("/sessions",
                "{\"email\": \"" + RunningServer.OWNER + "\", \"password\": \"" + password + "\"}");
    }

    private String refresh() {
        Reply reply = server.post("/scim-configuration/token/refresh", "", "session", session, "If-Match",
                api("GET", "/scim-configuration").header("ETag"));
        assertEquals(200, reply.status(), reply.text());
        return reply.json().get("issuedToken").asString();
    }

    private Reply api(String method, String path) {
        return server.send(method, path, "", "session", session);
    }

    private Reply scim(String method, String path, String body) {
        return server.sendTo("/scim/v2" + path, method, body, "Authorization", "Bearer " + token);
    }
}
