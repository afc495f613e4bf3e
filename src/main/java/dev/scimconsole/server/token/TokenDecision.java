package dev.scimconsole.server.token;

import java.time.Instant;

/// Whether a SCIM request may pass.
public sealed interface TokenDecision {

    /// The token is current.
    record Accepted(String organizationId, String tokenId) implements TokenDecision {}

    /// The token is current, but provisioning is paused.
    ///
    /// @param since when it was paused
    record Paused(String organizationId, String tokenId, Instant since) implements TokenDecision {}

    /// The token was valid once.
    ///
    /// @param revokedBy email of the administrator who refreshed it or removed the last domain
    record Revoked(String organizationId, String tokenId, Instant revokedAt, String revokedBy)
            implements
                TokenDecision {}

    /// The token was valid until its life ended.
    ///
    /// @param expiredAt when it ended
    /// @param noted     whether the store says that it was found at its end
    record Expired(String organizationId, String tokenId, Instant expiredAt, boolean noted)
            implements
                TokenDecision {}

    /// A well-formed token that this service never issued.
    record Unknown(String hint) implements TokenDecision {}

    /// Refused before the store was asked.
    ///
    /// @param presented anything but a [PresentedToken.WellFormed]
    record Unusable(PresentedToken presented) implements TokenDecision {}
}
