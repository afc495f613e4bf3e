package dev.scimconsole.server.store;

import static dev.scimconsole.server.store.Samples.ACME;
import static dev.scimconsole.server.store.Samples.GLOBEX;
import static dev.scimconsole.server.store.Samples.NOON;
import static dev.scimconsole.server.store.Samples.id;
import static dev.scimconsole.server.store.Samples.organization;
import static dev.scimconsole.server.store.Samples.user;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.contract.activity.EventActor;
import dev.scimconsole.contract.activity.EventKind;
import dev.scimconsole.contract.activity.EventOutcome;
import dev.scimconsole.contract.activity.EventTarget;
import dev.scimconsole.contract.activity.PassedOver;
import dev.scimconsole.contract.activity.PassedOver.Reason;
import dev.scimconsole.server.scim.KeptChange;
import dev.scimconsole.server.store.activity.AuditHash;
import dev.scimconsole.server.store.activity.AuditHeadRecords.SignedHead;
import dev.scimconsole.server.store.activity.ChangeRecords;
import dev.scimconsole.server.store.activity.ChangeRecords.ChangeRecord;
import dev.scimconsole.server.store.activity.EventRecord;
import dev.scimconsole.server.store.activity.EventRecords.Kept;
import dev.scimconsole.server.store.activity.EventRecords.Link;
import dev.scimconsole.server.store.activity.EventRecords.Log;
import dev.scimconsole.server.store.activity.EventRecords.Place;
import dev.scimconsole.server.store.activity.EventRecords.Search;
import dev.scimconsole.server.store.activity.NotKeptRecords;
import dev.scimconsole.server.store.failure.TakenException;
import dev.scimconsole.server.values.ChangeText;
import dev.scimconsole.server.values.EventIds;
import dev.scimconsole.server.values.RequestOrigin;
import dev.scimconsole.server.values.Sha256;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// What every store does with events.
abstract class EventContract extends MailContract {

    private static final Search ALL = new Search(ACME, Optional.empty(), Optional.empty(), Optional.empty(),
            Optional.empty(), Optional.empty(), 1_000);

    @Test
    void whatIsNotKeptIsNotedOnceForEachClientAndNotWithoutEnd() {
        write(t -> {
            t.organizations().insert(Samples.organization(ACME));
            for (int i = 0; i < 300; i++) {
                t.notKept().note(ACME, new NotKeptRecords.Notice("Okta", "192.0.2.1", "urn:" + i % 250, true,
                        NOON.plusSeconds(i)));
            }
        });
        List<NotKeptRecords.Notice> all = store().read(t -> t.notKept().all(ACME));
        assertEquals(200, all.size());
        assertEquals(new NotKeptRecords.Notice("Okta", "192.0.2.1", "urn:0", true, NOON), all.getFirst());
        assertEquals(List.of(), store().read(t -> t.notKept().all(Samples.GLOBEX)));
    }

