package dev.scimconsole.contract.access;

import java.time.Instant;
import java.util.Optional;

/// An administrator, as Admin Access lists one.
///
/// @param id         names the administrator
/// @param email      the administrator's
/// @param role       what the administrator may do
/// @param createdAt  since when there is this administrator
/// @param sessions   how many are open
/// @param lastSeenAt when the last request came in one of them, to the minute; empty when none is open
public record AdministratorDetails(String id, String email, Role role, Instant createdAt, int sessions,
        Optional<Instant> lastSeenAt) {}
