package dev.scimconsole.server.store.directory;

import dev.scimconsole.server.store.sql.Id;
import dev.scimconsole.server.store.sql.IdChunks;
import dev.scimconsole.server.store.sql.Sql;
import dev.scimconsole.server.values.ResourceType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// SCIM resources and memberships.
public final class ResourceRecords {

    private static final String BY_ID = " WHERE r.organization_id = ? AND r.id = ? AND r.type = ?";

    private static final String EMAIL_INTO = "resource_email (organization_id, email_key, resource_id)";

    private final Sql sql;
    private final MembershipRows memberships;
    private final WordRows words;
    private final ResourceRows rows;
    private final Map<String, Held> held = new HashMap<>();
    private final PageEnds pageEnds;
    private final PageEnds.Changes changes;
    private final long beginning;
    /// The groups of the one who was found last; nothing when they were not asked for with it.
    private Optional<Map.Entry<String, List<GroupOf>>> groupsOfFound = Optional.empty();
    private Optional<String> wantedWithGroups = Optional.empty();
    private Optional<ResourceQuery> wantedSearch = Optional.empty();

    /// @param pageEnds of the store
    /// @param changes  takes what this transaction changes of them
    public ResourceRecords(Sql sql, PageEnds pageEnds, PageEnds.Changes changes) {
        this.sql = sql;
        this.pageEnds = pageEnds;
        this.changes = changes;
        beginning = pageEnds.generation();
        memberships = new MembershipRows(sql);
        words = new WordRows(sql);
        rows = new ResourceRows(sql);
    }

    /// A member of a group.
    ///
    /// @param id          of the user or group
    /// @param displayName the member's current one
    public record Member(String id, ResourceType type, Optional<String> displayName) {}

    /// A group that a resource is a direct member of.
    public record GroupOf(String groupId, Optional<String> displayName) {}

    /// A resource that is gone.
    ///
    /// @param name    a user's `userName`, folded; a group's `displayName`
    /// @param active  whether it was a user who was active
    /// @param members the ids of those who were its members
    /// @param groups  the ids of the groups whose member it was
    public record Deleted(Optional<String> name, boolean active, List<String> members,
            List<String> groups) {}

    /// Adds a resource.
    ///
    /// @throws TakenException when the `userName` is in use; here, or by the next statement or the end of the
    ///                        transaction, where changes wait for those
    public void insert(StoredResource resource) {
        sql.changeLater(ResourceRow.INSERT, ResourceRow.values(resource));
        insertEmails(resource);
        words.insert(resource);
        sql.count(resource.organizationId(), resource.type(), 1);
        changes.came(new PageEnds.Whole(resource.organizationId(), resource.type()), resource.id());
    }

    /// Finds one by its id.
    public Optional<StoredResource> find(String organizationId, ResourceType type, String id) {
        Optional<StoredResource> found = wantedWithGroups.filter(id::equals).isPresent()
                ? findWithGroups(BY_ID + sql.lockRows(), Id.of(organizationId), Id.of(id), type)
                : sql.first(byId(), ResourceRow::read, Id.of(organizationId), Id.of(id), type);
        if (sql.writing()) {
            found.ifPresent(resource -> held.put(id, Held.of(resource)));
        }
        return found;
    }

    /// @param where what one user at the most fulfils
    private Optional<StoredResource> findWithGroups(String where, Object... parameters) {
        Optional<UserWithGroups> one = UserWithGroups.find(sql, where, parameters);
        groupsOfFound = one.map(all -> Map.entry(all.resource().id(), all.groups()));
        return one.map(UserWithGroups::resource);
    }

    public void expect(String organizationId, ResourceType type, String id) {
        wantedWithGroups = Optional.of(id).filter(_ -> type == ResourceType.USER);
        if (!sql.asksTogether()) {
            return;
        }
        if (type == ResourceType.USER) {
            sql.expect(UserWithGroups.LISTED + BY_ID + sql.lockRows(), UserWithGroups::ofListed,
                    Id.of(organizationId),
                    Id.of(id), type);
        } else {
            sql.expect(byId(), ResourceRow::read, Id.of(organizationId), Id.of(id), type);
        }
    }

