package dev.scimconsole.server.store.directory;

import dev.scimconsole.server.store.directory.ResourceRecords.GroupOf;
import dev.scimconsole.server.store.sql.Row;
import dev.scimconsole.server.store.sql.Sql;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// A user and the groups that the user is a direct member of, read by one statement: that is cheaper than
/// two, where each is run as it comes.
///
/// @param groups in the order of their ids
record UserWithGroups(StoredResource resource, List<GroupOf> groups) {

    /// One row of a user, where the database has lists.
    static final String LISTED = "SELECT " + ResourceRow.COLUMNS_OF_R + """
            , ARRAY(SELECT CAST(m.group_id AS text) || COALESCE('=' || g.display_name, '') FROM membership m
            CROSS JOIN LATERAL (SELECT g.display_name FROM resource g
              WHERE g.organization_id = m.organization_id AND g.id = m.group_id OFFSET 0) g
            WHERE m.organization_id = r.organization_id AND m.member_id = r.id ORDER BY m.group_id)
            FROM resource r""";
    /// A row for each group, or one.
    private static final String JOINED = "SELECT " + ResourceRow.COLUMNS_OF_R + """
            , m.group_id, g.display_name FROM resource r
            LEFT JOIN membership m ON m.organization_id = r.organization_id AND m.member_id = r.id
            LEFT JOIN resource g ON g.organization_id = m.organization_id AND g.id = m.group_id""";
    private static final int GROUP_ID = ResourceRow.NUMBER_OF_COLUMNS + 1;
    private static final int ID_LENGTH = 36;

    /// Finds one.
    ///
    /// @param where what one user at the most fulfils
    static Optional<UserWithGroups> find(Sql sql, String where, Object... parameters) {
        return sql.dialect().hasLists()
                ? sql.first(LISTED + where, UserWithGroups::ofListed, parameters)
                : findJoined(sql, JOINED + where, parameters);
    }

    private static Optional<UserWithGroups> findJoined(Sql sql, String query, Object... parameters) {
        List<StoredResource> found = new ArrayList<>();
        List<GroupOf> groups = new ArrayList<>();
        sql.list(query, row -> {
            if (found.isEmpty()) {
                found.add(ResourceRow.read(row));
            }
            Optional<String> groupId = row.optionalId(GROUP_ID);
            if (groupId.isPresent()) {
                groups.add(new GroupOf(groupId.get(), row.optionalText(GROUP_ID + 1)));
            }
            return groups;
        }, parameters);
        groups.sort(Comparator.comparing(GroupOf::groupId));
        return found.stream().findFirst().map(user -> new UserWithGroups(user, List.copyOf(groups)));
    }

    /// Reads a row of [#LISTED].
    static UserWithGroups ofListed(Row row) {
        return new UserWithGroups(ResourceRow.read(row),
                row.texts(GROUP_ID).stream().map(UserWithGroups::group).toList());
    }

    private static GroupOf group(String text) {
        return new GroupOf(text.substring(0, ID_LENGTH),
                text.length() == ID_LENGTH
                        ? Optional.empty()
                        : Optional.of(text.substring(ID_LENGTH + 1)));
    }
}
