package dev.scimconsole.contract.clients;

import java.time.Instant;
import java.util.List;

/// The clients of the SCIM service, as `GET /api/v1/provisioning-clients` answers them.
///
/// @param asOf    the service's time of this answer
/// @param clients those seen in the last 30 days, the latest first, 50 at the most
public record ProvisioningClients(Instant asOf, List<ProvisioningClient> clients) {

    /// Copies the list.
    public ProvisioningClients {
        clients = List.copyOf(clients);
    }
}
