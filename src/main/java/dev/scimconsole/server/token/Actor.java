package dev.scimconsole.server.token;

/// Who changes an organization's SCIM configuration. That this person may is checked before.
///
/// @param organizationId the organization whose administrator this is
/// @param email          as it is kept beside the change
public record Actor(String organizationId, String email) {}
