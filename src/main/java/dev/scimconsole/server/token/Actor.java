package dev.scimconsole.server.token;

import dev.scimconsole.contract.activity.EventActor;
import dev.scimconsole.server.values.RequestOrigin;

/// Who changes an organization's SCIM configuration. That this one may is checked before.
///
/// @param organizationId the organization whose administrator or automation account this is
/// @param who            as the events name the actor
/// @param origin         where the request for the change comes from
public record Actor(String organizationId, EventActor who, RequestOrigin origin) {

    /// As it is kept beside the change: an administrator's email, or an automation account's name.
    public String email() {
        return who.name();
    }
}
