package dev.scimconsole.contract.directory;

import java.util.List;
import java.util.Optional;

/// Groups, as `GET /api/v1/groups` answers them.
///
/// @param groups     one page of what the search finds
/// @param total      how many groups there are in all, whatever is searched for
/// @param found      how many the search lists in all; empty where too many fit to be counted, and only
///                   cursors lead on. Where it is there, pages can be asked for by their position too
/// @param unlisted   whether more fit than are listed: a text that more than 10,000 fit is to be made longer
/// @param clients    who has made current versions, to filter by
/// @param nextCursor leads on to the next page; empty on the last one
public record GroupPage(List<GroupSummary> groups, long total, Optional<Long> found,
        boolean unlisted, List<String> clients, Optional<String> nextCursor) {

    /// Copies the lists.
    public GroupPage {
        groups = List.copyOf(groups);
        clients = List.copyOf(clients);
    }
}
