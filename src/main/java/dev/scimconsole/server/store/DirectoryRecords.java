package dev.scimconsole.server.store;

import dev.scimconsole.server.store.DirectoryStatement.Way;
import dev.scimconsole.server.store.sql.Sql;
import dev.scimconsole.server.store.sql.Text;
import dev.scimconsole.server.values.ResourceType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Users and groups as an administrator looks through them: sorted by a name, page by page, found by how a
/// name begins. Every page is read by indexes, however many there are: first the ids of a page, then those
/// rows, so that what is sorted holds no documents.
public final class DirectoryRecords {

    /// How many a search may find to be sorted. This many take up to a tenth of a second; most searches find
    /// few.
    static final int MOST_SORTED = 10_000;

    private final Sql sql;

    DirectoryRecords(Sql sql) {
        this.sql = sql;
    }

    /// What the list is sorted by. Who has no such name stands at the end, in either direction, in the order
    /// of ids.
    public enum Order {
        /// `displayName`, folded
        DISPLAY_NAME,
        /// `userName`, folded; of users only
        USER_NAME
    }

    /// Where a page ended.
    ///
    /// @param key of the last one, in the list's order; empty when it has none
    /// @param id  of the last one
    public record Place(Optional<String> key, String id) {

        /// Where a resource stands in a list.
        public static Place of(StoredResource resource, Order order) {
            return new Place(switch (order) {
                case DISPLAY_NAME -> resource.indexed().displayNameKey();
                case USER_NAME -> resource.indexed().userNameKey();
            }, resource.id());
        }
    }

    /// A page of a list.
    ///
    /// @param beginning how the display name begins, or the user name, or one of the emails; folded, not
    ///                  empty text
    /// @param after     where the page before ended
    /// @param limit     how many at the most, at least 1
    public record Listing(String organizationId, ResourceType type, Optional<String> beginning, Order order,
            boolean ascending, Optional<Place> after, int limit) {}

    /// The email invite of a user who was to get one.
    ///
    /// @param settledAt when it was sent or given up; empty while it waits
    /// @param failure   why it was given up
    public record Invite(Optional<Instant> settledAt, Optional<String> failure) {}

    /// One page.
    public List<StoredResource> page(Listing listing) {
        if (listing.beginning().filter(text -> Text.storableLength(text) < text.length()).isPresent()) {
            return List.of();
        }
        Way way = way(listing);
        List<String> ids = new ArrayList<>();
        if (listing.after().isEmpty() || listing.after().get().key().isPresent()) {
            ids.addAll(ids(DirectoryStatement.named(listing, way)));
        }
        if (ids.size() < listing.limit()) {
            ids.addAll(ids(DirectoryStatement.nameless(listing, way, listing.limit() - ids.size())));
        }
        return resources(listing.organizationId(), ids);
    }

    /// The email invites of those of these users who were to get one.
    public Map<String, Invite> invitesOf(String organizationId, Collection<String> userIds) {
        Map<String, Invite> invites = new HashMap<>();
        IdChunks.forEach(userIds, chunk -> sql.visit(
                "SELECT user_id, settled_at, failure FROM email_invite WHERE organization_id = ? AND user_id IN "
                        + IdChunks.marks(chunk),
                row -> Map.entry(row.text(1), new Invite(row.optionalInstant(2), row.optionalText(3))),
                entry -> {
                    invites.put(entry.getKey(), entry.getValue());
                    return true;
                }, IdChunks.parameters(chunk, organizationId)));
        return invites;
    }

    /// How many direct members each of these groups has, counted up to a number.
    ///
    /// @param most where counting stops
    public Map<String, Integer> memberCounts(String organizationId, Collection<String> groupIds, int most) {
        Map<String, Integer> counts = new HashMap<>();
        IdChunks.forEach(groupIds, chunk -> sql.visit("""
                SELECT r.id, (SELECT COUNT(*) FROM (SELECT 1 FROM membership m
                  WHERE m.organization_id = r.organization_id AND m.group_id = r.id LIMIT ?) AS counted)
                FROM resource r WHERE r.organization_id = ? AND r.id IN\s""" + IdChunks.marks(chunk),
                row -> Map.entry(row.text(1), row.smallNumber(2)), entry -> {
                    counts.put(entry.getKey(), entry.getValue());
                    return true;
                }, IdChunks.parameters(chunk, most, organizationId)));
        return counts;
    }

    /// How many direct members a group has. The cost grows with them.
    public long memberCount(String organizationId, String groupId) {
        return sql.first("SELECT COUNT(*) FROM membership WHERE organization_id = ? AND group_id = ?",
                row -> row.number(1), organizationId, groupId).orElse(0L);
    }

    /// A group's direct members in the order of their ids, one page of them.
    ///
    /// @param after only members whose id sorts after this one
    public List<StoredResource> members(String organizationId, String groupId, Optional<String> after,
            int limit) {
        List<String> ids = sql.list("""
                SELECT m.member_id FROM membership m
                WHERE m.organization_id = ? AND m.group_id = ? AND m.member_id > ?
                ORDER BY m.member_id LIMIT ?""", row -> row.text(1), organizationId, groupId,
                after.orElse(""),
                limit);
        return resources(organizationId, ids);
    }

    private Way way(Listing listing) {
        return listing.beginning()
                .map(beginning -> DirectoryStatement.count(listing, beginning, MOST_SORTED + 1))
                .flatMap(count -> sql.first(count.text(), row -> row.number(1), count.parameters().toArray()))
                .filter(found -> found > MOST_SORTED).map(_ -> Way.WALK).orElse(Way.GATHER);
    }

    private List<String> ids(DirectoryStatement search) {
        return sql.list(search.text(), row -> row.text(1), search.parameters().toArray());
    }

    /// The resources with these ids, in the order of the ids.
    private List<StoredResource> resources(String organizationId, List<String> ids) {
        Map<String, StoredResource> found = new HashMap<>();
        IdChunks.forEach(ids, chunk -> sql.visit(
                ResourceRecords.SELECT + " WHERE r.organization_id = ? AND r.id IN "
                        + IdChunks.marks(chunk),
                ResourceRecords::resource, resource -> {
                    found.put(resource.id(), resource);
                    return true;
                }, IdChunks.parameters(chunk, organizationId)));
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }
}
