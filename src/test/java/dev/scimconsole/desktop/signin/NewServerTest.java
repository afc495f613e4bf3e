package dev.scimconsole.desktop.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.client.SetUpLink;
import dev.scimconsole.client.Wire;
import dev.scimconsole.desktop.signin.SignInViewModel.Step;
import dev.scimconsole.server.RunningServer;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Signing in to a server that nobody has set up yet.
@Tag("desktop")
@Tag("desktop.signin")
class NewServerTest extends SigningIn {

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
        open(RunningServer.setUp(folder));
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
    void settingUpIsOfferedWhileTheServerMayBeNew() {
        assertTrue(model.setUpOfferedProperty().get());
        open(RunningServer.setUp(folder));
        assertFalse(model.setUpOfferedProperty().get());
    }

    private Optional<String> wrong() {
        return model.settingUp().errors().wrongProperty().get();
    }

    private List<String> setUpErrors() {
        return Stream.of(SetUpForm.CODE, SetUpForm.ORGANIZATION, SetUpForm.EMAIL, SetUpForm.PASSWORD)
                .map(name -> model.settingUp().errors().of(name).get()).toList();
    }

    private void setUp(String code, String password) {
        model.settingUp().field(SetUpForm.CODE).set(code);
        model.settingUp().field(SetUpForm.ORGANIZATION).set("Acme Corporation");
        model.settingUp().field(SetUpForm.EMAIL).set("a.meyer@acme.com");
        model.settingUp().field(SetUpForm.PASSWORD).set(password);
        model.setUp();
    }
}
