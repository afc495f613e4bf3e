package dev.scimconsole.server.store.activity;

import dev.scimconsole.contract.activity.EventActor;
import dev.scimconsole.contract.activity.EventTarget;
import dev.scimconsole.server.store.sql.Row;
import dev.scimconsole.server.store.sql.Sql;
import dev.scimconsole.server.values.ChangeText;
import dev.scimconsole.server.values.OutsideText;
import dev.scimconsole.server.values.RequestOrigin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What requests asked for and changed, one row for each change of each user or group, beside the events and
/// as long as they.
public final class ChangeRecords {

    private static final String SELECT = "SELECT id, event_id, target_type, target_id, target_name, occurred_at, action, "
            + "status, actor_name, token_id, address, user_agent, request_id, body FROM resource_change ";

    private final Sql sql;

    public ChangeRecords(Sql sql) {
        this.sql = sql;
    }

    /// A change.
    ///
    /// @param id      a UUID of version 7
    /// @param eventId of the event that tells of it
    /// @param status  of the answer
    public record ChangeRecord(String id, String eventId, EventTarget target, Instant at, String action,
            int status,
            EventActor actor, RequestOrigin origin, ChangeText text) {

        /// Shortens and masks what the client says of itself.
        public ChangeRecord {
            target = new EventTarget(target.type(), OutsideText.clean(target.id()),
                    OutsideText.clean(target.name()));
            origin = new RequestOrigin(OutsideText.clean(origin.address()),
                    OutsideText.clean(origin.userAgent()),
                    origin.requestId());
        }
    }

    /// Keeps one.
    public void insert(String organizationId, ChangeRecord change) {
        sql.changeLater("INSERT INTO resource_change (organization_id, id, event_id, target_type, target_id, "
                + "target_name, occurred_at, action, status, actor_name, token_id, address, user_agent, request_id, "
                + "body) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                organizationId, change.id(), change.eventId(), change.target().type(), change.target().id(),
                new Sql.OptionalText(change.target().name()), change.at(), change.action(), change.status(),
                change.actor().name(), new Sql.OptionalText(change.actor().tokenId()),
                change.origin().address(), change.origin().userAgent(), change.origin().requestId(),
                change.text().join());
    }

    /// The changes of one user or group, newest first, one page of them.
    ///
    /// @param before only those older than this one, by its id
    public List<ChangeRecord> ofTarget(String organizationId, String targetId, Optional<String> before,
            int limit) {
        List<Object> parameters = new ArrayList<>(List.of(organizationId, targetId));
        before.ifPresent(parameters::add);
        parameters.add(limit);
        return sql.list(SELECT + "WHERE organization_id = ? AND target_id = ?"
                + (before.isPresent() ? " AND id < ?" : "")
                + " ORDER BY id DESC LIMIT ?", ChangeRecords::change, parameters.toArray());
    }

    /// What an event tells of, several where it was a bulk request.
    public List<ChangeRecord> ofEvent(String organizationId, String eventId, int limit) {
        return sql.list(SELECT + "WHERE organization_id = ? AND event_id = ? ORDER BY id LIMIT ?",
                ChangeRecords::change, organizationId, eventId, limit);
    }

    /// One of them.
    public Optional<ChangeRecord> find(String organizationId, String id) {
        return sql.first(SELECT + "WHERE organization_id = ? AND id = ?", ChangeRecords::change,
                organizationId, id);
    }

    /// Deletes the oldest.
    ///
    /// @param before only those that happened before this time
    /// @param limit  how many at the most
    /// @return how many there were
    public int prune(String organizationId, Instant before, int limit) {
        // Ids begin with the time.
        long millis = before.toEpochMilli();
        String first = "%08x-%04x-7000-8000-000000000000".formatted(millis >>> 16, millis & 0xffff);
        return sql.change("DELETE FROM resource_change WHERE organization_id = ? AND id IN (SELECT id FROM "
                + "resource_change WHERE organization_id = ? AND id < ? ORDER BY id LIMIT ?)", organizationId,
                organizationId, first, limit);
    }

    private static ChangeRecord change(Row row) {
        return new ChangeRecord(row.text(1), row.text(2),
                new EventTarget(row.text(3), row.text(4), row.optionalText(5)), row.instant(6), row.text(7),
                row.smallNumber(8), EventActor.token(row.text(9), row.optionalText(10)),
                new RequestOrigin(row.text(11), row.text(12), row.text(13)), ChangeText.parse(row.text(14)));
    }
}
