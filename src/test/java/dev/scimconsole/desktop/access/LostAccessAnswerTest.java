package dev.scimconsole.desktop.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.client.Wire;
import dev.scimconsole.contract.access.Role;
import dev.scimconsole.desktop.change.Notice;
import dev.scimconsole.server.RunningServer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What the page says when a change of who has access goes wrong: whether it was made, truthfully.
@Tag("desktop")
@Tag("desktop.access")
class LostAccessAnswerTest extends AccessPage {

    private static final String INVITING = "POST /api/v1/administrators";

    @Test
    void anInviteWhoseAnswerIsLostIsToldTruthfully() {
        AdminAccessViewModel page = page(RunningServer.OWNER);
        wire.strike(INVITING, new Wire.Fault.AnswerLost());
        invite(page, KIM, Role.VIEWER);
        assertTrue(notice(page).contains("nobody has seen its link"), () -> notice(page));
        assertEquals("", page.inviting().link().secretProperty().get());
        assertEquals(1, page.invites().size());
        wire.strike(INVITING, new Wire.Fault.RequestLost());
        invite(page, "lee@acme.com", Role.VIEWER);
        assertTrue(notice(page).contains("lee@acme.com was not invited"), () -> notice(page));
        assertEquals(1, wire.count(INVITING) - 1, "sent once each");
    }

    @Test
    void everyOtherChangeWhoseAnswerIsLostIsToldTruthfully() {
        AdminAccessViewModel page = page(RunningServer.OWNER);
        invite(page, KIM, Role.VIEWER);
        for (boolean made : List.of(false, true)) {
            Wire.Fault fault = made ? new Wire.Fault.AnswerLost() : new Wire.Fault.RequestLost();
            String not = made ? "" : " not";
            wire.strike("PATCH ", fault);
            page.people().changeRole(row(page, RunningServer.VIEWER));
            assertTrue(notice(page).contains(made ? "is now Org Admin" : "was not changed"),
                    () -> notice(page));
            wire.strike("DELETE ", fault);
            page.inviting().withdraw(page.invites().getFirst());
            assertTrue(notice(page).contains(made ? "is withdrawn" : "was not withdrawn"),
                    () -> notice(page));
            server.signIn(RunningServer.VIEWER, RunningServer.PASSWORD);
            page.load();
            page.people().endSessions(row(page, RunningServer.VIEWER));
            assertTrue(notice(page).contains(made ? "has no open session" : "1 open session"),
                    () -> notice(page));
            page.people().remove(row(page, RunningServer.VIEWER));
            assertTrue(notice(page).contains("was" + not + " removed"), () -> notice(page));
            wire.mend();
        }
    }

    @Test
    void anOutcomeThatCannotBeFoundOutIsSaidAndAskedAgain() {
        AdminAccessViewModel page = page(RunningServer.OWNER);
        wire.strike("", new Wire.Fault.AnswerLost());
        page.people().remove(row(page, RunningServer.VIEWER));
        assertEquals(Optional.of(Notice.Remedy.CHECK_AGAIN),
                page.noticeProperty().get().orElseThrow().remedy());
        assertTrue(notice(page).contains("not known"));
        wire.mend();
        page.checkAgain();
        assertTrue(notice(page).contains("was removed, although"), () -> notice(page));
        assertEquals(1, wire.count("DELETE "));
    }

    @Test
    void whatIsNotKnownStaysSaidUntilItIsKnown() {
        AdminAccessViewModel page = page(RunningServer.OWNER);
        wire.strike("", new Wire.Fault.AnswerLost());
        page.people().remove(row(page, RunningServer.VIEWER));
        wire.strike("GET ", new Wire.Fault.Cut());
        invite(page, KIM, Role.VIEWER);
        assertTrue(page.inviting().link().secretProperty().get().contains("/invite#"));
        assertTrue(notice(page).startsWith("**It is not known"), () -> notice(page));
        wire.mend();
        page.checkAgain();
        assertTrue(notice(page).contains(RunningServer.VIEWER + " was removed, although"),
                () -> notice(page));
    }

    @Test
    void twoChangesWhoseAnswersAreLostAreBothTold() {
        AdminAccessViewModel page = page(RunningServer.OWNER);
        wire.strike("", new Wire.Fault.AnswerLost());
        page.people().remove(row(page, RunningServer.VIEWER));
        invite(page, KIM, Role.VIEWER);
        wire.mend();
        page.checkAgain();
        assertEquals(2, notice(page).lines().count(), () -> notice(page));
        assertTrue(notice(page).contains("was removed, although"), () -> notice(page));
        assertTrue(notice(page).contains("nobody has seen its link"), () -> notice(page));
    }

    @Test
    void anInviteThatReplacesALostOneLeavesNothingToSayOfThat() {
        AdminAccessViewModel page = page(RunningServer.OWNER);
        wire.strike("", new Wire.Fault.AnswerLost());
        invite(page, KIM, Role.VIEWER);
        wire.mend();
        invite(page, KIM, Role.VIEWER);
        assertEquals("", notice(page));
        assertEquals(1, page.invites().size());
    }

    @Test
    void aChangeAfterWhichTheListsCannotBeReadSaysSoAndOffersToReadThem() {
        AdminAccessViewModel page = page(RunningServer.OWNER);
        wire.strike("GET ", new Wire.Fault.Cut());
        page.people().remove(row(page, RunningServer.VIEWER));
        assertTrue(notice(page).startsWith("**Done, but what stands on this page is out of date.**"),
                () -> notice(page));
        wire.mend();
        page.checkAgain();
        assertEquals(1, page.administrators().size());
    }

    @Test
    void whenNothingWasSentThatIsSaid() {
        AdminAccessViewModel page = page(RunningServer.OWNER);
        wire.close();
        page.people().remove(row(page, RunningServer.VIEWER));
        assertTrue(notice(page).startsWith("**Nothing was sent"), () -> notice(page));
        page.load();
        assertFalse(page.loading().errorProperty().get().isBlank());
        assertEquals(2, page.administrators().size(), "what was known stays");
    }
}