    @Test
    void changesAreFoundByTheirTargetAndTheirEventUntilTheyAreOld() {
        ChangeText text = new ChangeText(Optional.of("{\"a\":\"\\n🦊\"}"), Optional.empty(),
                List.of(new ChangeText.Value("title", Optional.empty(), Optional.of("\"x\""), false),
                        new ChangeText.Value("active", Optional.of("true"), Optional.empty(), true)),
                true);
        List<String> events = List.of(EventIds.next(NOON), EventIds.next(NOON.plusSeconds(2)));
        List<ChangeRecord> changes = IntStream.range(0, 3).mapToObj(i -> new ChangeRecord(
                ChangeRecords.id(events.get(i / 2), i % 2),
                new EventTarget("user", id(i % 2), Optional.empty()),
                NOON.plusSeconds(i), "user.updated", 200, EventActor.token("hint", Optional.of(id(7))),
                origin(events.get(i / 2)), text.join(false, false))).toList();
        write(t -> t.resourceChanges().insert(ACME, changes));
        assertEquals(List.of(changes.get(2), changes.get(0)),
                store().read(t -> t.resourceChanges().ofTarget(ACME, id(0), Optional.empty(), 5)));
        assertEquals(List.of(changes.get(0)), store()
                .read(t -> t.resourceChanges().ofTarget(ACME, id(0), Optional.of(changes.get(2).id()), 5)));
        assertEquals(changes.subList(0, 2),
                store().read(t -> t.resourceChanges().ofEvent(ACME, events.getFirst(), Optional.empty(), 5)));
        assertEquals(events.getFirst(), changes.get(1).eventId());
        assertEquals(text, KeptChange.read(changes.get(1).body()));
        assertEquals(List.of(),
                store().read(t -> t.resourceChanges().ofEvent(Samples.GLOBEX, events.getFirst(),
                        Optional.empty(), 5)));
        assertEquals(Optional.of(changes.get(1)),
                store().read(t -> t.resourceChanges().find(ACME, changes.get(1).id())));
        int[] pruned = {0};
        write(t -> pruned[0] = t.resourceChanges().prune(ACME, NOON.plusSeconds(2), 500));
        assertEquals(2, pruned[0]);
        assertEquals(List.of(changes.get(2)),
                store().read(t -> t.resourceChanges().ofTarget(ACME, id(0), Optional.empty(), 5)));
    }

    @Test
    void theChangesOfAnEventComePageByPage() {
        String event = EventIds.next(NOON);
        List<String> ids = IntStream.range(0, 3).mapToObj(i -> ChangeRecords.id(event, i)).toList();
        write(t -> t.resourceChanges().insert(ACME, IntStream.range(0, 3)
                .mapToObj(i -> named(ids.get(i), id(i), Optional.empty())).toList()));
        assertEquals(ids.subList(0, 2), ofEvent(event, Optional.empty()));
        assertEquals(ids.subList(2, 3), ofEvent(event, Optional.of(ids.get(1))));
        assertEquals(List.of(), ofEvent(event, Optional.of(ids.get(2))));
        assertEquals(ids.subList(0, 2), ofEvent(event, Optional.of(EventIds.next(NOON.minusSeconds(9)))),
                "a place in front of it leads to its beginning");
        assertEquals(List.of(), ofEvent(event, Optional.of(EventIds.next(NOON.plusSeconds(9)))));
    }

    private List<String> ofEvent(String event, Optional<String> after) {
        return store().read(t -> t.resourceChanges().ofEvent(ACME, event, after, 2)).stream()
                .map(ChangeRecord::id).toList();
    }

    private static ChangeRecord named(String changeId, String target, Optional<String> name) {
        return new ChangeRecord(changeId, new EventTarget("user", target, name), NOON, "user.updated", 200,
                EventActor.token("hint", Optional.of(id(7))), origin(ChangeRecords.eventOf(changeId)), "");
    }

    /// Of each the name of the latest change that has one.
    @Test
    void whoIsGoneIsCalledAsTheyWereLast() {
        write(t -> t.resourceChanges().insert(ACME, List.of(
                named(EventIds.next(NOON), id(8), Optional.of("old@acme.com")),
                named(EventIds.next(NOON.plusSeconds(1)), id(8), Optional.of("new@acme.com")),
                named(EventIds.next(NOON.plusSeconds(2)), id(8), Optional.empty()),
                named(EventIds.next(NOON.plusSeconds(3)), id(9), Optional.of("other@acme.com")),
                named(EventIds.next(NOON.plusSeconds(4)), id(10), Optional.empty()))));
        List<String> asked = LongStream.range(1, 60).mapToObj(Samples::id).toList();
        assertEquals(Map.of(id(8), "new@acme.com", id(9), "other@acme.com"),
                store().read(t -> t.resourceChanges().names(ACME, asked)));
    }

