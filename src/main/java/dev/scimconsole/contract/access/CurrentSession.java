package dev.scimconsole.contract.access;

import java.time.Instant;

/// The session that a request was sent in, as `GET /api/v1/sessions/current` answers it; never its token.
///
/// @param expiresAt     when it ends at the latest
/// @param administrator who is signed in, with the role as it stands now
/// @param organization  the organization it opens
public record CurrentSession(Instant expiresAt, Administrator administrator, Organization organization) {}
