package dev.scimconsole.desktop.configuration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.client.Wire;
import dev.scimconsole.contract.configuration.ScimToken;
import dev.scimconsole.desktop.task.Tasks;
import dev.scimconsole.server.RunningServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The page as a whole, without a toolkit, on the real service: how it is drawn, how it follows what others
/// do, and what it says when the service does not answer.
@Tag("desktop")
@Tag("desktop.configuration")
class ScimConfigurationViewModelTest extends ConfigurationPage {

    @Test
    void aPauseStopsWhoeverCallsUntilSomebodyResumes() {
        assertFalse(page.pause().possibleProperty().get());
        ScimToken token = addFirstDomain();
        assertTrue(page.pause().possibleProperty().get());
        assertEquals(3, page.pause().question().points().size());
        page.pause().pause();
        assertTrue(page.pause().pausedProperty().get());
        assertTrue(page.pause().sentenceProperty().get().contains(RunningServer.OWNER));
        assertEquals(403, rig.scimStatus(token.reveal()));
        assertEquals(Optional.of(token), page.token().issuedProperty().get());
        page.pause().resume();
        assertFalse(page.pause().pausedProperty().get());
        assertEquals("", page.pause().sentenceProperty().get());
        assertEquals(200, rig.scimStatus(token.reveal()));
    }

    @Test
    void theSwitchShowsWhatTheServiceHolds() {
        boolean before = page.invites().onProperty().get();
        page.invites().toggle();
        assertEquals(!before, page.invites().onProperty().get());
        assertEquals(!before, rig.page().invites().onProperty().get());
        assertTrue(page.invites().mailProperty().get()
                .contains("Ask whoever runs it to name a mail server"));
        rig.wire.close();
        page.invites().toggle();
        assertEquals(!before, page.invites().onProperty().get());
        assertFalse(page.invites().errorProperty().get().isBlank());
    }

    @Test
    void aPageWithoutATokenIsDrawnAtOnce() {
        assertTrue(rig.page().drawnProperty().get());
        assertEquals(0, rig.wire.count("GET /api/v1/rotation"));
    }

    @Test
    void thePageIsDrawnOnceTheRotationIsKnownTooAndItsOrderWithIt() {
        addFirstDomain();
        refresh();
        Queue<Runnable> screen = Rig.screen();
        ScimConfigurationViewModel other = rig.page(RunningServer.OWNER,
                new Tasks(Runnable::run, screen::add, rig.failures));
        List<Boolean> order = new ArrayList<>();
        other.drawnProperty().subscribe((_, _) -> order.add(other.tokenFirstProperty().get()));
        screen.remove().run();
        assertTrue(other.configurationProperty().get().isPresent());
        assertEquals(List.of(), order, "drawn before the rotation is known");
        while (!screen.isEmpty()) {
            screen.remove().run();
        }
        assertEquals(List.of(true), order);
    }

    @Test
    void anotherAdministratorsRefreshMovesNothingUnderThePointer() {
        addFirstDomain();
        ScimConfigurationViewModel other = rig.page(Rig.SECOND);
        refresh();
        assertTrue(page.tokenFirstProperty().get(), "where it was refreshed");
        rig.time.pass(Duration.ofSeconds(20));
        assertTrue(other.rotation().isUnderWay());
        assertFalse(other.tokenFirstProperty().get());
    }

    @Test
    void whatIsNotKnownOfTheRotationIsSaidAndNotMadeUp() {
        addFirstDomain();
        rig.wire.strike("GET /api/v1/rotation", new Wire.Fault.RequestLost());
        ScimConfigurationViewModel other = rig.page();
        assertTrue(other.drawnProperty().get());
        assertTrue(other.isRotationUnknown());
        assertTrue(other.staleProperty().get().startsWith(
                "Whether your identity provider uses the current token is not known at the moment."),
                other.staleProperty()::get);
        rig.wire.mend();
        rig.time.pass(Duration.ofSeconds(6));
        assertFalse(other.isRotationUnknown());
        assertEquals("", other.staleProperty().get());
    }

    @Test
    void whatAnotherAdministratorDoesAppearsByItself() {
        addFirstDomain();
        add(rig.page(Rig.SECOND), "acme.org");
        rig.time.pass(Duration.ofSeconds(10));
        assertEquals(List.of("acme.com", "acme.org"), names());
    }

    @Test
    void aVisibleTokenThatAnotherReplacedIsWipedAndSaidToBeDead() {
        ScimToken token = addFirstDomain();
        refresh(rig.page(Rig.SECOND));
        rig.time.pass(Duration.ofSeconds(10));
        assertTrue(token.isWiped());
        assertTrue(notice().contains("no longer valid"), this::notice);
        assertTrue(notice().contains(Rig.SECOND), this::notice);
    }

