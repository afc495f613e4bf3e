package dev.scimconsole.server.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// SCIM resources in SQL.
final class JdbcResourceRecords implements ResourceRecords {

    private static final String COLUMNS = "organization_id, type, id, version, created, last_modified, "
            + "user_name_key, external_id, display_name_key, display_name, active, email_keys, document, written_by";

    static final String SELECT = "SELECT r." + COLUMNS.replace(", ", ", r.") + " FROM resource r";

    private final Sql sql;
    private final JdbcMemberships memberships;
    private final ResourceCounts own = new ResourceCounts();
    private final ResourceCounts all;

    /// @param counts takes what was counted here once the work has ended well
    JdbcResourceRecords(Sql sql, ResourceCounts counts) {
        this.sql = sql;
        all = counts;
        memberships = new JdbcMemberships(sql);
    }

    @Override
    public void insert(StoredResource resource) {
        StoredResource.Indexed indexed = resource.indexed();
        sql.change("INSERT INTO resource (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                resource.organizationId(), resource.type(), resource.id(), resource.version(),
                resource.created(), resource.lastModified(), new Sql.OptionalText(indexed.userNameKey()),
                new Sql.OptionalText(indexed.externalId()), new Sql.OptionalText(indexed.displayNameKey()),
                new Sql.OptionalText(indexed.displayName()), indexed.active(),
                EmailKeys.join(indexed.emailKeys()), resource.document(),
                new Sql.OptionalText(resource.writtenBy()));
        insertEmails(resource);
        own.add(resource.organizationId(), resource.type(), 1);
    }

    @Override
    public Optional<StoredResource> find(String organizationId, ResourceType type, String id) {
        if (Text.storableLength(id) < id.length()) {
            return Optional.empty();
        }
        // Locked in a write transaction: a change made of what was found replaces just that.
        return sql.first(SELECT + " WHERE r.organization_id = ? AND r.id = ? AND r.type = ?" + sql.lockRows(),
                JdbcResourceRecords::resource, organizationId, id, type);
    }

    @Override
    public boolean replace(StoredResource resource, long expectedVersion) {
        StoredResource.Indexed indexed = resource.indexed();
        String emails = EmailKeys.join(indexed.emailKeys());
        Optional<String> emailsBefore = sql.first("SELECT email_keys FROM resource "
                + "WHERE organization_id = ? AND id = ? AND type = ? AND version = ?", row -> row.text(1),
                resource.organizationId(), resource.id(), resource.type(), expectedVersion);
        if (emailsBefore.isEmpty() || sql.change("""
                UPDATE resource SET version = ?, created = ?, last_modified = ?, user_name_key = ?,
                  external_id = ?, display_name_key = ?, display_name = ?, active = ?, email_keys = ?,
                  document = ?, written_by = ?
                WHERE organization_id = ? AND id = ? AND type = ? AND version = ?""",
                resource.version(), resource.created(), resource.lastModified(),
                new Sql.OptionalText(indexed.userNameKey()), new Sql.OptionalText(indexed.externalId()),
                new Sql.OptionalText(indexed.displayNameKey()), new Sql.OptionalText(indexed.displayName()),
                indexed.active(), emails, resource.document(), new Sql.OptionalText(resource.writtenBy()),
                resource.organizationId(), resource.id(), resource.type(), expectedVersion) == 0) {
            return false;
        }
        if (!emails.equals(emailsBefore.get())) {
            sql.change("DELETE FROM resource_email WHERE organization_id = ? AND resource_id = ?",
                    resource.organizationId(), resource.id());
            insertEmails(resource);
        }
        return true;
    }

    @Override
    public Optional<Deleted> delete(String organizationId, ResourceType type, String id) {
        if (Text.storableLength(id) < id.length()) {
            return Optional.empty();
        }
        Optional<Deleted> deleted = sql.changeReturning("DELETE FROM resource "
                + "WHERE organization_id = ? AND id = ? AND type = ? "
                + "RETURNING COALESCE(user_name_key, display_name)", row -> new Deleted(row.optionalText(1)),
                organizationId, id, type).stream().findFirst();
        deleted.ifPresent(_ -> own.add(organizationId, type, -1));
        return deleted;
    }

