package dev.scimconsole.desktop.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.client.AdminSession;
import dev.scimconsole.client.AdministratorCalls;
import dev.scimconsole.client.CallFailure;
import dev.scimconsole.client.ConsoleClient;
import dev.scimconsole.client.InviteLink;
import dev.scimconsole.client.PreparedServer;
import dev.scimconsole.client.SetUpLink;
import dev.scimconsole.client.Wire;
import dev.scimconsole.contract.access.InviteAdministrator;
import dev.scimconsole.contract.access.IssuedInvite;
import dev.scimconsole.contract.access.Role;
import dev.scimconsole.contract.access.SignIn;
import dev.scimconsole.desktop.ManualTime;
import dev.scimconsole.desktop.TestFailures;
import dev.scimconsole.desktop.settings.MemoryPreferences;
import dev.scimconsole.desktop.settings.PreferencesSettings;
import dev.scimconsole.desktop.settings.ServerProfile;
import dev.scimconsole.desktop.settings.Settings;
import dev.scimconsole.desktop.signin.SignInViewModel.Step;
import dev.scimconsole.desktop.task.Failures;
import dev.scimconsole.desktop.task.Tasks;
import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.server.RunningServer;
import dev.scimconsole.server.store.MemoryFolder;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Signing in without a toolkit, on the real service.
@Tag("desktop")
@Tag("desktop.signin")
class SignInViewModelTest {

    @TempDir(factory = MemoryFolder.class) private Path folder;
    private final TestFailures failures = new TestFailures();
    private final List<AdminSession> sessions = new ArrayList<>();
    private final MemoryPreferences preferences = new MemoryPreferences();
    private final Settings settings = new PreferencesSettings(preferences);
    private final MemoryKeychain keychain = new MemoryKeychain();
    private final ManualTime time = new ManualTime();
    private final Messages messages = new Messages();
    private KeptSessions kept = kept();
    private SignInViewModel model = model();
    private Optional<RunningServer> server = Optional.empty();
    private int refusals;

    @AfterEach
    void stop() {
        server.ifPresent(RunningServer::close);
        assertEquals(List.of(), failures.defects());
    }

    @Test
    void theServerOfALinkIsFilledInForSomebodyToDecide() {
        server = Optional.of(RunningServer.fresh(folder));
        URI address = server.orElseThrow().server().address();
        model.open(new SetUpLink(address, server.orElseThrow().server().setupCode()));
        assertEquals(Step.SERVER, model.stepProperty().get());
        assertEquals(address.toString(), model.server().typedProperty().get());
        assertEquals("", model.connectionProperty().get(), "nothing was sent there");
        model.server().take();
        assertEquals(Step.SET_UP, model.stepProperty().get());
        assertEquals(server.orElseThrow().server().setupCode().orElseThrow(),
                model.settingUp().field(SetUpForm.CODE).get());
    }

    @Test
    void theServerOfALinkIsChosenWhenItIsKnown() {
        server = Optional.of(PreparedServer.SET_UP.in(folder));
        URI address = server.orElseThrow().server().address();
        settings.remember(new ServerProfile(address, RunningServer.ORGANIZATION, RunningServer.OWNER, false));
        model.open(new SetUpLink(address, Optional.empty()));
        assertEquals(Step.SIGN_IN, model.stepProperty().get());
        assertEquals(RunningServer.OWNER, model.emailProperty().get());
    }

    @Test
    void theRightPasswordSignsInAndIsForgotten() {
        open(PreparedServer.SET_UP.in(folder));
        assertTrue(model.connectionProperty().get().startsWith("Connected to http://127.0.0.1:"));
        enter(RunningServer.OWNER, RunningServer.PASSWORD);
        model.signIn();
        assertEquals(RunningServer.OWNER, sessions.getFirst().session().administrator().email());
        assertEquals("", model.passwordProperty().get());
    }

    @Test
    void aWrongPasswordGetsTheServicesSentence() {
        open(PreparedServer.SET_UP.in(folder));
        enter(RunningServer.OWNER, "something else entirely");
        model.signIn();
        assertFalse(model.errorProperty().get().isBlank());
        assertEquals(List.of(), sessions);
    }

    @Test
    void anEmptyFieldIsNotSent() {
        open(PreparedServer.SET_UP.in(folder));
        model.signIn();
        assertEquals("Enter your email and your password.", model.errorProperty().get());
    }

