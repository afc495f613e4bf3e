package dev.scimconsole.server.connections;

import dev.scimconsole.contract.configuration.ScimToken;
import java.time.Duration;
import java.util.Optional;

/// What became of a request to the token URL, or to the one that ends tokens.
public sealed interface GrantOutcome {

    /// An access token was issued, which the caller must close.
    ///
    /// @param life how long it lives, in whole seconds
    record Issued(Client client, ScimToken accessToken, Duration life,
            String scope) implements GrantOutcome {}

    /// The token that was to be ended is not valid any more, or never was (RFC 7009 §2.2).
    record Ended(Client client) implements GrantOutcome {}

    /// Refused (RFC 6749 §5.2).
    ///
    /// @param description a sentence for who sets it up
    /// @param client      where it is known
    /// @param reason      the same for a program, as events have it
    record Refused(OAuthError error, String description, Optional<Client> client, String reason)
            implements
                GrantOutcome {}

    /// Who asked.
    ///
    /// @param connectionId names the connection
    /// @param name         what people call it
    record Client(String organizationId, String connectionId, String name) {}
}
