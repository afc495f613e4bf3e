package dev.scimconsole.server.token;

import dev.scimconsole.server.values.RequestOrigin;

/// Who changes an organization's SCIM configuration. That this person may is checked before.
///
/// @param organizationId the organization whose administrator this is
/// @param email          as it is kept beside the change
/// @param origin         where the request for the change comes from
public record Actor(String organizationId, String email, RequestOrigin origin) {}