    @Test
    void aServerThatDoesNotAnswerIsSaidBeforeAnybodyTypes() {
        RunningServer gone = PreparedServer.SET_UP.in(folder);
        URI address = gone.server().address();
        gone.close();
        model.open(Optional.of(address));
        assertTrue(model.errorProperty().get().contains("does not answer"), model.errorProperty()::get);
        assertEquals("Server " + address, model.connectionProperty().get());
    }

    @Test
    void aNewAddressIsAskedForUntilItsServerAnswers() {
        RunningServer gone = PreparedServer.SET_UP.in(folder);
        URI address = gone.server().address();
        gone.close();
        model.open(Optional.empty());
        model.server().typedProperty().set(address.toString());
        model.server().take();
        assertEquals(Step.SERVER, model.stepProperty().get());
        assertTrue(model.server().errorProperty().get().contains("does not answer"),
                model.server().errorProperty()::get);
        server = Optional.of(RunningServer.again(folder, address.getPort()));
        model.server().take();
        assertEquals(Step.SIGN_IN, model.stepProperty().get());
        assertEquals("", model.server().errorProperty().get());
    }

    @Test
    void whatIsSaidOfTheServerIsSaidInTheLanguageOfNow() {
        open(PreparedServer.SET_UP.in(folder));
        URI address = server.orElseThrow().server().address();
        messages.use(Locale.GERMAN);
        model.sayAnew();
        assertEquals("Verbunden mit " + address, model.connectionProperty().get());
        enter(RunningServer.OWNER, "");
        model.signIn();
        assertFalse(model.errorProperty().get().isEmpty());
        model.sayAnew();
        assertEquals("", model.errorProperty().get());
        assertEquals(RunningServer.OWNER, model.emailProperty().get());
    }

    @Test
    void thatTheServerDoesNotAnswerIsSaidAgainAndItsReturnIsNoticedStill() {
        RunningServer gone = PreparedServer.SET_UP.in(folder);
        URI address = gone.server().address();
        gone.close();
        model.open(Optional.of(address));
        messages.use(Locale.GERMAN);
        model.sayAnew();
        assertFalse(model.errorProperty().get().isEmpty());
        server = Optional.of(RunningServer.again(folder, address.getPort()));
        time.pass(Duration.ofSeconds(6));
        assertEquals("", model.errorProperty().get());
        assertEquals(0, time.waiting());
    }

    @Test
    void withoutAServerItAsksForOne() {
        model.open(Optional.empty());
        assertEquals(Step.SERVER, model.stepProperty().get());
        model.server().typedProperty().set("http://console.acme.example");
        model.server().take();
        assertTrue(model.server().errorProperty().get().startsWith("This is not the address of a server."));
        assertEquals(Step.SERVER, model.stepProperty().get());
        server = Optional.of(PreparedServer.SET_UP.in(folder));
        model.server().typedProperty().set(server.orElseThrow().server().address().toString());
        model.server().take();
        assertEquals(Step.SIGN_IN, model.stepProperty().get());
    }

    @Test
    void aNewServerIsSetUpAndSignedInToAtOnce() {
        RunningServer fresh = RunningServer.fresh(folder);
        open(fresh);
        assertEquals(Step.SET_UP, model.stepProperty().get());
        assertEquals("", model.settingUp().field(SetUpForm.EMAIL).get());
        model.setUp();
        assertEquals(
                List.of("Enter the setup code.", "Enter the name of your organization.", "Enter your email.",
                        "Choose a password."),
                setUpErrors());
        assertEquals(Optional.of(SetUpForm.CODE), wrong());
        setUp("WRONG-CODE-HERE", "blue kettle under seven roofs");
        assertFalse(setUpErrors().getFirst().isBlank());
        assertEquals(Optional.of(SetUpForm.CODE), wrong());
        setUp(" " + fresh.server().setupCode().orElseThrow() + " ", "short");
        assertEquals("", setUpErrors().getFirst());
        assertTrue(setUpErrors().getLast().contains("at least 12 characters"), setUpErrors()::getLast);
        assertEquals(Optional.of(SetUpForm.PASSWORD), wrong());
        assertEquals(List.of(), sessions);
        model.settingUp().field(SetUpForm.PASSWORD).set("blue kettle under seven roofs");
        assertEquals("", setUpErrors().getLast(), "it is typed anew");
        model.setUp();
        assertEquals("Acme Corporation", sessions.getFirst().session().organization().name());
        assertEquals("", model.settingUp().field(SetUpForm.CODE).get());
        assertEquals("", model.settingUp().field(SetUpForm.PASSWORD).get());
    }

