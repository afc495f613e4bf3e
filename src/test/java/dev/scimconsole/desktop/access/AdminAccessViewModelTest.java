package dev.scimconsole.desktop.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.client.AdminSession;
import dev.scimconsole.client.CallFailedException;
import dev.scimconsole.client.ConsoleClient;
import dev.scimconsole.client.InviteLink;
import dev.scimconsole.client.PreparedServer;
import dev.scimconsole.client.Wire;
import dev.scimconsole.contract.access.AcceptInvite;
import dev.scimconsole.contract.access.AdministratorDetails;
import dev.scimconsole.contract.access.InviteAdministrator;
import dev.scimconsole.contract.access.Role;
import dev.scimconsole.contract.access.SignIn;
import dev.scimconsole.contract.configuration.ScimToken;
import dev.scimconsole.desktop.ManualTime;
import dev.scimconsole.desktop.TestFailures;
import dev.scimconsole.desktop.change.Notice;
import dev.scimconsole.desktop.task.Loads;
import dev.scimconsole.desktop.task.Tasks;
import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.desktop.widgets.secrets.TokenCopies;
import dev.scimconsole.server.RunningServer;
import dev.scimconsole.server.store.MemoryFolder;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Admin Access without a toolkit, on the real service behind a breakable wire.
@Tag("desktop")
@Tag("desktop.access")
class AdminAccessViewModelTest {

    private static final String KIM = "kim@acme.com";
    private static final String INVITING = "POST /api/v1/administrators";
    private static final String NEW_PASSWORD = "nine violet ladders in the rain";

    @TempDir(factory = MemoryFolder.class) private Path folder;
    private final TestFailures failures = new TestFailures();
    private final ManualTime time = new ManualTime();
    private final Copies copies = new Copies();
    private final List<String> told = new ArrayList<>();
    private RunningServer server;
    private Wire wire;
    private int roleChanges;

    @BeforeEach
    void start() {
        server = PreparedServer.WITH_VIEWER.in(folder);
        wire = Wire.to(server.server().address());
    }

    @AfterEach
    void stop() {
        wire.close();
        server.close();
        assertEquals(List.of(), failures.defects());
    }

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

    private static void createAccount(AdminAccessViewModel page, String name) {
        page.automation().openForm();
        page.automation().nameProperty().set(name);
        page.automation().create();
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

    @Test
    void thePasswordIsChangedAndOtherSessionsEnd() throws Exception {
        String other = server.signIn();
        AdminSession session = session(RunningServer.OWNER);
        PasswordViewModel form = new PasswordViewModel(session.administrators(),
                new Tasks(Runnable::run, Runnable::run, failures), new Messages());
        form.change();
        assertEquals("Enter your current password.", current(form));
        assertEquals("Choose a new password.", next(form));
        enter(form, RunningServer.PASSWORD, RunningServer.PASSWORD);
        assertTrue(next(form).contains("Choose another"));
        enter(form, "something else entirely", NEW_PASSWORD);
        assertTrue(current(form).contains("not your current password"));
        assertEquals(Optional.of(PasswordViewModel.CURRENT), form.errors().wrongProperty().get());
        enter(form, RunningServer.PASSWORD, "short");
        assertTrue(next(form).contains("at least 12 characters"));
        assertEquals("", current(form));
        wire.strike("PUT ", new Wire.Fault.AnswerLost());
        enter(form, RunningServer.PASSWORD, NEW_PASSWORD);
        assertTrue(form.errors().generalProperty().get().startsWith("It is not known whether"));
        wire.mend();
        form.change();
        assertTrue(current(form).contains("not your current password"),
                "so the new one holds already, as the sentence before said");
        assertFalse(form.doneProperty().get());
        enter(form, NEW_PASSWORD, RunningServer.PASSWORD);
        assertTrue(form.doneProperty().get());
        assertEquals(401, server.send("GET", "/events", "", "session", other).status());
        session.configuration();
        form.close();
        assertEquals("", form.nextProperty().get());
    }

    private static void enter(PasswordViewModel form, String current, String next) {
        form.currentProperty().set(current);
        form.nextProperty().set(next);
        form.change();
    }

    private void invite(AdminAccessViewModel page, String email, Role role) {
        page.inviting().openForm();
        page.inviting().emailProperty().set(email);
        page.inviting().roleProperty().set(role);
        page.inviting().invite();
    }

    private static AdministratorDetails row(AdminAccessViewModel page, String email) {
        return page.administrators().stream().filter(one -> one.email().equals(email)).findFirst()
                .orElseThrow();
    }

    private static String facts(AdminAccessViewModel page, String email) {
        return page.people().facts(row(page, email));
    }

    private static String notice(AdminAccessViewModel page) {
        return page.noticeProperty().get().map(Notice::text).orElse("");
    }

    private static String current(PasswordViewModel form) {
        return form.errors().of(PasswordViewModel.CURRENT).get();
    }

    private static String next(PasswordViewModel form) {
        return form.errors().of(PasswordViewModel.NEXT).get();
    }

    private AdminAccessViewModel page(String email) {
        return page(email, Runnable::run);
    }

    private AdminAccessViewModel page(String email, Executor screen) {
        AdminSession session = session(email);
        AdminAccessViewModel page = new AdminAccessViewModel(session,
                new Loads(new Tasks(Runnable::run, screen, failures), time, session::health,
                        new Messages()),
                copies, () -> roleChanges++, (_, text) -> told.add(text), time);
        page.load();
        return page;
    }

    private AdminSession session(String email) {
        try {
            return ConsoleClient.at(wire.address()).signIn(new SignIn(email, RunningServer.PASSWORD));
        } catch (CallFailedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// A clipboard in memory.
    private static final class Copies implements TokenCopies {

        private final ReadOnlyIntegerWrapper secondsLeft = new ReadOnlyIntegerWrapper();
        private String copied = "";

        @Override
        public void copy(ScimToken token) {
            throw new UnsupportedOperationException("there is no token here");
        }

        @Override
        public void copySecret(String text) {
            copied = text;
        }

        @Override
        public ReadOnlyIntegerProperty secondsLeftProperty() {
            return secondsLeft.getReadOnlyProperty();
        }

        @Override
        public void wipe() {
            copied = "";
        }
    }
}
