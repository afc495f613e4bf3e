package dev.scimconsole.server.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import dev.scimconsole.server.RunningServer;
import dev.scimconsole.server.store.MemoryFolder;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.JsonNode;

/// Alerts by email: to the addresses that were chosen, with the answer beside them.
@Tag("server")
@Tag("server.mail")
@Execution(ExecutionMode.CONCURRENT)
class AlertMailTest {

    @TempDir(factory = MemoryFolder.class) private Path folder;

    @Test
    void anAlertGoesToEachAddressOnceAndTheDeliveryIsTold() {
        GreenMail greenMail = MailRig.greenMail(0);
        try (MailRig rig = new MailRig(folder, MailRig.url(greenMail))) {
            rig.admin("PATCH", "/alerts", "{\"emails\": [\"it@acme.com\", \"ops@acme.com\"]}");
            rig.admin("POST", "/alerts/test", "");
            rig.await(() -> delivered(rig) == 2);
            assertEquals(List.of("it@acme.com", "ops@acme.com"),
                    MailRig.recipients(greenMail).stream().sorted().toList());
            assertEquals(List.of("Test, sent by alex@acme.com", "Test, sent by alex@acme.com"),
                    MailRig.subjects(greenMail));
            JsonNode one = rig.admin("GET", "/alerts", "").json().at("/deliveries/0");
            assertEquals("taken", one.get("answer").asString());
            assertEquals(1, one.get("tries").asInt());
        } finally {
            greenMail.stop();
        }
    }

    @Test
    void anEmailThatIsNotTakenYetIsToldWithItsAnswer() throws Exception {
        try (ScriptedMailServer server = new ScriptedMailServer(Map.of("RCPT", "451 4.3.0 later"));
                MailRig rig = new MailRig(folder, "smtp://127.0.0.1:" + server.port())) {
            rig.admin("PATCH", "/alerts", "{\"emails\": [\"it@acme.com\"]}");
            rig.admin("POST", "/alerts/test", "");
            rig.await(() -> rig.admin("GET", "/alerts", "").json().at("/deliveries/0/tries").asInt() == 1);
            JsonNode one = rig.admin("GET", "/alerts", "").json().at("/deliveries/0");
            assertEquals("waiting", one.get("state").asString());
            assertEquals("mail-not-taken", one.get("answer").asString());
            assertTrue(Instant.parse(one.get("nextAt").asString()).isAfter(Instant.now()), one.toString());
        }
    }

    /// Whoever has no console to be asked by gets what the first Org Admin speaks.
    @Test
    void anAdministratorIsWrittenToInTheLanguageOfTheLastSignIn() throws Exception {
        GreenMail greenMail = MailRig.greenMail(0);
        try (MailRig rig = new MailRig(folder, MailRig.url(greenMail))) {
            rig.server.addViewer();
            speak(rig, RunningServer.OWNER, "de");
            speak(rig, RunningServer.VIEWER, "es-MX");
            // Neither says what is spoken there.
            speak(rig, RunningServer.VIEWER, "tlh");
            rig.server.signIn();
            rig.admin("PATCH", "/alerts", "{\"emails\": [\"%s\", \"%s\", \"ops@acme.com\"]}"
                    .formatted(RunningServer.OWNER, RunningServer.VIEWER.toUpperCase(Locale.ROOT)));
            rig.admin("POST", "/alerts/test", "");
            rig.await(() -> delivered(rig) == 3);
            assertEquals(List.of("Prueba, enviada por alex@acme.com", "Test, gesendet von alex@acme.com",
                    "Test, gesendet von alex@acme.com"),
                    MailRig.subjects(greenMail).stream().sorted().toList());
        } finally {
            greenMail.stop();
        }
    }

    private static void speak(MailRig rig, String email, String language) {
        assertEquals(201,
                rig.server.post("/sessions", """
                        {"email": "%s", "password": "%s"}""".formatted(email, RunningServer.PASSWORD),
                        "Accept-Language",
                        language).status());
    }

    private static long delivered(MailRig rig) {
        return rig.admin("GET", "/alerts", "").json().get("deliveries").valueStream()
                .filter(one -> one.get("state").asString().equals("delivered")).count();
    }
}