    @Test
    void aNewServersFormKnowsNothingOfAnother() {
        open(PreparedServer.SET_UP.in(folder));
        enter(RunningServer.OWNER, RunningServer.PASSWORD);
        model.askForSetUp();
        assertEquals("", model.settingUp().field(SetUpForm.EMAIL).get());
        assertEquals("", model.settingUp().field(SetUpForm.PASSWORD).get());
    }

    @Test
    void aServerThatIsSetUpButDoesNotSignInAsksForThatOnly() {
        RunningServer fresh = RunningServer.fresh(folder);
        server = Optional.of(fresh);
        try (Wire wire = Wire.to(fresh.server().address())) {
            wire.strike("POST /api/v1/sessions", new Wire.Fault.RequestLost());
            model.open(Optional.of(wire.address()));
            setUp(fresh.server().setupCode().orElseThrow(), "blue kettle under seven roofs");
            assertEquals(Step.SIGN_IN, model.stepProperty().get());
            assertFalse(model.errorProperty().get().isBlank());
            assertEquals("a.meyer@acme.com", model.emailProperty().get());
            wire.mend();
            model.signIn();
            assertEquals("Acme Corporation", sessions.getFirst().session().organization().name());
        }
    }

    @Test
    void aServerThatReturnsIsNoticed() {
        RunningServer gone = PreparedServer.SET_UP.in(folder);
        URI address = gone.server().address();
        gone.close();
        model.open(Optional.of(address));
        assertTrue(model.errorProperty().get().contains("does not answer"), model.errorProperty()::get);
        time.pass(Duration.ofSeconds(6));
        assertTrue(model.errorProperty().get().contains("does not answer"), model.errorProperty()::get);
        server = Optional.of(RunningServer.again(folder, address.getPort()));
        time.pass(Duration.ofSeconds(6));
        assertEquals("", model.errorProperty().get());
        assertEquals("Connected to " + address, model.connectionProperty().get());
        assertEquals(0, time.waiting());
    }

    @Test
    void aServerThatReturnsDoesNotMoveWhoTypesAnotherAddress() {
        RunningServer gone = PreparedServer.SET_UP.in(folder);
        URI address = gone.server().address();
        gone.close();
        model.open(Optional.empty());
        model.server().typedProperty().set(address.toString());
        model.server().take();
        model.server().typedProperty().set("https://another");
        server = Optional.of(RunningServer.again(folder, address.getPort()));
        time.pass(Duration.ofSeconds(6));
        assertEquals(Step.SERVER, model.stepProperty().get());
        assertEquals(0, time.waiting());
    }

    @Test
    void aKeptSessionDoesNotGoOnUnderWhoWantsAnotherServer() {
        URI address = openWithASessionOfAServerThatIsGone();
        model.changeServer();
        server = Optional.of(RunningServer.again(folder, address.getPort()));
        time.pass(Duration.ofSeconds(6));
        assertEquals(1, sessions.size());
        assertEquals(Step.SERVER, model.stepProperty().get());
        assertEquals(0, time.waiting());
    }

    @Test
    void aServerThatReturnsDoesNotMoveWhoCouldNotSignInAndWantsAnother() {
        open(PreparedServer.SET_UP.in(folder));
        URI address = server.orElseThrow().server().address();
        server.orElseThrow().close();
        enter(RunningServer.OWNER, RunningServer.PASSWORD);
        model.signIn();
        model.changeServer();
        model.server().typedProperty().set("https://another");
        server = Optional.of(RunningServer.again(folder, address.getPort()));
        time.pass(Duration.ofSeconds(6));
        assertEquals(Step.SERVER, model.stepProperty().get());
        assertEquals(0, time.waiting());
    }

    @Test
    void whatWasSentBeforeSignsNobodyInOnAnotherScreen() {
        RunningServer fresh = RunningServer.fresh(folder);
        server = Optional.of(fresh);
        Deque<Runnable> work = new ArrayDeque<>();
        model = model(work::add);
        model.open(Optional.of(fresh.server().address()));
        work.remove().run();
        setUp(fresh.server().setupCode().orElseThrow(), "blue kettle under seven roofs");
        model.close();
        while (!work.isEmpty()) {
            work.remove().run();
        }
        assertEquals(List.of(), sessions);
        assertFalse(model.busyProperty().get());
    }