    @Test
    void changesNameWhoIsHereAndWhoIsAMember() {
        write(t -> {
            t.resources().insert(Samples.user(1));
            t.resources().insert(Samples.user(2));
            t.resources().insert(Samples.group(3));
            t.resources().addMembers(ACME, id(3), List.of(id(1)));
        });
        List<String> asked = List.of(id(1), id(2), id(9), "no id");
        assertEquals(Set.of(id(1), id(2)),
                store().read(t -> t.resourceChanges().names(ACME, asked)).keySet());
        assertEquals(Map.of(), store().read(t -> t.resourceChanges().names(Samples.GLOBEX, asked)));
        assertEquals(Set.of(id(1)),
                store().read(t -> t.resourceChanges().membersAmong(ACME, id(3), asked)));
    }

    @Test
    void anEventComesBackAsItWasKept() {
        EventRecord full = new EventRecord(ACME, id(1), NOON, EventKind.REQUEST, "user.created",
                EventActor.token("1kP4Zc", Optional.of(id(7))), EventOutcome.REFUSED, Optional.of(409),
                Optional.of("uniqueness"),
                Optional.of(new EventTarget("user", "", Optional.of("zoë@acme.com"))),
                Optional.of("more"), origin(id(1)));
        EventRecord bare = new EventRecord(ACME, id(2), NOON, EventKind.AUDIT, "session.refused",
                EventActor.nobody(), EventOutcome.FAILED, Optional.empty(), Optional.empty(),
                Optional.empty(),
                Optional.empty(), new RequestOrigin("", "", id(3)));
        write(t -> t.events().append(ACME, List.of(full, bare)));
        assertEquals(List.of(new Kept(2, bare), new Kept(1, full)), found(ALL));
    }

    @Test
    void whatWasPassedOverComesBackAsItWasKept() {
        List<PassedOver> parts = new ArrayList<>();
        for (Reason reason : Reason.values()) {
            parts.add(new PassedOver("urn:okta:custom:group:1.0", reason));
        }
        parts.add(new PassedOver("name with blanks, ü", Reason.UNKNOWN_ATTRIBUTE));
        parts.add(new PassedOver("a\nb " + "x".repeat(300) + " scim_9fKq2LrT7vXw", Reason.INVALID_PATH));
        EventRecord event = new EventRecord(ACME, id(1), NOON, EventKind.REQUEST, "user.deactivated",
                EventActor.nobody(), EventOutcome.SUCCESS, Optional.of(200), Optional.empty(),
                Optional.empty(),
                Optional.empty(), parts, origin(id(1)));
        write(t -> t.events().append(event));
        EventRecord kept = found(ALL).getFirst().event();
        assertEquals(event, kept);
        assertEquals(parts.subList(0, parts.size() - 1), kept.passedOver().subList(0, parts.size() - 1));
        String last = kept.passedOver().getLast().what();
        assertTrue(last.startsWith("a b x") && last.length() <= 200, last);
    }

    @Test
    void workThatThrowsLeavesNoEvent() {
        write(t -> t.events().append(audit(1)));
        assertThrows(IllegalArgumentException.class, () -> write(t -> {
            t.organizations().insert(organization(ACME));
            t.events().append(audit(2));
            throw new IllegalArgumentException("mine");
        }));
        assertEquals(List.of(1L), numbers(found(ALL)));
        assertEquals(1, read(t -> t.events().log(ACME)).chainLength());
        assertEquals(Optional.empty(), read(t -> t.organizations().find(ACME)));
    }

    @Test
    void signedHeadsAreKeptOnceForAKeyAndGoWithTheirEvents() {
        write(t -> t.organizations().insert(organization(ACME)));
        for (int i = 1; i <= 4; i++) {
            EventRecord event = audit(i);
            write(t -> t.events().append(event));
        }
        write(t -> {
            for (SignedHead head : List.of(head(2, "one"), head(1, "one"), head(2, "other"),
                    head(4, "one"))) {
                t.auditHeads().add(head);
                t.auditHeads().add(head);
            }
        });
        assertEquals(List.of(head(1, "one"), head(2, "one"), head(2, "other"), head(4, "one")),
                read(t -> t.auditHeads().from(ACME, 0, 10)));
        assertEquals(List.of(head(2, "one")), read(t -> t.auditHeads().from(ACME, 2, 1)));
        assertEquals(List.of(), read(t -> t.auditHeads().from(GLOBEX, 0, 1)));
        write(t -> t.events().pruneAudit(ACME, NOON.plusSeconds(1_000), 2));
        assertEquals(List.of(2L, 2L, 4L),
                read(t -> t.auditHeads().from(ACME, 0, 10)).stream().map(SignedHead::number).toList());
    }

