package dev.scimconsole.contract.clients;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A client of the SCIM service that has presented one of the organization's tokens, current or not.
///
/// @param userAgent              as the client named itself last, at most 200 characters; empty text when it
///                               does not
/// @param address                the IP address of its last request, where that is what tells it apart from
///                               others of its product; empty text where the product calls from many
/// @param name                   the product, such as `Okta`, without a version; empty text when nothing
///                               tells it
/// @param identityProvider       which product it is
/// @param addresses              the IP addresses it called from, the latest first, five at the most
/// @param lastSeenAt             its last request, accepted or refused
/// @param currentTokenLastUsedAt its last request that was accepted with the current token; the Refresh
///                               warning names those where this is less than seven days ago
/// @param rhythm                 how regularly it calls, and whether it has gone silent
/// @param connection             the name of the connection by which it comes; empty where it is a SCIM
///                               token. A client that comes by several is told once for each.
public record ProvisioningClient(
        String userAgent,
        String address,
        String name,
        IdentityProvider identityProvider,
        List<String> addresses,
        Instant lastSeenAt,
        Optional<Instant> currentTokenLastUsedAt,
        ClientRhythm rhythm,
        Optional<String> connection) {

    /// Copies the list.
    public ProvisioningClient {
        addresses = List.copyOf(addresses);
    }
}
