package dev.scimconsole.contract.access;

import java.util.List;

/// Invites that nobody has accepted yet, oldest first, as `GET /api/v1/invites` answers them.
///
/// @param invites all of them
public record InvitePage(List<InviteDetails> invites) {

    /// Copies the list.
    public InvitePage {
        invites = List.copyOf(invites);
    }
}