    /// Locked in a write transaction: a change made of what was found replaces just that.
    private String byId() {
        return ResourceRow.SELECT + BY_ID + sql.lockRows();
    }

    /// Puts a new state in place of the one with the version given.
    ///
    /// @return whether there was one with that version; if not, nothing was changed
    /// @throws TakenException when the new `userName` is in use; here or later, as with [#insert]
    public boolean replace(StoredResource resource, long expectedVersion) {
        Optional<Held> before = held(resource, expectedVersion);
        if (before.isEmpty()) {
            return false;
        }
        if (resource.type() == ResourceType.GROUP) {
            forgetGroups();
        }
        Held after = Held.of(resource);
        ResourceRow.Change change = ResourceRow.Change.between(before.get().writtenBy,
                before.get().indexed, resource);
        sql.changeLater(change.statement(), change.parameters(expectedVersion));
        words.replace(resource, before.get().indexed);
        if (!after.indexed.emailKeys().equals(before.get().indexed.emailKeys())) {
            deleteEmails(resource.organizationId(), resource.id());
            insertEmails(resource);
        }
        held.put(resource.id(), after);
        return true;
    }

    /// What this transaction knows of a resource, or finds out and locks, when it has the version.
    private Optional<Held> held(StoredResource resource, long expectedVersion) {
        if (!held.containsKey(resource.id())) {
            find(resource.organizationId(), resource.type(), resource.id());
        }
        return Optional.ofNullable(held.get(resource.id()))
                .filter(known -> known.version == expectedVersion && known.type == resource.type()
                        && known.organizationId.equals(resource.organizationId()));
    }

    /// Deletes one, with its memberships: its own members and its places in groups.
    ///
    /// @return empty when there was none
    public Optional<Deleted> delete(String organizationId, ResourceType type, String id) {
        sql.writeLateOf(id);
        memberships.forgetForeseen();
        List<String> members = type == ResourceType.GROUP
                ? memberships.clear(organizationId, id)
                : List.of();
        List<String> groups = memberships.groupsOfDeleted(organizationId, id);
        Optional<Gone> gone = sql.changeReturning("DELETE FROM resource "
                + "WHERE organization_id = ? AND id = ? AND type = ? "
                + "RETURNING COALESCE(user_name_key, display_name), words, email_keys, active"
                + memberships.groupsOfDeleted(),
                row -> new Gone(
                        new Deleted(row.optionalText(1), row.optionalFlag(4).orElse(false), members,
                                sql.dialect().hasLists() ? row.texts(5) : groups),
                        WordRows.split(row.text(2)), !row.text(3).isEmpty()),
                Id.of(organizationId), Id.of(id), type).stream().findFirst();
        held.remove(id);
        forgetGroups();
        gone.ifPresent(rows -> {
            words.delete(organizationId, id, rows.words);
            if (rows.emails) {
                deleteEmails(organizationId, id);
            }
            sql.count(organizationId, type, -1);
            changes.gone(new PageEnds.Whole(organizationId, type));
        });
        return gone.map(Gone::deleted);
    }

    /// One page of a search, however large its documents are.
    public List<StoredResource> page(ResourceQuery query) {
        return page(query, PageMemory.unlimited());
    }

    /// One page of a search, or what of it there is memory for; it ends early where that is full.
    public List<StoredResource> page(ResourceQuery query, PageMemory memory) {
        if (query.limit() == 0) {
            return List.of();
        }
        sql.writeLate();
        List<StoredResource> page = new ArrayList<>();
        Predicate<StoredResource> visitor = resource -> {
            page.add(resource);
            memory.take(resource);
            return !memory.isFull();
        };
        if (query.isWholeList()) {
            readAll(query, visitor);
            noteEnds(query, page);
        } else {
            read(query, visitor);
        }
        memory.weigh();
        return page;
    }

