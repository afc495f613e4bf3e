package dev.scimconsole.desktop.alerts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.client.AdminSession;
import dev.scimconsole.client.ConsoleClient;
import dev.scimconsole.contract.access.SignIn;
import dev.scimconsole.contract.activity.EventFilter;
import dev.scimconsole.contract.alerts.AddWebhook;
import dev.scimconsole.contract.alerts.AlertChoice;
import dev.scimconsole.contract.alerts.AlertDelivery;
import dev.scimconsole.contract.alerts.AlertKind;
import dev.scimconsole.contract.alerts.IssuedWebhook;
import dev.scimconsole.contract.alerts.WebhookShape;
import dev.scimconsole.contract.configuration.ScimToken;
import dev.scimconsole.contract.refusals.SafeLeaving;
import dev.scimconsole.desktop.ManualTime;
import dev.scimconsole.desktop.NoonClock;
import dev.scimconsole.desktop.TestFailures;
import dev.scimconsole.desktop.task.Loads;
import dev.scimconsole.desktop.task.Tasks;
import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.desktop.widgets.secrets.TokenCopies;
import dev.scimconsole.server.RunningServer;
import dev.scimconsole.server.store.MemoryFolder;
import dev.scimconsole.wording.Languages;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The page of alerts without a screen, against the real service.
@Tag("desktop")
@Tag("desktop.alerts")
class AlertsViewModelTest {

    private static final Instant NOW = Instant.parse("2026-11-24T10:50:00Z");

