package dev.scimconsole.desktop.activity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.client.AdminSession;
import dev.scimconsole.client.CallFailedException;
import dev.scimconsole.client.CallFailure;
import dev.scimconsole.client.ConsoleClient;
import dev.scimconsole.client.EventCalls.ExportFormat;
import dev.scimconsole.contract.access.SignIn;
import dev.scimconsole.contract.activity.Event;
import dev.scimconsole.contract.activity.EventActor;
import dev.scimconsole.contract.activity.EventKind;
import dev.scimconsole.contract.activity.EventOrigin;
import dev.scimconsole.contract.activity.EventOutcome;
import dev.scimconsole.contract.activity.PassedOver;
import dev.scimconsole.desktop.NoonClock;
import dev.scimconsole.desktop.TestScreen;
import dev.scimconsole.desktop.task.Failures;
import dev.scimconsole.desktop.task.Loads;
import dev.scimconsole.desktop.task.Tasks;
import dev.scimconsole.desktop.task.Ticker;
import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.server.RunningServer;
import dev.scimconsole.server.store.MemoryFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.util.Subscription;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The Activity page without a toolkit, against the real service. This thread is the screen's: it runs what
/// arrives there while it waits.
@Tag("desktop")
@Tag("desktop.activity")
@Timeout(90)
class ActivityViewModelTest {

    @TempDir(factory = MemoryFolder.class) Path folder;
    private final TestScreen screen = new TestScreen();
    private final List<Throwable> defects = new ArrayList<>();
    private final List<String> toasts = new ArrayList<>();
    private final StepTicker ticker = new StepTicker();
    private RunningServer server;
    private ConsoleClient client;
    private AdminSession session;
    private Tasks tasks;
    private ActivityViewModel model;

    @BeforeEach
    void open() throws CallFailedException {
        server = RunningServer.setUp(folder);
        client = ConsoleClient.at(server.server().address());
        session = client.signIn(new SignIn(RunningServer.OWNER, RunningServer.PASSWORD));
        tasks = Tasks.onVirtualThreads(screen, new Failures() {
            @Override
            public boolean takes(CallFailure failure) {
                return false;
            }

            @Override
            public void unforeseen(Throwable failure) {
                defects.add(failure);
            }
        });
        model = new ActivityViewModel(session.events(),
                new Loads(tasks, ticker, session::health, new Messages()),
                screen, NoonClock.begun(), (title, text) -> toasts.add(text));
    }

    @AfterEach
    void close() {
        model.close();
        tasks.close();
        client.close();
        server.close();
        assertEquals(List.of(), defects);
    }

    @Test
    void theNewestEventsAreShownInWords() {
        model.reload();
        screen.await(() -> model.events().size() == 2);
        Event event = model.events().getFirst();
        assertEquals("alex@acme.com", model.words().who(event));
        assertEquals("Sign in", model.words().action(event));
        assertEquals("Sign in", model.words().what(event));
        assertEquals("127.0.0.1", model.words().where(event));
        assertEquals("Success", model.words().outcome(event));
        assertEquals("2 events", model.footerProperty().get());
        assertFalse(model.hasOlderProperty().get());
        assertEquals("", model.droppedProperty().get());
    }

    @Test
    void everyReasonOfARefusedRequestIsExplained() {
        Messages messages = new Messages();
        for (String reason : List.of("no-token", "not-bearer", "bearer-twice", "blanks-inside", "mistyped",
                "not-a-scim-token", "revoked", "expired", "unknown-token", "other-domain", "uniqueness",
                "invalidValue", "invalidSyntax", "invalidPath", "noTarget", "mutability", "invalidFilter",
                "tooMany", "secret-wrong", "secret-ended", "assertion-client", "assertion-form",
                "assertion-key",
                "assertion-issuer", "assertion-subject", "assertion-audience", "assertion-time",
                "invalidCursor", "expiredCursor", "invalidCount")) {
            assertTrue(messages.bundle().containsKey("activity.reason." + reason), reason);
        }
        refuse();
        model.reload();
        screen.await(() -> model.events().size() == 3);
        assertEquals("Refused 401", model.words().outcome(model.events().getFirst()));
        assertEquals(
                "The request had no Authorization header. Paste the SCIM token into the identity provider.",
                model.words().why(model.events().getFirst()));
    }

