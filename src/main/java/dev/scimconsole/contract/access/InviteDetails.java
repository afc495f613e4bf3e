package dev.scimconsole.contract.access;

import java.time.Instant;

/// An invite that nobody has accepted yet; never its code.
///
/// @param id        names the invite
/// @param email     of who is invited
/// @param role      what the new administrator will be allowed to do
/// @param createdAt when it was made
/// @param createdBy email of the administrator who made it
/// @param expiresAt when its code stops to work
public record InviteDetails(String id, String email, Role role, Instant createdAt, String createdBy,
        Instant expiresAt) {}
