package dev.scimconsole.desktop.configuration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.client.PreparedServer;
import dev.scimconsole.client.Wire;
import dev.scimconsole.contract.configuration.DomainPeople;
import dev.scimconsole.contract.configuration.EmailDomain;
import dev.scimconsole.contract.configuration.ScimConfiguration;
import dev.scimconsole.contract.configuration.ScimToken;
import dev.scimconsole.contract.configuration.TokenDetails;
import dev.scimconsole.desktop.change.Notice;
import dev.scimconsole.desktop.task.Tasks;
import dev.scimconsole.desktop.text.DomainNames;
import dev.scimconsole.desktop.text.Moments;
import dev.scimconsole.desktop.widgets.dialogs.Confirmation;
import dev.scimconsole.server.RunningServer;
import dev.scimconsole.server.custody.Restoration;
import dev.scimconsole.server.store.MemoryFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.Queue;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The page without a toolkit, on the real service: what it shows, what it asks, what it lets happen.
@Tag("desktop")
@Tag("desktop.configuration")
@Execution(ExecutionMode.CONCURRENT)
class ScimConfigurationViewModelTest {

    @TempDir(factory = MemoryFolder.class) private Path folder;
    private Rig rig;
    private ScimConfigurationViewModel page;

    @BeforeEach
    void open() {
        rig = new Rig(folder);
        page = rig.page();
    }

    @AfterEach
    void close() {
        assertEquals(List.of(), rig.failures.defects());
        rig.close();
    }

    @Test
    void aNewOrganizationIsNotEnabled() {
        assertFalse(configuration().enabled());
        assertTrue(page.token().factsProperty().get().isEmpty());
        assertTrue(page.token().refreshQuestion().isEmpty());
    }

    @Test
    void theFirstDomainEnablesScimAndShowsAWorkingToken() {
        ScimToken token = addFirstDomain();
        assertTrue(configuration().enabled());
        assertEquals(200, rig.scimStatus(token.reveal()));
        assertEquals(1, rig.generated);
        assertFalse(page.domains().formOpenProperty().get());
    }

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
    void aSecondDomainIssuesNoToken() {
        ScimToken first = addFirstDomain();
        add("acme.org");
        assertEquals(List.of("acme.com", "acme.org"), names());
        assertEquals(Optional.of(first), page.token().issuedProperty().get());
        assertEquals(1, rig.generated);
    }

    @ParameterizedTest
    @ValueSource(strings = {"acme", "@acme.com", "http://acme.com", " ", "", "acme..com", "a b.com"})
    void whatIsNoDomainGetsASentenceBesideTheField(String typed) {
        add(typed);
        assertFalse(page.domains().errorProperty().get().isBlank());
        assertTrue(page.domains().formOpenProperty().get());
        assertFalse(configuration().enabled());
        page.domains().nameProperty().set("acme.com");
        assertEquals("", page.domains().errorProperty().get());
        page.domains().add();
        assertTrue(configuration().enabled());
    }

    @Test
    void aDomainOf300CharactersGetsASentence() {
        add("a".repeat(296) + ".com");
        assertFalse(page.domains().errorProperty().get().isBlank());
    }

    @Test
    void aDomainTwiceGetsASentence() {
        addFirstDomain();
        add("ACME.com");
        assertFalse(page.domains().errorProperty().get().isBlank());
        assertEquals(List.of("acme.com"), names());
    }

    @Test
    void anInternationalDomainIsTakenAndShownReadably() {
        add("bücher.example");
        assertEquals(List.of("xn--bcher-kva.example"), names());
        assertEquals("bücher.example", DomainNames.readable(names().getFirst()));
    }

    @Test
    void aPublicMailDomainIsTakenOnlyAfterItsWarning() {
        page.domains().openForm();
        page.domains().nameProperty().set("gmail.com");
        page.domains().addAllTheSame();
        assertFalse(configuration().enabled());
        page.domains().add();
        assertTrue(page.domains().publicMailWarningProperty().get().contains("gmail.com"));
        assertEquals("", page.domains().errorProperty().get());
        assertFalse(configuration().enabled());
        page.domains().addAllTheSame();
        assertEquals(List.of("gmail.com"), names());
    }

    @Test
    void anotherDomainThanTheOneWarnedOfIsNotConfirmed() {
        page.domains().openForm();
        page.domains().nameProperty().set("gmail.com");
        page.domains().add();
        page.domains().nameProperty().set("yahoo.com");
        page.domains().addAllTheSame();
        assertFalse(configuration().enabled());
    }

