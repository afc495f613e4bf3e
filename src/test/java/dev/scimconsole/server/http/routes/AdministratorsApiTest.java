package dev.scimconsole.server.http.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.server.RunningServer;
import dev.scimconsole.server.RunningServer.Reply;
import dev.scimconsole.server.store.MemoryFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Admin Access, over HTTP.
@Tag("server")
@Tag("server.http")
@Tag("server.http.routes")
class AdministratorsApiTest {

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
    void anInviteMakesAnAdministratorOnce() {
        Reply invited = invite("kim@acme.com", "viewer");
        assertEquals(201, invited.status());
        assertEquals("kim@acme.com", invited.json().at("/invite/email").asString());
        String code = invited.json().get("code").asString();
        assertFalse(send("GET", "/invites", "").text().contains(code));
        assertEquals("weak-password", accept(code, "short").problem());
        assertEquals("{\"email\":\"kim@acme.com\",\"role\":\"viewer\"}", accept(code, NEW_PASSWORD).text());
        assertEquals("invite-not-valid", accept(code, NEW_PASSWORD).problem());
        assertEquals("[]", send("GET", "/invites", "").json().get("invites").toString());
        assertTrue(send("GET", "/administrators", "").text().contains("kim@acme.com"));
        server.signIn("kim@acme.com", NEW_PASSWORD);
        assertEquals("administrator-exists", invite("KIM@acme.com", "viewer").problem());
    }

    @Test
    void anInviteEndsWhenWithdrawnReplacedOrTooOld() {
        Reply withdrawn = invite("kim@acme.com", "viewer");
        assertEquals(204,
                send("DELETE", "/invites/" + withdrawn.json().at("/invite/id").asString(), "").status());
        assertEquals("invite-not-valid", accept(code(withdrawn), NEW_PASSWORD).problem());
        Reply replaced = invite("kim@acme.com", "viewer");
        Reply current = invite("Kim@acme.com", "orgAdmin");
        assertEquals("invite-not-valid", accept(code(replaced), NEW_PASSWORD).problem());
        server.passTime(Duration.ofDays(3));
        assertEquals("invite-not-valid", accept(code(current), NEW_PASSWORD).problem());
        assertEquals(404, sendAs(server.signIn(), "DELETE", "/invites/nobody", "").status());
    }

    @Test
    void theOpenInvitesOfWhoIsRemovedOrDemotedEndWithIt() {
        for (boolean removed : List.of(true, false)) {
            String email = removed ? "kim@acme.com" : "sam@acme.com";
            assertEquals(201, accept(code(invite(email, "orgAdmin")), NEW_PASSWORD).status());
            String insider = server.signIn(email, NEW_PASSWORD);
            String first = code(inviteAs(insider, "back1@acme.com", "orgAdmin"));
            String second = code(inviteAs(insider, "back2@acme.com", "viewer"));
            String mine = code(invite("own@acme.com", "viewer"));
            assertEquals(removed ? 204 : 200, removed
                    ? send("DELETE", "/administrators/" + id(email), "").status()
                    : send("PATCH", "/administrators/" + id(email), "{\"role\": \"viewer\"}").status());
            assertEquals("invite-not-valid", accept(first, NEW_PASSWORD).problem());
            assertEquals("invite-not-valid", accept(second, NEW_PASSWORD).problem());
            assertEquals("own@acme.com",
                    send("GET", "/invites", "").json().at("/invites/0/email").asString());
            assertEquals(removed ? 401 : 403, inviteAs(insider, "back3@acme.com", "orgAdmin").status());
            assertEquals(201, accept(mine, NEW_PASSWORD).status());
            assertEquals(204, send("DELETE", "/administrators/" + id("own@acme.com"), "").status());
            var ended = send("GET", "/events?kind=audit&text=back1", "").json().at("/events/0");
            assertEquals("administrator.invite-withdrawn", ended.get("action").asString());
            assertEquals("made by " + email, ended.get("detail").asString());
            assertEquals(RunningServer.OWNER, ended.at("/actor/name").asString());
        }
        assertEquals("[]", send("GET", "/invites", "").json().get("invites").toString());
    }