    private static SignedHead head(long number, String key) {
        return new SignedHead(ACME, number, Samples.sha256("h" + number), NOON, key, "signature");
    }

    @Test
    void aChangeThatIsTakenLeavesNoEvent() {
        write(t -> t.resources().insert(user(1)));
        assertThrows(TakenException.class, () -> write(t -> {
            t.events().append(audit(1));
            t.resources().insert(user(2, "user1@acme.com"));
        }));
        assertEquals(List.of(), found(ALL));
    }

    @Test
    void positionsRiseWithoutGapsWhoeverWrites() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> writes = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                int number = i;
                writes.add(threads.submit(() -> write(t -> t.events().append(ACME,
                        number % 3 == 0
                                ? List.of(audit(number))
                                : List.of(request(number), request(number + 1_000))))));
            }
            for (Future<?> write : writes) {
                write.get();
            }
        }
        List<Kept> all = read(t -> t.events().after(ACME, 0, 1_000));
        assertEquals(LongStream.rangeClosed(1, 100).boxed().toList(),
                all.stream().map(Kept::position).toList());
        assertEquals(20, read(t -> t.events().log(ACME)).chainLength());
        assertChainHolds(20);
    }

    @Test
    void readingOnFromAPositionMissesNothingWhateverTheClockSays() {
        write(t -> t.events().append(request(100)));
        long seen = read(t -> t.events().log(ACME)).lastPosition();
        // An hour earlier: the clock was set back.
        write(t -> t.events().append(request(-3_600_000)));
        assertEquals(List.of(-3_600_000L), numbers(read(t -> t.events().after(ACME, seen, 10))));
    }

    @Test
    void aSearchShowsTheNewestFirstAndGoesOnFromAPlace() {
        fill();
        assertEquals(IntStream.rangeClosed(1, 50).mapToObj(i -> 51L - i).toList(), numbers(found(ALL)));
        List<Kept> page = found(limited(ALL, 7));
        assertEquals(List.of(50L, 49L, 48L, 47L, 46L, 45L, 44L), numbers(page));
        Search next = new Search(ACME, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.of(page.getLast().place()), 3);
        assertEquals(List.of(43L, 42L, 41L), numbers(found(next)));
    }

    @Test
    void eventsOfOneMillisecondAreAllOnOnePageOrTheNext() {
        write(t -> t.events().append(ACME, List.of(request(5), request(5), request(5), request(5))));
        List<Kept> page = found(limited(ALL, 2));
        assertEquals(List.of(4L, 3L), page.stream().map(Kept::position).toList());
        Search next = new Search(ACME, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.of(page.getLast().place()), 10);
        assertEquals(List.of(2L, 1L), found(next).stream().map(Kept::position).toList());
    }

    @Test
    void aSearchFiltersByTimeKindAndOutcome() {
        fill();
        assertEquals(List.of(19L, 18L, 17L),
                numbers(found(
                        new Search(ACME, Optional.of(NOON.plusMillis(17)), Optional.of(NOON.plusMillis(20)),
                                Optional.empty(), Optional.empty(), Optional.empty(), 100))));
        assertEquals(List.of(50L, 40L, 30L, 20L, 10L), numbers(found(kind(EventKind.AUDIT))));
        assertEquals(45, found(kind(EventKind.REQUEST)).size());
        assertEquals(List.of(49L, 42L, 35L, 28L, 21L, 14L, 7L),
                numbers(found(outcome(EventOutcome.REFUSED))));
        assertEquals(List.of(), found(outcome(EventOutcome.FAILED)));
        assertEquals(43, found(outcome(EventOutcome.SUCCESS)).size());
    }

    @Test
    void aVisitorThatHasSeenEnoughEndsTheSearch() {
        fill();
        List<Kept> seen = new ArrayList<>();
        int shown = read(t -> t.events().search(ALL, kept -> {
            seen.add(kept);
            return seen.size() < 3;
        }));
        assertEquals(3, shown);
        assertEquals(3, seen.size());
    }

    @Test
    void organizationsDoNotSeeEachOthersEvents() {
        fill();
        EventRecord theirs = at(GLOBEX, 1, EventKind.AUDIT, EventOutcome.SUCCESS);
        write(t -> t.events().append(theirs));
        assertEquals(List.of(new Kept(1, theirs)), read(t -> t.events().after(GLOBEX, 0, 10)));
        assertEquals(50, found(ALL).size());
        assertEquals(1, read(t -> t.events().log(GLOBEX)).chainLength());
    }

    @Test
    void whatWasDroppedIsCounted() {
        write(t -> t.events().addDropped(ACME, 7, NOON));
        write(t -> t.events().addDropped(ACME, 5, NOON.plusSeconds(1)));
        Log log = read(t -> t.events().log(ACME));
        assertEquals(12, log.dropped());
        assertEquals(Optional.of(NOON.plusSeconds(1)), log.droppedAt());
        assertEquals(0, log.lastPosition());
    }

    @Test
    void everyLinkStandsOnTheOneBefore() {
        fill();
        assertChainHolds(5);
    }

    @Test
    void oldRequestsArePrunedInSteps() {
        fill();
        Instant before = NOON.plusMillis(25);
        assertEquals(20, number(t -> t.events().pruneRequests(ACME, before, 20)));
        assertEquals(List.of(10L, 20L), oldest(numbers(found(ALL)), 24));
        assertEquals(2, number(t -> t.events().pruneRequests(ACME, before, 20)));
        assertEquals(0, number(t -> t.events().pruneRequests(ACME, before, 20)));
        assertEquals(28, found(ALL).size());
        assertChainHolds(5);
    }

    @Test
    void theChainHoldsFromItsAnchorOnceItsBeginningIsPruned() {
        fill();
        assertEquals(1, number(t -> t.events().pruneAudit(ACME, NOON.plusMillis(35), 1)));
        assertEquals(2, number(t -> t.events().pruneAudit(ACME, NOON.plusMillis(35), 10)));
        assertEquals(0, number(t -> t.events().pruneAudit(ACME, NOON.plusMillis(35), 10)));
        assertEquals(3, read(t -> t.events().log(ACME)).anchorNumber());
        assertEquals(List.of(50L, 40L), numbers(found(kind(EventKind.AUDIT))));
        assertChainHolds(2);
    }

    @Test
    void theNewestLinkIsNeverPruned() {
        fill();
        assertEquals(4, number(t -> t.events().pruneAudit(ACME, NOON.plusSeconds(3_600), 100)));
        write(t -> t.events().append(audit(60)));
        assertChainHolds(2);
    }

    @Test
    void aLinkThatIsToBeKeptKeepsThoseAfterIt() {
        write(t -> t.events().append(ACME, List.of(audit(1), audit(100), audit(2), audit(3))));
        assertEquals(1, number(t -> t.events().pruneAudit(ACME, NOON.plusMillis(50), 100)));
        assertChainHolds(3);
    }

    @Test
    void nothingThatCouldBeATokenStaysInAnEvent() {
        String token = "scim_9fKq2LrT7vXw0ZbN4cJpYd8HsE1mGuA6oQiR3VtYzBn1kP4Zc";
        EventRecord event = new EventRecord(ACME, id(1), NOON, EventKind.REQUEST, "user.created " + token,
                new EventActor(EventActor.Type.ADMINISTRATOR, token, Optional.empty()), EventOutcome.SUCCESS,
                Optional.empty(), Optional.of("x" + token),
                Optional.of(new EventTarget("user", token,
                        Optional.of("name " + token.toUpperCase(Locale.ROOT)))),
                Optional.of("y".repeat(190) + token),
                new RequestOrigin(token, "curl/8 \"Bearer " + token + "\"", id(1)));
        assertFalse(event.toString().contains("9fKq"), event::toString);
        assertFalse(event.toString().contains("9FKQ"), event::toString);
    }

    @Test
    void textFromOutsideIsMadeFit() {
        EventRecord event = new EventRecord(ACME, id(1), NOON, EventKind.REQUEST, "user.created",
                EventActor.nobody(), EventOutcome.SUCCESS, Optional.empty(), Optional.empty(),
                Optional.of(new EventTarget("user", "", Optional.of("a\u0000b\ud800c\u202ed\r\ne"))),
                Optional.empty(), new RequestOrigin("::1", "🦊".repeat(300), id(1)));
        assertEquals(Optional.of("a b c d  e"), event.target().flatMap(EventTarget::name));
        assertTrue(event.origin().userAgent().length() <= 200);
        write(t -> t.events().append(event));
        assertEquals(event, found(ALL).getFirst().event());
    }

    private void assertChainHolds(int links) {
        Log log = read(t -> t.events().log(ACME));
        List<Link> chain = read(t -> t.events().links(ACME, log.anchorNumber(), 1_000));
        Sha256 hash = log.anchorHash();
        long number = log.anchorNumber();
        for (Link link : chain) {
            number++;
            assertEquals(number, link.number());
            hash = AuditHash.of(hash, number, link.kept().position(), link.kept().event());
            assertEquals(hash, link.hash());
        }
        assertEquals(links, chain.size());
        assertEquals(log.chainLength(), number);
        assertEquals(log.chainHash(), hash);
    }

    /// Fifty events, one a millisecond: every tenth an audit event, every seventh refused.
    private void fill() {
        write(t -> t.events().append(ACME, IntStream.rangeClosed(1, 50).mapToObj(i -> at(ACME, i,
                i % 10 == 0 ? EventKind.AUDIT : EventKind.REQUEST,
                i % 7 == 0 ? EventOutcome.REFUSED : EventOutcome.SUCCESS)).toList()));
    }

    private List<Kept> found(Search search) {
        List<Kept> found = new ArrayList<>();
        read(t -> t.events().search(search, found::add));
        return found;
    }

    private static List<Long> oldest(List<Long> numbers, long below) {
        return numbers.stream().filter(number -> number < below && number % 10 == 0).sorted().toList();
    }

    private static List<Long> numbers(List<Kept> found) {
        return found.stream().map(kept -> kept.event().at().toEpochMilli() - NOON.toEpochMilli()).toList();
    }

    private static Search limited(Search search, int limit) {
        return new Search(ACME, search.from(), search.to(), search.kind(), search.outcome(), search.before(),
                limit);
    }

    private static Search kind(EventKind kind) {
        return new Search(ACME, Optional.empty(), Optional.empty(), Optional.of(kind), Optional.empty(),
                Optional.empty(), 100);
    }

    private static Search outcome(EventOutcome outcome) {
        return new Search(ACME, Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(outcome),
                Optional.<Place>empty(), 100);
    }

    private static EventRecord audit(long number) {
        return at(ACME, number, EventKind.AUDIT, EventOutcome.SUCCESS);
    }

    private static EventRecord request(long number) {
        return at(ACME, number, EventKind.REQUEST, EventOutcome.SUCCESS);
    }

    private static EventRecord at(String organizationId, long number, EventKind kind, EventOutcome outcome) {
        Instant at = NOON.plusMillis(number);
        String id = EventIds.next(at);
        return new EventRecord(organizationId, id, at, kind, "user.created",
                EventActor.administrator("a@acme.com"),
                outcome, Optional.of(201), Optional.empty(),
                Optional.of(new EventTarget("user", id(1), Optional.empty())), Optional.empty(),
                origin(kind == EventKind.AUDIT ? id(99) : id));
    }

    private static RequestOrigin origin(String requestId) {
        return new RequestOrigin("10.2.0.17", "Okta SCIM Client 1.0.0", requestId);
    }
}