    @TempDir(factory = MemoryFolder.class) private Path folder;
    private final ManualTime time = new ManualTime();
    private final Messages messages = new Messages();
    private final AlertWords words = new AlertWords(messages, Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void whatIsChosenIsWhatTheServiceHoldsAndASecretIsShownOnce() throws Exception {
        try (RunningServer server = RunningServer.setUp(folder)) {
            AdminSession session = session(server);
            Copies copies = new Copies();
            AlertsViewModel model = new AlertsViewModel(session, loads(session), copies);
            assertTrue(model.foundProperty().get().isEmpty());
            model.load();
            model.choose(new AlertChoice(AlertKind.NEW_DEVICE, true, false, true));
            assertEquals(new AlertChoice(AlertKind.NEW_DEVICE, true, false, true),
                    model.foundProperty().get().orElseThrow().alerts().choices().getLast());

            IssuedWebhook issued = session.alerts().add(new AddWebhook("Operations", WebhookShape.JSON,
                    "https://hooks.invalid/", Optional.empty()));
            model.show(issued);
            assertEquals(issued.secret(), model.secret().secretProperty().get());
            assertFalse(issued.toString().contains(issued.secret()));
            // It was never copied.
            model.leaveWarning().orElseThrow().rescue().orElseThrow().act().run();
            assertEquals(List.of(issued.secret()), copies.copied);
            assertTrue(model.leaveWarning().isEmpty());
            model.remove(issued.webhook().id());
            assertEquals("", model.secret().secretProperty().get());
            assertEquals(List.of(), model.foundProperty().get().orElseThrow().alerts().webhooks());
            List<String> sent = new ArrayList<>();
            model.test(() -> sent.add("sent"));
            assertEquals(List.of("sent"), sent);
            assertEquals("Test, sent by " + RunningServer.OWNER,
                    words.title(model.foundProperty().get().orElseThrow().alerts().deliveries().getFirst()));
            model.show(issued);
            model.close();
            assertEquals("", model.secret().secretProperty().get(), "the page is gone");
            assertEquals(0, time.waiting());
        }
    }

    @Test
    void aTestThatNobodyTookIsNotSaidToBeOnItsWay() throws Exception {
        AlertsViewModel model;
        try (RunningServer server = RunningServer.setUp(folder)) {
            AdminSession session = session(server);
            model = new AlertsViewModel(session, loads(session), new Copies());
            model.load();
        }
        List<String> sent = new ArrayList<>();
        model.test(() -> sent.add("sent"));
        assertEquals(List.of(), sent);
        assertFalse(model.loading().errorProperty().get().isEmpty());
        model.close();
    }

    @Test
    void whatTheOrganizationWantsOnDesktopsIsToldOnceWhileAConsoleRuns() throws Exception {
        try (RunningServer server = RunningServer.setUp(folder)) {
            AdminSession session = session(server);
            List<String> told = new ArrayList<>();
            AlertWatch watch = new AlertWatch(session, tasks(), Runnable::run, messages, NoonClock.begun(),
                    time,
                    (title, text) -> told.add(title + ": " + text));
            session.alerts().test();
            var events = session.events().page(EventFilter.all(), Optional.empty(), 50).events();
            watch.take(events);
            watch.take(events);
            assertEquals(List.of("Test, sent by " + RunningServer.OWNER + ": Alerts arrive here."), told);
            watch.end();
        }
    }

    @Test
    void everyKindIsSaidInWords() {
        for (AlertKind kind : AlertKind.values()) {
            assertTrue(words.title(kind.toString(), "Lea").contains("Lea"), kind::toString);
            assertFalse(words.text(kind.toString()).equals(words.text("test")), kind::toString);
        }
        assertEquals("more than 12 in ten minutes, held",
                words.more(AlertKind.LEAVER_WAVE, Optional.of(new SafeLeaving(50, 12, true))));
        assertEquals("Webhook “Operations”", words.where(delivery(AlertDelivery.State.WAITING, "503")));
        assertEquals("503, try 3 at today 10:50", words.answer(delivery(AlertDelivery.State.WAITING, "503")));
        assertEquals("not sent: the data were put back from a copy",
                words.answer(delivery(AlertDelivery.State.FAILED, "data-put-back")));
        assertEquals("no answer", words.answer(delivery(AlertDelivery.State.FAILED, "unreachable")));
        assertEquals("200", words.answer(delivery(AlertDelivery.State.DELIVERED, "200")));
    }

    /// What the service may note of a delivery, by email or to a webhook.
    @ParameterizedTest
    @ValueSource(strings = {"taken", "no-mail-server", "data-put-back", "unreachable", "unknown-host",
            "address-not-allowed", "removed", "mail-server-unreachable", "mail-sign-in-refused",
            "mail-not-taken", "mail-refused", "not-an-address", "no-longer-needed"})
    void everyAnswerIsSaidInEveryLanguage(String answer) {
        for (Locale language : Languages.ALL) {
            String said = new AlertWords(new Messages(language), Clock.fixed(NOW, ZoneOffset.UTC))
                    .answer(delivery(AlertDelivery.State.FAILED, answer));
            assertFalse(said.isBlank() || said.equals(answer), () -> language + ": " + answer);
        }
    }

    private static AlertDelivery delivery(AlertDelivery.State state, String answer) {
        return new AlertDelivery(NOW, Optional.of(AlertKind.LEAVER_WAVE), "50", "Operations", false, state,
                Optional.of(answer), 2, Optional.of(NOW).filter(_ -> state == AlertDelivery.State.WAITING));
    }

    private static AdminSession session(RunningServer server) throws Exception {
        return ConsoleClient.at(server.server().address())
                .signIn(new SignIn(RunningServer.OWNER, RunningServer.PASSWORD));
    }

    private static Tasks tasks() {
        return new Tasks(Runnable::run, Runnable::run, new TestFailures());
    }

    private Loads loads(AdminSession session) {
        return new Loads(tasks(), time, session::health, messages);
    }

    private static final class Copies implements TokenCopies {

        private final List<String> copied = new ArrayList<>();
        private final ReadOnlyIntegerWrapper seconds = new ReadOnlyIntegerWrapper(0);

        @Override
        public void copy(ScimToken token) {
            throw new AssertionError("there is none");
        }

        @Override
        public void copySecret(String text) {
            copied.add(text);
        }

        @Override
        public void wipe() {
            copied.clear();
        }

        @Override
        public ReadOnlyIntegerProperty secondsLeftProperty() {
            return seconds.getReadOnlyProperty();
        }
    }
}
