package dev.scimconsole.server.people;

import dev.scimconsole.server.store.Store;
import java.security.SecureRandom;
import java.time.InstantSource;

/// The door of this room: everything about administrators.
///
/// @param setUp          a new server's first run
/// @param sessions       signing in and out
/// @param administrators who may sign in
/// @param invites        of new administrators
/// @param automation     accounts of programs
/// @param callers        who sends a request
public record People(OrganizationSetUp setUp, Sessions sessions, Administrators administrators,
        Invites invites, AutomationAccess automation, Callers callers) {

    /// All of it on one store.
    ///
    /// @param random a cryptographically strong source, for session tokens and the setup code
    /// @param cost   of new passwords' hashes
    public static People on(Store store, InstantSource clock, SecureRandom random, PasswordCost cost) {
        Passwords passwords = new Passwords(cost);
        SignInThrottle throttle = new SignInThrottle(clock);
        Sessions sessions = new Sessions(store, clock, random, passwords, throttle);
        AutomationAccess automation = new AutomationAccess(store, clock, random);
        return new People(new OrganizationSetUp(store, clock, random, passwords), sessions,
                new Administrators(store, clock, passwords, throttle),
                new Invites(store, clock, random, passwords), automation,
                new Callers(sessions, automation));
    }
}