    @Test
    void aSessionThatIsKeptAnewIsNotForgottenWithTheOneBefore() {
        signInAndKeep();
        URI address = server.orElseThrow().server().address();
        server.orElseThrow().close();
        Deque<Runnable> asked = new ArrayDeque<>();
        kept = new KeptSessions(keychain, settings, tasks(asked::add), () -> refusals++);
        model = model();
        model.open(Optional.of(address));
        server = Optional.of(RunningServer.again(folder, address.getPort()));
        model.keepProperty().set(true);
        enter(RunningServer.OWNER, RunningServer.PASSWORD);
        model.signIn();
        while (!asked.isEmpty()) {
            asked.removeLast().run();
        }
        assertEquals(Map.of(address, sessions.getLast().session().sessionToken()), keychain.tokens);
        assertTrue(kept.isKept(address));
    }

    @Test
    void aKeychainThatDoesNotTakeASessionKeepsNoEarlierOne() {
        URI address = openWithASessionOfAServerThatIsGone();
        keychain.works = false;
        server = Optional.of(RunningServer.again(folder, address.getPort()));
        model.keepProperty().set(true);
        enter(RunningServer.OWNER, RunningServer.PASSWORD);
        model.signIn();
        assertEquals(Map.of(), keychain.tokens);
        assertFalse(kept.isKept(address));
    }

    @Test
    void aKeptSessionGoesOnOnceTheServerIsBack() {
        URI address = openWithASessionOfAServerThatIsGone();
        server = Optional.of(RunningServer.again(folder, address.getPort()));
        time.pass(Duration.ofSeconds(6));
        assertEquals(2, sessions.size());
        assertEquals(0, time.waiting());
    }

    @Test
    void whatTakesLongCanBeGivenUpAndASessionThatComesAfterAllIsEnded() throws Exception {
        server = Optional.of(PreparedServer.SET_UP.in(folder));
        Deque<Runnable> work = new ArrayDeque<>();
        model = model(work::add);
        model.open(Optional.of(server.orElseThrow().server().address()));
        work.remove().run();
        enter(RunningServer.OWNER, RunningServer.PASSWORD);
        model.signIn();
        assertEquals("Signing in …", model.progressProperty().get());
        time.pass(Duration.ofSeconds(4));
        assertFalse(model.slowProperty().get());
        time.pass(Duration.ofSeconds(1));
        assertTrue(model.slowProperty().get());
        Runnable late = work.remove();
        model.cancel();
        assertEquals("Cancelled.", model.errorProperty().get());
        assertFalse(model.busyProperty().get());
        assertEquals("", model.progressProperty().get());
        late.run();
        assertEquals(List.of(), sessions);
        assertEquals(List.of(), List.copyOf(work), "nothing was begun, so that nothing has to end");
    }

    @Test
    void aServerIsRememberedWithItsOrganizationAndEmailAndNoSecret() {
        open(PreparedServer.SET_UP.in(folder));
        enter(RunningServer.OWNER, RunningServer.PASSWORD);
        model.signIn();
        URI address = server.orElseThrow().server().address();
        assertEquals(List.of(new ServerProfile(address, RunningServer.ORGANIZATION, RunningServer.OWNER,
                false)), settings.servers());
        assertFalse(preferences.everything().contains(RunningServer.PASSWORD));
        assertFalse(preferences.everything().contains(sessions.getFirst().session().sessionToken()));
        model = model();
        model.open(Optional.of(address));
        assertEquals(RunningServer.OWNER, model.emailProperty().get());
        model.changeServer();
        assertEquals(1, model.server().remembered().size());
        model.server().forget(model.server().remembered().getFirst());
        assertEquals(List.of(), model.server().remembered());
        assertEquals(List.of(), settings.servers());
    }

    @Test
    void keepingSignedInIsOfferedOnlyWhereThereIsAKeychain() {
        assertTrue(model.keepOfferedProperty().get().isEmpty());
        kept.lookSoon(time);
        assertTrue(model.keepOfferedProperty().get().isEmpty(), "not while the window is being drawn");
        time.pass(Duration.ofSeconds(1));
        assertEquals(Optional.of(true), model.keepOfferedProperty().get());
        assertEquals(0, time.waiting());
        keychain.works = false;
        kept = kept();
        kept.lookSoon(time);
        time.pass(Duration.ofSeconds(1));
        assertEquals(Optional.of(false), model().keepOfferedProperty().get());
    }

