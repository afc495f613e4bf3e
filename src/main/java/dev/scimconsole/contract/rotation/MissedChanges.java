package dev.scimconsole.contract.rotation;

import dev.scimconsole.contract.clients.IdentityProvider;
import java.util.List;
import java.util.Optional;

/// What may have been missed while the old token was dead and the new one not in use, as
/// `GET /api/v1/missed-changes` answers it. Only what reached the service: it can't know what the identity
/// provider never sent.
///
/// @param gap              the interruption of the latest rotation; empty when there was none, and then all
///                         else is empty too
/// @param identityProvider as in [Rotation]
/// @param attempts         requests refused for their token since the gap began, by what they asked for and
///                         why; deactivations first, then deletions, other changes, and reads. After the
///                         gap's end they are those of clients that were left behind.
/// @param deactivations    the users among them who were to be deactivated or deleted; those still active
///                         first, 200 at the most
/// @param unconfirmedUsers how many users no accepted request has changed, read, or found alone since the gap
///                         began: a search for one user, as identity providers send it before they decide
///                         that there is nothing to change, confirms that user
/// @param openRefusals     how many refused changes are open, whatever they were refused for, gap or not;
///                         `GET /api/v1/refused-changes` tells them
/// @param stillAccess      how many people among them should have no access and have it
/// @param users            a page of them, in the order of their creation
/// @param nextCursor       leads on to more of them; empty when there are none
public record MissedChanges(
        Optional<Interruption> gap,
        Optional<IdentityProvider> identityProvider,
        List<RefusedAttempts> attempts,
        List<RefusedDeactivation> deactivations,
        long unconfirmedUsers,
        long openRefusals,
        long stillAccess,
        List<UnconfirmedUser> users,
        Optional<String> nextCursor) {

    /// Copies the lists.
    public MissedChanges {
        attempts = List.copyOf(attempts);
        deactivations = List.copyOf(deactivations);
        users = List.copyOf(users);
    }
}
