package dev.scimconsole.desktop.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.client.ConsoleClient;
import dev.scimconsole.client.InviteLink;
import dev.scimconsole.contract.access.AcceptInvite;
import dev.scimconsole.contract.access.AdministratorDetails;
import dev.scimconsole.contract.access.InviteAdministrator;
import dev.scimconsole.contract.access.Role;
import dev.scimconsole.contract.access.SignIn;
import dev.scimconsole.server.RunningServer;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Who has access: administrators, their roles and sessions, and whom one of them invites.
@Tag("desktop")
@Tag("desktop.access")
class AdminAccessViewModelTest extends AccessPage {

    @Test
    void everyAdministratorIsListedWithRoleAndSessions() {
        AdminAccessViewModel page = page(RunningServer.OWNER);
        assertEquals(List.of(RunningServer.OWNER, RunningServer.VIEWER),
                page.administrators().stream().map(AdministratorDetails::email).toList());
        assertTrue(page.people().isMe(page.administrators().getFirst()));
        assertTrue(facts(page, RunningServer.OWNER).startsWith("1 open session, last seen "),
                () -> facts(page, RunningServer.OWNER));
        assertTrue(facts(page, RunningServer.VIEWER).startsWith("No open session · added "));
        page.close();
        assertEquals(0, time.waiting());
    }

    @Test
    void anInvitesLinkIsShownOnceAndMakesAnAdministrator() throws Exception {
        AdminAccessViewModel page = page(RunningServer.OWNER);
        invite(page, KIM, Role.VIEWER);
        String link = page.inviting().link().secretProperty().get();
        assertTrue(link.startsWith(wire.address() + "/invite#"), link);
        assertTrue(page.inviting().link().instructionProperty().get().contains(KIM));
        assertFalse(page.inviting().formOpenProperty().get());
        assertEquals(List.of(KIM), page.invites().stream().map(invite -> invite.email()).toList());
        assertTrue(page.leaveWarning().isPresent(), "a link that nobody copied would be lost");
        page.inviting().link().copy();
        assertEquals(link, copies.copied);
        assertTrue(page.leaveWarning().isEmpty());
        page.close();
        assertEquals("", page.inviting().link().secretProperty().get());
        assertEquals("", copies.copied);
        try (ConsoleClient client = ConsoleClient.at(InviteLink.parse(link).orElseThrow().server()
                .orElseThrow())) {
            client.accept(new AcceptInvite(InviteLink.parse(link).orElseThrow().code(), NEW_PASSWORD));
            assertEquals(Role.VIEWER,
                    client.signIn(new SignIn(KIM, NEW_PASSWORD)).session().administrator().role());
        }
        AdminAccessViewModel later = page(RunningServer.OWNER);
        assertEquals("", later.inviting().link().secretProperty().get());
        assertEquals(List.of(), later.invites());
        assertEquals(3, later.administrators().size());
    }

    @Test
    void whatIsNoEmailOrAnAdministratorsIsSaidBesideTheField() {
        AdminAccessViewModel page = page(RunningServer.OWNER);
        invite(page, " ", Role.VIEWER);
        assertEquals("Enter the email of whom you invite.", page.inviting().errorProperty().get());
        invite(page, "kim", Role.VIEWER);
        assertFalse(page.inviting().errorProperty().get().isBlank());
        invite(page, RunningServer.VIEWER, Role.VIEWER);
        assertTrue(page.inviting().errorProperty().get().contains("is an administrator already"));
        assertTrue(page.inviting().formOpenProperty().get(), "what was typed is kept");
    }

    @Test
    void aSecondInviteOfTheSameEmailSaysThatItReplacesTheFirst() {
        AdminAccessViewModel page = page(RunningServer.OWNER);
        invite(page, KIM, Role.VIEWER);
        String first = page.inviting().link().secretProperty().get();
        page.inviting().openForm();
        page.inviting().emailProperty().set("KIM@acme.com");
        assertTrue(page.inviting().replacesProperty().get().contains("replaces it"));
        page.inviting().invite();
        assertFalse(first.equals(page.inviting().link().secretProperty().get()));
        assertEquals(1, page.invites().size());
    }

