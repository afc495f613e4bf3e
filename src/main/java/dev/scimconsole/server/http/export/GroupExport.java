package dev.scimconsole.server.http.export;

import dev.scimconsole.contract.directory.GroupSummary;
import dev.scimconsole.contract.directory.ResourceSource;
import java.util.List;
import java.util.stream.Stream;

/// Groups as rows.
public final class GroupExport {

    public static final ExportTable<GroupSummary> TABLE = new ExportTable<>(
            List.of("name", "members", "source", "id"),
            GroupExport::cells);

    private GroupExport() {}

    private static Stream<String> cells(GroupSummary group) {
        return Stream.of(group.displayName(), members(group),
                group.source().map(ResourceSource::client).orElse(""),
                group.id());
    }

    /// As many as the list of groups counts.
    private static String members(GroupSummary group) {
        return group.moreMembers() ? "more than " + group.members() : Long.toString(group.members());
    }
}