    private void read(ResourceQuery query, Predicate<StoredResource> visitor) {
        ResourceSearch search = ResourceSearch.of(query, true, sql.dialect());
        Object[] parameters = search.parametersAnd(query.limit(), query.offset());
        if (wantedSearch.filter(query::equals).isPresent()) {
            boolean _ = findWithGroups(search.where(), search.parametersAnd()).stream().allMatch(visitor);
        } else {
            rows.visitPage(behind(query, search), query.limit(), visitor, parameters);
        }
    }

    private void readAll(ResourceQuery query, Predicate<StoredResource> visitor) {
        ResourceSearch search = ResourceSearch.of(query, false, sql.dialect());
        Optional<PageEnds.Start> start = pageEnds.before(whole(query), query.offset());
        // Behind that one, should another node have deleted it: then nobody who follows is passed over.
        boolean behind = start.filter(known -> known.steps() > 0).isPresent();
        String from = start.isEmpty() ? "" : behind ? " AND r.id > ?" : " AND r.id >= ?";
        Object[] parameters = start
                .map(known -> search.parametersAnd(Id.of(known.id()), query.limit(),
                        behind ? known.steps() - 1 : known.steps()))
                .orElseGet(() -> search.parametersAnd(query.limit(), query.offset()));
        rows.visitPage(search.where() + from + ResourceSearch.order(query) + " LIMIT ? OFFSET ?",
                query.limit(), visitor, parameters);
    }

    private void noteEnds(ResourceQuery query, List<StoredResource> page) {
        if (!sql.writing() && !page.isEmpty()) {
            PageEnds.Whole list = whole(query);
            pageEnds.note(list, query.offset(), page.getFirst().id(), beginning);
            pageEnds.note(list, query.offset() + page.size() - 1, page.getLast().id(), beginning);
        }
    }

    private static PageEnds.Whole whole(ResourceQuery query) {
        return new PageEnds.Whole(query.organizationId(), query.type());
    }

    public void expectPage(ResourceQuery query) {
        wantedSearch = Optional.of(query).filter(search -> search.type() == ResourceType.USER
                && search.findsOne() && search.offset() == 0);
        if (!sql.asksTogether()) {
            return;
        }
        ResourceSearch search = ResourceSearch.of(query, true, sql.dialect());
        if (wantedSearch.isPresent()) {
            sql.expect(UserWithGroups.LISTED + search.where(), UserWithGroups::ofListed,
                    search.parametersAnd());
        } else if (ResourceRows.areFew(query.limit())) {
            expect(query, search);
        }
    }

    private void expect(ResourceQuery query, ResourceSearch search) {
        Object[] parameters = search.parametersAnd(query.limit(), query.offset());
        rows.expect(behind(query, search), parameters);
        if (query.type() == ResourceType.USER) {
            memberships.expectGroupsOfFound(query.organizationId(),
                    "SELECT r.id FROM resource r" + behind(query, search), parameters);
        }
    }

    /// How many resources of a type an organization has.
    static long all(Sql sql, String organizationId, ResourceType type) {
        sql.writeLate();
        return sql.first("SELECT COALESCE(SUM(resources), 0) FROM resource_count "
                + "WHERE organization_id = ? AND type = ?", row -> row.number(1), Id.of(organizationId), type)
                .orElse(0L);
    }

    /// How many there are in all; `orderBy`, `after`, `offset` and `limit` do not count.
    public long count(ResourceQuery query) {
        if (query.where().isEmpty()) {
            return all(sql, query.organizationId(), query.type());
        }
        sql.writeLate();
        ResourceSearch search = ResourceSearch.of(query, false, sql.dialect());
        return sql.first("SELECT COUNT(*) FROM resource r" + search.where(), row -> row.number(1),
                search.parametersAnd()).orElse(0L);
    }

    /// Shows the search's resources one after another, in bounded memory, until the visitor answers false.
    public void scan(ResourceQuery query, Predicate<StoredResource> visitor) {
        sql.writeLate();
        ResourceSearch search = ResourceSearch.of(query, true, sql.dialect());
        rows.visit(behind(query, search), visitor, search.parametersAnd(query.limit(), query.offset()));
    }

    /// Adds members to a group. Those who are members already and ids that are no resource of the
    /// organization are passed over.
    ///
    /// @return the ids that are members of the group only now
    public List<String> addMembers(String organizationId, String groupId, Collection<String> memberIds) {
        forgetGroups();
        return memberships.add(organizationId, groupId, memberIds);
    }

