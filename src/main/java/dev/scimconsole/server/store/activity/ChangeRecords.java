package dev.scimconsole.server.store.activity;

import dev.scimconsole.contract.activity.EventActor;
import dev.scimconsole.contract.activity.EventTarget;
import dev.scimconsole.server.store.sql.Id;
import dev.scimconsole.server.store.sql.IdChunks;
import dev.scimconsole.server.store.sql.Row;
import dev.scimconsole.server.store.sql.Sql;
import dev.scimconsole.server.values.ChangeText;
import dev.scimconsole.server.values.OutsideText;
import dev.scimconsole.server.values.RequestOrigin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What requests asked for and changed, one row for each change of each user or group, beside the events and
/// as long as they.
public final class ChangeRecords {

    private static final String COLUMNS = "id, target_type, target_id, target_name, occurred_at, action, "
            + "status, actor_name, token_id, address, user_agent, body";
    private static final String SELECT = "SELECT " + COLUMNS + " FROM resource_change ";
    private static final String INTO = "resource_change (organization_id, " + COLUMNS + ")";
    /// Of each the latest with a name, from the end of the index: who was changed often costs no more.
    private static final String LAST_NAMES = """
            SELECT gone.column1, (SELECT c.target_name FROM resource_change c WHERE c.organization_id = ?
              AND c.target_id = gone.column1 AND c.target_name IS NOT NULL ORDER BY c.id DESC LIMIT 1)
            FROM (VALUES\s""";
    /// So many have an id.
    public static final int IDS_OF_ONE_EVENT = 10_000;

    private static final Pattern NUMBER = Pattern.compile("\\.[0-9]{4}$");

    private final Sql sql;

    public ChangeRecords(Sql sql) {
        this.sql = sql;
    }

    /// A change.
    ///
    /// @param id      see [#id(String, int)]
    /// @param status  of the answer
    /// @param body    see [ChangeText#join]
    public record ChangeRecord(String id, EventTarget target, Instant at, String action, int status,
            EventActor actor, RequestOrigin origin, String body) {

        /// Shortens and masks what the client says of itself.
        public ChangeRecord {
            target = new EventTarget(target.type(), OutsideText.clean(target.id()),
                    OutsideText.clean(target.name()));
            origin = new RequestOrigin(OutsideText.clean(origin.address()),
                    OutsideText.clean(origin.userAgent()),
                    origin.requestId());
        }

        /// Of the event that tells of it.
        public String eventId() {
            return ChangeRecords.eventOf(id);
        }
    }

    /// The id of a change: the event's, and behind that of each but the first its number, so that whoever
    /// knows an event finds its changes without an index of their own.
    ///
    /// @param eventId a UUID of version 7, which is that of the request
    /// @param number  from 0 to 9,999
    public static String id(String eventId, int number) {
        return number == 0 ? eventId : "%s.%04d".formatted(eventId, number);
    }

    /// The event of a change, by what could be the change's id; the whole text where it has no such form.
    public static String eventOf(String id) {
        return NUMBER.matcher(id).replaceFirst("");
    }

    /// Keeps them.
    public void insert(String organizationId, List<ChangeRecord> changes) {
        sql.insertAll(INTO, changes.stream().map(change -> row(organizationId, change)).toList());
    }

    private static Object[] row(String organizationId, ChangeRecord change) {
        return new Object[]{Id.of(organizationId), change.id(), change.target().type(), change.target().id(),
                new Sql.OptionalText(change.target().name()), change.at(), change.action(), change.status(),
                change.actor().name(), new Sql.OptionalText(change.actor().tokenId()),
                change.origin().address(), change.origin().userAgent(), change.body()};
    }

