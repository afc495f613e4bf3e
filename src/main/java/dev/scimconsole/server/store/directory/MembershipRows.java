package dev.scimconsole.server.store.directory;

import dev.scimconsole.server.store.directory.ResourceRecords.GroupOf;
import dev.scimconsole.server.store.directory.ResourceRecords.Member;
import dev.scimconsole.server.store.sql.Id;
import dev.scimconsole.server.store.sql.IdChunks;
import dev.scimconsole.server.store.sql.Row;
import dev.scimconsole.server.store.sql.Sql;
import dev.scimconsole.server.values.ResourceType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// MembershipRows in SQL: one row each, so that one member costs the same in a group of any size.
final class MembershipRows {

    private static final String GROUPS_OF = """
            SELECT m.member_id, m.group_id, g.display_name
            FROM membership m
            JOIN resource g ON g.organization_id = m.organization_id AND g.id = m.group_id
            WHERE m.organization_id = ? AND m.member_id IN\s""";
    private static final String GROUPS_IN_ORDER = " ORDER BY m.member_id, m.group_id";

    private final Sql sql;
    /// Asks for the groups of all whom the expected search finds.
    private Optional<GroupsOfFound> groupsOfFound = Optional.empty();

    MembershipRows(Sql sql) {
        this.sql = sql;
    }

    List<String> add(String organizationId, String groupId, Collection<String> memberIds) {
        sql.forgetExpected();
        List<String> added = new ArrayList<>();
        IdChunks.forEach(Id.among(memberIds), chunk -> added.addAll(sql.changeReturning("""
                INSERT INTO membership (organization_id, group_id, member_id)
                SELECT g.organization_id, g.id, r.id
                FROM resource g JOIN resource r ON r.organization_id = g.organization_id
                WHERE g.organization_id = ? AND g.id = ? AND g.type = ? AND r.id IN\s"""
                + IdChunks.marks(chunk)
                + " ON CONFLICT (organization_id, group_id, member_id) DO NOTHING RETURNING member_id",
                row -> row.id(1),
                IdChunks.parameters(chunk, Id.of(organizationId), Id.of(groupId), ResourceType.GROUP))));
        return added;
    }

    int remove(String organizationId, String groupId, Collection<String> memberIds) {
        sql.forgetExpected();
        int[] removed = {0};
        IdChunks.forEach(Id.among(memberIds), chunk -> removed[0] += sql.change(
                "DELETE FROM membership WHERE organization_id = ? AND group_id = ? AND member_id IN "
                        + IdChunks.marks(chunk),
                IdChunks.parameters(chunk, Id.of(organizationId), Id.of(groupId))));
        return removed[0];
    }

    int clear(String organizationId, String groupId) {
        sql.forgetExpected();
        return sql.change("DELETE FROM membership WHERE organization_id = ? AND group_id = ?",
                Id.of(organizationId), Id.of(groupId));
    }

    List<Member> members(String organizationId, String groupId, Optional<String> after, int limit) {
        return sql.list("""
                SELECT m.member_id, r.type, r.display_name
                FROM membership m
                JOIN resource r ON r.organization_id = m.organization_id AND r.id = m.member_id
                WHERE m.organization_id = ? AND m.group_id = ? AND m.member_id > ?
                ORDER BY m.member_id LIMIT ?""",
                row -> member(row, 1), Id.of(organizationId), Id.of(groupId),
                Id.notAfter(after.orElse("")), limit);
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
                chunk -> sql.list(GROUPS_OF + IdChunks.marks(chunk) + GROUPS_IN_ORDER,
                        MembershipRows::groupOf, IdChunks.parameters(chunk, Id.of(organizationId)))
                        .forEach(entry -> collect(groups, entry)));
        return groups;
    }

    void expectGroupsOf(String organizationId, String memberId) {
        IdChunks.forEach(Id.among(List.of(memberId)),
                chunk -> sql.expect(GROUPS_OF + IdChunks.marks(chunk) + GROUPS_IN_ORDER,
                        MembershipRows::groupOf, IdChunks.parameters(chunk, Id.of(organizationId))));
    }

    /// @param ids a query for the ids of those whose groups will be asked for
    void expectGroupsOfFound(String organizationId, String ids, Object... idsParameters) {
        Object[] parameters = new Object[1 + idsParameters.length];
        parameters[0] = Id.of(organizationId);
        System.arraycopy(idsParameters, 0, parameters, 1, idsParameters.length);
        String text = GROUPS_OF + "(" + ids + ")" + GROUPS_IN_ORDER;
        sql.expect(text, MembershipRows::groupOf, parameters);
        groupsOfFound = Optional.of(new GroupsOfFound(text, parameters));
    }

    private static Map.Entry<String, GroupOf> groupOf(Row row) {
        return Map.entry(row.id(1), new GroupOf(row.id(2), row.optionalText(3)));
    }

    Map<String, List<Member>> membersOf(String organizationId, Collection<String> groupIds) {
        Map<String, List<Member>> members = new HashMap<>();
        IdChunks.forEach(Id.among(groupIds), chunk -> sql.visit("""
                SELECT m.group_id, m.member_id, r.type, r.display_name
                FROM membership m
                JOIN resource r ON r.organization_id = m.organization_id AND r.id = m.member_id
                WHERE m.organization_id = ? AND m.group_id IN\s""" + IdChunks.marks(chunk)
                + " ORDER BY m.group_id, m.member_id",
                row -> Map.entry(row.id(1), member(row, 2)),
                entry -> collect(members, entry), IdChunks.parameters(chunk, Id.of(organizationId))));
        return members;
    }

    private static <V> boolean collect(Map<String, List<V>> map, Map.Entry<String, V> entry) {
        return map.computeIfAbsent(entry.getKey(), _ -> new ArrayList<>()).add(entry.getValue());
    }

    private static Member member(Row row, int column) {
        return new Member(row.id(column), row.type(column + 1), row.optionalText(column + 2));
    }

    /// What was asked beforehand.
    private record GroupsOfFound(String text, Object[] parameters) {}
}
