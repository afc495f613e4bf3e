package dev.scimconsole.server.activity;

import dev.scimconsole.contract.activity.AuditVerification;
import dev.scimconsole.contract.activity.Event;
import dev.scimconsole.contract.activity.EventActor;
import dev.scimconsole.contract.activity.EventFilter;
import dev.scimconsole.contract.activity.EventKind;
import dev.scimconsole.contract.activity.EventOrigin;
import dev.scimconsole.contract.activity.EventOutcome;
import dev.scimconsole.contract.activity.EventPage;
import dev.scimconsole.contract.activity.EventTarget;
import dev.scimconsole.server.custody.Custody;
import dev.scimconsole.server.store.Store;
import dev.scimconsole.server.store.activity.EventRecords;
import dev.scimconsole.server.store.activity.EventRecords.Kept;
import dev.scimconsole.server.store.activity.EventRecords.Place;
import dev.scimconsole.server.values.EventIds;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Reads what happened. Blocks while it asks the store: in several short transactions rather than a long one,
/// so that no search holds up provisioning.
public final class Activity {

    private final Store store;
    private final EventRecorder recorder;
    private final Custody custody;

    /// @param recorder writes what it holds before anything is read
    /// @param custody  signs and verifies
    public Activity(Store store, EventRecorder recorder, Custody custody) {
        this.store = store;
        this.recorder = recorder;
        this.custody = custody;
    }

    /// An event with its position.
    public record PlacedEvent(long position, Event event) {}

    /// What came after a position.
    ///
    /// @param position up to where was looked
    /// @param more     whether there may be more after that
    public record Following(List<PlacedEvent> events, long position, boolean more) {}

    /// A part of an export.
    public interface Export {

        /// Its events.
        List<Event> events();

        /// The next part; empty at the end.
        Optional<Export> next();
    }

    /// One page, newest first.
    ///
    /// @param cursor where the last page ended; empty for the first one
    /// @param limit  how many at the most
    /// @param language the reader's
    public EventPage page(String organizationId, EventFilter filter, Optional<EventCursor> cursor,
            int limit, Locale language) {
        recorder.flush();
        EventSearch.Found found = new EventSearch(store, organizationId, filter, language)
                .from(cursor.map(EventCursor::place), limit);
        return store.read(transaction -> {
            EventRecords.Log log = transaction.events().log(organizationId);
            return new EventPage(EventReader.read(transaction, found.events(), language),
                    found.next().map(place -> new EventCursor(place).toString()), found.next().map(Place::at),
                    log.dropped(), log.droppedAt());
        });
    }

    /// Begins to export all events, newest first, some at a time, in bounded memory.
    ///
    /// @param language the reader's
    public Export export(String organizationId, EventFilter filter, Locale language) {
        recorder.flush();
        return new EventSearch(store, organizationId, filter, language).export(Optional.empty());
    }

    /// The newest audit event, signed, to go with an export. It is made like an event, so that whoever reads
    /// exports reads it too, but is none: it stands in no page and no chain.
    public Event signedHead(String organizationId) {
        recorder.flush();
        Custody.Head head = custody.head(organizationId);
        return new Event(EventIds.next(head.at()), head.at(), EventKind.AUDIT, "audit.signed",
                EventActor.nobody(),
                head.signature().isPresent() ? EventOutcome.SUCCESS : EventOutcome.FAILED, Optional.empty(),
                head.signature().isPresent() ? Optional.empty() : Optional.of("not-signed"),
                Optional.of(new EventTarget("event", Long.toString(head.number()),
                        Optional.of(head.hash().hex()))),
                head.signature()
                        .map(made -> "Ed25519 key " + made.publicKey() + " signature " + made.signature()),
                List.of(), new EventOrigin("", "", ""), "");
    }

    /// The position of the newest event; 0 when there is none.
    public long lastPosition(String organizationId) {
        recorder.flush();
        return store.read(transaction -> transaction.events().log(organizationId).lastPosition());
    }

    /// Events after a position, in the order in which they were kept, on whatever node. Cheap when there are
    /// none.
    ///
    /// @param limit how many to look at, at the most
    /// @param language the reader's
    public Following after(String organizationId, EventFilter filter, long position, int limit,
            Locale language) {
        if (store.read(transaction -> transaction.events().log(organizationId).lastPosition() <= position)) {
            return new Following(List.of(), position, false);
        }
        EventMatch match = EventMatch.of(store, organizationId, filter, language);
        return store.read(transaction -> {
            List<Kept> all = transaction.events().after(organizationId, position, limit);
            List<Kept> kept = all.stream().filter(one -> match.matches(filter, one.event())).toList();
            List<Event> events = EventReader.read(transaction, kept, language);
            List<PlacedEvent> placed = new ArrayList<>(kept.size());
            for (int i = 0; i < kept.size(); i++) {
                placed.add(new PlacedEvent(kept.get(i).position(), events.get(i)));
            }
            return new Following(placed, all.isEmpty() ? position : all.getLast().position(),
                    all.size() == limit);
        });
    }

    /// Looks whether the audit events are all there and as they were written.
    public AuditVerification verify(String organizationId) {
        return custody.verify(organizationId);
    }
}
