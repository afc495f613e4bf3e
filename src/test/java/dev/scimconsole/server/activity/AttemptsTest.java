package dev.scimconsole.server.activity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.contract.activity.EventActor;
import dev.scimconsole.contract.activity.EventKind;
import dev.scimconsole.contract.activity.EventOutcome;
import dev.scimconsole.server.store.MemoryFolder;
import dev.scimconsole.server.store.Samples;
import dev.scimconsole.server.store.Store;
import dev.scimconsole.server.store.activity.EventDetail;
import dev.scimconsole.server.store.activity.EventRecord;
import dev.scimconsole.server.store.configuration.OrganizationRecords.OrganizationRecord;
import dev.scimconsole.server.values.EventIds;
import dev.scimconsole.server.values.RequestOrigin;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// However many strangers try, there are a few events.
@Tag("server")
@Tag("server.activity")
class AttemptsTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final String ACME = Samples.ACME;

    @TempDir(factory = MemoryFolder.class) Path folder;
    private Instant now = NOON;
    private Store store;
    private EventRecorder recorder;
    private Attempts attempts;

    @BeforeEach
    void open() {
        store = Store.open("jdbc:sqlite:" + folder.resolve("store.db"));
        store.write(transaction -> {
            transaction.organizations().insert(
                    new OrganizationRecord(ACME, ACME, NOON, false, Optional.empty(), 1, NOON, "a@acme.com"));
            return true;
        });
        recorder = new EventRecorder(store, () -> now);
        attempts = new Attempts(recorder, () -> now);
    }

    @AfterEach
    void close() {
        attempts.close();
        recorder.close();
        store.close();
    }

    @Test
    void theFirstOfAMinuteIsThereAtOnceAndTheOthersAreCounted() {
        for (int i = 0; i < 1_000; i++) {
            attempts.note(attempt("session.started", "", "10.0.0." + i % 3));
        }
        assertEquals(List.of(Optional.empty()), details());
        now = now.plusSeconds(59);
        attempts.note(attempt("session.started", "", "10.0.0.1"));
        assertEquals(1, details().size());
        now = now.plusSeconds(1);
        attempts.note(attempt("session.started", "", "10.0.0.1"));
        assertEquals(List.of(Optional.empty(), Optional.of("1,000 more within a minute, from 3 addresses"),
                Optional.empty()), details());
    }

    @Test
    void eachSortCountsAlone() {
        for (int i = 0; i < 3; i++) {
            attempts.note(attempt("session.started", "alex@acme.com", "10.0.0.1"));
            attempts.note(attempt("session.started", "kim@acme.com", "10.0.0.1"));
            attempts.note(attempt("administrator.invite-accepted", "", "10.0.0.1"));
        }
        assertEquals(3, kept().size());
        attempts.close();
        assertEquals(6, kept().size());
        assertEquals("2 more within a minute, from the same address",
                details().getLast().orElseThrow());
    }

    @Test
    void thereAreNoMoreSortsThanABound() {
        for (int i = 0; i < 10_000; i++) {
            attempts.note(attempt("session.started", i + "@acme.com", "10.0.0.1"));
        }
        now = now.plusSeconds(60);
        attempts.note(attempt("session.started", "", "10.0.0.1"));
        assertTrue(kept().size() <= 67, () -> "events: " + kept().size());
        assertTrue(details().contains(Optional.of("9,935 more within a minute, from the same address")),
                () -> details().toString());
    }

    @Test
    void noneIsInTheChain() {
        attempts.note(attempt("session.started", "", "10.0.0.1"));
        recorder.flush();
        assertEquals(0, store.read(transaction -> transaction.events().log(ACME)).chainLength());
        assertEquals(List.of(EventKind.ATTEMPT), kept().stream().map(EventRecord::kind).toList());
    }

    @Test
    void aClockThatIsSetBackStopsNothing() {
        attempts.note(attempt("session.started", "", "10.0.0.1"));
        attempts.note(attempt("session.started", "", "10.0.0.1"));
        now = now.minus(Duration.ofDays(1));
        attempts.note(attempt("session.started", "", "10.0.0.1"));
        assertEquals(3, kept().size());
    }

    private List<Optional<String>> details() {
        return kept().stream()
                .map(event -> event.detail().map(kept -> new EventDetail(kept).in(Locale.ENGLISH))).toList();
    }

    private List<EventRecord> kept() {
        recorder.flush();
        return store.read(transaction -> transaction.events().after(ACME, 0, 10_000)).stream()
                .map(kept -> kept.event()).toList();
    }

    private NewEvent attempt(String action, String administrator, String address) {
        return new NewEvent(Optional.empty(), EventKind.ATTEMPT, now, action,
                administrator.isEmpty() ? EventActor.nobody() : EventActor.administrator(administrator),
                EventOutcome.REFUSED, Optional.of(401), Optional.of("wrong-credentials"), Optional.empty(),
                new RequestOrigin(address, "curl/8.5", EventIds.next(now)));
    }
}
