package dev.scimconsole.server.store;

import dev.scimconsole.contract.activity.EventKind;
import dev.scimconsole.contract.activity.EventOutcome;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Events: what happened in an organization.
///
/// Each gets the organization's next position, counted from 1 without gaps, in the order of commits on all nodes:
/// whoever has seen all up to a position and reads on from there misses none, whatever the clocks say.
///
/// Those of kind [EventKind#AUDIT] also form a chain: each has a number, counted from 1, and a hash over the
/// previous one's hash and all that is kept of it ([AuditHash]). The newest one's number and hash stand apart, in
/// [Log].
public interface EventRecords {

    /// An event in its place.
    record Kept(long position, EventRecord event) {

        /// Where it stands in the order of time.
        public Place place() {
            return new Place(event.at(), position);
        }
    }

    /// A place in the order of time; events of one millisecond stand in the order of their positions.
    record Place(Instant at, long position) {}

    /// A link of the chain.
    ///
    /// @param number from 1
    /// @param kept   the event as it stands there now
    /// @param hash   as it stands there now
    record Link(long number, Kept kept, Sha256 hash) {}

    /// What stands apart from the events.
    ///
    /// @param lastPosition of the newest event; 0 when there never was one
    /// @param chainLength  the newest audit event's number; 0 when there never was one
    /// @param chainHash    the newest audit event's hash
    /// @param anchorNumber the number of the last audit event that was pruned; 0 when none was
    /// @param anchorHash   its hash, on which the next one's stands
    /// @param dropped      requests of which no event was kept
    /// @param droppedAt    when that last happened
    record Log(long lastPosition, long chainLength, Sha256 chainHash, long anchorNumber, Sha256 anchorHash,
            long dropped, Optional<Instant> droppedAt) {}

    /// A search, newest first.
    ///
    /// @param from    not before this time
    /// @param to      before this time
    /// @param before  only what stands before this place
    /// @param limit   how many at the most
    record Search(String organizationId, Optional<Instant> from, Optional<Instant> to,
            Optional<EventKind> kind, Optional<EventOutcome> outcome, Optional<Place> before, int limit) {}

    /// Appends events of one organization, in this order.
    void append(String organizationId, List<EventRecord> events);

    /// Appends one event.
    default void append(EventRecord event) {
        append(event.organizationId(), List.of(event));
    }

    /// Counts requests of which no event was kept.
    void addDropped(String organizationId, long count, Instant at);

    /// What stands apart from the events.
    Log log(String organizationId);

    /// Shows what a search finds, newest first, until the visitor answers false.
    ///
    /// @return how many were shown
    int search(Search search, Predicate<Kept> visitor);

    /// Events after a position, in the order of positions.
    List<Kept> after(String organizationId, long position, int limit);

    /// Links of the chain after a number, in the order of their numbers.
    List<Link> links(String organizationId, long afterNumber, int limit);

    /// Deletes the oldest events that are in no chain: all but those of kind [EventKind#AUDIT].
    ///
    /// @param before only those that happened before this time
    /// @param limit  how many at the most
    /// @return how many there were
    int pruneRequests(String organizationId, Instant before, int limit);

    /// Deletes the chain's first links, and keeps the last one's number and hash as the anchor. Never the newest
    /// link, and none behind one that is to be kept.
    ///
    /// @param before only those that happened before this time
    /// @param limit  how many at the most
    /// @return how many there were
    int pruneAudit(String organizationId, Instant before, int limit);
}