    /// Takes members out of a group.
    ///
    /// @return the ids that were members of it until now
    public List<String> removeMembers(String organizationId, String groupId, Collection<String> memberIds) {
        forgetGroups();
        return memberships.remove(organizationId, groupId, memberIds);
    }

    /// Takes all members out of a group.
    ///
    /// @return their ids
    public List<String> clearMembers(String organizationId, String groupId) {
        forgetGroups();
        return memberships.clear(organizationId, groupId);
    }

    /// A group's members in the order of their ids, one page of them.
    ///
    /// @param after only members whose id sorts after this one
    public List<Member> members(String organizationId, String groupId, Optional<String> after, int limit) {
        return memberships.members(organizationId, groupId, after, limit);
    }

    /// How many members a group has.
    public long countMembers(String organizationId, String groupId) {
        return memberships.count(organizationId, groupId);
    }

    public void expectMembers(String organizationId, String groupId, int limit) {
        memberships.expectMembers(organizationId, groupId, limit);
    }

    public void expectMoves(String organizationId, String groupId, Stream<String> memberIds) {
        memberships.expect(organizationId, groupId, memberIds);
    }

    /// Which of these ids are resources of the organization, and of which type.
    public Map<String, ResourceType> typesOf(String organizationId, Collection<String> ids) {
        Map<String, ResourceType> types = new HashMap<>();
        IdChunks.forEach(Id.among(ids), chunk -> sql.visit(
                "SELECT id, type FROM resource WHERE organization_id = ? AND id IN " + IdChunks.marks(chunk),
                row -> Map.entry(row.id(1), row.type(2)), entry -> {
                    types.put(entry.getKey(), entry.getValue());
                    return true;
                }, IdChunks.parameters(chunk, Id.of(organizationId))));
        return types;
    }

    /// The groups that each of these resources is a direct member of; no entry for one that is in none.
    public Map<String, List<GroupOf>> groupsOf(String organizationId, Collection<String> memberIds) {
        Optional<List<GroupOf>> known = groupsOfFound
                .filter(found -> memberIds.size() == 1 && memberIds.contains(found.getKey()))
                .map(Map.Entry::getValue);
        return known.isEmpty()
                ? memberships.groupsOf(organizationId, memberIds)
                : known.filter(groups -> !groups.isEmpty())
                        .map(groups -> Map.of(memberIds.iterator().next(), groups)).orElse(Map.of());
    }

    /// What stands behind the table in the statement that finds the search's resources; after those of the
    /// search its parameters are the limit and the offset.
    static String behind(ResourceQuery query, ResourceSearch search) {
        return search.where() + ResourceSearch.order(query) + " LIMIT ? OFFSET ?";
    }

    private void forgetGroups() {
        groupsOfFound = Optional.empty();
        wantedWithGroups = Optional.empty();
        wantedSearch = Optional.empty();
    }

    private void deleteEmails(String organizationId, String id) {
        sql.writeLateOf(id);
        sql.changeLater("DELETE FROM resource_email WHERE organization_id = ? AND resource_id = ?",
                Id.of(organizationId), Id.of(id));
    }

    private void insertEmails(StoredResource resource) {
        Id organization = Id.of(resource.organizationId());
        Id id = Id.of(resource.id());
        new LinkedHashSet<>(resource.indexed().emailKeys())
                .forEach(key -> sql.insertLate(resource.id(), EMAIL_INTO, organization, key, id));
    }

    /// What goes with a resource that is deleted: nothing in the database refers to it.
    ///
    /// @param emails whether it had any
    private record Gone(Deleted deleted, List<String> words, boolean emails) {}

    /// A resource that this transaction has found, so that nobody else can change it.
    private record Held(String organizationId, ResourceType type, long version, Optional<String> writtenBy,
            StoredResource.Indexed indexed) {

        static Held of(StoredResource resource) {
            return new Held(resource.organizationId(), resource.type(), resource.version(),
                    resource.writtenBy(), resource.indexed());
        }
    }
}