    @Test
    void whatWasReadBeforeAChangeDoesNotUndoIt() {
        addFirstDomain();
        Queue<Runnable> screen = Rig.screen();
        ScimConfigurationViewModel other = rig.page(RunningServer.OWNER,
                new Tasks(Runnable::run, screen::add, rig.failures));
        screen.remove().run();
        rig.time.pass(Duration.ofSeconds(10));
        assertLateAnswersLeaveTheTokenOf(other, screen);
    }

    @Test
    void aLoadThatIsAnsweredAfterAChangeDoesNotUndoIt() {
        addFirstDomain();
        Queue<Runnable> screen = Rig.screen();
        ScimConfigurationViewModel other = rig.page(RunningServer.OWNER,
                new Tasks(Runnable::run, screen::add, rig.failures));
        screen.remove().run();
        other.load();
        assertLateAnswersLeaveTheTokenOf(other, screen);
    }

    /// Refreshes the token, and lets what was read before be answered only after it.
    private void assertLateAnswersLeaveTheTokenOf(ScimConfigurationViewModel other, Queue<Runnable> screen) {
        List<Runnable> late = List.copyOf(screen);
        screen.clear();
        refresh(other);
        while (!screen.isEmpty()) {
            screen.remove().run();
        }
        assertFalse(late.isEmpty());
        late.forEach(Runnable::run);
        assertTrue(other.token().issuedProperty().get().isPresent(), "the fresh token was wiped");
    }

    @Test
    void aServiceThatStopsAnsweringIsSaidAndItsReturnToo() {
        rig.wire.strike("", new Wire.Fault.Cut());
        rig.time.pass(Duration.ofSeconds(10));
        assertTrue(page.staleProperty().get().startsWith("Not up to date since"), page.staleProperty()::get);
        rig.wire.mend();
        rig.time.pass(Duration.ofSeconds(10));
        assertEquals("", page.staleProperty().get());
    }

    @Test
    void aPageLeftOpenStopsReadingAndSaysSo() {
        rig.time.pass(Duration.ofMinutes(16));
        long reads = rig.wire.count("GET");
        rig.time.pass(Duration.ofMinutes(2));
        assertEquals(reads, rig.wire.count("GET"));
        assertTrue(page.staleProperty().get().startsWith("Not updated since"), page.staleProperty()::get);
    }

    @Test
    void aServiceThatDoesNotAnswerAtFirstIsAskedAgain() {
        rig.wire.strike("GET", new Wire.Fault.Cut());
        ScimConfigurationViewModel waiting = rig.page();
        assertTrue(waiting.configurationProperty().get().isEmpty());
        assertFalse(waiting.loading().errorProperty().get().isBlank());
        rig.wire.mend();
        waiting.load();
        assertTrue(waiting.configurationProperty().get().isPresent());
        assertEquals("", waiting.loading().errorProperty().get());
    }

    @Test
    void aServiceThatDoesNotAnswerAtFirstIsNoticedWhenItDoes() {
        rig.wire.strike("GET", new Wire.Fault.Cut());
        ScimConfigurationViewModel waiting = rig.page();
        rig.time.pass(Duration.ofSeconds(10));
        assertFalse(waiting.loading().errorProperty().get().isBlank());
        rig.wire.mend();
        rig.time.pass(Duration.ofSeconds(10));
        assertTrue(waiting.configurationProperty().get().isPresent());
        assertEquals("", waiting.loading().errorProperty().get());
    }

    @Test
    void garbageIsSaidToBeGarbage() {
        rig.wire.strike("GET", new Wire.Fault.AnsweredBy(
                "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 13\r\n\r\n<html></html>"));
        assertTrue(rig.page().loading().errorProperty().get()
                .contains("doesn’t answer like a SCIM Console service"));
    }

    @Test
    void aViewerMayLookAndIsRefusedByTheServiceToo() {
        addFirstDomain();
        ScimConfigurationViewModel viewer = rig.page(Rig.VIEWER);
        assertTrue(page.mayChange());
        assertFalse(viewer.mayChange());
        assertTrue(viewer.configurationProperty().get().isPresent());
        refresh(viewer);
        assertTrue(viewer.token().issuedProperty().get().isEmpty());
        assertTrue(viewer.token().noticeProperty().get().orElseThrow().text()
                .startsWith("**The token was not refreshed.**"));
    }

    @Test
    void aSessionThatEndedIsLeftToTheWindow() {
        rig.server.passTime(Duration.ofHours(9));
        page.invites().toggle();
        assertTrue(rig.failures.sessionEnded());
        assertEquals("", page.invites().errorProperty().get());
    }
}
