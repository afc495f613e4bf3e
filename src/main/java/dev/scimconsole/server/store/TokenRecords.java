package dev.scimconsole.server.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// SCIM tokens: their hashes and what happened to them. Those of revoked tokens stay, so that a later use is
/// recognised. An organization has at most one token that is not revoked; the store enforces it.
public interface TokenRecords {

    /// A token.
    ///
    /// @param id        a UUID in text form
    /// @param sha256    of its characters
    /// @param hint      its last six characters
    /// @param revokedAt empty while it is the current one
    /// @param revokedBy email of the administrator who refreshed it or removed the last domain
    /// @param expiresAt when its life ends; empty when it has no end
    /// @param expiredAt when it was found at its end and refused for that; from then on it stays dead, also where
    ///                  a clock is set back
    record TokenRecord(String organizationId, String id, Sha256 sha256, String hint, Instant createdAt,
            String createdBy, Optional<Instant> revokedAt, Optional<String> revokedBy,
            Optional<Instant> expiresAt, Optional<Instant> expiredAt) {

        /// Whether its life has ended.
        public boolean isExpired(Instant now) {
            return expiredAt.isPresent() || expiresAt.filter(end -> !now.isBefore(end)).isPresent();
        }
    }

    /// Adds a current token.
    void insert(TokenRecord token);

    /// Finds a token, current or revoked, by its hash.
    Optional<TokenRecord> findByHash(Sha256 sha256);

    /// The organization's current token.
    Optional<TokenRecord> current(String organizationId);

    /// The organization's tokens, current and revoked, the latest first.
    List<TokenRecord> latest(String organizationId, int limit);

    /// Sets when the life of the organization's current token ends, unless it has been found at its end.
    ///
    /// @param at empty for no end
    void setExpiry(String organizationId, Optional<Instant> at);

    /// Notes that a token was found at its end. The first note counts.
    ///
    /// @return whether this was the first one, of a token that is not revoked
    boolean markExpired(String organizationId, String id, Instant at);

    /// Revokes the organization's current token.
    ///
    /// @return whether there was one
    boolean revokeCurrent(String organizationId, Instant at, String by);
}
