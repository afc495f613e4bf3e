package dev.scimconsole.server.people;

import dev.scimconsole.server.store.Store;
import java.security.SecureRandom;
import java.time.InstantSource;

/// The door of this room: everything about administrators.
///
/// @param setUp          a new server's first run
/// @param sessions       signing in and out
/// @param administrators who may sign in
public record People(OrganizationSetUp setUp, Sessions sessions, Administrators administrators) {

    /// All of it on one store.
    ///
    /// @param random a cryptographically strong source, for session tokens and the setup code
    public static People on(Store store, InstantSource clock, SecureRandom random) {
        Passwords passwords = new Passwords();
        return new People(new OrganizationSetUp(store, clock, random, passwords),
                new Sessions(store, clock, random, passwords), new Administrators(store, clock, passwords));
    }
}
