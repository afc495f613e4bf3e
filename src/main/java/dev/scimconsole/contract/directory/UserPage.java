package dev.scimconsole.contract.directory;

import java.util.List;
import java.util.Optional;

/// Users, as `GET /api/v1/users` answers them.
///
/// @param users      one page of what the search finds
/// @param total      how many users there are in all, whatever is searched for
/// @param nextCursor leads on to the next page; empty on the last one
public record UserPage(List<UserSummary> users, long total, Optional<String> nextCursor) {

    /// Copies the list.
    public UserPage {
        users = List.copyOf(users);
    }
}
