package dev.scimconsole.server.people;

import dev.scimconsole.contract.access.Role;

/// The administrator who sends a request.
///
/// @param organizationId  the organization that the session opens
/// @param administratorId a UUID in text form
/// @param email           the administrator's
/// @param role            what the administrator may do, as it stands now
/// @param sessionId       names the session; not its token
public record SignedIn(String organizationId, String administratorId, String email, Role role,
        String sessionId) {}
