package dev.scimconsole.contract.rotation;

import dev.scimconsole.contract.clients.IdentityProvider;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What has happened since the current SCIM token was issued, as `GET /api/v1/rotation` answers it. Derived
/// from what the store keeps, so that it is the same after a restart and on every node.
///
/// @param state             how far it has come
/// @param asOf              the service's time of this answer; what is overdue is overdue by it
/// @param refreshedAt       when the current token was issued; empty in [RotationState#NONE], and while the
///                          current token's life has ended
/// @param refreshedBy       email of the administrator who issued it; empty likewise
/// @param tokenHint         the current token's hint; empty likewise
/// @param previousTokenHint the hint of the token that it replaced, or that is at its end; empty in
///                          [RotationState#NONE]
/// @param interruption      while provisioning did not work; empty likewise, and while nobody was refused or
///                          is overdue
/// @param identityProvider  which next step to show: of the client left behind, else of the one seen last; a
///                          known product before others. Empty while there is no client.
/// @param clients           every client that used the old token in the seven days before it was revoked, or
///                          called since: those left behind first, then the latest first
/// @param refused           requests refused since, grouped; the latest first, 100 groups at the most
public record Rotation(
        RotationState state,
        Instant asOf,
        Optional<Instant> refreshedAt,
        Optional<String> refreshedBy,
        Optional<String> tokenHint,
        Optional<String> previousTokenHint,
        Optional<Interruption> interruption,
        Optional<IdentityProvider> identityProvider,
        List<RotationClient> clients,
        List<RefusedRequests> refused) {

    /// Copies the lists.
    public Rotation {
        clients = List.copyOf(clients);
        refused = List.copyOf(refused);
    }
}
