package dev.scimconsole.server.activity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.contract.activity.EventActor;
import dev.scimconsole.contract.activity.EventKind;
import dev.scimconsole.contract.activity.EventOutcome;
import dev.scimconsole.contract.activity.EventTarget;
import dev.scimconsole.server.custody.AuditPlace;
import dev.scimconsole.server.custody.Custody;
import dev.scimconsole.server.store.MemoryFolder;
import dev.scimconsole.server.store.Samples;
import dev.scimconsole.server.store.Store;
import dev.scimconsole.server.store.Transaction;
import dev.scimconsole.server.store.activity.ChangeRecords.ChangeRecord;
import dev.scimconsole.server.store.activity.ChangeRecords;
import dev.scimconsole.server.store.activity.EventRecord;
import dev.scimconsole.server.store.activity.EventRecords.Kept;
import dev.scimconsole.server.store.configuration.OrganizationRecords.OrganizationRecord;
import dev.scimconsole.server.store.outbox.AlertRecords.Alert;
import dev.scimconsole.server.store.refusals.LeaverRecords.Leaver;
import dev.scimconsole.server.store.refusals.RefusalRecords.ChangeKey;
import dev.scimconsole.server.store.refusals.RefusalRecords.Refusal;
import dev.scimconsole.server.values.EventIds;
import dev.scimconsole.server.values.RequestOrigin;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is older than it is to be kept goes, and nothing else.
@Tag("server")
@Tag("server.activity")
class EventRetentionTest {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final String ACME = Samples.ACME;

    @TempDir(factory = MemoryFolder.class) Path folder;

    @Test
    void eventsOlderThanTheRetentionGoInStepsAndTheChainStillHolds() throws InterruptedException {
        try (Store store = Store.open("jdbc:sqlite:" + folder.resolve("store.db"))) {
            // One day apart: the oldest 1,100 days ago, the newest today.
            List<EventRecord> events = IntStream.rangeClosed(0, 1_100).map(day -> 1_100 - day)
                    .mapToObj(EventRetentionTest::daysAgo).toList();
            store.write(transaction -> {
                transaction.organizations()
                        .insert(new OrganizationRecord(ACME, ACME, NOW, false, Optional.empty(), 1, NOW,
                                "alex@acme.com"));
                transaction.events().append(ACME, events);
                return true;
            });
            EventRetention.removeOld(store, NOW.minus(EventRetention.USUAL));
            List<Kept> left = store.read(transaction -> transaction.events().after(ACME, 0, 10_000));
            assertEquals(181, left.size());
            assertEquals(NOW.minus(Duration.ofDays(180)), left.getFirst().event().at());
            assertTrue(Custody.start(store, () -> NOW, EventRetention.USUAL, AuditPlace.NONE).verify(ACME)
                    .intact());
        }
    }

    @Test
    void whatIsKeptBesideTheEventsGoesWithThem() throws InterruptedException {
        try (Store store = Store.open("jdbc:sqlite:" + folder.resolve("store.db"))) {
            store.write(transaction -> {
                transaction.organizations()
                        .insert(new OrganizationRecord(ACME, ACME, NOW, false, Optional.empty(), 1, NOW,
                                "alex@acme.com"));
                keep(transaction, 1, NOW.minus(Duration.ofDays(181)));
                keep(transaction, 2, NOW.minus(Duration.ofDays(179)));
                return true;
            });
            EventRetention.removeOld(store, NOW.minus(EventRetention.USUAL));
            assertEquals(List.of("kept2"), store.read(transaction -> Stream.of(1, 2)
                    .flatMap(number -> transaction.resourceChanges()
                            .ofTarget(ACME, Samples.id(number), Optional.empty(), 10).stream())
                    .map(ChangeRecord::action).toList()));
            assertEquals(Set.of(Samples.id(2)), store.read(transaction -> transaction.refusals()
                    .about(ACME, List.of(Samples.id(1), Samples.id(2)))).keySet());
            store.write(transaction -> {
                assertTrue(transaction.alerts().raise(alert(1, NOW)), "forgotten");
                assertFalse(transaction.alerts().raise(alert(2, NOW)));
                assertEquals(1,
                        transaction.leavers().noteAndCount(ACME, new Leaver(Samples.id(3), NOW, true),
                                Instant.EPOCH,
                                50));
                return true;
            });
        }
    }

    /// One of everything.
    private static void keep(Transaction transaction, int number, Instant at) {
        EventTarget target = new EventTarget("user", Samples.id(number), Optional.empty());
        RequestOrigin origin = new RequestOrigin("127.0.0.1", "curl/8.5", "r" + number);
        transaction.resourceChanges().insert(ACME, List.of(new ChangeRecord(
                ChangeRecords.id(EventIds.next(at), 0), target, at, "kept" + number, 200,
                EventActor.nobody(), origin, "")));
        transaction.refusals().note(ACME, new Refusal(
                new ChangeKey("user", Samples.id(number), "user.deleted"), EventIds.next(at), target,
                Optional.empty(), "user.deleted", true, Set.of("*"), 0, 401, Optional.of("revoked"),
                Optional.empty(), "1kP4Zc", Optional.empty(), origin, at));
        transaction.alerts().raise(alert(number, at));
        transaction.leavers().note(ACME, new Leaver(Samples.id(number), at, true));
    }

    private static Alert alert(int number, Instant at) {
        return new Alert(ACME, EventIds.next(at), "topic" + number, "leaver-wave", "50", at);
    }

    /// Every second one an audit event.
    private static EventRecord daysAgo(int days) {
        Instant at = NOW.minus(Duration.ofDays(days));
        return new EventRecord(ACME, EventIds.next(at), at,
                days % 2 == 0 ? EventKind.AUDIT : EventKind.REQUEST,
                "user.created", EventActor.nobody(), EventOutcome.SUCCESS, Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), new RequestOrigin("127.0.0.1", "curl/8.5", "r" + days));
    }
}
