package dev.scimconsole.server.store.directory;

import dev.scimconsole.server.store.directory.ForeseenMembers.Place;
import dev.scimconsole.server.store.directory.ResourceRecords.GroupOf;
import dev.scimconsole.server.store.directory.ResourceRecords.Member;
import dev.scimconsole.server.store.sql.Id;
import dev.scimconsole.server.store.sql.IdChunks;
import dev.scimconsole.server.store.sql.Row;
import dev.scimconsole.server.store.sql.Sql;
import dev.scimconsole.server.values.ResourceType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// MembershipRows in SQL: one row each, so that one member costs the same in a group of any size.
///
/// Of a user's groups the one with the lowest id, which is the oldest, is the first: the one that leads what
/// a list shows of them, and that users are sorted by. Each change of memberships marks it anew. Whoever
/// changes a user's groups holds the user's row until the commit, so that two do it one after another, and
/// the second sees what the first did.
///
/// Memberships are read first and then the resources that they name, also where the planner of PostgreSQL
/// takes an organization whose first members it has not seen yet for one without any, and would walk all its
/// resources.
final class MembershipRows {

    private static final String GROUPS = "SELECT m.member_id, m.group_id, r.display_name FROM ";
    private static final String GROUPS_IN_ORDER = " ORDER BY m.member_id, m.group_id";

    private final Sql sql;
    /// Asks for the groups of all whom the expected search finds.
    private Optional<GroupsOfFound> groupsOfFound = Optional.empty();
    private final ForeseenMembers foreseen;

    MembershipRows(Sql sql) {
        this.sql = sql;
        foreseen = new ForeseenMembers(sql);
    }

    void expect(String organizationId, String groupId, Stream<String> memberIds) {
        foreseen.expect(organizationId, groupId, memberIds);
    }

    /// Says that memberships are changed otherwise.
    void forgetForeseen() {
        foreseen.forget();
    }

    List<String> add(String organizationId, String groupId, Collection<String> memberIds) {
        Optional<Map<String, Place>> places = foreseen.take(groupId, memberIds);
        sql.forgetExpected();
        List<String> added = places.isPresent()
                ? addOutsiders(organizationId, groupId, places.get())
                : addWhoeverIsNone(organizationId, groupId, memberIds);
        // Not "is_first = 1", which would let a planner walk the index of all that are.
        IdChunks.forEach(Id.among(added), chunk -> sql.changeLater(
                "UPDATE membership SET is_first = 0 WHERE organization_id = ? AND group_id > ? "
                        + "AND is_first <> 0 AND member_id IN " + IdChunks.marks(chunk),
                IdChunks.parameters(chunk, Id.of(organizationId), Id.of(groupId))));
        return added;
    }

    private List<String> addOutsiders(String organizationId, String groupId, Map<String, Place> places) {
        List<String> outsiders = places.entrySet().stream().filter(one -> one.getValue() == Place.OUTSIDE)
                .map(Map.Entry::getKey).toList();
        IdChunks.forEach(Id.among(outsiders), chunk -> sql.changeLater(insert(chunk),
                inserted(organizationId, groupId, chunk)));
        return outsiders;
    }

    private List<String> addWhoeverIsNone(String organizationId, String groupId,
            Collection<String> memberIds) {
        List<String> added = new ArrayList<>();
        IdChunks.forEach(Id.among(memberIds), chunk -> {
            hold(organizationId, chunk);
            added.addAll(sql.changeReturning(insert(chunk) + " RETURNING member_id", row -> row.id(1),
                    inserted(organizationId, groupId, chunk)));
        });
        return added;
    }

    private static String insert(List<?> chunk) {
        return """
                INSERT INTO membership (organization_id, group_id, member_id, is_first)
                SELECT g.organization_id, g.id, r.id, CASE WHEN r.type = ? AND NOT EXISTS (
                  SELECT 1 FROM membership e WHERE e.organization_id = g.organization_id
                  AND e.member_id = r.id AND e.group_id < g.id) THEN 1 ELSE 0 END
                FROM resource g JOIN resource r ON r.organization_id = g.organization_id
                WHERE g.organization_id = ? AND g.id = ? AND g.type = ? AND r.id IN\s"""
                + IdChunks.marks(chunk) + " ON CONFLICT (organization_id, group_id, member_id) DO NOTHING";
    }

