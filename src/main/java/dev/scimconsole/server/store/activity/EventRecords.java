package dev.scimconsole.server.store.activity;

import dev.scimconsole.contract.activity.EventActor;
import dev.scimconsole.contract.activity.EventKind;
import dev.scimconsole.contract.activity.EventOutcome;
import dev.scimconsole.contract.activity.EventTarget;
import dev.scimconsole.server.store.sql.Id;
import dev.scimconsole.server.store.sql.Row;
import dev.scimconsole.server.store.sql.Sql;
import dev.scimconsole.server.values.RequestOrigin;
import dev.scimconsole.server.values.Sha256;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Events: what happened in an organization.
///
/// Each gets the organization's next position, counted from 1 without gaps, in the order of commits on all
/// nodes: whoever has seen all up to a position and reads on from there misses none, whatever the clocks say.
///
/// Those of kind [EventKind#AUDIT] also form a chain: each has a number, counted from 1, and a hash over the
/// previous one's hash and all that is kept of it ([AuditHash]). The newest one's number and hash stand
/// apart, in [Log].
///
/// Whoever appends first raises the last position in the organization's row of `event_log`, and so holds that
/// row until the end of the transaction. That makes positions rise in the order of commits, and the chain
/// one.
public final class EventRecords {

    private static final String COLUMNS = "organization_id, occurred_at, position, id, kind, "
            + "action, actor_type, "
            + "actor_name, token_id, outcome, status, reason, target_type, target_id, target_name, detail, "
            + "address, user_agent, request_id, chain_number, hash, passed_over";

    private static final String NEWEST_FIRST = " ORDER BY occurred_at DESC, position DESC LIMIT ?";

    private final Sql sql;

    public EventRecords(Sql sql) {
        this.sql = sql;
    }

    /// An event in its place.
    public record Kept(long position, EventRecord event) {

        /// Where it stands in the order of time.
        public Place place() {
            return new Place(event.at(), position);
        }
    }

    /// A place in the order of time; events of one millisecond stand in the order of their positions.
    public record Place(Instant at, long position) {}

    /// A link of the chain.
    ///
    /// @param number from 1
    /// @param kept   the event as it stands there now
    /// @param hash   as it stands there now
    public record Link(long number, Kept kept, Sha256 hash) {}

    /// What stands apart from the events.
    ///
    /// @param lastPosition of the newest event; 0 when there never was one
    /// @param chainLength  the newest audit event's number; 0 when there never was one
    /// @param chainHash    the newest audit event's hash
    /// @param anchorNumber the number of the last audit event that was pruned; 0 when none was
    /// @param anchorHash   its hash, on which the next one's stands
    /// @param dropped      requests of which no event was kept
    /// @param droppedAt    when that last happened
    public record Log(long lastPosition, long chainLength, Sha256 chainHash, long anchorNumber,
            Sha256 anchorHash,
            long dropped, Optional<Instant> droppedAt) {}

    /// A search, newest first.
    ///
    /// @param from    not before this time
    /// @param to      before this time
    /// @param before  only what stands before this place
    /// @param limit   how many at the most
    public record Search(String organizationId, Optional<Instant> from, Optional<Instant> to,
            Optional<EventKind> kind, Optional<EventOutcome> outcome, Optional<Place> before, int limit) {}

    /// Appends events of one organization, in this order.
    public void append(String organizationId, List<EventRecord> events) {
        if (events.isEmpty()) {
            return;
        }
        Head head = claim(organizationId, events.size());
        long position = head.lastPosition() - events.size();
        long number = head.chainLength();
        Sha256 hash = head.chainHash();
        List<Object[]> rows = new ArrayList<>(events.size());
        for (EventRecord event : events) {
            position++;
            if (event.kind() == EventKind.AUDIT) {
                number++;
                hash = AuditHash.of(hash, number, position, event);
                rows.add(row(position, event, Optional.of(number), Optional.of(hash.hex())));
            } else {
                rows.add(row(position, event, Optional.empty(), Optional.empty()));
            }
        }
        sql.insertAll("event (" + COLUMNS + ")", rows);
        if (number != head.chainLength()) {
            sql.change("UPDATE event_log SET chain_length = ?, chain_hash = ? WHERE organization_id = ?",
                    number,
                    hash, Id.of(organizationId));
        }
    }

    /// Appends one event.
    public void append(EventRecord event) {
        append(event.organizationId(), List.of(event));
    }