    @Test
    void aPromotionAndAnotherOnesRemovalEndNoInvites() {
        server.addViewer();
        String code = code(invite("kim@acme.com", "viewer"));
        send("PATCH", "/administrators/" + id(RunningServer.VIEWER), "{\"role\": \"orgAdmin\"}");
        send("DELETE", "/administrators/" + id(RunningServer.VIEWER), "");
        assertEquals(201, accept(code, NEW_PASSWORD).status());
    }

    @Test
    void anInviteOfWhoWasAddedOtherwiseEndsWithTheRemoval() {
        String code = code(invite(RunningServer.VIEWER.toUpperCase(Locale.ROOT), "orgAdmin"));
        server.addViewer();
        send("DELETE", "/administrators/" + id(RunningServer.VIEWER), "");
        assertEquals("invite-not-valid", accept(code, NEW_PASSWORD).problem());
    }

    @Test
    void noInviteSlipsInBehindTheEndOfItsMakersRights() throws Exception {
        for (int round = 0; round < 10; round++) {
            String email = "kim" + round + "@acme.com";
            accept(code(invite(email, "orgAdmin")), NEW_PASSWORD);
            String insider = server.signIn(email, NEW_PASSWORD);
            String id = id(email);
            List<Callable<Reply>> both = List.of(() -> inviteAs(insider, "back@acme.com", "orgAdmin"),
                    () -> send("DELETE", "/administrators/" + id, ""));
            try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
                List<Reply> replies = threads.invokeAll(both).stream().map(Future::resultNow).toList();
                assertEquals(204, replies.getLast().status());
                if (replies.getFirst().status() == 201) {
                    assertEquals("invite-not-valid",
                            accept(code(replies.getFirst()), NEW_PASSWORD).problem());
                }
            }
        }
    }

    @Test
    void theLastOrgAdminCanNeitherBeRemovedNorDemoted() {
        String id = id(RunningServer.OWNER);
        Reply demoted = send("PATCH", "/administrators/" + id, "{\"role\": \"viewer\"}");
        assertEquals(409, demoted.status());
        assertEquals("last-org-admin", demoted.problem());
        assertEquals("last-org-admin", send("DELETE", "/administrators/" + id, "").problem());
        assertEquals("orgAdmin",
                send("GET", "/administrators", "").json().at("/administrators/0/role").asString());
    }

    @Test
    void twoOrgAdminsWhoDemoteEachOtherAtOnceLeaveOne() throws Exception {
        accept(code(invite("kim@acme.com", "orgAdmin")), NEW_PASSWORD);
        String other = server.signIn("kim@acme.com", NEW_PASSWORD);
        String owner = id(RunningServer.OWNER);
        String kim = id("kim@acme.com");
        List<Callable<Integer>> both = List.of(
                () -> sendAs(session, "PATCH", "/administrators/" + kim, "{\"role\": \"viewer\"}").status(),
                () -> sendAs(other, "PATCH", "/administrators/" + owner, "{\"role\": \"viewer\"}").status());
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            List<Integer> statuses = threads.invokeAll(both).stream().map(Future::resultNow).sorted()
                    .toList();
            assertEquals(200, statuses.getFirst());
            assertTrue(Set.of(403, 409).contains(statuses.getLast()), statuses::toString);
        }
    }

    @Test
    void aRoleHoldsFromTheNextRequestOn() {
        server.addViewer();
        String viewer = server.signIn(RunningServer.VIEWER, RunningServer.PASSWORD);
        assertEquals(403,
                sendAs(viewer, "POST", "/scim-configuration/domains", "{\"name\":\"acme.com\"}").status());
        assertEquals("orgAdmin", send("PATCH", "/administrators/" + id(RunningServer.VIEWER),
                "{\"role\": \"orgAdmin\"}").json().get("role").asString());
        assertEquals(201,
                sendAs(viewer, "POST", "/scim-configuration/domains", "{\"name\":\"acme.com\"}").status());
        assertEquals(400, send("PATCH", "/administrators/" + id(RunningServer.VIEWER), "{\"role\": \"king\"}")
                .status());
    }

    @Test
    void whoIsRemovedOrSentAwayHasNoSession() {
        server.addViewer();
        String first = server.signIn(RunningServer.VIEWER, RunningServer.PASSWORD);
        String viewer = id(RunningServer.VIEWER);
        assertEquals(204, send("DELETE", "/administrators/" + viewer + "/sessions", "").status());
        assertEquals(401, sendAs(first, "GET", "/scim-configuration", "").status());
        String second = server.signIn(RunningServer.VIEWER, RunningServer.PASSWORD);
        assertEquals(204, send("DELETE", "/administrators/" + viewer, "").status());
        assertEquals(401, sendAs(second, "GET", "/scim-configuration", "").status());
        assertEquals(404, send("DELETE", "/administrators/" + viewer, "").status());
    }

    @Test
    void aNewPasswordEndsTheOtherSessions() {
        String other = server.signIn();
        assertEquals("wrong-password", changePassword("not my password at all").problem());
        assertEquals("weak-password", send("PUT", "/administrators/current/password",
                "{\"currentPassword\": \"%s\", \"newPassword\": \"short\"}".formatted(RunningServer.PASSWORD))
                .problem());
        assertEquals(204, changePassword(RunningServer.PASSWORD).status());
        assertEquals(401, sendAs(other, "GET", "/scim-configuration", "").status());
        assertEquals(200, send("GET", "/scim-configuration", "").status());
        server.signIn(RunningServer.OWNER, NEW_PASSWORD);
    }

    @Test
    void anAdministratorAddedByWhoeverRunsTheServerIsAnAuditEventToo() {
        server.addViewer();
        var event = send("GET", "/events?kind=audit&text=vic", "").json().at("/events/0");
        assertEquals("administrator.added", event.get("action").asString());
        assertEquals("nobody", event.at("/actor/type").asString());
        assertEquals(RunningServer.VIEWER, event.at("/target/name").asString());
        assertEquals("Viewer", event.get("detail").asString());
    }

    @Test
    void theListIsPaged() {
        server.addViewer();
        Reply first = send("GET", "/administrators?limit=1", "");
        assertEquals(RunningServer.OWNER, first.json().at("/administrators/0/email").asString());
        assertEquals(1, first.json().at("/administrators/0/sessions").asInt());
        Reply last = send("GET",
                "/administrators?limit=1&cursor=" + first.json().get("nextCursor").asString(), "");
        assertEquals(RunningServer.VIEWER, last.json().at("/administrators/0/email").asString());
        assertTrue(last.json().get("nextCursor").isNull());
        assertEquals(400, send("GET", "/administrators?limit=0", "").status());
        assertEquals(400, send("GET", "/administrators?cursor=none", "").status());
    }

    private Reply changePassword(String current) {
        return send("PUT", "/administrators/current/password",
                "{\"currentPassword\": \"%s\", \"newPassword\": \"%s\"}".formatted(current, NEW_PASSWORD));
    }

    private Reply inviteAs(String who, String email, String role) {
        return sendAs(who, "POST", "/administrators",
                "{\"email\": \"%s\", \"role\": \"%s\"}".formatted(email, role));
    }

    private Reply invite(String email, String role) {
        return send("POST", "/administrators",
                "{\"email\": \"%s\", \"role\": \"%s\"}".formatted(email, role));
    }

    private Reply accept(String code, String password) {
        return server.post("/invites/accept",
                "{\"code\": \"%s\", \"password\": \"%s\"}".formatted(code, password));
    }

    private static String code(Reply invite) {
        return invite.json().get("code").asString();
    }

    private String id(String email) {
        for (var administrator : send("GET", "/administrators", "").json().get("administrators")) {
            if (administrator.get("email").asString().equals(email)) {
                return administrator.get("id").asString();
            }
        }
        throw new AssertionError("no administrator " + email);
    }

    private Reply send(String method, String path, String body) {
        return sendAs(session, method, path, body);
    }

    private Reply sendAs(String who, String method, String path, String body) {
        return server.send(method, path, body, "session", who);
    }
}
