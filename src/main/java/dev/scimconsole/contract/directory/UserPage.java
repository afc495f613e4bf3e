package dev.scimconsole.contract.directory;

import java.util.List;
import java.util.Optional;

/// Users, as `GET /api/v1/users` answers them.
///
/// @param users      one page of what the search finds
/// @param total      how many users there are in all, whatever is searched for
/// @param found      how many the search lists in all; empty where too many fit to be counted, and only
///                   cursors lead on. Where it is there, pages can be asked for by their position too
/// @param unlisted   whether more fit than are listed: a text that more than 10,000 fit is to be made longer
/// @param clients    who has made current versions, to filter by
/// @param nextCursor leads on to the next page; empty on the last one
public record UserPage(List<UserSummary> users, long total, Optional<Long> found,
        boolean unlisted, List<String> clients, Optional<String> nextCursor) {

    /// Copies the lists.
    public UserPage {
        users = List.copyOf(users);
        clients = List.copyOf(clients);
    }
}