    @Test
    void removingADomainOfSeveralKeepsTheToken() {
        addFirstDomain();
        add("acme.org");
        Confirmation question = page.domains().removalQuestion(domain("acme.org"), Optional.empty());
        assertEquals("Remove domain", question.confirm());
        page.domains().remove(domain("acme.org"));
        assertEquals(List.of("acme.com"), names());
        assertTrue(page.token().issuedProperty().get().isPresent());
    }

    @Test
    void theQuestionSaysWhomADomainCovers() {
        addFirstDomain();
        List<Confirmation> asked = new ArrayList<>();
        page.domains().askRemoval(domain("acme.com"), asked::add);
        assertEquals("No active user has an address at acme.com.", asked.getFirst().points().getFirst());
        assertEquals("**1 active user** has an address at acme.com.", page.domains()
                .removalQuestion(domain("acme.com"),
                        Optional.of(new DomainPeople("acme.com", 1, false, List.of(), 0)))
                .points().getFirst());
        assertEquals("**More than 10,000 active users** have an address at acme.com.", page.domains()
                .removalQuestion(domain("acme.com"),
                        Optional.of(new DomainPeople("acme.com", 10_000, true, List.of(), 0)))
                .points().getFirst());
        assertEquals("", page.domains().sendAgainProperty().get(), "nobody was refused");
    }

    @Test
    void theQuestionSaysWhatBecomesOfPeopleAlsoWhereTheirNumberCannotBeRead() {
        addFirstDomain();
        add("acme.org");
        rig.wire.close();
        List<Confirmation> asked = new ArrayList<>();
        page.domains().askRemoval(domain("acme.org"), asked::add);
        assertEquals(
                List.of("Your identity provider can no longer create users with an address at acme.org.",
                        "Users and groups that exist stay as they are and keep their access. They can still be "
                                + "changed and deactivated; somebody who is deactivated can’t be made active again."),
                asked.getFirst().points());
    }

    @Test
    void whoWasRefusedForADomainIsNamedWhenItIsAddedAndOthersAreCounted() {
        ScimToken token = addFirstDomain();
        for (int i = 0; i < 7; i++) {
            assertEquals(400, rig.create(token.reveal(), "user" + i + "@acme.org"));
        }
        assertEquals(400, rig.create(token.reveal(), "user9@acme.net"));
        await(() -> rig.refusedFor("acme.org") == 7 && rig.refusedFor("acme.net") == 1);
        add("acme.org");
        String said = page.domains().sendAgainProperty().get();
        assertTrue(said.startsWith("7 people were refused because acme.org was not on this list: "), said);
        assertTrue(said.contains(" and 4 more. They can be sent again now"), said);
        assertEquals(3, IntStream.range(0, 7).filter(i -> said.contains("user" + i + "@acme.org")).count(),
                said);
        page.domains().openForm();
        assertEquals("", page.domains().sendAgainProperty().get());
    }

    @Test
    void removingTheLastDomainWarnsDisablesScimAndWipesTheToken() {
        ScimToken token = addFirstDomain();
        String text = token.reveal();
        Confirmation question = page.domains().removalQuestion(domain("acme.com"), Optional.empty());
        assertEquals("Remove and disable SCIM", question.confirm());
        page.domains().remove(domain("acme.com"));
        assertFalse(configuration().enabled());
        assertTrue(token.isWiped());
        assertTrue(page.token().issuedProperty().get().isEmpty());
        assertEquals(401, rig.scimStatus(text));
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

    private ScimToken addFirstDomain() {
        add("acme.com");
        return page.token().issuedProperty().get().orElseThrow();
    }

    private void add(String domain) {
        add(page, domain);
    }

    private static void add(ScimConfigurationViewModel page, String domain) {
        page.domains().openForm();
        page.domains().nameProperty().set(domain);
        page.domains().add();
    }

    @Test
    void aTokenThatEndedWithACopyOfTheDataIsGeneratedAnew(@TempDir(factory = MemoryFolder.class) Path other) {
        try (RunningServer before = PreparedServer.SET_UP.in(other)) {
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

    private void refresh() {
        refresh(page);
    }

    private static void refresh(ScimConfigurationViewModel page) {
        page.token().refresh(page.token().refreshQuestion().orElseThrow());
    }

    private ScimConfiguration configuration() {
        return page.configurationProperty().get().orElseThrow();
    }

    private TokenDetails token() {
        return configuration().token().orElseThrow();
    }

    private EmailDomain domain(String name) {
        return page.domains().domains().stream().filter(domain -> domain.name().equals(name)).findFirst()
                .orElseThrow();
    }

    private List<String> names() {
        return page.domains().domains().stream().map(EmailDomain::name).toList();
    }

    private String notice() {
        return page.token().noticeProperty().get().map(Notice::text).orElse("");
    }

    /// The service writes down who uses a token a moment after the use.
    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, "did not happen in ten seconds");
        }
    }
}
