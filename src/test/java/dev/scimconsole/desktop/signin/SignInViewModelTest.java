package dev.scimconsole.desktop.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.client.AdminSession;
import dev.scimconsole.client.ConsoleClient;
import dev.scimconsole.desktop.TestFailures;
import dev.scimconsole.desktop.signin.SignInViewModel.Step;
import dev.scimconsole.desktop.task.Tasks;
import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.server.RunningServer;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Signing in without a toolkit, on the real service.
class SignInViewModelTest {

    @TempDir private Path folder;
    private final TestFailures failures = new TestFailures();
    private final List<AdminSession> sessions = new ArrayList<>();
    private final SignInViewModel model = new SignInViewModel(
            new Tasks(Runnable::run, Runnable::run, failures), new Messages(), ConsoleClient::at,
            (_, session) -> sessions.add(session));
    private Optional<RunningServer> server = Optional.empty();

    @AfterEach
    void stop() {
        server.ifPresent(RunningServer::close);
        assertEquals(List.of(), failures.defects());
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
    void aServerThatDoesNotAnswerIsSaidBeforeAnybodyTypes() {
        RunningServer gone = RunningServer.setUp(folder);
        URI address = gone.server().address();
        gone.close();
        model.open(Optional.of(address));
        assertTrue(model.errorProperty().get().contains("does not answer"), model.errorProperty()::get);
        assertEquals("Server " + address, model.connectionProperty().get());
    }

    @Test
    void withoutAServerItAsksForOne() {
        model.open(Optional.empty());
        assertEquals(Step.SERVER, model.stepProperty().get());
        model.serverTextProperty().set("http://console.acme.example");
        model.useServer();
        assertTrue(model.serverErrorProperty().get().startsWith("This is not the address of a server."));
        assertEquals(Step.SERVER, model.stepProperty().get());
        server = Optional.of(RunningServer.setUp(folder));
        model.serverTextProperty().set(server.orElseThrow().server().address().toString());
        model.useServer();
        assertEquals(Step.SIGN_IN, model.stepProperty().get());
    }

    @Test
    void aNewServerIsSetUpAndSignedInToAtOnce() {
        RunningServer fresh = RunningServer.fresh(folder);
        open(fresh);
        assertEquals(Step.SET_UP, model.stepProperty().get());
        model.setUp();
        assertEquals("Fill in all four fields.", model.errorProperty().get());
        model.organizationProperty().set("Acme Corporation");
        model.setupCodeProperty().set("WRONG-CODE-HERE");
        enter("a.meyer@acme.com", "blue kettle under seven roofs");
        model.setUp();
        assertFalse(model.errorProperty().get().isBlank());
        model.setupCodeProperty().set(" " + fresh.server().setupCode().orElseThrow() + " ");
        enter("a.meyer@acme.com", "short");
        model.setUp();
        assertFalse(model.errorProperty().get().isBlank());
        assertEquals(List.of(), sessions);
        enter("a.meyer@acme.com", "blue kettle under seven roofs");
        model.setUp();
        assertEquals("Acme Corporation", sessions.getFirst().session().organization().name());
        assertEquals("", model.setupCodeProperty().get());
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
