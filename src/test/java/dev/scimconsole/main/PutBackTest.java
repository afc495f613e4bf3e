package dev.scimconsole.main;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.server.RunningServer;
import dev.scimconsole.server.RunningServer.Reply;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Data of an earlier time come back; nothing that ended since does.
@Tag("main")
class PutBackTest {

    private static final String DATABASE = "store.db";

    @TempDir private Path folder;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private Path data;
    private RunningServer server;
    private String first;
    private String session;
    private String invite;
    private String key;

    @BeforeEach
    void start() throws IOException {
        data = Files.createDirectory(folder.resolve("data"));
        server = RunningServer.setUp(data);
        session = server.signIn();
        first = server.addFirstDomain(session);
        invite = server
                .post("/administrators", "{\"email\": \"new@acme.com\", \"role\": \"viewer\"}", "session",
                        session)
                .json().get("code").asString();
        key = server.post("/automation-accounts",
                "{\"name\": \"Job\", \"role\": \"viewer\", \"lifetimeDays\": 30}", "session", session)
                .json().get("key").asString();
        assertEquals(200, users(first));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aBackupThatIsRestoredRevivesNothing() throws Exception {
        Path backup = folder.resolve("b.db");
        commands().run(new Command.Backup(url(), backup));
        String second = refresh();
        server.close();
        Files.move(data, folder.resolve("lost"));
        commands().run(new Command.Restore(backup, url()));
        assertTrue(said().contains("ended: 1 SCIM token, 1 session, 1 invite, 1 automation account"), said());
        server = RunningServer.again(data, 0);
        assertNothingLives(second);
        Reply refused = server.sendTo("/scim/v2/Users", "GET", "", "Authorization", "Bearer " + first);
        assertTrue(refused.text().contains("This token was replaced on"), refused.text());
        session = server.signIn();
        assertEquals(List.of("ended: 1 SCIM token, 1 session, 1 invite, 1 automation account"),
                details("data.restored"));
        assertTrue(verification().get("intact").asBoolean());
        assertEquals(200, users(refresh()));
    }

    @Test
    void aBackupThatIsRestoredWhereTheKeyIsStillThereSaysWhatIsLost() throws Exception {
        Path backup = folder.resolve("b.db");
        commands().run(new Command.Backup(url(), backup));
        refresh();
        server.close();
        takeAway();
        commands().run(new Command.Restore(backup, url()));
        server = RunningServer.again(data, 0);
        session = server.signIn();
        String told = details("data.restored").getFirst();
        assertTrue(told.startsWith(
                "ended: 1 SCIM token, 1 session, 1 invite, 1 automation account; the copy ends with event number 6,"
                        + " and number 7"),
                told);
        // An export signs.
        assertEquals(200, server.send("GET", "/events/export", "", "session", session).status());
        JsonNode verification = verification();
        assertTrue(verification.get("intact").asBoolean(), verification.toString());
        assertEquals("checked", verification.at("/signatures/state").asString());
        assertEquals(List.of(), details("data.older-copy"));
    }

    @Test
    void aCopyThatIsPutBackByHandIsNoticedAndRevivesNothing() throws Exception {
        server.close();
        Path copy = Files.copy(data.resolve(DATABASE), folder.resolve("copy.db"));
        server = RunningServer.again(data, 0);
        session = server.signIn();
        String second = refresh();
        server.close();
        takeAway();
        Files.copy(copy, data.resolve(DATABASE));

        server = RunningServer.again(data, 0);
        assertNothingLives(second);
        session = server.signIn();
        List<String> told = details("data.older-copy");
        assertEquals(1, told.size());
        assertTrue(told.getFirst().startsWith(
                "ended: 1 SCIM token, 1 session, 1 invite, 1 automation account; the copy ends with event number 6,"
                        + " and number "),
                told.getFirst());
        String third = refresh();
        JsonNode verification = verification();
        assertFalse(verification.get("intact").asBoolean());
        assertEquals("rewritten", verification.at("/damage/type").asString());

        // Once is enough: what was issued since goes on.
        server.close();
        server = RunningServer.again(data, 0);
        assertEquals(200, users(third));
        session = server.signIn();
        assertEquals(1, details("data.older-copy").size());
        server.close();

        commands().run(new Command.Adopt(url(), data));
        assertTrue(said().contains("ended: 1 SCIM token, 2 sessions, 0 invites, 0 automation accounts"),
                said());
        server = RunningServer.again(data, 0);
        assertEquals(401, users(third));
        session = server.signIn();
        assertTrue(verification().get("intact").asBoolean());
    }

    @Test
    void emailsThatWaitInABackupAreNotSentAgain() throws Exception {
        letAnInviteWait();
        Path backup = folder.resolve("b.db");
        commands().run(new Command.Backup(url(), backup));
        server.close();
        Files.move(data, folder.resolve("lost"));
        commands().run(new Command.Restore(backup, url()));
        String ended = "ended: 1 SCIM token, 1 session, 1 invite, 1 automation account, 1 unsent email";
        assertTrue(said().contains(ended), said());
        assertEquals(0, waitingEmails());
        server = RunningServer.again(data, 0);
        session = server.signIn();
        assertEquals(List.of(ended), details("data.restored"));
    }

    @Test
    void emailsThatWaitInACopyThatIsPutBackByHandAreNotSentAgain() throws Exception {
        letAnInviteWait();
        server.close();
        Path copy = Files.copy(data.resolve(DATABASE), folder.resolve("copy.db"));
        server = RunningServer.again(data, 0);
        session = server.signIn();
        refresh();
        server.close();
        takeAway();
        Files.copy(copy, data.resolve(DATABASE));
        assertEquals(1, waitingEmails());
        server = RunningServer.again(data, 0);
        assertEquals(0, waitingEmails());
        session = server.signIn();
        assertTrue(details("data.older-copy").getFirst().contains(", 1 unsent email; the copy ends"));
    }

    private void letAnInviteWait() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url());
                Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO mail (id, organization_id, kind, about_id, address, created_at, "
                    + "tries, due_at) SELECT 'waiting', id, 'invite', 'somebody', 'kim@acme.com', 0, 0, 0 "
                    + "FROM organization");
        }
    }

    private int waitingEmails() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url());
                Statement statement = connection.createStatement();
                var result = statement.executeQuery("SELECT count(*) FROM mail WHERE kind = 'invite'")) {
            return result.next() ? result.getInt(1) : 0;
        }
    }

    @Test
    void aCopyWithoutAnythingNewerIsNoOlderOne() throws Exception {
        server.close();
        Path copy = Files.copy(data.resolve(DATABASE), folder.resolve("copy.db"));
        takeAway();
        Files.copy(copy, data.resolve(DATABASE));
        server = RunningServer.again(data, 0);
        assertEquals(200, users(first));
    }

    @Test
    void otherDataInTheirPlaceAreNoOlderCopy() throws Exception {
        server.close();
        takeAway();
        server = RunningServer.setUpAnew(data);
        session = server.signIn();
        assertEquals(200, users(server.addFirstDomain(session)));
        assertEquals(List.of(), details("data.older-copy"));
    }

    @Test
    void onlyAnEmptyPlaceIsRestoredTo() throws Exception {
        Path backup = folder.resolve("b.db");
        commands().run(new Command.Backup(url(), backup));
        String served = assertThrows(UsageException.class,
                () -> commands().run(new Command.Restore(backup, url()))).getMessage();
        assertTrue(served.contains("There is a database") || served.contains("are served by"), served);
        assertEquals(200, users(first));
    }

    @Test
    void nothingIsAdoptedThatIsNotThere() {
        assertThrows(UsageException.class,
                () -> commands().run(new Command.Adopt("jdbc:sqlite:" + folder.resolve("none.db"), folder)));
        assertFalse(Files.exists(folder.resolve("none.db")));
    }

    /// A table that is added later and holds what opens something must be ended too.
    @Test
    void everythingThatOpensSomethingIsKnown() throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(url());
                Statement statement = connection.createStatement();
                var result = statement.executeQuery("SELECT m.name || '.' || c.name FROM sqlite_schema m, "
                        + "pragma_table_info(m.name) c WHERE m.type = 'table' AND (c.name LIKE '%sha256%' "
                        + "OR c.name LIKE '%secret%' OR c.name LIKE '%key_hash%') ORDER BY 1")) {
            while (result.next()) {
                found.add(result.getString(1));
            }
        }
        assertEquals(
                List.of("access_token.secret_id", "access_token.sha256", "admin_session.sha256",
                        "automation_account.sha256", "connection_secret.sha256", "invite.sha256",
                        "scim_token.sha256", "setup_code.sha256",
                        // Signs what is sent elsewhere, and opens nothing here.
                        "webhook.secret"),
                found);
    }

    private void assertNothingLives(String second) {
        assertEquals(401, users(first));
        assertEquals(401, users(second));
        assertEquals(401, server.send("GET", "/scim-configuration", "", "session", session).status());
        assertEquals(401, server.send("GET", "/scim-configuration", "", "session", key).status());
        Reply accepted = server.post("/invites/accept",
                "{\"code\": \"" + invite + "\", \"password\": \"" + RunningServer.PASSWORD + "\"}");
        assertEquals("invite-not-valid", accepted.problem(), accepted.text());
    }

    private int users(String token) {
        return server.sendTo("/scim/v2/Users", "GET", "", "Authorization", "Bearer " + token).status();
    }

    private String refresh() {
        Reply reply = server.post("/scim-configuration/token/refresh", "", "session", session, "If-Match",
                server.send("GET", "/scim-configuration", "", "session", session).header("ETag"));
        assertEquals(200, reply.status(), reply.text());
        return reply.json().get("issuedToken").asString();
    }

    private JsonNode verification() {
        return server.send("GET", "/events/verification", "", "session", session).json();
    }

    private List<String> details(String action) {
        List<String> details = new ArrayList<>();
        server.send("GET", "/events?kind=audit&text=" + action, "", "session", session).json().get("events")
                .forEach(event -> details.add(event.get("detail").asString()));
        return details;
    }

    private void takeAway() throws IOException {
        try (Stream<Path> files = Files.list(data)) {
            for (Path file : files.filter(one -> one.getFileName().toString().startsWith(DATABASE))
                    .toList()) {
                Files.delete(file);
            }
        }
    }

    private BackupCommands commands() {
        return new BackupCommands(new PrintStream(out, true, StandardCharsets.UTF_8),
                new ProgressLine(
                        new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8),
                        true));
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String url() {
        return "jdbc:sqlite:" + data.resolve(DATABASE);
    }
}