    /// Counts requests of which no event was kept.
    public void addDropped(String organizationId, long count, Instant at) {
        claim(organizationId, 0);
        sql.change("UPDATE event_log SET dropped = dropped + ?, dropped_at = ? WHERE organization_id = ?",
                count,
                at, Id.of(organizationId));
    }

    /// What stands apart from the events.
    public Log log(String organizationId) {
        return sql
                .first("""
                        SELECT last_position, chain_length, chain_hash, anchor_number, anchor_hash,
                          dropped, dropped_at
                        FROM event_log WHERE organization_id = ?""",
                        row -> new Log(row.number(1), row.number(2), row.sha256(3), row.number(4),
                                row.sha256(5),
                                row.number(6), row.optionalInstant(7)),
                        Id.of(organizationId))
                .orElse(new Log(0, 0, AuditHash.START, 0, AuditHash.START, 0, Optional.empty()));
    }

    /// Shows what a search finds, newest first, until the visitor answers false.
    ///
    /// @return how many were shown
    public int search(Search search, Predicate<Kept> visitor) {
        StringBuilder where = new StringBuilder(
                "SELECT " + COLUMNS + " FROM event WHERE organization_id = ?");
        List<Object> parameters = new ArrayList<>();
        parameters.add(Id.of(search.organizationId()));
        search.from().ifPresent(from -> {
            where.append(" AND occurred_at >= ?");
            parameters.add(from);
        });
        search.to().ifPresent(to -> {
            where.append(" AND occurred_at < ?");
            parameters.add(to);
        });
        search.before().ifPresent(place -> {
            where.append(" AND (occurred_at, position) < (?, ?)");
            parameters.add(place.at());
            parameters.add(place.position());
        });
        // As the indexes for the rare ones have it; the numbers stand in the text, or those could not be
        // used.
        search.kind().ifPresent(kind -> where.append(switch (kind) {
            case AUDIT -> " AND kind = 0";
            case REQUEST -> " AND kind = 1";
            // None is a success, and the index of those that are not finds them.
            case ATTEMPT -> " AND kind = 2 AND outcome <> 0";
        }));
        search.outcome().ifPresent(outcome -> where.append(EventCodes.number(outcome) == EventCodes.SUCCESS
                ? " AND outcome = 0"
                : " AND outcome <> 0 AND outcome = " + EventCodes.number(outcome)));
        parameters.add(search.limit());
        int[] shown = new int[1];
        sql.visit(where.append(NEWEST_FIRST).toString(), EventRecords::kept, kept -> {
            shown[0]++;
            return visitor.test(kept);
        }, parameters.toArray());
        return shown[0];
    }

    /// Events after a position, in the order of positions.
    public List<Kept> after(String organizationId, long position, int limit) {
        return sql.list("SELECT " + COLUMNS + " FROM event WHERE organization_id = ? AND position > ? "
                + "ORDER BY position LIMIT ?", EventRecords::kept, Id.of(organizationId), position, limit);
    }

    /// Links of the chain after a number, in the order of their numbers.
    public List<Link> links(String organizationId, long afterNumber, int limit) {
        return sql.list("SELECT " + COLUMNS + " FROM event WHERE organization_id = ? AND chain_number > ? "
                + "ORDER BY chain_number LIMIT ?",
                row -> new Link(row.number(20), kept(row), new Sha256(row.optionalText(21).orElse(""))),
                Id.of(organizationId), afterNumber, limit);
    }

    /// Deletes the oldest events that are in no chain: all but those of kind [EventKind#AUDIT].
    ///
    /// @param before only those that happened before this time
    /// @param limit  how many at the most
    /// @return how many there were
    public int pruneRequests(String organizationId, Instant before, int limit) {
        Optional<Place> last = sql.first("""
                SELECT occurred_at, position FROM (
                  SELECT occurred_at, position FROM event
                  WHERE organization_id = ? AND occurred_at < ? AND kind <> 0
                  ORDER BY occurred_at, position LIMIT ?) AS oldest
                ORDER BY occurred_at DESC, position DESC LIMIT 1""",
                row -> new Place(row.instant(1), row.number(2)), Id.of(organizationId), before, limit);
        return last.map(place -> sql.change("DELETE FROM event WHERE organization_id = ? "
                + "AND (occurred_at, position) <= (?, ?) AND kind <> 0",
                Id.of(organizationId), place.at(), place.position())).orElse(0);
    }

