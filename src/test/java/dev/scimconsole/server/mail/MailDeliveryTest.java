package dev.scimconsole.server.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.scimconsole.server.store.MemoryFolder;
import dev.scimconsole.server.store.Store;
import dev.scimconsole.server.store.Transaction;
import dev.scimconsole.server.store.configuration.OrganizationRecords.OrganizationRecord;
import dev.scimconsole.server.store.directory.StoredResource;
import dev.scimconsole.server.store.directory.StoredResource.Indexed;
import dev.scimconsole.server.store.outbox.MailRecords.MailRecord;
import dev.scimconsole.server.store.outbox.MailRecords.Topic.EmailInvite;
import dev.scimconsole.server.values.ResourceType;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.net.ssl.SSLContext;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// The way to the mail server, and what can go wrong on it.
@Tag("server")
@Tag("server.mail")
@Execution(ExecutionMode.CONCURRENT)
class MailDeliveryTest {

    private static final String ORGANIZATION = new UUID(1, 1).toString();

    @TempDir(factory = MemoryFolder.class) Path folder;
    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable one : open.reversed()) {
            one.close();
        }
    }

    @Test
    void whatAMailServerRefusesForNowIsTriedAgain() throws Exception {
        ScriptedMailServer down = new ScriptedMailServer(Map.of("", "421 not now"));
        MailRig rig = rig("smtp://127.0.0.1:" + down.port());
        rig.create("ada@acme.com");
        rig.await(() -> down.connections() > 0);
        down.close();
        GreenMail greenMail = greenMail(down.port());
        rig.await(() -> {
            rig.server.passTime(Duration.ofSeconds(45));
            return !rig.events("mail.").isEmpty();
        });
        assertEquals(List.of("ada@acme.com"), MailRig.recipients(greenMail));
        assertEquals(1, rig.events("mail.sent").size());
    }

    @Test
    void whatWaitsOutlivesTheServer() {
        GreenMail stopped = greenMail(0);
        int port = stopped.getSmtp().getPort();
        stopped.stop();
        MailRig rig = rig("smtp://127.0.0.1:" + port);
        rig.create("ada@acme.com");
        rig.close();
        GreenMail greenMail = greenMail(port);
        MailRig again = opened(
                MailRig.again(folder, "smtp://127.0.0.1:" + port, Duration.ofMinutes(20), rig.token));
        again.await(() -> MailRig.recipients(greenMail).equals(List.of("ada@acme.com")));
    }

    @Test
    void afterEightHoursAnEmailIsGivenUpAndActivitySaysWhy() throws Exception {
        ScriptedMailServer busy = script(Map.of("RCPT", "450 later"));
        MailRig rig = rig("smtp://127.0.0.1:" + busy.port());
        rig.create("ada@acme.com");
        rig.await(() -> busy.count("RCPT") == 1);
        awaitPutOff(rig, busy, 1);
        assertEquals(List.of(), rig.events("mail."));
        rig.server.passTime(Duration.ofHours(7));
        rig.await(() -> busy.count("RCPT") == 2);
        awaitPutOff(rig, busy, 2);
        assertEquals(List.of(), rig.events("mail."));
        rig.server.passTime(Duration.ofMinutes(61));
        rig.await(() -> !rig.events("mail.").isEmpty());
        assertEquals("mail-not-taken", rig.events("mail.failed").getFirst().get("reason").asString());
        assertEquals(3, busy.count("RCPT"));
    }

    @Test
    void aClockThatIsSetBackKeepsNoEmailWaiting() throws Exception {
        ScriptedMailServer busy = script(Map.of("RCPT", "450 later"));
        MailRig rig = rig("smtp://127.0.0.1:" + busy.port());
        rig.create("ada@acme.com");
        rig.await(() -> busy.count("RCPT") == 1);
        awaitPutOff(rig, busy, 1);
        rig.server.passTime(Duration.ofDays(-10));
        rig.await(() -> busy.count("RCPT") == 2);
    }

    @Test
    void aRecipientWhoIsRefusedIsNotTriedAgainAndTheOthersGetTheirs() throws Exception {
        ScriptedMailServer picky = script(Map.of("RCPT TO:<nobody@", "550 no such user"));
        MailRig rig = rig("smtp://127.0.0.1:" + picky.port());
        rig.create("nobody@acme.com");
        rig.create("ada@acme.com");
        rig.await(() -> rig.events("mail.").size() == 2);
        assertEquals("mail-refused", rig.events("mail.failed").getFirst().get("reason").asString());
        assertEquals("nobody@acme.com", rig.events("mail.failed").getFirst().at("/target/name").asString());
        assertEquals("ada@acme.com", rig.events("mail.sent").getFirst().at("/target/name").asString());
    }

    @Test
    void provisioningDoesNotWaitForAMailServerThatSaysNothing() throws Exception {
        ScriptedMailServer mute = script(Map.of("EHLO", ""));
        MailRig rig = rig("smtp://127.0.0.1:" + mute.port());
        rig.create("first@acme.com");
        rig.await(() -> mute.count("EHLO") == 1);
        long start = System.nanoTime();
        for (int i = 0; i < 20; i++) {
            rig.create("user" + i + "@acme.com");
        }
        assertTrue(Duration.ofNanos(System.nanoTime() - start).toSeconds() < 10,
                "the mail server's 30 seconds");
        mute.close();
    }

    @Test
    void twoNodesSendEachEmailOnce() throws Exception {
        GreenMail greenMail = greenMail(0);
        Store store = opened(Store.open("jdbc:sqlite:" + folder.resolve("nodes.db")));
        Instant now = Instant.now();
        store.write(transaction -> addUsersWithInvites(transaction, 100, now));
        SmtpServer server = SmtpServer.parse(MailRig.url(greenMail));
        List<Mails> nodes = List.of(opened(Mails.start(store, InstantSource.system(), server)),
                opened(Mails.start(store, InstantSource.system(), server)));
        assertTrue(greenMail.waitForIncomingEmail(30_000, 100));
        nodes.forEach(Mails::close);
        Set<String> ids = new HashSet<>();
        for (MimeMessage mail : greenMail.getReceivedMessages()) {
            assertTrue(ids.add(mail.getMessageID()), "twice");
        }
        assertEquals(100, ids.size());
        assertEquals(List.of(), store.<List<MailRecord>>write(transaction -> transaction.mails()
                .claim(now.plus(Duration.ofDays(1)), now.plus(Duration.ofDays(2)), 9)));
    }

    @Test
    void withoutEncryptionNothingIsSaidWhereItIsRequired() throws Exception {
        ScriptedMailServer plain = script(Map.of());
        MailRig rig = rig("smtp://ada:open-sesame@127.0.0.1:" + plain.port() + "?tls=required");
        rig.create("ada@acme.com");
        rig.await(() -> plain.count("EHLO") > 0);
        giveUp(rig);
        assertEquals("mail-server-unreachable",
                rig.events("mail.failed").getFirst().get("reason").asString());
        assertEquals(0, plain.count("AUTH") + plain.count("MAIL"));
    }

    @Test
    void whereItIsEncryptedNothingIsSaidBefore() throws Exception {
        HeldCertificate certificate = new HeldCertificate.Builder().addSubjectAlternativeName("127.0.0.1")
                .build();
        ScriptedMailServer protectedServer = opened(new ScriptedMailServer(Map.of("AUTH", "235 welcome"),
                new HandshakeCertificates.Builder().heldCertificate(certificate).build().sslContext()));
        SSLContext trusted = SSLContext.getDefault();
        open.add(() -> SSLContext.setDefault(trusted));
        SSLContext.setDefault(
                new HandshakeCertificates.Builder().addTrustedCertificate(certificate.certificate())
                        .build().sslContext());
        MailRig rig = rig("smtp://ada:open-sesame@127.0.0.1:" + protectedServer.port() + "?tls=required");
        rig.create("ada@acme.com");
        rig.await(() -> !rig.events("mail.sent").isEmpty());
        List<String> inClear = protectedServer.commands().stream()
                .filter(command -> !command.startsWith("encrypted ")).toList();
        assertEquals(2, inClear.size(), inClear::toString);
        assertEquals("STARTTLS", inClear.getLast());
        assertEquals(1, protectedServer.count("encrypted AUTH PLAIN"));
        assertEquals(1, protectedServer.count("encrypted RCPT TO:<ada@acme.com>"));
    }

    @Test
    void aCertificateThatNobodyTrustsIsNotAccepted() {
        GreenMail greenMail = MailRig.greenMail(0, ServerSetup.PROTOCOL_SMTPS);
        open.add(greenMail::stop);
        MailRig rig = rig("smtps://127.0.0.1:" + greenMail.getSmtps().getPort() + "?from=scim@acme.com");
        rig.create("ada@acme.com");
        giveUp(rig);
        assertEquals("mail-server-unreachable",
                rig.events("mail.failed").getFirst().get("reason").asString());
        assertEquals(0, greenMail.getReceivedMessages().length);
    }

    @Test
    void itSignsInWhereItIsAskedTo() {
        GreenMail greenMail = greenMail(0);
        greenMail.setUser("ada@acme.com", "ada", "open:sesame");
        String host = "@127.0.0.1:" + greenMail.getSmtp().getPort() + "?from=scim@acme.com";
        MailRig rig = rig("smtp://ada:open%3Asesame" + host);
        rig.create("right@acme.com");
        rig.await(() -> !rig.events("mail.sent").isEmpty());
        rig.close();
        MailRig wrong = opened(MailRig.again(folder, "smtp://ada:other" + host, Duration.ZERO, rig.token));
        wrong.create("wrong@acme.com");
        giveUp(wrong);
        assertEquals("mail-sign-in-refused", wrong.events("mail.failed").getFirst().get("reason").asString());
        assertEquals(List.of("right@acme.com"), MailRig.recipients(greenMail));
        assertFalse(wrong.admin("GET", "/events", "").text().contains("sesame"));
    }

    /// When the next try is due has been written down when the mail server is left.
    private static void awaitPutOff(MailRig rig, ScriptedMailServer busy, int tries) {
        rig.await(() -> busy.count("QUIT") == tries);
    }

    private static void giveUp(MailRig rig) {
        rig.await(() -> {
            rig.server.passTime(Duration.ofMinutes(20));
            return !rig.events("mail.failed").isEmpty();
        });
    }

    private MailRig rig(String url) {
        MailRig rig = opened(new MailRig(folder, url));
        rig.sendInvites(true);
        return rig;
    }

    private ScriptedMailServer script(Map<String, String> answers) {
        return opened(new ScriptedMailServer(answers));
    }

    private <T extends AutoCloseable> T opened(T one) {
        open.add(one);
        return one;
    }

    private static boolean addUsersWithInvites(Transaction transaction, int count, Instant now) {
        transaction.organizations().insert(new OrganizationRecord(ORGANIZATION, "Acme Corporation", now, true,
                Optional.empty(), 1, now, "alex@acme.com"));
        for (int i = 0; i < count; i++) {
            String id = new UUID(1, i).toString();
            String name = "user" + i + "@acme.com";
            transaction.resources().insert(new StoredResource(ORGANIZATION, ResourceType.USER, id, 1, now,
                    now, Optional.empty(),
                    new Indexed(Optional.of(name), Optional.empty(), Optional.empty(), Optional.empty(),
                            Optional.of(true), List.of(name), List.of()),
                    "{}"));
            transaction.mails().add(new MailRecord(id, ORGANIZATION, new EmailInvite(id), name, now, 0));
        }
        return true;
    }

    private GreenMail greenMail(int port) {
        GreenMail greenMail = MailRig.greenMail(port);
        open.add(greenMail::stop);
        return greenMail;
    }
}