    private static Object[] inserted(String organizationId, String groupId, List<?> chunk) {
        return IdChunks.parameters(chunk, ResourceType.USER, Id.of(organizationId), Id.of(groupId),
                ResourceType.GROUP);
    }

    List<String> remove(String organizationId, String groupId, Collection<String> memberIds) {
        Optional<Map<String, Place>> places = foreseen.take(groupId, memberIds);
        sql.forgetExpected();
        List<Removed> removed = places.isPresent()
                ? removeMembers(organizationId, groupId, places.get())
                : removeWhoeverIsOne(organizationId, groupId, memberIds);
        lead(organizationId, removed);
        return ids(removed);
    }

    private List<Removed> removeMembers(String organizationId, String groupId, Map<String, Place> places) {
        List<Removed> members = places.entrySet().stream().filter(one -> one.getValue() != Place.OUTSIDE)
                .map(one -> new Removed(one.getKey(), one.getValue() == Place.FIRST)).toList();
        IdChunks.forEach(Id.among(ids(members)), chunk -> sql.changeLater(delete(chunk),
                IdChunks.parameters(chunk, Id.of(organizationId), Id.of(groupId))));
        return members;
    }

    private List<Removed> removeWhoeverIsOne(String organizationId, String groupId,
            Collection<String> memberIds) {
        List<Removed> removed = new ArrayList<>();
        IdChunks.forEach(Id.among(memberIds), chunk -> {
            hold(organizationId, chunk);
            removed.addAll(sql.changeReturning(delete(chunk) + Removed.RETURNED, Removed::of,
                    IdChunks.parameters(chunk, Id.of(organizationId), Id.of(groupId))));
        });
        return removed;
    }

    private static String delete(List<?> chunk) {
        return "DELETE FROM membership WHERE organization_id = ? AND group_id = ? AND member_id IN "
                + IdChunks.marks(chunk);
    }

    List<String> clear(String organizationId, String groupId) {
        foreseen.forget();
        sql.forgetExpected();
        hold("= ANY(ARRAY(SELECT member_id FROM membership WHERE organization_id = ? AND group_id = ?))",
                Id.of(organizationId), Id.of(organizationId), Id.of(groupId));
        List<Removed> removed = sql.changeReturning(
                "DELETE FROM membership WHERE organization_id = " + sql.dialect().organization()
                        + " AND group_id = ?" + Removed.RETURNED,
                Removed::of, Id.of(organizationId), Id.of(groupId));
        lead(organizationId, removed);
        return ids(removed);
    }

    private void hold(String organizationId, List<?> memberIds) {
        hold("IN " + IdChunks.marks(memberIds), IdChunks.parameters(memberIds, Id.of(organizationId)));
    }

    /// Holds users, with the next statement.
    private void hold(String which, Object... parameters) {
        String statement = sql.dialect().holdResources(which);
        if (!statement.isEmpty()) {
            sql.changeLater(statement, parameters);
        }
    }

    private static List<String> ids(List<Removed> removed) {
        return removed.stream().map(Removed::memberId).toList();
    }

    /// Makes the first of those groups that are left the first one of who has lost theirs.
    private void lead(String organizationId, List<Removed> removed) {
        IdChunks.forEach(Id.among(removed.stream().filter(Removed::first).map(Removed::memberId).toList()),
                chunk -> sql.changeLater("""
                        UPDATE membership SET is_first = 1 WHERE organization_id = ?
                        AND group_id = (SELECT e.group_id FROM membership e
                          WHERE e.organization_id = membership.organization_id
                          AND e.member_id = membership.member_id ORDER BY e.group_id LIMIT 1)
                        AND member_id IN\s""" + IdChunks.marks(chunk),
                        IdChunks.parameters(chunk, Id.of(organizationId))));
    }

    List<Member> members(String organizationId, String groupId, Optional<String> after, int limit) {
        return sql.list(members(), row -> member(row, 1), ofGroup(organizationId, groupId, after, limit));
    }

    void expectMembers(String organizationId, String groupId, int limit) {
        sql.expect(members(), row -> member(row, 1),
                ofGroup(organizationId, groupId, Optional.empty(), limit));
    }

    private String members() {
        return "SELECT m.member_id, r.type, r.display_name FROM membership m" + resourceOf("member_id")
                + inOrganization() + " AND m.group_id = ? AND m.member_id > ? ORDER BY m.member_id LIMIT ?";
    }

