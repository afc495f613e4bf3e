package dev.scimconsole.contract.refusals;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Refused changes that are open, as `GET /api/v1/refused-changes` answers them: people who should have no
/// access first, then the latest, then what is refused because an Org Admin wants it so.
///
/// @param asOf        the service's time of this answer
/// @param stillAccess how many people should have no access and have it, of all clients
/// @param total       how many are open, of all clients, but for those that are refused by intent
/// @param clients     the names of the clients whose changes are open, of the first thousand
/// @param heldLeavers whether people who are to leave are held, let through or stopped; empty while they
///                    leave as they come
/// @param changes     a page
/// @param nextCursor  leads on; empty when there are no more
public record RefusedChangePage(Instant asOf, long stillAccess, long total, List<String> clients,
        Optional<HeldLeavers> heldLeavers,
        List<RefusedChange> changes, Optional<String> nextCursor) {

    /// Copies the lists.
    public RefusedChangePage {
        clients = List.copyOf(clients);
        changes = List.copyOf(changes);
    }
}
