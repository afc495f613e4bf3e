package dev.scimconsole.desktop.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.desktop.signin.SignInViewModel.Step;
import dev.scimconsole.server.RunningServer;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Signing in to a server that does not answer: that is said, and its return is noticed.
@Tag("desktop")
@Tag("desktop.signin")
class ServerThatIsGoneTest extends SigningIn {

    @Test
    void aServerThatDoesNotAnswerIsSaidBeforeAnybodyTypes() {
        URI address = addressOfOneThatIsGone();
        model.open(Optional.of(address));
        assertTrue(model.errorProperty().get().contains("does not answer"), model.errorProperty()::get);
        assertEquals("Server " + address, model.connectionProperty().get());
    }

    @Test
    void aNewAddressIsAskedForUntilItsServerAnswers() {
        URI address = addressOfOneThatIsGone();
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
    void thatTheServerDoesNotAnswerIsSaidAgainAndItsReturnIsNoticedStill() {
        URI address = addressOfOneThatIsGone();
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
    void aServerThatReturnsIsNoticed() {
        URI address = addressOfOneThatIsGone();
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
        URI address = addressOfOneThatIsGone();
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
    void aServerThatReturnsDoesNotMoveWhoCouldNotSignInAndWantsAnother() {
        open(RunningServer.setUp(folder));
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

    /// What it has kept stands in the folder.
    private URI addressOfOneThatIsGone() {
        try (RunningServer gone = RunningServer.setUp(folder)) {
            return gone.server().address();
        }
    }
}
