package dev.scimconsole.desktop.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.client.AdministratorCalls;
import dev.scimconsole.client.ConsoleClient;
import dev.scimconsole.client.InviteLink;
import dev.scimconsole.client.SetUpLink;
import dev.scimconsole.client.Wire;
import dev.scimconsole.contract.access.InviteAdministrator;
import dev.scimconsole.contract.access.IssuedInvite;
import dev.scimconsole.contract.access.Role;
import dev.scimconsole.contract.access.SignIn;
import dev.scimconsole.desktop.settings.ServerProfile;
import dev.scimconsole.desktop.signin.SignInViewModel.Step;
import dev.scimconsole.server.RunningServer;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Signing in to a server that is there, with a password or with an invite.
@Tag("desktop")
@Tag("desktop.signin")
class SignInViewModelTest extends SigningIn {

    @Test
    void theServerOfALinkIsChosenWhenItIsKnown() {
        server = Optional.of(RunningServer.setUp(folder));
        URI address = server.orElseThrow().server().address();
        settings.remember(new ServerProfile(address, RunningServer.ORGANIZATION, RunningServer.OWNER, false));
        model.open(new SetUpLink(address, Optional.empty()));
        assertEquals(Step.SIGN_IN, model.stepProperty().get());
        assertEquals(RunningServer.OWNER, model.emailProperty().get());
    }

    @Test
    void theRightPasswordSignsInAndIsForgotten() {
        open(RunningServer.setUp(folder));
        assertTrue(model.connectionProperty().get().startsWith("Connected to http://127.0.0.1:"));
        enter(RunningServer.OWNER, RunningServer.PASSWORD);
        model.signIn();
        assertEquals(RunningServer.OWNER, sessions.getFirst().session().administrator().email());
        assertEquals("", model.passwordProperty().get());
    }

    @Test
    void aWrongPasswordGetsTheServicesSentence() {
        open(RunningServer.setUp(folder));
        enter(RunningServer.OWNER, "something else entirely");
        model.signIn();
        assertFalse(model.errorProperty().get().isBlank());
        assertEquals(List.of(), sessions);
    }

    @Test
    void anEmptyFieldIsNotSent() {
        open(RunningServer.setUp(folder));
        model.signIn();
        assertEquals("Enter your email and your password.", model.errorProperty().get());
    }

    @Test
    void whatIsSaidOfTheServerIsSaidInTheLanguageOfNow() {
        open(RunningServer.setUp(folder));
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
    void withoutAServerItAsksForOne() {
        model.open(Optional.empty());
        assertEquals(Step.SERVER, model.stepProperty().get());
        model.server().typedProperty().set("http://console.acme.example");
        model.server().take();
        assertTrue(model.server().errorProperty().get().startsWith("This is not the address of a server."));
        assertEquals(Step.SERVER, model.stepProperty().get());
        server = Optional.of(RunningServer.setUp(folder));
        model.server().typedProperty().set(server.orElseThrow().server().address().toString());
        model.server().take();
        assertEquals(Step.SIGN_IN, model.stepProperty().get());
    }

    @Test
    void whatTakesLongCanBeGivenUpAndASessionThatComesAfterAllIsEnded() throws Exception {
        server = Optional.of(RunningServer.setUp(folder));
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
        open(RunningServer.setUp(folder));
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

    private InviteLink invite() throws Exception {
        RunningServer running = RunningServer.setUp(folder);
        server = Optional.of(running);
        try (ConsoleClient client = ConsoleClient.at(running.server().address())) {
            AdministratorCalls calls = client
                    .signIn(new SignIn(RunningServer.OWNER, RunningServer.PASSWORD)).administrators();
            IssuedInvite issued = calls.invite(new InviteAdministrator("kim@acme.com", Role.VIEWER));
            return calls.link(issued);
        }
    }

    private String acceptError(String field) {
        return model.accepting().errors().of(field).get();
    }
}
