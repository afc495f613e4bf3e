package dev.scimconsole.desktop.configuration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.client.Wire;
import dev.scimconsole.contract.configuration.ScimToken;
import dev.scimconsole.contract.configuration.TokenDetails;
import dev.scimconsole.desktop.change.Notice;
import dev.scimconsole.desktop.task.Tasks;
import dev.scimconsole.desktop.text.Moments;
import dev.scimconsole.desktop.widgets.dialogs.Confirmation;
import dev.scimconsole.server.RunningServer;
import dev.scimconsole.server.custody.Restoration;
import dev.scimconsole.server.store.MemoryFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The SCIM token on the page: how it is refreshed and revoked, who uses it, how long it lives, and that
/// nobody leaves it behind unseen.
@Tag("desktop")
@Tag("desktop.configuration")
class TokenViewModelTest extends ConfigurationPage {

    @Test
    void aRevokedTokenLeavesThePageAndScimStaysEnabled() {
        String old = addFirstDomain().reveal();
        assertEquals(200, rig.scimStatus(old));
        page.load();
        String text = String.join(" ", page.token().revokeQuestion().orElseThrow().text().points());
        assertTrue(text.contains("Okta"), text);
        page.token().revoke(page.token().revokeQuestion().orElseThrow());
        assertEquals(401, rig.scimStatus(old));
        assertTrue(configuration().enabled());
        assertTrue(page.token().issuedProperty().get().isEmpty());
        assertTrue(page.token().factsProperty().get().isEmpty());
        assertTrue(page.token().revokeQuestion().isEmpty());
        page.token().refresh(page.token().refreshQuestion().orElseThrow());
        assertEquals(200, rig.scimStatus(page.token().issuedProperty().get().orElseThrow().reveal()));
    }

    @Test
    void aTokenThatAnotherChangedMeanwhileIsNotRevoked() {
        addFirstDomain();
        var seen = page.token().revokeQuestion().orElseThrow();
        ScimConfigurationViewModel other = rig.page(Rig.SECOND);
        other.token().refresh(other.token().refreshQuestion().orElseThrow());
        page.token().revoke(seen);
        assertTrue(page.token().noticeProperty().get().orElseThrow().serious());
        assertEquals(200, rig.scimStatus(other.token().issuedProperty().get().orElseThrow().reveal()));
    }

    @Test
    void aRefreshReplacesTheTokenAtOnce() {
        String old = addFirstDomain().reveal();
        page.token().copy();
        refresh();
        ScimToken token = page.token().issuedProperty().get().orElseThrow();
        assertEquals(401, rig.scimStatus(old));
        assertEquals(200, rig.scimStatus(token.reveal()));
        assertEquals(2, rig.generated);
        assertEquals("", rig.copies.copied, "the dead token is still in the clipboard");
    }

    @Test
    void theWarningNamesTheTokenItsClientAndWhatStops() {
        ScimToken token = addFirstDomain();
        rig.scimStatus(token.reveal(), "Okta SCIM Client 1.0.0");
        await(() -> {
            rig.time.pass(Duration.ofSeconds(10));
            return token().lastUsedAt().isPresent()
                    && !page.rotation().clients().breaks().isEmpty();
        });
        Confirmation question = page.token().refreshQuestion().orElseThrow().text();
        assertEquals("Refresh SCIM token?", question.title());
        assertTrue(question.points().get(0).contains(token.hint()));
        assertTrue(question.points().get(1).startsWith("**Okta** used it"), question.points()::toString);
        assertTrue(question.points().get(2).contains("**once**"));
        assertEquals("Continue", question.confirm());
        TokenFacts facts = page.token().factsProperty().get().orElseThrow();
        assertTrue(facts.use().startsWith("In use by Okta"), facts::use);
        assertTrue(facts.lastUsed().endsWith("Okta SCIM Client 1.0.0"), facts::lastUsed);
    }

    @Test
    void aRefreshWorksThoughNobodyCanSayWhoUsesTheToken() {
        rig.wire.strike("GET /api/v1/provisioning-clients", new Wire.Fault.RequestLost());
        ScimToken token = addFirstDomain();
        String old = token.reveal();
        List<String> points = page.token().refreshQuestion().orElseThrow().text().points();
        assertTrue(points.stream().anyMatch(point -> point.contains("can’t be read at the moment")),
                points::toString);
        refresh();
        assertEquals(401, rig.scimStatus(old));
    }

    @Test
    void aLifeOfTokensHoldsForTheCurrentOneAndCanBeTakenBack() {
        addFirstDomain();
        assertTrue(page.expiry().question(0).isEmpty());
        Confirmation question = page.expiry().question(30).orElseThrow();
        assertEquals("End tokens after 30 days?", question.title());
        assertTrue(page.token().expiryProperty().get().isEmpty());
        page.expiry().set(30);
        assertEquals(30, page.expiry().daysProperty().get());
        assertTrue(page.expiry().endProperty().get().startsWith("The current token ends "));
        page.expiry().set(0);
        assertEquals("", page.expiry().endProperty().get());
        assertTrue(page.token().expiryProperty().get().isEmpty());
        page.expiry().set(7);
        assertEquals(List.of(0, 7, 30, 60, 90, 180, 365), page.expiry().choices());
    }

    @Test
    void theEndOfATokenIsToldWhenItIsNearAndWhenItIsPast() {
        Instant now = rig.time.instant();
        assertTrue(reminder(now, Duration.ofDays(20), Optional.empty()).isEmpty());
        Notice near = reminder(now, Duration.ofDays(13), Optional.of(14)).orElseThrow();
        assertTrue(near.text().startsWith("**The token ends in 13 days**, "), near::text);
        assertFalse(near.serious());
        assertTrue(reminder(now, Duration.ofDays(6), Optional.of(7)).orElseThrow().serious());
        Notice past = reminder(now, Duration.ofMinutes(-1), Optional.of(0)).orElseThrow();
        assertTrue(past.text().contains("every request is refused"), past::text);
    }

