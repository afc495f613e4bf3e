package dev.scimconsole.server.store;

import dev.scimconsole.server.store.DirectorySearch.Way;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Lists of users and groups in SQL. First the ids of a page, then those rows: what is sorted holds no documents.
final class JdbcDirectoryRecords implements DirectoryRecords {

    /// How many a search may find to be sorted. This many take up to a tenth of a second; most searches find few.
    static final int MOST_SORTED = 10_000;

    private final Sql sql;

    JdbcDirectoryRecords(Sql sql) {
        this.sql = sql;
    }

    @Override
    public List<StoredResource> page(Listing listing) {
        if (listing.beginning().filter(text -> Text.storableLength(text) < text.length()).isPresent()) {
            return List.of();
        }
        Way way = way(listing);
        List<String> ids = new ArrayList<>();
        if (listing.after().isEmpty() || listing.after().get().key().isPresent()) {
            ids.addAll(ids(DirectorySearch.named(listing, way)));
        }
        if (ids.size() < listing.limit()) {
            ids.addAll(ids(DirectorySearch.nameless(listing, way, listing.limit() - ids.size())));
        }
        return resources(listing.organizationId(), ids);
    }

    @Override
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

    @Override
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

    @Override
    public long memberCount(String organizationId, String groupId) {
        return sql.first("SELECT COUNT(*) FROM membership WHERE organization_id = ? AND group_id = ?",
                row -> row.number(1), organizationId, groupId).orElse(0L);
    }

    @Override
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
                .map(beginning -> DirectorySearch.count(listing, beginning, MOST_SORTED + 1))
                .flatMap(count -> sql.first(count.text(), row -> row.number(1), count.parameters().toArray()))
                .filter(found -> found > MOST_SORTED).map(_ -> Way.WALK).orElse(Way.GATHER);
    }

    private List<String> ids(DirectorySearch search) {
        return sql.list(search.text(), row -> row.text(1), search.parameters().toArray());
    }

    /// The resources with these ids, in the order of the ids.
    private List<StoredResource> resources(String organizationId, List<String> ids) {
        Map<String, StoredResource> found = new HashMap<>();
        IdChunks.forEach(ids, chunk -> sql.visit(
                JdbcResourceRecords.SELECT + " WHERE r.organization_id = ? AND r.id IN "
                        + IdChunks.marks(chunk),
                JdbcResourceRecords::resource, resource -> {
                    found.put(resource.id(), resource);
                    return true;
                }, IdChunks.parameters(chunk, organizationId)));
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }
}