    /// The changes of one user or group, newest first, one page of them.
    ///
    /// @param before only those older than this one, by its id
    public List<ChangeRecord> ofTarget(String organizationId, String targetId, Optional<String> before,
            int limit) {
        List<Object> parameters = new ArrayList<>(List.of(Id.of(organizationId), targetId));
        before.ifPresent(parameters::add);
        parameters.add(limit);
        return sql.list(SELECT + "WHERE organization_id = ? AND target_id = ?"
                + (before.isPresent() ? " AND id < ?" : "")
                + " ORDER BY id DESC LIMIT ?", ChangeRecords::change, parameters.toArray());
    }

    /// What an event tells of, several where it was a bulk request or others changed with it.
    ///
    /// @param after only those behind this one, by its id
    public List<ChangeRecord> ofEvent(String organizationId, String eventId, Optional<String> after,
            int limit) {
        List<Object> parameters = new ArrayList<>(List.of(Id.of(organizationId), eventId, eventId + '/'));
        after.ifPresent(parameters::add);
        parameters.add(limit);
        return sql.list(SELECT + "WHERE organization_id = ? AND id >= ? AND id < ?"
                + (after.isPresent() ? " AND id > ?" : "") + " ORDER BY id LIMIT ?",
                ChangeRecords::change, parameters.toArray());
    }

    /// One of them.
    public Optional<ChangeRecord> find(String organizationId, String id) {
        return sql.first(SELECT + "WHERE organization_id = ? AND id = ?", ChangeRecords::change,
                Id.of(organizationId), id);
    }

    /// What users and groups are called now, or were called last where they are gone and a change of theirs
    /// is kept; no entry for one without a name.
    ///
    /// @param ids of users and groups
    public Map<String, String> names(String organizationId, Collection<String> ids) {
        Map<String, String> names = new HashMap<>();
        IdChunks.forEach(Id.among(ids), chunk -> sql.list(
                "SELECT id, COALESCE(display_name, user_name_key) FROM resource WHERE organization_id = ? "
                        + "AND id IN " + IdChunks.marks(chunk),
                row -> new Named(row.id(1), row.optionalText(2)),
                IdChunks.parameters(chunk, Id.of(organizationId)))
                .forEach(named -> named.name().ifPresent(name -> names.put(named.id(), name))));
        List<String> gone = ids.stream().filter(id -> !names.containsKey(id) && Id.of(id).exists()).toList();
        IdChunks.forEach(gone, chunk -> sql.list(
                lastNames(chunk.size()),
                row -> new Named(row.text(1), row.optionalText(2)),
                IdChunks.parameters(chunk, Id.of(organizationId)))
                .forEach(named -> named.name().ifPresent(name -> names.put(named.id(), name))));
        return names;
    }

    /// The statement that looks for the last names of some who are gone. Its parameters are the organization
    /// and their ids.
    public static String lastNames(int count) {
        return LAST_NAMES + "(?)" + ", (?)".repeat(count - 1) + ") AS gone";
    }

    private record Named(String id, Optional<String> name) {}

    /// Those of some who are direct members of a group now.
    public Set<String> membersAmong(String organizationId, String groupId, Collection<String> ids) {
        Set<String> members = new HashSet<>();
        IdChunks.forEach(Id.among(ids), chunk -> members.addAll(sql.list(
                "SELECT member_id FROM membership WHERE organization_id = ? AND group_id = ? "
                        + "AND member_id IN " + IdChunks.marks(chunk),
                row -> row.id(1),
                IdChunks.parameters(chunk, Id.of(organizationId), Id.of(groupId)))));
        return members;
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
                + "resource_change WHERE organization_id = ? AND id < ? ORDER BY id LIMIT ?)",
                Id.of(organizationId),
                Id.of(organizationId), first, limit);
    }

    private static ChangeRecord change(Row row) {
        String id = row.text(1);
        return new ChangeRecord(id, new EventTarget(row.text(2), row.text(3), row.optionalText(4)),
                row.instant(5), row.text(6), row.smallNumber(7),
                EventActor.token(row.text(8), row.optionalText(9)),
                new RequestOrigin(row.text(10), row.text(11), eventOf(id)),
                row.text(12));
    }
}