    @Test
    void whatWasPassedOverIsSaidInWords() {
        EventWords words = new EventWords(new Messages(), NoonClock.begun());
        for (PassedOver.Reason reason : PassedOver.Reason.values()) {
            String said = words.passedOver(passing(List.of(new PassedOver("userName", reason)))).getFirst();
            assertTrue(said.startsWith("userName (") && said.endsWith(")"), said);
        }
        assertEquals(
                List.of("urn:okta:custom:group:1.0 (a schema that is not kept here)",
                        "userName (somebody else has it)"),
                words.passedOver(passing(List.of(
                        new PassedOver("urn:okta:custom:group:1.0", PassedOver.Reason.UNKNOWN_SCHEMA),
                        new PassedOver("userName", PassedOver.Reason.UNIQUENESS)))));
        assertEquals(List.of(), words.passedOver(passing(List.of())));
        List<String> many = words.passedOver(passing(
                Collections.nCopies(20, new PassedOver("badge", PassedOver.Reason.UNKNOWN_ATTRIBUTE))));
        assertEquals(6, many.size());
        assertEquals("15 more. An export has all of them.", many.getLast());
    }

    private static Event passing(List<PassedOver> parts) {
        return new Event("1", Instant.EPOCH, EventKind.REQUEST, "user.deactivated", EventActor.nobody(),
                EventOutcome.SUCCESS, Optional.of(200), Optional.empty(), Optional.empty(), Optional.empty(),
                parts, new EventOrigin("127.0.0.1", "", ""), "1");
    }

    @Test
    void olderEventsFollowWithoutRepetition() {
        for (int i = 0; i < 248; i++) {
            refuse();
            // So that the service does not take it for a flood.
            server.passTime(Duration.ofSeconds(1));
        }
        model.reload();
        screen.await(() -> model.events().size() == 100 && !model.loading().runningProperty().get());
        model.showOlder();
        screen.await(() -> model.events().size() == 200 && !model.loading().runningProperty().get());
        model.showOlder();
        model.showOlder();
        screen.await(() -> model.events().size() == 250);
        assertFalse(model.hasOlderProperty().get());
        assertEquals(250, model.events().stream().map(Event::id).distinct().count());
    }

    @Test
    void aChoiceHoldsAtOnceAndTypingWhenItPauses() {
        refuse();
        model.reload();
        screen.await(() -> model.events().size() == 3);
        model.filter().outcomeProperty().set(Optional.of(EventOutcome.REFUSED));
        screen.await(() -> model.events().size() == 1);
        model.filter().kindProperty().set(Optional.of(EventKind.AUDIT));
        screen.await(() -> model.events().isEmpty());
        assertEquals("Nothing fits these filters.", model.emptyProperty().get());
        model.filter().outcomeProperty().set(Optional.empty());
        screen.await(() -> model.events().size() == 2);
        model.filter().textProperty().set("organiz");
        model.filter().textProperty().set("organization.cr");
        assertEquals(2, model.events().size());
        ticker.tick();
        screen.await(() -> model.events().size() == 1);
        model.filter().textProperty().set("");
        model.filter().actorProperty().set("ALEX@acme.com");
        model.filter().apply();
        screen.await(() -> model.events().size() == 2);
        model.filter().timeProperty().set(TimeRange.HOUR);
        screen.await(() -> model.events().size() == 2 && !model.loading().runningProperty().get());
        model.filter().firstDayProperty().set(Optional.of(LocalDate.of(2020, 1, 1)));
        model.filter().lastDayProperty().set(Optional.of(LocalDate.of(2020, 1, 31)));
        model.filter().timeProperty().set(TimeRange.DAYS);
        screen.await(() -> model.events().isEmpty());
    }