    private Optional<Notice> reminder(Instant now, Duration left, Optional<Integer> due) {
        return ExpiryWords.reminder(
                new TokenDetails("id", "1kP4Zc", now, "a@acme.com", Optional.empty(), Optional.empty(),
                        Optional.empty(), 0,
                        Optional.of(now.plus(left)), left.isNegative(), due),
                rig.messages, new Moments(rig.messages, rig.time), now);
    }

    @Test
    void aLifeThatCouldNotBeSetIsSaidAndNotShown() {
        addFirstDomain();
        rig.wire.strike("PATCH", new Wire.Fault.Cut());
        page.expiry().set(30);
        assertEquals(0, page.expiry().daysProperty().get());
        assertFalse(page.expiry().errorProperty().get().isEmpty() && notice().isEmpty());
    }

    @Test
    void whatIsSaidOfTimesStaysTrue() {
        addFirstDomain();
        assertEquals("Never", page.token().factsProperty().get().orElseThrow().lastUsed());
        assertEquals("Today", page.token().factsProperty().get().orElseThrow().created().substring(0, 5));
        rig.time.leap(Duration.ofDays(1));
        assertEquals("Yesterday", page.token().factsProperty().get().orElseThrow().created().substring(0, 9));
    }

    @Test
    void leavingWithATokenThatWasNeverCopiedAsksFirst() {
        assertTrue(page.leaveWarning().isEmpty());
        addFirstDomain();
        assertEquals("Leave without copying the token?", page.leaveWarning().orElseThrow().title());
        page.token().copy();
        assertTrue(page.leaveWarning().isEmpty());
        refresh();
        assertTrue(page.leaveWarning().isPresent(), "the second token was never copied");
    }

    @Test
    void whoWouldLeaveWithoutACopyCanCopyAndStay() {
        String token = addFirstDomain().reveal();
        page.leaveWarning().orElseThrow().rescue().orElseThrow().act().run();
        assertEquals(token, rig.copies.copied);
        assertTrue(page.leaveWarning().isEmpty());
    }

    @Test
    void aTokenThatIsInUseNeedNotBePastedAnyMore() {
        ScimToken first = addFirstDomain();
        assertFalse(page.pickedUpProperty().get());
        rig.scimStatus(first.reveal());
        awaitPickUp();
        page.token().copy();
        refresh();
        assertFalse(page.pickedUpProperty().get(), "the one before was");
        rig.scimStatus(page.token().issuedProperty().get().orElseThrow().reveal());
        awaitPickUp();
    }

    private void awaitPickUp() {
        await(() -> {
            rig.time.pass(Duration.ofSeconds(30));
            return page.pickedUpProperty().get();
        });
    }

    @Test
    void leavingWhileATokenIsOnItsWayAsksFirst() {
        Queue<Runnable> screen = Rig.screen();
        page = rig.page(RunningServer.OWNER, new Tasks(Runnable::run, screen::add, rig.failures));
        screen.remove().run();
        page.domains().openForm();
        page.domains().nameProperty().set("acme.com");
        page.domains().add();
        assertEquals("Leave before the token arrives?", page.leaveWarning().orElseThrow().title());
    }

    @Test
    void closingThePageWipesTheTokenAndTheClipboardAndStopsTheTime() {
        ScimToken token = addFirstDomain();
        page.token().copy();
        int others = rig.time.waiting() - 3;
        page.close();
        assertTrue(token.isWiped());
        assertTrue(page.token().issuedProperty().get().isEmpty());
        assertEquals("", rig.copies.copied);
        assertEquals(others, rig.time.waiting());
    }

    @Test
    void aPageOpenedAnewShowsNoToken() {
        addFirstDomain();
        ScimConfigurationViewModel reloaded = rig.page();
        assertTrue(reloaded.token().issuedProperty().get().isEmpty());
        assertEquals(token().hint(), reloaded.configurationProperty().get().orElseThrow().token()
                .orElseThrow().hint());
    }

    @Test
    void aTokenThatArrivesAfterThePageWasClosedIsNotShown() {
        Queue<Runnable> screen = Rig.screen();
        Tasks tasks = new Tasks(Runnable::run, screen::add, rig.failures);
        page = rig.page(RunningServer.OWNER, tasks);
        screen.remove().run();
        page.domains().openForm();
        page.domains().nameProperty().set("acme.com");
        page.domains().add();
        page.close();
        tasks.close();
        screen.remove().run();
        assertTrue(page.token().issuedProperty().get().isEmpty());
        assertEquals(0, rig.generated);
    }

    @Test
    void aTokenThatEndedWithACopyOfTheDataIsGeneratedAnew(@TempDir(factory = MemoryFolder.class) Path other) {
        try (RunningServer before = RunningServer.setUp(other)) {
            before.addFirstDomain(before.signIn());
        }
        Restoration.adopt("jdbc:sqlite:" + other.resolve("store.db"), other.resolve("heads"),
                InstantSource.system());
        try (Rig restored = new Rig(RunningServer.again(other, 0))) {
            ScimConfigurationViewModel there = restored.page();
            assertEquals(Optional.empty(), there.token().factsProperty().get());
            Confirmation question = there.token().refreshQuestion().orElseThrow().text();
            assertEquals("There is no SCIM token now. A new one is generated.", question.lead());
            refresh(there);
            ScimToken token = there.token().issuedProperty().get().orElseThrow();
            assertEquals(200, restored.scimStatus(token.reveal()));
        }
    }
}
