package dev.scimconsole.contract.directory;

import java.util.List;
import java.util.Optional;

/// A group's direct members in the order of their creation, as `GET /api/v1/groups/{id}/members` answers
/// them.
///
/// @param members    one page of them
/// @param nextCursor leads on to the next page; empty on the last one
public record MemberPage(List<GroupMember> members, Optional<String> nextCursor) {

    /// Copies the list.
    public MemberPage {
        members = List.copyOf(members);
    }
}
