package dev.scimconsole.contract.directory;

import java.util.List;
import java.util.Optional;

/// Groups, as `GET /api/v1/groups` answers them.
///
/// @param groups     one page of what the search finds
/// @param total      how many groups there are in all, whatever is searched for
/// @param nextCursor leads on to the next page; empty on the last one
public record GroupPage(List<GroupSummary> groups, long total, Optional<String> nextCursor) {

    /// Copies the list.
    public GroupPage {
        groups = List.copyOf(groups);
    }
}
