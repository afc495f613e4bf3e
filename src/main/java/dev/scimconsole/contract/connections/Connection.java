package dev.scimconsole.contract.connections;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A way for an identity provider to get access tokens for the SCIM service.
///
/// @param id         names it
/// @param kind       how the identity provider shows who it is
/// @param name       what people call it; no two of an organization have the same
/// @param clientId   what the identity provider calls itself at the token URL
/// @param createdAt  when it was made
/// @param createdBy  who made it
/// @param lastUsedAt when a request to the SCIM service was last accepted by it; empty when none was
/// @param lastUsedClient the product of that client, such as `Microsoft Entra ID`; empty when nothing tells
///                       it
/// @param secrets    oldest first; always none where it is federated
/// @param trust      where it is federated
/// @param keysReadAt when the issuer's keys were last read; empty when they never were
public record Connection(String id, ConnectionKind kind, String name, String clientId, Instant createdAt,
        String createdBy, Optional<Instant> lastUsedAt, Optional<String> lastUsedClient,
        List<ConnectionSecret> secrets, Optional<Trust> trust, Optional<Instant> keysReadAt) {

    /// How long an access token lives at the most; Microsoft asks for one hour to six. What ends with a
    /// secret, or with a statement, ends before.
    public static final Duration ACCESS_TOKEN_LIFE = Duration.ofHours(2);

    /// Copies the list.
    public Connection {
        secrets = List.copyOf(secrets);
    }
}
