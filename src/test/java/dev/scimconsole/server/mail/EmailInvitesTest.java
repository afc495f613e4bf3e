package dev.scimconsole.server.mail;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import dev.scimconsole.contract.clients.UserAgents;
import dev.scimconsole.contract.configuration.ConnectionTestUsers;
import dev.scimconsole.server.RunningServer;
import dev.scimconsole.server.RunningServer.Reply;
import dev.scimconsole.server.store.MemoryFolder;
import jakarta.mail.Header;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Email invites, from a SCIM request to the mail server.
@Tag("server")
@Tag("server.mail")
class EmailInvitesTest {

    @TempDir(factory = MemoryFolder.class) Path folder;
    private GreenMail greenMail;
    private MailRig rig;

    @BeforeEach
    void start() {
        greenMail = MailRig.greenMail(0);
        rig = new MailRig(folder, MailRig.url(greenMail));
        rig.sendInvites(true);
    }

    @AfterEach
    void stop() {
        rig.close();
        greenMail.stop();
    }

    @Test
    void aUserWhoIsCreatedGetsOneInviteAndActivityTellsIt() throws Exception {
        String id = rig.create("ada@acme.com", """
                , "displayName": "Zoë Lovelace", "active": true,
                "emails": [{"value": "home@acme.com"}, {"value": "Ada.L@acme.com", "primary": true}]""");
        rig.await(() -> !rig.events("mail.sent").isEmpty());
        assertEquals(List.of("Ada.L@acme.com"), MailRig.recipients(greenMail));
        MimeMessage mail = greenMail.getReceivedMessages()[0];
        assertArrayEquals(new Object[]{new InternetAddress("scim@acme.com")}, mail.getFrom());
        assertEquals("Your account at Acme Corporation", mail.getSubject());
        assertEquals("auto-generated", mail.getHeader("Auto-Submitted", null));
        String text = (String) mail.getContent();
        assertTrue(text.contains("Hello Zoë Lovelace,") && text.contains("Your user name: ada@acme.com"),
                text);
        assertFalse(text.contains("scim_") || text.contains(rig.token.substring(5, 20)), text);

        JsonNode event = rig.events("mail.sent").getFirst();
        assertEquals(id, event.at("/target/id").asString());
        assertEquals("ada@acme.com", event.at("/target/name").asString());
        assertEquals("email invite", event.get("detail").asString());
        assertEquals("nobody", event.at("/actor/type").asString());
        JsonNode invite = rig.admin("GET", "/users/" + id, "").json().at("/user/invite");
        assertEquals("sent", invite.get("state").asString());
        assertFalse(invite.get("at").isNull());
        assertTrue(rig.admin("GET", "/events/verification", "").json().get("intact").asBoolean());
    }

    @Test
    void theInviteIsInTheUsersLanguageElseInTheOrganizations() throws Exception {
        rig.create("ada@acme.com", """
                , "displayName": "Ada", "active": true, "preferredLanguage": "nl, de-AT;q=0.8",
                "emails": [{"value": "ada@acme.com"}]""");
        rig.await(() -> rig.events("mail.sent").size() == 1);
        rig.server.post("/sessions", """
                {"email": "%s", "password": "%s"}""".formatted(RunningServer.OWNER, RunningServer.PASSWORD),
                "Accept-Language", "ja");
        rig.create("grace@acme.com");
        rig.await(() -> rig.events("mail.sent").size() == 2);
        rig.create("alan@acme.com", ", \"locale\": \"fr-CH\", \"emails\": [{\"value\": \"alan@acme.com\"}]");
        rig.await(() -> rig.events("mail.sent").size() == 3);
        assertEquals(List.of("Ihr Konto bei Acme Corporation", "Acme Corporation のアカウント",
                "Votre compte chez Acme Corporation"),
                List.of(greenMail.getReceivedMessages()[0].getSubject(),
                        greenMail.getReceivedMessages()[1].getSubject(),
                        greenMail.getReceivedMessages()[2].getSubject()));
        assertTrue(((String) greenMail.getReceivedMessages()[0].getContent()).startsWith("Guten Tag Ada,"));
        assertTrue(
                ((String) greenMail.getReceivedMessages()[1].getContent()).contains("ユーザー名：grace@acme.com"));
    }

    @Test
    void theConfigurationNamesTheSender() {
        assertEquals("scim@acme.com",
                rig.admin("GET", "/scim-configuration", "").json().get("mailSender").asString());
    }

