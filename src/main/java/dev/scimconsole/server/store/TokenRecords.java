package dev.scimconsole.server.store;

import java.time.Instant;
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
    record TokenRecord(String organizationId, String id, Sha256 sha256, String hint, Instant createdAt,
            String createdBy, Optional<Instant> revokedAt, Optional<String> revokedBy) {}

    /// Adds a current token.
    void insert(TokenRecord token);

    /// Finds a token, current or revoked, by its hash.
    Optional<TokenRecord> findByHash(Sha256 sha256);

    /// The organization's current token.
    Optional<TokenRecord> current(String organizationId);

    /// Revokes the organization's current token.
    ///
    /// @return whether there was one
    boolean revokeCurrent(String organizationId, Instant at, String by);
}
