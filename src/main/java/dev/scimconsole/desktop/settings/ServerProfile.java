package dev.scimconsole.desktop.settings;

import java.net.URI;

/// A server that somebody signed in to from here. Never a secret.
///
/// @param address      of the server
/// @param organization the name of the one it serves
/// @param email        of who signed in last
/// @param keptSignedIn whether the operating system's keychain holds a session for it
public record ServerProfile(URI address, String organization, String email, boolean keptSignedIn) {

    /// The same, with a session in the keychain or without.
    public ServerProfile keptSignedIn(boolean kept) {
        return new ServerProfile(address, organization, email, kept);
    }
}