    /// Deletes the chain's first links, and keeps the last one's number and hash as the anchor. Never the
    /// newest link, and none behind one that is to be kept.
    ///
    /// @param before only those that happened before this time
    /// @param limit  how many at the most
    /// @return how many there were
    public int pruneAudit(String organizationId, Instant before, int limit) {
        claim(organizationId, 0);
        Log log = log(organizationId);
        long keep = sql.first("SELECT MIN(chain_number) FROM event WHERE organization_id = ? AND kind = 0 "
                + "AND occurred_at >= ?", row -> row.number(1), Id.of(organizationId), before)
                .filter(number -> number > 0).orElse(log.chainLength());
        long last = Math.min(Math.min(keep, log.chainLength()) - 1, log.anchorNumber() + limit);
        Optional<Sha256> anchor = sql.first("SELECT hash FROM event WHERE organization_id = ? "
                + "AND chain_number = ?", row -> row.sha256(1), Id.of(organizationId), last);
        // Without that link the chain is broken there; what is left of it stays, for whoever looks into it.
        if (last <= log.anchorNumber() || anchor.isEmpty()) {
            return 0;
        }
        sql.change("UPDATE event_log SET anchor_number = ?, anchor_hash = ? WHERE organization_id = ?", last,
                anchor.get(), Id.of(organizationId));
        sql.change("DELETE FROM audit_head WHERE organization_id = ? AND number < ?", Id.of(organizationId),
                last);
        return sql.change("DELETE FROM event WHERE organization_id = ? AND chain_number <= ?",
                Id.of(organizationId),
                last);
    }

    /// Takes the next positions, and holds the organization's row until the transaction's end.
    private Head claim(String organizationId, int positions) {
        Optional<Head> head = raise(organizationId, positions);
        if (head.isEmpty()) {
            sql.change("""
                    INSERT INTO event_log (organization_id, last_position, chain_length, chain_hash,
                      anchor_number, anchor_hash, dropped, dropped_at)
                    VALUES (?, 0, 0, ?, 0, ?, 0, NULL)
                    ON CONFLICT (organization_id) DO NOTHING""", Id.of(organizationId), AuditHash.START,
                    AuditHash.START);
            head = raise(organizationId, positions);
        }
        return head.orElseThrow();
    }

    private Optional<Head> raise(String organizationId, int positions) {
        return sql.changeReturning("UPDATE event_log SET last_position = last_position + ? "
                + "WHERE organization_id = ? RETURNING last_position, chain_length, chain_hash",
                row -> new Head(row.number(1), row.number(2), row.sha256(3)), positions,
                Id.of(organizationId))
                .stream().findFirst();
    }

    private static Object[] row(long position, EventRecord event, Optional<Long> chainNumber,
            Optional<String> hash) {
        EventActor actor = event.actor();
        // A request to the SCIM service is its own event, so that the two ids are one.
        Optional<String> requestId = Optional.of(event.origin().requestId())
                .filter(id -> !id.equals(event.id()));
        return new Object[]{Id.of(event.organizationId()), event.at(), position, event.id(),
                EventCodes.number(event.kind()), event.action(), EventCodes.number(actor.type()),
                actor.name(),
                new Sql.OptionalText(actor.tokenId()), EventCodes.number(event.outcome()), event.status(),
                new Sql.OptionalText(event.reason()),
                new Sql.OptionalText(event.target().map(EventTarget::type)),
                new Sql.OptionalText(event.target().map(EventTarget::id)),
                new Sql.OptionalText(event.target().flatMap(EventTarget::name)),
                new Sql.OptionalText(event.detail()), event.origin().address(), event.origin().userAgent(),
                new Sql.OptionalText(requestId), chainNumber, new Sql.OptionalText(hash),
                new Sql.OptionalText(PassedOverText.join(event.passedOver()))};
    }

    private static Kept kept(Row row) {
        String id = row.text(4);
        EventActor actor = new EventActor(EventCodes.actorType(row.smallNumber(7)), row.text(8),
                row.optionalText(9));
        Optional<String> targetType = row.optionalText(13);
        Optional<EventTarget> target = targetType.isEmpty()
                ? Optional.empty()
                : Optional.of(new EventTarget(targetType.get(), row.text(14), row.optionalText(15)));
        Optional<Integer> status = row.optionalNumber(11).map(Math::toIntExact);
        return new Kept(row.number(3), new EventRecord(row.id(1), id, row.instant(2),
                EventCodes.kind(row.smallNumber(5)), row.text(6), actor,
                EventCodes.outcome(row.smallNumber(10)), status, row.optionalText(12), target,
                row.optionalText(16), PassedOverText.split(row.optionalText(22)),
                new RequestOrigin(row.text(17), row.text(18), row.optionalText(19).orElse(id))));
    }

    private record Head(long lastPosition, long chainLength, Sha256 chainHash) {}
}
