package dev.scimconsole.server.people;

import dev.scimconsole.contract.access.Role;
import dev.scimconsole.contract.activity.EventActor;

/// Who sends a request: an administrator in a session, or a program with the key of an automation account.
///
/// @param organizationId  the organization that the session or the key opens
/// @param administratorId a UUID in text form; of an automation account, the account's
/// @param email           the administrator's; of an automation account, its name
/// @param role            what this one may do, as it stands now
/// @param sessionId       names the session, not its token; of an automation account, the account
/// @param automation      whether it is a program
public record SignedIn(String organizationId, String administratorId, String email, Role role,
        String sessionId, boolean automation) {

    /// As the events name this one.
    public EventActor actor() {
        return automation ? EventActor.automation(email) : EventActor.administrator(email);
    }
}
