package dev.scimconsole.contract.rotation;

import java.time.Instant;

/// Requests of one kind that were refused for their token.
///
/// @param action  what was asked for, as in [Event#action()], such as `user.deactivated`
/// @param reason  why it was refused, as in [Event#reason()]
/// @param count   how many
/// @param firstAt the first of them
/// @param lastAt  the last of them
public record RefusedAttempts(String action, String reason, long count, Instant firstAt, Instant lastAt) {}