    @Test
    void nobodyElseGetsOne() {
        rig.create("inactive@acme.com",
                ", \"active\": false, \"emails\": [{\"value\": \"inactive@acme.com\"}]");
        rig.create("no-email@acme.com", "");
        rig.create(ConnectionTestUsers.MARK + "0a1b2c@acme.com");
        rig.create("tested@acme.com", ", \"emails\": [{\"value\": \"tested@acme.com\"}]", "User-Agent",
                UserAgents.CONNECTION_TEST);
        rig.sendInvites(false);
        rig.create("not-wanted@acme.com");
        rig.sendInvites(true);
        rig.create("last@acme.com");
        rig.await(() -> !rig.events("mail.sent").isEmpty());
        assertEquals(List.of("last@acme.com"), MailRig.recipients(greenMail));
        assertEquals(1, rig.events("mail.").size());
    }

    @Test
    void whatIsRolledBackSendsNothingAndBulkSendsEachOnce() {
        rig.create("taken@acme.com");
        Reply bulk = rig.server.sendTo("/scim/v2/Bulk", "POST",
                """
                        {"schemas": ["urn:ietf:params:scim:api:messages:2.0:BulkRequest"], "Operations": [%s, %s, %s]}"""
                        .formatted(bulkCreation("first"), bulkCreation("taken"), bulkCreation("second")),
                "session",
                rig.token);
        assertEquals(200, bulk.status(), bulk::text);
        rig.await(() -> rig.events("mail.sent").size() == 3);
        List<String> recipients = MailRig.recipients(greenMail);
        assertEquals(3, recipients.size());
        assertEquals(Set.of("taken@acme.com", "first@acme.com", "second@acme.com"), Set.copyOf(recipients));
    }

    @Test
    void namesFromOutsideAddNoHeaderAndNoRecipient() throws Exception {
        rig.create("eve\\r\\nBcc: eve\\r\\n\\r\\nscim_0123456789abcdef", """
                , "displayName": "Ada\\r\\nBcc: eve@evil.com\\r\\n\\r\\nscim_0123456789abcdef",
                "emails": [{"value": "ada@acme.com"}]""".replace("\n", ""));
        rig.create("comma", ", \"emails\": [{\"value\": \"ada@acme.com, eve@acme.com\"}]");
        rig.create("line", ", \"emails\": [{\"value\": \"eve@acme.com\\r\\nBcc: eve@acme.com\"}]");
        rig.await(() -> rig.events("mail.").size() == 3);
        assertEquals(List.of("ada@acme.com"), MailRig.recipients(greenMail));
        MimeMessage mail = greenMail.getReceivedMessages()[0];
        Set<String> names = new TreeSet<>();
        for (Header header : Collections.list(mail.getAllHeaders())) {
            names.add(header.getName());
        }
        assertEquals(Set.of("Return-Path", "Received", "Date", "From", "To", "Message-ID", "Subject",
                "Auto-Submitted",
                "MIME-Version", "Content-Type", "Content-Transfer-Encoding"), names);
        String text = (String) mail.getContent();
        assertTrue(text.contains("Hello Ada  Bcc: eve@evil.com    [masked],\r\n"), text);
        assertFalse(text.contains("scim_0"), text);
        List<JsonNode> failed = rig.events("mail.failed");
        assertEquals(List.of("not-an-address", "not-an-address"),
                failed.stream().map(event -> event.get("reason").asString()).toList());
        assertEquals("failed", failed.getFirst().get("outcome").asString());
        JsonNode invite = rig.admin("GET", "/users?search=comma", "").json().at("/users/0/invite");
        assertEquals("failed", invite.get("state").asString());
        assertEquals("not-an-address", invite.get("reason").asString());
    }

    @Test
    void whoIsDeactivatedBeforeTheMailServerComesBackGetsNone() {
        int port = greenMail.getSmtp().getPort();
        greenMail.stop();
        String gone = rig.create("gone@acme.com");
        String left = rig.create("left@acme.com");
        assertEquals("waiting",
                rig.admin("GET", "/users/" + left, "").json().at("/user/invite/state").asString());
        rig.create("stays@acme.com");
        rig.server.sendTo("/scim/v2/Users/" + gone, "DELETE", "", "session", rig.token);
        rig.server.sendTo("/scim/v2/Users/" + left, "PATCH",
                """
                        {"schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"], "Operations": [{"op": "Replace", "path": "active", "value": "False"}]}""",
                "session", rig.token);
        greenMail = MailRig.greenMail(port);
        comeBack(() -> rig.events("mail.").size() == 3);
        assertEquals(List.of("stays@acme.com"), MailRig.recipients(greenMail));
        assertEquals(List.of("no-longer-needed", "no-longer-needed"),
                rig.events("mail.failed").stream().map(event -> event.get("reason").asString()).toList());
    }

    private void comeBack(BooleanSupplier done) {
        rig.await(() -> {
            rig.server.passTime(Duration.ofSeconds(45));
            return done.getAsBoolean();
        });
    }

    private static String bulkCreation(String name) {
        return """
                {"method": "POST", "path": "/Users", "bulkId": "%s", "data": {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"],
                "userName": "%s@acme.com", "emails": [{"value": "%s@acme.com"}]}}"""
                .formatted(name, name, name);
    }
}
