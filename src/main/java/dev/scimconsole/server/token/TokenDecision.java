package dev.scimconsole.server.token;

import java.time.Instant;
import java.util.Optional;

/// Whether a SCIM request may pass.
public sealed interface TokenDecision {

    /// The token is current.
    ///
    /// @param tokenId    of the SCIM token, or of the connection whose access token it is
    /// @param connection the name of the connection; empty where it is the SCIM token
    record Accepted(String organizationId, String tokenId, Optional<String> connection)
            implements
                TokenDecision {

        /// By the SCIM token.
        public Accepted(String organizationId, String tokenId) {
            this(organizationId, tokenId, Optional.empty());
        }
    }

    /// The token is current, but provisioning is paused.
    ///
    /// @param tokenId    of the SCIM token, or of the connection whose access token it is
    /// @param connection the name of the connection; empty where it is the SCIM token
    /// @param since      when it was paused
    record Paused(String organizationId, String tokenId, Optional<String> connection, Instant since)
            implements
                TokenDecision {}

    /// A connection's access token that was valid once. Its client gets another at the token URL, if it may.
    ///
    /// @param connectionId of the connection
    /// @param connection   the connection's name
    /// @param at           when it ended
    /// @param early        whether it ended before its time, because what it was issued for ended
    record Lapsed(String organizationId, String connectionId, String connection, Instant at, boolean early)
            implements
                TokenDecision {}

    /// The token was valid once.
    record Revoked(String organizationId, String tokenId, Instant revokedAt)
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
    record Unknown() implements TokenDecision {}

    /// Refused before the store was asked.
    ///
    /// @param presented anything but a [PresentedToken.WellFormed]
    record Unusable(PresentedToken presented) implements TokenDecision {}
}
