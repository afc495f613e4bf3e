package dev.scimconsole.server.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import dev.scimconsole.contract.access.Role;
import dev.scimconsole.contract.access.SignIn;
import dev.scimconsole.server.RunningServer;
import dev.scimconsole.server.store.MemoryFolder;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Reminders of a token's end, by the clock.
@Tag("server")
@Tag("server.mail")
@Execution(ExecutionMode.CONCURRENT)
class ExpiryRemindersTest {

    private static final String SECOND = "b.okoro@acme.com";

    @TempDir(factory = MemoryFolder.class) Path folder;
    private GreenMail greenMail;
    private MailRig rig;
    private final List<String> expected = new ArrayList<>();

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
    void eachOrgAdminIsRemindedOnceAtEachOfTheDays() throws Exception {
        rig.server.server().addAdministrator(new SignIn(SECOND, RunningServer.PASSWORD), Role.ORG_ADMIN);
        rig.server.addViewer();
        rig.limitLife(40);
        pass(9);
        expect();
        pass(1);
        expect("in 30 days", "in 30 days");
        pass(1);
        expect();
        pass(16);
        expect("in 13 days", "in 13 days");
        pass(6);
        expect("in 7 days", "in 7 days");
        pass(6);
        expect("within a day", "within a day");
        expect();
        List<String> reminded = new ArrayList<>();
        for (MimeMessage mail : greenMail.getReceivedMessages()) {
            if (mail.getSubject().contains("token")) {
                reminded.add(mail.getHeader("To", null));
                assertTrue(((String) mail.getContent()).contains("an Org Admin of Acme Corporation"));
            }
        }
        assertEquals(8, reminded.size());
        assertEquals(4, Collections.frequency(reminded, SECOND));
        assertEquals(4, Collections.frequency(reminded, RunningServer.OWNER));
        assertEquals(2, rig.events("1 day before").size());
    }

    @Test
    void aRestartRemindsNobodyAgain() {
        rig.limitLife(40);
        pass(10);
        expect("in 30 days");
        restart(Duration.ofDays(10));
        expect();
        pass(16);
        expect("in 14 days");
    }

    @Test
    void aNewTokenStartsAnewAndAnOldReminderIsNotSent() {
        rig.limitLife(10);
        pass(4);
        expect("in 6 days");
        rig = rig.refresh();
        pass(2);
        expect();
        pass(1);
        expect("in 7 days");
    }

    @Test
    void whatWasDueLongAgoIsNotMadeUpFor() {
        rig.limitLife(90);
        restart(Duration.ofDays(70));
        expect();
        pass(6);
        expect("in 14 days");
    }

    private void restart(Duration ahead) {
        rig.close();
        rig = MailRig.again(folder, MailRig.url(greenMail), ahead, rig.token);
    }

    private void pass(int days) {
        rig.server.passTime(Duration.ofDays(days));
    }

    /// Has a user invited, so that the absence of emails can be told from their delay: what comes later than
    /// it should is found by the next call.
    private void expect(String... endings) {
        rig.create("marker" + expected.size() + "@acme.com");
        expected.add("Your account at Acme Corporation");
        for (String ending : endings) {
            expected.add("The SCIM token of Acme Corporation ends " + ending);
        }
        rig.await(() -> MailRig.subjects(greenMail).size() >= expected.size());
        // Each mailbox by itself has an order, all together have none.
        assertEquals(expected.stream().sorted().toList(),
                MailRig.subjects(greenMail).stream().sorted().toList());
    }
}
