package dev.scimconsole.server.activity;

import dev.scimconsole.contract.activity.EventKind;
import dev.scimconsole.contract.activity.EventOutcome;
import dev.scimconsole.contract.activity.PassedOver;
import dev.scimconsole.contract.activity.PassedOver.Reason;
import dev.scimconsole.server.store.Store;
import dev.scimconsole.server.store.Transaction;
import dev.scimconsole.server.store.activity.ChangeRecords;
import dev.scimconsole.server.store.activity.ChangeRecords.ChangeRecord;
import dev.scimconsole.server.store.activity.EventRecord;
import dev.scimconsole.server.store.activity.NotKeptRecords.Notice;
import dev.scimconsole.server.store.configuration.OrganizationRecords.OrganizationRecord;
import dev.scimconsole.server.store.failure.StoreUnavailableException;
import dev.scimconsole.server.values.RequestedChange;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps events that are no part of a transaction, in the background. What comes faster than it can be
/// written is dropped and counted; the count is kept beside the events.
///
/// Writing an event costs up to a tenth of what the fastest requests do. So that events never slow
/// provisioning by more than half of that, they are written at a steady pace, far above what identity
/// providers send. What exceeds it for longer than a burst is dropped, plain reads first.
public final class EventRecorder implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EventRecorder.class);
    /// Small enough that a request that changes something does not wait long behind them.
    private static final int IN_ONE_TRANSACTION = 256;
    /// So many more may wait of those that nobody would hear of otherwise. They are small.
    private static final int FOR_LEAVERS = 1_024;

    /// How many events may wait, and how fast they are written.
    ///
    /// @param all       of all kinds
    /// @param reads     when so many wait, no event of a plain read joins them
    /// @param strangers of those without a token that this service ever issued: whoever floods the service
    ///                  with nonsense takes no place from the identity provider
    /// @param lasting   how many of theirs are kept in a second after that, from wherever they come: more
    ///                  would fill the disk in the end
    /// @param perEvent  how long the writing rests for each event that was written
    public record Capacity(int all, int reads, int strangers, double lasting, Duration perEvent) {

        /// For 1,500 requests a second, and for more in bursts: Entra ID sends 25.
        public static final Capacity USUAL = new Capacity(1_024, 512, 256, 2,
                Duration.ofSeconds(1).dividedBy(1_500));
    }

    private final Store store;
    private final InstantSource clock;
    private final Capacity capacity;
    private final Waiting waiting;
    private final BackgroundWriter<Batch> writer;

    /// Starts the background writer.
    ///
    /// @param store is not closed by this
    public EventRecorder(Store store, InstantSource clock) {
        this(store, clock, Capacity.USUAL);
    }

    /// The same, with another capacity.
    public EventRecorder(Store store, InstantSource clock, Capacity capacity) {
        this.store = store;
        this.clock = clock;
        this.capacity = capacity;
        waiting = new Waiting();
        writer = new BackgroundWriter<>("event-writer", waiting);
    }

    /// Whether an event would be kept. Whoever makes many asks first, and counts those that would not.
    ///
    /// @param read whether it would tell of a plain read
    public boolean hasRoom(boolean read) {
        return writer.is(() -> waiting.hasRoom(read));
    }

    /// The same of one that tells that somebody keeps access who was to have none, to one of the
    /// organization's clients: there is room for it where there is none for others.
    public boolean hasRoomForLeaver() {
        return writer.is(waiting::hasRoomForLeaver);
    }

    /// Notes an event. Returns at once; drops the event when too many wait.
    public void record(NewEvent event) {
        NewEvent light = event.withTexts();
        writer.note(() -> waiting.add(light));
    }

    /// Counts a request of which no event is kept.
    ///
    /// @param organizationId empty when nothing in the request tells
    public void countDropped(Optional<String> organizationId) {
        writer.note(() -> waiting.drop(organizationId, 1));
    }

    /// Writes everything noted so far. When the store does not answer, what is noted is kept for later.
    ///
    /// @return whether everything is written
    public boolean flush() {
        return writer.flush();
    }

    /// Writes what is left and ends the background writer.
    @Override
    public void close() {
        writer.close();
    }

    /// Attempts are few, however many strangers there are.
    private static boolean isStrangers(NewEvent event) {
        return event.organizationId().isEmpty() && event.kind() == EventKind.REQUEST;
    }

    /// One event that the store refuses takes none of the others with it: where some can't be written
    /// together, they are written one by one.
    private Optional<Batch> write(Batch batch) {
        List<NewEvent> lost = new ArrayList<>();
        int written = 0;
        int together = IN_ONE_TRANSACTION;
        try {
            while (written < batch.events().size()) {
                List<NewEvent> some = batch.events().subList(written,
                        Math.min(written + together, batch.events().size()));
                if (isWritten(some)) {
                    written += some.size();
                } else if (some.size() > 1) {
                    together = 1;
                } else {
                    lost.addAll(some);
                    written++;
                }
            }
            Map<Optional<String>, Long> dropped = countingLost(batch.dropped(), lost);
            if (!dropped.isEmpty()) {
                Instant now = clock.instant();
                store.write(transaction -> countDropped(transaction, dropped, now));
            }
            return Optional.empty();
        } catch (StoreUnavailableException e) {
            LOG.warn("Activity could not be written and is kept for later: {}", e.getMessage());
            return Optional.of(new Batch(batch.events().subList(written, batch.events().size()),
                    countingLost(batch.dropped(), lost)));
        }
    }

    private boolean isWritten(List<NewEvent> events) {
        try {
            List<Part> parts = parts(events);
            store.write(transaction -> append(transaction, parts));
            return true;
        } catch (StoreUnavailableException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.error("{} events could not be written: {}", events.size(), e.getClass().getName());
            return false;
        }
    }

    private static int append(Transaction transaction, List<Part> parts) {
        for (Part part : parts) {
            transaction.events().append(part.organizationId(), part.records());
            part.notices().forEach(notice -> transaction.notKept().note(part.organizationId(), notice));
            transaction.resourceChanges().insert(part.organizationId(), part.changes());
            new RefusalLedger(transaction, part.organizationId()).follow(part.events());
        }
        return parts.size();
    }

    /// Made ready before the transaction, since those who write may share one thread.
    private List<Part> parts(List<NewEvent> events) {
        Optional<String> only = events.stream().allMatch(event -> event.organizationId().isPresent())
                ? Optional.empty()
                : store.read(EventRecorder::onlyOrganization);
        Map<String, List<NewEvent>> byOrganization = new HashMap<>();
        for (NewEvent event : events) {
            event.organizationId().or(() -> only).ifPresent(organization -> byOrganization
                    .computeIfAbsent(organization, _ -> new ArrayList<>()).add(event));
        }
        return byOrganization.entrySet().stream()
                .map(entry -> Part.of(entry.getKey(), entry.getValue())).toList();
    }

    /// What was passed over because it is not kept here, each once, of requests that succeeded.
    private static Collection<Notice> notKept(List<EventRecord> records) {
        Map<String, Notice> notices = new LinkedHashMap<>();
        for (EventRecord record : records) {
            for (PassedOver part : record.passedOver()) {
                boolean schema = part.reason() == Reason.UNKNOWN_SCHEMA;
                if (record.outcome() == EventOutcome.SUCCESS && record.actor().tokenId().isPresent()
                        && (schema || part.reason() == Reason.UNKNOWN_ATTRIBUTE)) {
                    notices.putIfAbsent(record.origin().userAgent() + '\n' + part.what(),
                            new Notice(record.origin().userAgent(), record.origin().address(), part.what(),
                                    schema,
                                    record.at()));
                }
            }
        }
        return notices.values();
    }

    private static List<ChangeRecord> changes(EventRecord record, NewEvent event) {
        List<ChangeRecord> kept = new ArrayList<>();
        Stream<Told> own = event.changes().stream().flatMap(change -> told(change, 0, 1));
        Stream<Told> others = event.changes().stream().flatMap(change -> told(change, 1, Long.MAX_VALUE));
        Stream.concat(own, others).limit(ChangeRecords.IDS_OF_ONE_EVENT)
                .forEach(one -> kept.add(change(record, one.of, one.kept, kept.size())));
        return kept;
    }

    private static Stream<Told> told(RequestedChange change, int from, long most) {
        return change.kept().stream().skip(from).limit(most).map(kept -> new Told(change, kept));
    }

    /// What is kept of a change about one user or group.
    private record Told(RequestedChange of, RequestedChange.Kept kept) {}

    private static ChangeRecord change(EventRecord record, RequestedChange change, RequestedChange.Kept kept,
            int number) {
        return new ChangeRecord(ChangeRecords.id(record.id(), number), kept.target(), record.at(),
                change.action(), change.status(), record.actor(), record.origin(), kept.text().get());
    }

    private static int countDropped(Transaction transaction, Map<Optional<String>, Long> dropped,
            Instant at) {
        Optional<String> only = onlyOrganization(transaction);
        dropped.forEach((organizationId, count) -> organizationId.or(() -> only)
                .ifPresent(organization -> transaction.events().addDropped(organization, count, at)));
        return dropped.size();
    }

    private static Map<Optional<String>, Long> countingLost(Map<Optional<String>, Long> dropped,
            List<NewEvent> lost) {
        Map<Optional<String>, Long> all = new HashMap<>(dropped);
        lost.forEach(event -> all.merge(event.organizationId(), 1L, Long::sum));
        return all;
    }

    private static Optional<String> onlyOrganization(Transaction transaction) {
        List<OrganizationRecord> all = transaction.organizations().all();
        return all.size() == 1 ? Optional.of(all.getFirst().id()) : Optional.empty();
    }

    private record Batch(List<NewEvent> events, Map<Optional<String>, Long> dropped) {}

    /// The events of one organization, and what is kept of them.
    private record Part(String organizationId, List<NewEvent> events, List<EventRecord> records,
            List<ChangeRecord> changes, Collection<Notice> notices) {

        static Part of(String organizationId, List<NewEvent> events) {
            List<EventRecord> records = new ArrayList<>(events.size());
            List<ChangeRecord> changes = new ArrayList<>(events.size());
            for (NewEvent event : events) {
                EventRecord record = event.in(organizationId);
                records.add(record);
                changes.addAll(EventRecorder.changes(record, event));
            }
            return new Part(organizationId, events, records, changes, notKept(records));
        }
    }

    private final class Waiting implements BackgroundWriter.Gathered<Batch> {

        private List<NewEvent> events = new ArrayList<>();
        private Map<Optional<String>, Long> dropped = new HashMap<>();
        private int strangers;
        private double strangersLeft = capacity.strangers();
        private Instant strangersAt = clock.instant();

        boolean hasRoom(boolean read) {
            return events.size() < (read ? capacity.reads() : capacity.all());
        }

        boolean hasRoomForLeaver() {
            return events.size() < capacity.all() + FOR_LEAVERS;
        }

        void add(NewEvent event) {
            boolean stranger = isStrangers(event);
            boolean room = event.refusesLeaver() ? hasRoomForLeaver() : hasRoom(event.isPlainRead());
            if (!room || (stranger && !takeStrangersPlace())) {
                drop(event.organizationId(), 1);
            } else {
                events.add(event);
                strangers += stranger ? 1 : 0;
            }
        }

        void drop(Optional<String> organizationId, long count) {
            dropped.merge(organizationId, count, Long::sum);
        }

        private boolean takeStrangersPlace() {
            Instant now = clock.instant();
            double passed = Math.max(0, Duration.between(strangersAt, now).toMillis() / 1_000.0);
            strangersLeft = Math.min(capacity.strangers(), strangersLeft + passed * capacity.lasting());
            strangersAt = now;
            if (strangersLeft < 1 || strangers >= capacity.strangers()) {
                return false;
            }
            strangersLeft--;
            return true;
        }

        @Override
        public boolean isEmpty() {
            return events.isEmpty() && dropped.isEmpty();
        }

        @Override
        public boolean isFull() {
            return events.size() >= IN_ONE_TRANSACTION;
        }

        @Override
        public Duration pause() {
            return capacity.perEvent().multipliedBy(events.size());
        }

        @Override
        public Batch take() {
            Batch batch = new Batch(events, dropped);
            events = new ArrayList<>();
            dropped = new HashMap<>();
            strangers = 0;
            return batch;
        }

        /// The oldest stay, as they would have if nothing had been taken.
        @Override
        public void putBack(Batch batch) {
            Batch later = take();
            events.addAll(batch.events());
            strangers = (int) events.stream().filter(EventRecorder::isStrangers).count();
            dropped.putAll(batch.dropped());
            later.dropped().forEach(this::drop);
            later.events().forEach(this::add);
        }

        @Override
        public Optional<Batch> write(Batch batch) {
            return EventRecorder.this.write(batch);
        }
    }
}
