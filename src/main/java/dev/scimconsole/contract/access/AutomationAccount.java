package dev.scimconsole.contract.access;

import java.time.Instant;
import java.util.Optional;

/// An account of a program that uses the admin API; never its key.
///
/// @param id         names the account
/// @param name       what people call it; no two of an organization have the same
/// @param role       what the program may do
/// @param hint       the last six characters of its key
/// @param createdAt  when it was made
/// @param createdBy  email of the administrator who made it
/// @param expiresAt  when its key stops to work
/// @param lastUsedAt when the last request came with its key, to the minute; empty when none did
public record AutomationAccount(String id, String name, Role role, String hint, Instant createdAt,
        String createdBy, Instant expiresAt, Optional<Instant> lastUsedAt) {}
