package dev.scimconsole.server.http;

import dev.scimconsole.contract.directory.GroupSummary;
import dev.scimconsole.contract.directory.ResourceSource;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.stream.Stream;

/// Groups as a table for spreadsheets.
final class GroupExport {

    private GroupExport() {}

    static void writeHead(OutputStream out) throws IOException {
        out.write(Csv.line(Stream.of("name", "members", "source", "id")));
    }

    static void write(List<GroupSummary> groups, OutputStream out) throws IOException {
        for (GroupSummary group : groups) {
            out.write(Csv.line(Stream.of(group.displayName(), members(group),
                    group.source().map(ResourceSource::client).orElse(""), group.id())));
        }
    }

    /// As many as the list of groups counts.
    private static String members(GroupSummary group) {
        return group.moreMembers() ? "more than " + group.members() : Long.toString(group.members());
    }
}
