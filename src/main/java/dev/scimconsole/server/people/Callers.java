package dev.scimconsole.server.people;

import java.util.Optional;

/// Tells who sends a request by the bearer token that it presents: a session's or an automation account's.
public final class Callers {

    private final Sessions sessions;
    private final AutomationAccess automation;

    Callers(Sessions sessions, AutomationAccess automation) {
        this.sessions = sessions;
        this.automation = automation;
    }

    /// Who sends a request, or nobody when what is presented opens nothing (any more). Costs one digest and
    /// one read whether it ever opened anything or not.
    ///
    /// @param presented as the client presents it
    public Optional<SignedIn> find(String presented) {
        return AutomationAccess.isKey(presented) ? automation.find(presented) : sessions.find(presented);
    }

    /// Whether somebody's session or account has not ended. Asking is no use of it.
    public boolean isOpen(SignedIn who) {
        return who.automation() ? automation.isOpen(who) : sessions.isOpen(who);
    }
}
