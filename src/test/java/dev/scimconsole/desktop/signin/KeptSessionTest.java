package dev.scimconsole.desktop.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.desktop.signin.SignInViewModel.Step;
import dev.scimconsole.server.RunningServer;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A session that is kept in the keychain goes on at the next start, while it can.
@Tag("desktop")
@Tag("desktop.signin")
class KeptSessionTest extends SigningIn {

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

    private void signInAndKeep() {
        open(RunningServer.setUp(folder));
        model.keepProperty().set(true);
        enter(RunningServer.OWNER, RunningServer.PASSWORD);
        model.signIn();
    }

    private URI openWithASessionOfAServerThatIsGone() {
        signInAndKeep();
        URI address = server.orElseThrow().server().address();
        server.orElseThrow().close();
        model = model();
        model.open(Optional.of(address));
        return address;
    }
}
