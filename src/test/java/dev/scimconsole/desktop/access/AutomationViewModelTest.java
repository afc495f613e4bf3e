package dev.scimconsole.desktop.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.client.Wire;
import dev.scimconsole.server.RunningServer;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Accounts of programs, whose key is shown once.
@Tag("desktop")
@Tag("desktop.access")
class AutomationViewModelTest extends AccessPage {

    @Test
    void anAutomationAccountsKeyIsShownOnceAndEndsWithTheAccount() {
        AdminAccessViewModel page = page(RunningServer.OWNER);
        assertEquals("Automation accounts", page.automation().titleProperty().getValue());
        createAccount(page, "Key vault job");
        String key = page.automation().key().secretProperty().get();
        assertTrue(key.startsWith("scimconsole_"), "a key is shown");
        assertEquals(200, server.send("GET", "/scim-configuration", "", "session", key).status());
        assertTrue(page.leaveWarning().isPresent(), "a key that nobody copied would be lost");
        page.automation().key().copy();
        assertEquals(key, copies.copied);
        assertTrue(page.leaveWarning().isEmpty());
        assertEquals("Automation accounts (1)", page.automation().titleProperty().getValue());
        String facts = page.automation().facts(page.accounts().getFirst());
        assertTrue(facts.startsWith("Key …" + key.substring(key.length() - 6)), facts);
        assertTrue(facts.contains(RunningServer.OWNER) && facts.contains("never used"), facts);
        page.automation().end(page.accounts().getFirst());
        assertEquals("", page.automation().key().secretProperty().get());
        assertEquals("", copies.copied);
        assertEquals(List.of(), page.accounts());
        assertEquals(401, server.send("GET", "/scim-configuration", "", "session", key).status());
    }

    @Test
    void whatIsWrongWithAnAutomationAccountIsSaidBesideItsField() {
        AdminAccessViewModel page = page(RunningServer.OWNER);
        createAccount(page, " ");
        assertEquals("Enter a name for the automation account.", page.automation().errorProperty().get());
        createAccount(page, "alex@acme.com");
        assertTrue(page.automation().errorProperty().get().contains("without an @"));
        createAccount(page, "Job");
        createAccount(page, "job");
        assertTrue(page.automation().errorProperty().get().contains("already"));
        assertEquals(1, page.accounts().size());
    }

    @Test
    void anAutomationAccountWhoseAnswerIsLostIsToldTruthfully() {
        AdminAccessViewModel page = page(RunningServer.OWNER);
        wire.strike("POST /api/v1/automation-accounts", new Wire.Fault.AnswerLost());
        createAccount(page, "Job");
        assertTrue(notice(page).contains("nobody has seen its key"), () -> notice(page));
        assertEquals("", page.automation().key().secretProperty().get());
        wire.strike("POST /api/v1/automation-accounts", new Wire.Fault.RequestLost());
        createAccount(page, "Other");
        assertTrue(notice(page).contains("No automation account “Other” was made"), () -> notice(page));
        wire.strike("DELETE ", new Wire.Fault.RequestLost());
        page.automation().end(page.accounts().getFirst());
        assertTrue(notice(page).contains("was not ended"), () -> notice(page));
        wire.strike("DELETE ", new Wire.Fault.AnswerLost());
        page.automation().end(page.accounts().getFirst());
        assertTrue(notice(page).contains("is ended, although"), () -> notice(page));
        assertEquals(List.of(), page.accounts());
    }

    @Test
    void whoIsRemovedLeavesAccountsBehindAndTheQuestionNamesThem() {
        AdminAccessViewModel page = page(RunningServer.OWNER);
        createAccount(page, "Key vault job");
        page.people().changeRole(row(page, RunningServer.VIEWER));
        assertTrue(page.people().removalQuestion(row(page, RunningServer.OWNER)).points().stream()
                .anyMatch(point -> point.contains("Key vault job")));
        assertTrue(page.people().removalQuestion(row(page, RunningServer.VIEWER)).points().stream()
                .noneMatch(point -> point.contains("Key vault job")));
    }
}