    private static Object[] ofGroup(String organizationId, String groupId, Optional<String> after,
            int limit) {
        return new Object[]{Id.of(organizationId), Id.of(groupId), Id.notAfter(after.orElse("")), limit};
    }

    long count(String organizationId, String groupId) {
        return sql.first("SELECT COUNT(*) FROM membership WHERE organization_id = ? AND group_id = ?",
                row -> row.number(1), Id.of(organizationId), Id.of(groupId)).orElse(0L);
    }

    Map<String, List<GroupOf>> groupsOf(String organizationId, Collection<String> memberIds) {
        Map<String, List<GroupOf>> groups = new HashMap<>();
        Optional<List<Map.Entry<String, GroupOf>>> beforehand = groupsOfFound
                .flatMap(asked -> sql.takeAnswer(asked.text, asked.parameters));
        if (beforehand.isPresent()) {
            beforehand.get().forEach(entry -> collect(groups, entry));
            return groups;
        }
        IdChunks.forEach(Id.among(memberIds),
                chunk -> sql
                        .list(groupsOf(chunk), MembershipRows::groupOf,
                                IdChunks.parameters(chunk, Id.of(organizationId)))
                        .forEach(entry -> collect(groups, entry)));
        return groups;
    }

    /// The groups of a resource, as a list in a row of the statement that deletes it, where the database has
    /// lists; none where it has not.
    String groupsOfDeleted() {
        return sql.dialect().hasLists()
                ? """
                        , ARRAY(SELECT CAST(m.group_id AS text) FROM membership m
                        WHERE m.organization_id = resource.organization_id AND m.member_id = resource.id)"""
                : "";
    }

    /// The same before it is deleted, where the database has no lists.
    List<String> groupsOfDeleted(String organizationId, String memberId) {
        return sql.dialect().hasLists()
                ? List.of()
                : sql.list("SELECT group_id FROM membership WHERE organization_id = ? AND member_id = ?",
                        row -> row.id(1), Id.of(organizationId), Id.of(memberId));
    }

    /// @param ids a query for the ids of those whose groups will be asked for
    void expectGroupsOfFound(String organizationId, String ids, Object... idsParameters) {
        Object[] parameters = Arrays.copyOf(idsParameters, idsParameters.length + 1);
        parameters[idsParameters.length] = Id.of(organizationId);
        String text = GROUPS + "(" + ids + ") f" + sql.dialect().rowOfEach("membership m",
                "m.organization_id = " + sql.dialect().organization() + " AND m.member_id = f.id")
                + resourceOf("group_id") + GROUPS_IN_ORDER;
        sql.expect(text, MembershipRows::groupOf, parameters);
        groupsOfFound = Optional.of(new GroupsOfFound(text, parameters));
    }

    private String groupsOf(List<?> memberIds) {
        return GROUPS + "membership m" + resourceOf("group_id") + inOrganization() + " AND m.member_id IN "
                + IdChunks.marks(memberIds) + GROUPS_IN_ORDER;
    }

    private String inOrganization() {
        return " WHERE m.organization_id = " + sql.dialect().organization();
    }

    /// @param column of a membership
    private String resourceOf(String column) {
        return sql.dialect().rowOfEach("resource r",
                "r.organization_id = m.organization_id AND r.id = m." + column);
    }

    private static Map.Entry<String, GroupOf> groupOf(Row row) {
        return Map.entry(row.id(1), new GroupOf(row.id(2), row.optionalText(3)));
    }

    private static <V> boolean collect(Map<String, List<V>> map, Map.Entry<String, V> entry) {
        return map.computeIfAbsent(entry.getKey(), _ -> new ArrayList<>()).add(entry.getValue());
    }

    private static Member member(Row row, int column) {
        return new Member(row.id(column), row.type(column + 1), row.optionalText(column + 2));
    }

    /// A membership that has ended.
    ///
    /// @param first whether the group was the member's first one
    private record Removed(String memberId, boolean first) {

        static final String RETURNED = " RETURNING member_id, is_first";

        static Removed of(Row row) {
            return new Removed(row.id(1), row.flag(2));
        }
    }

    /// What was asked beforehand.
    private record GroupsOfFound(String text, Object[] parameters) {}
}