    @Test
    void followingBringsNewEventsAtTheTop() {
        model.reload();
        screen.await(() -> model.events().size() == 2);
        model.followingProperty().set(true);
        screen.await(() -> model.liveTextProperty().get().equals("● Live"));
        refuse();
        screen.await(() -> model.events().size() == 3);
        assertEquals("users.searched", model.events().getFirst().action());
        model.filter().kindProperty().set(Optional.of(EventKind.AUDIT));
        screen.await(() -> model.events().size() == 2 && model.liveTextProperty().get().equals("● Live"));
        refuse();
        signOutElsewhere();
        screen.await(() -> model.events().size() == 4);
        assertEquals("session.ended", model.events().getFirst().action());
        model.followingProperty().set(false);
        assertEquals("", model.liveTextProperty().get());
    }

    @Test
    void aServerThatGoesAwayIsSaidAndFoundAgain() {
        model.reload();
        screen.await(() -> model.events().size() == 2);
        model.followingProperty().set(true);
        screen.await(() -> model.liveTextProperty().get().equals("● Live"));
        int port = server.server().address().getPort();
        server.close();
        screen.await(() -> model.liveTextProperty().get().equals("No connection, trying again"));
        server = RunningServer.again(folder, port);
        refuse();
        screen.await(() -> {
            ticker.tick();
            return model.liveTextProperty().get().equals("● Live");
        });
        screen.await(() -> model.events().size() == 3);
        assertEquals("users.searched", model.events().getFirst().action());
    }

    @Test
    void aFailedLoadIsSaidAndCanBeTriedAgain() {
        server.close();
        model.reload();
        screen.await(() -> !model.errorProperty().get().isEmpty());
        assertTrue(model.errorProperty().get().contains("does not answer"), model.errorProperty().get());
        assertFalse(model.loading().runningProperty().get());
    }

    @Test
    void aVerificationSaysWhatItFound() {
        model.verify();
        screen.await(() -> model.verificationProperty().get().isPresent());
        String sentence = model.words().verification(model.verificationProperty().get().orElseThrow());
        assertTrue(sentence.startsWith("All 2 audit events since "), sentence);
        assertTrue(sentence.contains(" are there and as they were written."), sentence);
        model.forgetVerification();
        assertEquals(Optional.empty(), model.verificationProperty().get());
    }

    @Test
    void anExportAppearsWhenItIsWhole() throws IOException {
        Path csv = folder.resolve("out.csv");
        model.export(ExportFormat.CSV, csv);
        screen.await(() -> !toasts.isEmpty());
        assertEquals(List.of("2 events written to out.csv."), toasts);
        // The names, and the signed head of the record.
        assertEquals(4, Files.readAllLines(csv).size());
        assertEquals(List.of(), partsLeft());
        Path json = folder.resolve("out.jsonl");
        model.export(ExportFormat.JSON_LINES, json);
        screen.await(() -> toasts.size() == 2);
        assertEquals(3, Files.readAllLines(json).size());
    }

    @Test
    void anExportThatFailsLeavesTheOldFileAndNothingElse() throws IOException {
        Path file = folder.resolve("out.csv");
        Files.writeString(file, "old");
        server.close();
        model.export(ExportFormat.CSV, file);
        screen.await(() -> !model.export().errorProperty().get().isEmpty());
        assertTrue(model.export().errorProperty().get().startsWith("Nothing was exported. "));
        assertEquals("old", Files.readString(file));
        assertEquals(List.of(), partsLeft());
        model.export(ExportFormat.CSV, folder.resolve("none/out.csv"));
        screen.await(() -> model.export().errorProperty().get().contains("can’t be written"));
    }

    private List<Path> partsLeft() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".part")).toList();
        }
    }

    private void refuse() {
        assertEquals(401, server.sendTo("/scim/v2/Users", "GET", "").status());
    }

    private void signOutElsewhere() {
        server.send("DELETE", "/sessions/current", "", "session", server.signIn());
    }

    /// Time that passes when the test says so.
    private static final class StepTicker implements Ticker {

        private final List<Runnable> ticks = new ArrayList<>();

        @Override
        public Subscription every(Duration period, Runnable tick) {
            ticks.add(tick);
            return () -> ticks.remove(tick);
        }

        void tick() {
            List.copyOf(ticks).forEach(Runnable::run);
        }
    }
}
