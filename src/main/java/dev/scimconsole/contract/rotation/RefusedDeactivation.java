package dev.scimconsole.contract.rotation;

import java.time.Instant;

/// A user who was to be deactivated or deleted by requests that were refused for their token.
///
/// @param userId      the user's id
/// @param userName    the user's current `userName`
/// @param action      the last one asked for: `user.deactivated` or `user.deleted`
/// @param reason      why it was refused, as in [Event#reason()]
/// @param lastAt      when it was last tried
/// @param stillActive whether the user is active now: who should have left still has access
public record RefusedDeactivation(String userId, String userName, String action, String reason,
        Instant lastAt,
        boolean stillActive) {}