    @Test
    void aKeptSessionGoesOnAtTheNextStart() {
        signInAndKeep();
        URI address = server.orElseThrow().server().address();
        String token = sessions.getFirst().session().sessionToken();
        assertEquals(Map.of(address, token), keychain.tokens);
        assertTrue(kept.isKept(address));
        assertFalse(preferences.everything().contains(token));
        model = model();
        model.open(Optional.of(address));
        assertEquals(2, sessions.size());
        assertEquals(RunningServer.OWNER, sessions.getLast().session().administrator().email());
        kept.forget(address);
        assertEquals(Map.of(), keychain.tokens);
        model = model();
        model.open(Optional.of(address));
        assertEquals(2, sessions.size());
        assertEquals(Step.SIGN_IN, model.stepProperty().get());
    }

    @Test
    void aKeptSessionThatHasEndedIsForgotten() {
        signInAndKeep();
        server.orElseThrow().passTime(Duration.ofMinutes(31));
        URI address = server.orElseThrow().server().address();
        model = model();
        model.open(Optional.of(address));
        assertEquals("Your session has ended. Sign in again.", model.errorProperty().get());
        assertEquals(RunningServer.OWNER, model.emailProperty().get());
        assertEquals(Map.of(), keychain.tokens);
        assertFalse(kept.isKept(address));
    }

    @Test
    void aKeptSessionSurvivesAKeychainThatIsLockedAndGoesOnTheNextTime() {
        signInAndKeep();
        URI address = server.orElseThrow().server().address();
        keychain.locked = true;
        model = model();
        model.open(Optional.of(address));
        assertTrue(model.errorProperty().get().startsWith("The keychain of this computer did not give"),
                model.errorProperty()::get);
        assertFalse(model.busyProperty().get());
        assertTrue(kept.isKept(address));
        assertEquals(1, keychain.tokens.size());
        keychain.locked = false;
        model = model();
        model.open(Optional.of(address));
        assertEquals(2, sessions.size());
    }

    @Test
    void aSessionThatTheKeychainDoesNotHaveIsForgotten() {
        signInAndKeep();
        URI address = server.orElseThrow().server().address();
        keychain.tokens.clear();
        model = model();
        model.open(Optional.of(address));
        assertEquals("", model.errorProperty().get());
        assertFalse(kept.isKept(address));
    }

    @Test
    void aKeptSessionSurvivesAServerThatDoesNotAnswer() {
        URI address = openWithASessionOfAServerThatIsGone();
        assertTrue(model.errorProperty().get().contains("does not answer"), model.errorProperty()::get);
        assertTrue(kept.isKept(address));
        assertEquals(1, keychain.tokens.size());
    }

    @Test
    void aKeychainThatRefusesIsSaidAndSigningInWorks() {
        keychain.works = false;
        signInAndKeep();
        assertEquals(1, sessions.size());
        assertEquals(1, refusals);
        assertFalse(kept.isKept(server.orElseThrow().server().address()));
    }

    @Test
    void anInvitesLinkLeadsToItsServerAndSignsIn() throws Exception {
        InviteLink link = invite();
        model.open(Optional.empty());
        model.askForInvite();
        model.accept();
        assertEquals("Paste your invite’s link or its code.", acceptError(AcceptForm.INVITE));
        assertEquals("Choose a password.", acceptError(AcceptForm.PASSWORD));
        model.accepting().passwordProperty().set("nine violet ladders in the rain");
        assertEquals("", acceptError(AcceptForm.PASSWORD));
        model.accepting().inviteProperty().set("not an invite");
        model.accept();
        assertTrue(acceptError(AcceptForm.INVITE).startsWith("This is neither"));
        model.accepting().inviteProperty().set(link.code());
        model.accept();
        assertTrue(acceptError(AcceptForm.INVITE).startsWith("The code alone"));
        model.accepting().inviteProperty().set(" " + link.text() + "\n");
        assertEquals(Step.ACCEPT, model.stepProperty().get());
        assertEquals("Connected to " + link.server().orElseThrow(), model.connectionProperty().get(),
                "said before the password is sent");
        model.accept();
        assertEquals("kim@acme.com", sessions.getLast().session().administrator().email());
        assertEquals("", model.accepting().inviteProperty().get());
        assertEquals("kim@acme.com", settings.servers().getFirst().email());
        model = model();
        model.open(link.server());
        model.askForInvite();
        model.accepting().inviteProperty().set(link.code());
        model.accepting().passwordProperty().set("nine violet ladders in the rain");
        model.accept();
        assertTrue(acceptError(AcceptForm.INVITE).startsWith("This invite does not work"),
                () -> acceptError(AcceptForm.INVITE));
    }

