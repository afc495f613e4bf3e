package dev.scimconsole.contract.connections;

import java.time.Instant;
import java.util.Optional;

/// All that may be known of a client secret; never the secret.
///
/// @param id         names it
/// @param name       what people call it
/// @param hint       its last six characters
/// @param createdAt  when it was made
/// @param createdBy  who made it
/// @param expiresAt  when it ends
/// @param expired    whether it has ended
/// @param expiryReminder the latest reminder that is due: 60, 30, 14, 7 or 1 days or fewer are left, 0 when
///                   it ended; empty while none is due
/// @param lastUsedAt when it was last shown for an access token; empty when it never was
public record ConnectionSecret(String id, String name, String hint, Instant createdAt, String createdBy,
        Instant expiresAt, boolean expired, Optional<Integer> expiryReminder, Optional<Instant> lastUsedAt) {}