    @Test
    void aWithdrawnInviteTakesItsLinkFromTheScreen() {
        AdminAccessViewModel page = page(RunningServer.OWNER);
        invite(page, KIM, Role.VIEWER);
        assertTrue(page.inviting().withdrawalQuestion(page.invites().getFirst()).title().contains(KIM));
        page.inviting().withdraw(page.invites().getFirst());
        assertEquals(List.of(), page.invites());
        assertEquals("", page.inviting().link().secretProperty().get());
        assertTrue(told.getLast().contains(KIM));
    }

    @Test
    void leavingWhileALinkOrAKeyIsOnItsWayAsksFirst() {
        Queue<Runnable> screen = new ArrayDeque<>();
        AdminAccessViewModel page = page(RunningServer.OWNER, screen::add);
        screen.remove().run();
        invite(page, KIM, Role.VIEWER);
        assertEquals("Leave before the link arrives?", page.leaveWarning().orElseThrow().title());
        while (!screen.isEmpty()) {
            screen.remove().run();
        }
        page.inviting().link().copy();
        assertEquals(Optional.empty(), page.leaveWarning());
        createAccount(page, "Key vault job");
        assertEquals("Leave before the key arrives?", page.leaveWarning().orElseThrow().title());
    }

    @Test
    void theLastOrgAdminIsFixedUntilThereIsAnother() {
        AdminAccessViewModel page = page(RunningServer.OWNER);
        assertTrue(page.people().whyFixed(row(page, RunningServer.OWNER), true).isPresent());
        assertTrue(page.people().whyFixed(row(page, RunningServer.VIEWER), true).isEmpty());
        page.people().changeRole(row(page, RunningServer.VIEWER));
        assertEquals(Role.ORG_ADMIN, row(page, RunningServer.VIEWER).role());
        assertTrue(page.people().whyFixed(row(page, RunningServer.OWNER), true).isEmpty());
        assertEquals(0, roleChanges);
    }

    @Test
    void oneWhoseOwnRoleChangesIsToldThatItIsSo() {
        AdminAccessViewModel page = page(RunningServer.OWNER);
        page.people().changeRole(row(page, RunningServer.VIEWER));
        assertTrue(page.people().roleQuestion(row(page, RunningServer.OWNER)).points().getLast()
                .contains("**you**"));
        page.people().changeRole(row(page, RunningServer.OWNER));
        assertEquals(1, roleChanges);
    }

    @Test
    void whatAnotherChangedMeanwhileIsRefusedAndShown() throws Exception {
        AdminAccessViewModel page = page(RunningServer.OWNER);
        AdministratorDetails viewer = row(page, RunningServer.VIEWER);
        session(RunningServer.OWNER).administrators().remove(viewer.id());
        page.people().changeRole(viewer);
        assertTrue(page.noticeProperty().get().orElseThrow().text().startsWith("**Nothing was changed.**"));
        assertEquals(1, page.administrators().size());
    }

    @Test
    void sessionsAreEndedAndAdministratorsRemoved() {
        String viewer = server.signIn(RunningServer.VIEWER, RunningServer.PASSWORD);
        AdminAccessViewModel page = page(RunningServer.OWNER);
        assertEquals(1, row(page, RunningServer.VIEWER).sessions());
        page.people().endSessions(row(page, RunningServer.VIEWER));
        assertEquals(0, row(page, RunningServer.VIEWER).sessions());
        assertEquals(401, server.send("GET", "/events", "", "session", viewer).status());
        page.people().remove(row(page, RunningServer.VIEWER));
        assertEquals(1, page.administrators().size());
    }

    @Test
    void whoRemovesHimselfIsSignedOut() {
        AdminAccessViewModel page = page(RunningServer.OWNER);
        page.people().changeRole(row(page, RunningServer.VIEWER));
        page.people().remove(row(page, RunningServer.OWNER));
        assertTrue(failures.sessionEnded());
    }

    @Test
    void aViewerSeesAllAndMayChangeNothing() throws Exception {
        session(RunningServer.OWNER).administrators().invite(new InviteAdministrator(KIM, Role.VIEWER));
        AdminAccessViewModel page = page(RunningServer.VIEWER);
        assertFalse(page.mayChange());
        assertEquals(2, page.administrators().size());
        assertEquals(1, page.invites().size());
        page.people().remove(row(page, RunningServer.OWNER));
        assertTrue(notice(page).contains("Only an Org Admin may do this"), () -> notice(page));
    }

    private static String facts(AdminAccessViewModel page, String email) {
        return page.people().facts(row(page, email));
    }
}