    @Override
    public List<StoredResource> page(ResourceQuery query) {
        if (query.limit() == 0) {
            return List.of();
        }
        List<StoredResource> page = new ArrayList<>();
        scan(query, page::add);
        return page;
    }

    @Override
    public long count(ResourceQuery query) {
        if (query.where().isEmpty()) {
            all.write(sql);
            own.write(sql);
            return sql.first("SELECT COALESCE(SUM(resources), 0) FROM resource_count "
                    + "WHERE organization_id = ? AND type = ?", row -> row.number(1), query.organizationId(),
                    query.type()).orElse(0L);
        }
        ResourceSearch search = ResourceSearch.of(query, false, sql.dialect());
        return sql.first("SELECT COUNT(*) FROM resource r" + search.where(), row -> row.number(1),
                search.parametersAnd()).orElse(0L);
    }

    @Override
    public void scan(ResourceQuery query, Predicate<StoredResource> visitor) {
        ResourceSearch search = ResourceSearch.of(query, true, sql.dialect());
        sql.visit(select(query, search), JdbcResourceRecords::resource, visitor,
                search.parametersAnd(query.limit(), query.offset()));
    }

    @Override
    public List<String> addMembers(String organizationId, String groupId, Collection<String> memberIds) {
        return memberships.add(organizationId, groupId, memberIds);
    }

    @Override
    public int removeMembers(String organizationId, String groupId, Collection<String> memberIds) {
        return memberships.remove(organizationId, groupId, memberIds);
    }

    @Override
    public int clearMembers(String organizationId, String groupId) {
        return memberships.clear(organizationId, groupId);
    }

    @Override
    public List<Member> members(String organizationId, String groupId, Optional<String> after, int limit) {
        return memberships.members(organizationId, groupId, after, limit);
    }

    @Override
    public Map<String, ResourceType> typesOf(String organizationId, Collection<String> ids) {
        Map<String, ResourceType> types = new HashMap<>();
        IdChunks.forEach(ids, chunk -> sql.visit(
                "SELECT id, type FROM resource WHERE organization_id = ? AND id IN " + IdChunks.marks(chunk),
                row -> Map.entry(row.text(1), row.type(2)), entry -> {
                    types.put(entry.getKey(), entry.getValue());
                    return true;
                }, IdChunks.parameters(chunk, organizationId)));
        return types;
    }

    @Override
    public Map<String, List<GroupOf>> groupsOf(String organizationId, Collection<String> memberIds) {
        return memberships.groupsOf(organizationId, memberIds);
    }

    @Override
    public Map<String, List<Member>> membersOf(String organizationId, Collection<String> groupIds) {
        return memberships.membersOf(organizationId, groupIds);
    }

    /// Hands over what was counted.
    void handOverCounts() {
        all.takeFrom(own);
    }

    /// The statement that finds the search's resources; after those of the search its parameters are the limit
    /// and the offset.
    static String select(ResourceQuery query, ResourceSearch search) {
        return SELECT + search.where() + ResourceSearch.order(query) + " LIMIT ? OFFSET ?";
    }

    private void insertEmails(StoredResource resource) {
        for (String key : new LinkedHashSet<>(resource.indexed().emailKeys())) {
            sql.change(
                    "INSERT INTO resource_email (organization_id, email_key, resource_id) VALUES (?, ?, ?)",
                    resource.organizationId(), key, resource.id());
        }
    }

    static StoredResource resource(Row row) throws SQLException {
        return new StoredResource(row.text(1), row.type(2), row.text(3), row.number(4), row.instant(5),
                row.instant(6), row.optionalText(14),
                new StoredResource.Indexed(row.optionalText(7), row.optionalText(8),
                        row.optionalText(9), row.optionalText(10), row.optionalFlag(11),
                        EmailKeys.split(row.text(12))),
                row.text(13));
    }
}
