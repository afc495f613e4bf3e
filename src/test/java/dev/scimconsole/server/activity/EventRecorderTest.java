package dev.scimconsole.server.activity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.contract.activity.EventActor;
import dev.scimconsole.contract.activity.EventKind;
import dev.scimconsole.contract.activity.EventOutcome;
import dev.scimconsole.contract.activity.EventTarget;
import dev.scimconsole.server.store.MemoryFolder;
import dev.scimconsole.server.store.Samples;
import dev.scimconsole.server.store.Store;
import dev.scimconsole.server.store.activity.ChangeRecords.ChangeRecord;
import dev.scimconsole.server.store.activity.EventRecords;
import dev.scimconsole.server.store.activity.EventRecords.Kept;
import dev.scimconsole.server.store.configuration.OrganizationRecords.OrganizationRecord;
import dev.scimconsole.server.values.EventIds;
import dev.scimconsole.server.values.RequestOrigin;
import dev.scimconsole.server.values.RequestedChange;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/// Events in the background: nothing waits, nothing gets lost uncounted.
/// It measures half a second, so nothing else runs beside it.
@Tag("server")
@Tag("server.activity")
@Isolated
class EventRecorderTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final String ACME = Samples.ACME;

    @TempDir(factory = MemoryFolder.class) Path folder;
    private FailingStore store;

    @BeforeEach
    void open() {
        store = new FailingStore(Store.open("jdbc:sqlite:" + folder.resolve("store.db")));
        addOrganization(ACME);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void anEventIsWrittenByItselfWithinHalfASecond() throws Exception {
        try (EventRecorder recorder = recorder(EventRecorder.Capacity.USUAL)) {
            CountDownLatch written = new CountDownLatch(1);
            store.afterWrite = written::countDown;
            long start = System.nanoTime();
            recorder.record(request(ACME, 1));
            assertTrue(written.await(5, TimeUnit.SECONDS));
            assertTrue(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start) < 500);
            assertEquals(1, kept(ACME).size());
        }
    }

    /// A change's id has room for so many numbers, whoever they are of.
    @Test
    void ofMoreChangesThanHaveAnIdTheFirstAreKept() {
        EventTarget target = new EventTarget("user", "u", Optional.of("u@acme.com"));
        EventTarget group = new EventTarget("group", "g", Optional.of("Staff"));
        RequestedChange change = new RequestedChange("user.deleted", target, Set.of(RequestedChange.WHOLE),
                Set.of(), Optional.empty(), 1, 204, Optional.empty(), Optional.empty(),
                List.of(new RequestedChange.Kept(target, () -> ""),
                        new RequestedChange.Kept(group, () -> "")));
        try (EventRecorder recorder = recorder(EventRecorder.Capacity.USUAL)) {
            for (int count : new int[]{6_000, 10_003}) {
                NewEvent event = new NewEvent(Optional.of(ACME), EventKind.REQUEST, NOON, "bulk.requested",
                        EventActor.token("SCIM token", Optional.of("t")), EventOutcome.SUCCESS,
                        Optional.of(200),
                        Optional.empty(), Optional.empty(), Optional.empty(), List.of(),
                        Collections.nCopies(count, change), false,
                        new RequestOrigin("127.0.0.1", "", EventIds.next(NOON)));
                recorder.record(event);
                assertTrue(recorder.flush());
                List<ChangeRecord> kept = store.read(transaction -> transaction.resourceChanges()
                        .ofEvent(ACME, event.origin().requestId(), Optional.empty(), 20_000));
                assertEquals(10_000, kept.size());
                assertEquals(Math.min(count, 10_000),
                        kept.stream().filter(one -> one.target().equals(target)).count(), "own ones first");
            }
        }
        assertEquals(2, kept(ACME).size());
    }

    @Test
    void closingWritesWhatIsLeft() {
        EventRecorder recorder = recorder(EventRecorder.Capacity.USUAL);
        for (int i = 0; i < 1_000; i++) {
            recorder.record(change(i));
        }
        recorder.close();
        assertEquals(1_000, kept(ACME).size());
        assertEquals(0, log().dropped());
    }

    @Test
    void whatComesFasterThanItCanBeWrittenIsCounted() {
        try (EventRecorder recorder = recorder(new EventRecorder.Capacity(100, 100, 10, 0, Duration.ZERO))) {
            store.fails = true;
            for (int i = 0; i < 130; i++) {
                recorder.record(request(ACME, i));
            }
            store.fails = false;
            assertTrue(recorder.flush());
            assertEquals(100, kept(ACME).size());
            assertEquals(30, log().dropped());
            assertEquals(Optional.of(NOON), log().droppedAt());
        }
    }

    @Test
    void anEventThatCannotBeKeptTakesNoOtherWithIt() {
        try (EventRecorder recorder = recorder(EventRecorder.Capacity.USUAL)) {
            store.fails = true;
            for (int i = 0; i < 40; i++) {
                recorder.record(i % 20 == 7 ? withHalfAPair(i) : request(ACME, i));
            }
            store.fails = false;
            assertTrue(recorder.flush());
            assertEquals(LongStream.range(0, 40).filter(i -> i % 20 != 7).boxed().toList(),
                    kept(ACME).stream()
                            .map(kept -> kept.event().at().toEpochMilli() - NOON.toEpochMilli()).toList());
            assertEquals(2, log().dropped());
        }
    }

    @Test
    void underOverloadReadsGoFirst() {
        try (EventRecorder recorder = recorder(new EventRecorder.Capacity(100, 40, 10, 0, Duration.ZERO))) {
            store.fails = true;
            for (int i = 0; i < 60; i++) {
                recorder.record(request(ACME, i));
            }
            for (int i = 0; i < 70; i++) {
                recorder.record(change(i));
            }
            store.fails = false;
            assertTrue(recorder.flush());
            assertEquals(40, kept(ACME).stream().filter(EventRecorderTest::isRead).count());
            assertEquals(60, kept(ACME).stream().filter(kept -> !isRead(kept)).count());
            assertEquals(20 + 10, log().dropped());
        }
    }

    @Test
    void underOverloadARefusedLeaverIsKept() {
        try (EventRecorder recorder = recorder(new EventRecorder.Capacity(100, 40, 10, 0, Duration.ZERO))) {
            store.fails = true;
            for (int i = 0; i < 101; i++) {
                recorder.record(change(i));
            }
            assertFalse(recorder.hasRoom(false));
            assertTrue(recorder.hasRoomForLeaver());
            recorder.record(refusedLeaver(Optional.of(ACME), 1));
            recorder.record(refusedLeaver(Optional.empty(), 2));
            store.fails = false;
            assertTrue(recorder.flush());
            assertEquals(101, kept(ACME).size());
            assertEquals(List.of(Samples.id(1)), store.read(transaction -> transaction.refusals()
                    .about(ACME, List.of(Samples.id(1), Samples.id(2)))).keySet().stream().toList());
            assertEquals(2, log().dropped(), "a change, and a stranger");
        }
    }

    @Test
    void strangersLeaveNothingAboutWhoIsNotHere() {
        try (EventRecorder recorder = recorder(EventRecorder.Capacity.USUAL)) {
            store.write(transaction -> {
                transaction.resources().insert(Samples.user(1));
                return true;
            });
            recorder.record(refusedLeaver(Optional.empty(), 2));
            assertTrue(recorder.flush());
            assertEquals(false, store.read(transaction -> transaction.refusals().any(ACME)));
            recorder.record(refusedLeaver(Optional.empty(), 1));
            assertTrue(recorder.flush());
            assertEquals(true, store.read(transaction -> transaction.refusals().any(ACME)));
        }
    }

    /// @param organizationId empty for a stranger
    private static NewEvent refusedLeaver(Optional<String> organizationId, long user) {
        Instant at = NOON.plusMillis(user);
        EventTarget target = new EventTarget("user", Samples.id(user), Optional.empty());
        return new NewEvent(organizationId, EventKind.REQUEST, at, "user.deactivated",
                EventActor.token("1kP4Zc", organizationId.map(_ -> Samples.id(77))), EventOutcome.REFUSED,
                Optional.of(401), Optional.of("revoked"), Optional.of(target), Optional.empty(), List.of(),
                List.of(new RequestedChange("user.deactivated", target, Set.of("active"), Set.of(),
                        Optional.empty(), 0, 401, Optional.of("revoked"), Optional.empty(),
                        List.of())),
                false, new RequestOrigin("127.0.0.1", "curl/8.5", EventIds.next(at)));
    }

    @Test
    void eventsAreWrittenAtASteadyPace() throws Exception {
        try (EventRecorder recorder = recorder(
                new EventRecorder.Capacity(400, 300, 10, 0, Duration.ofMinutes(1)))) {
            CountDownLatch written = new CountDownLatch(1);
            store.afterWrite = written::countDown;
            recorder.record(request(ACME, 0));
            assertTrue(written.await(5, TimeUnit.SECONDS));
            for (int i = 0; i < 320; i++) {
                assertEquals(i < 300, recorder.hasRoom(true));
                recorder.record(request(ACME, i));
            }
            for (int i = 0; i < 110; i++) {
                assertEquals(i < 100, recorder.hasRoom(false));
                recorder.record(change(i));
            }
            assertTrue(recorder.flush());
            assertEquals(1 + 300 + 100, kept(ACME).size());
            assertEquals(20 + 10, log().dropped());
        }
    }

    @Test
    void strangersTakeNoPlaceFromOthers() {
        try (EventRecorder recorder = recorder(new EventRecorder.Capacity(100, 100, 10, 0, Duration.ZERO))) {
            store.fails = true;
            for (int i = 0; i < 1_000; i++) {
                recorder.record(stranger(i));
            }
            recorder.record(request(ACME, 7));
            store.fails = false;
            assertTrue(recorder.flush());
            assertEquals(11, kept(ACME).size());
            assertEquals(990, log().dropped());
        }
    }

    @Test
    void strangersWhoGoOnFillNoDisk() {
        Instant[] now = {NOON};
        try (EventRecorder recorder = new EventRecorder(store, () -> now[0],
                new EventRecorder.Capacity(100, 100, 10, 2, Duration.ZERO))) {
            for (int second = 0; second < 60; second++) {
                for (int i = 0; i < 50; i++) {
                    recorder.record(stranger(i));
                }
                assertTrue(recorder.flush());
                now[0] = now[0].plusSeconds(1);
            }
            assertEquals(10 + 59 * 2, kept(ACME).size());
            assertEquals(60 * 50 - 10 - 59 * 2, log().dropped());
            now[0] = now[0].minusSeconds(3_600);
            recorder.record(stranger(1));
            now[0] = now[0].plusSeconds(1);
            recorder.record(stranger(1));
            assertTrue(recorder.flush());
            assertEquals(10 + 59 * 2 + 1, kept(ACME).size());
        }
    }

    @Test
    void whileTheStoreIsAwayEventsWaitInOrder() {
        try (EventRecorder recorder = recorder(EventRecorder.Capacity.USUAL)) {
            store.fails = true;
            for (int i = 0; i < 300; i++) {
                recorder.record(request(ACME, i));
                if (i % 100 == 50) {
                    assertFalse(recorder.flush());
                }
            }
            store.fails = false;
            assertTrue(recorder.flush());
            assertEquals(LongStream.range(0, 300).boxed().toList(), kept(ACME).stream()
                    .map(kept -> kept.event().at().toEpochMilli() - NOON.toEpochMilli()).toList());
        }
    }

    @Test
    void aStrangerBelongsToNobodyWhereThereAreTwoOrganizations() {
        addOrganization(Samples.GLOBEX);
        try (EventRecorder recorder = recorder(EventRecorder.Capacity.USUAL)) {
            recorder.record(stranger(1));
            recorder.record(request(Samples.GLOBEX, 2));
            assertTrue(recorder.flush());
        }
        assertEquals(List.of(), kept(ACME));
        assertEquals(1, kept(Samples.GLOBEX).size());
    }

    private static boolean isRead(Kept kept) {
        return kept.event().action().equals("users.searched");
    }

    private EventRecorder recorder(EventRecorder.Capacity capacity) {
        return new EventRecorder(store, () -> NOON, capacity);
    }

    private List<Kept> kept(String organizationId) {
        return store.read(transaction -> transaction.events().after(organizationId, 0, 10_000));
    }

    private EventRecords.Log log() {
        return store.read(transaction -> transaction.events().log(ACME));
    }

    private void addOrganization(String id) {
        store.write(transaction -> {
            transaction.organizations()
                    .insert(new OrganizationRecord(id, id, NOON, false, Optional.empty(), 1, NOON,
                            "alex@acme.com"));
            return true;
        });
    }

    private static NewEvent request(String organizationId, long number) {
        return event(Optional.of(organizationId), number);
    }

    private static NewEvent change(long number) {
        return event(Optional.of(ACME), number, "user.updated");
    }

    private static NewEvent stranger(long number) {
        return event(Optional.empty(), number);
    }

    /// No database can hold it.
    private static NewEvent withHalfAPair(long number) {
        return new NewEvent(Optional.of(ACME), EventKind.REQUEST, NOON.plusMillis(number), "users.searched",
                EventActor.nobody(), EventOutcome.SUCCESS, Optional.of(200), Optional.empty(),
                Optional.empty(),
                new RequestOrigin("127.0.0.1", "curl/8.5", "half a pair \ud800 " + number));
    }

    private static NewEvent event(Optional<String> organizationId, long number) {
        return event(organizationId, number, "users.searched");
    }

    private static NewEvent event(Optional<String> organizationId, long number, String action) {
        Instant at = NOON.plusMillis(number);
        return new NewEvent(organizationId, EventKind.REQUEST, at, action, EventActor.nobody(),
                EventOutcome.SUCCESS, Optional.of(200), Optional.empty(), Optional.empty(),
                new RequestOrigin("127.0.0.1", "curl/8.5", EventIds.next(at)));
    }
}