    @Test
    void anAcceptanceWhoseAnswerIsLostSaysWhatToDo() throws Exception {
        InviteLink link = invite();
        try (Wire wire = Wire.to(link.server().orElseThrow())) {
            wire.strike("POST /api/v1/invites/accept", new Wire.Fault.AnswerLost());
            model.open(Optional.of(wire.address()));
            model.askForInvite();
            model.accepting().inviteProperty().set(link.code());
            model.accepting().passwordProperty().set("nine violet ladders in the rain");
            model.accept();
            assertTrue(
                    model.accepting().errors().generalProperty().get().startsWith("It is not known whether"));
            wire.mend();
            model.accept();
            assertTrue(acceptError(AcceptForm.INVITE).startsWith("This invite does not work"));
            model.backToSignIn();
            enter("kim@acme.com", "nine violet ladders in the rain");
            model.signIn();
            assertEquals("kim@acme.com", sessions.getLast().session().administrator().email());
        }
    }

    @Test
    void settingUpIsOfferedWhileTheServerMayBeNew() {
        assertTrue(model.setUpOfferedProperty().get());
        open(PreparedServer.SET_UP.in(folder));
        assertFalse(model.setUpOfferedProperty().get());
    }

    private InviteLink invite() throws Exception {
        RunningServer running = PreparedServer.SET_UP.in(folder);
        server = Optional.of(running);
        try (ConsoleClient client = ConsoleClient.at(running.server().address())) {
            AdministratorCalls calls = client
                    .signIn(new SignIn(RunningServer.OWNER, RunningServer.PASSWORD)).administrators();
            IssuedInvite issued = calls.invite(new InviteAdministrator("kim@acme.com", Role.VIEWER));
            return calls.link(issued);
        }
    }

    private void signInAndKeep() {
        open(PreparedServer.SET_UP.in(folder));
        model.keepProperty().set(true);
        enter(RunningServer.OWNER, RunningServer.PASSWORD);
        model.signIn();
    }

    private KeptSessions kept() {
        return new KeptSessions(keychain, settings, tasks(Runnable::run), () -> refusals++);
    }

    private Optional<String> wrong() {
        return model.settingUp().errors().wrongProperty().get();
    }

    private List<String> setUpErrors() {
        return Stream.of(SetUpForm.CODE, SetUpForm.ORGANIZATION, SetUpForm.EMAIL, SetUpForm.PASSWORD)
                .map(name -> model.settingUp().errors().of(name).get()).toList();
    }

    private String acceptError(String field) {
        return model.accepting().errors().of(field).get();
    }

    private void setUp(String code, String password) {
        model.settingUp().field(SetUpForm.CODE).set(code);
        model.settingUp().field(SetUpForm.ORGANIZATION).set("Acme Corporation");
        model.settingUp().field(SetUpForm.EMAIL).set("a.meyer@acme.com");
        model.settingUp().field(SetUpForm.PASSWORD).set(password);
        model.setUp();
    }

    private SignInViewModel model() {
        return model(Runnable::run);
    }

    private URI openWithASessionOfAServerThatIsGone() {
        signInAndKeep();
        URI address = server.orElseThrow().server().address();
        server.orElseThrow().close();
        model = model();
        model.open(Optional.of(address));
        return address;
    }

    private SignInViewModel model(Executor background) {
        return new SignInViewModel(tasks(background), time, messages, ConsoleClient::at, settings, kept,
                (_, session) -> sessions.add(session));
    }

    /// Before anybody is signed in, no session can end.
    private Tasks tasks(Executor background) {
        return new Tasks(background, Runnable::run, new Failures() {

            @Override
            public boolean takes(CallFailure failure) {
                return false;
            }

            @Override
            public void unforeseen(Throwable failure) {
                failures.unforeseen(failure);
            }
        });
    }

    private void open(RunningServer running) {
        server = Optional.of(running);
        model.open(Optional.of(running.server().address()));
    }

    private void enter(String email, String password) {
        model.emailProperty().set(email);
        model.passwordProperty().set(password);
    }
}
