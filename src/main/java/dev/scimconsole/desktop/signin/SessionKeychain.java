package dev.scimconsole.desktop.signin;

import java.net.URI;
import java.util.Optional;

/// Where session tokens stay between two starts, out of reach of other users of the computer. Never a
/// password, never a SCIM token. Calls block, some until the user has unlocked the keychain. Failures are
/// told by the results, since one can always sign in instead; but what can't be read may well be there.
public interface SessionKeychain {

    /// Whether there is a keychain here that works.
    boolean isAvailable();

    /// Keeps the session token of a server, in place of an earlier one.
    ///
    /// @return whether it is kept
    boolean keep(URI server, String sessionToken);

    /// The session token kept for a server; empty when there is none.
    ///
    /// @throws UnreadableKeychainException when the keychain does not tell, and may still have it
    Optional<String> find(URI server) throws UnreadableKeychainException;

    /// The same for what can be entered again: what the keychain does not tell is as what it does not have.
    default Optional<String> findIfTold(URI server) {
        try {
            return find(server);
        } catch (UnreadableKeychainException _) {
            return Optional.empty();
        }
    }

    /// Keeps the session token of a server no longer.
    void forget(URI server);

    /// No keychain.
    static SessionKeychain none() {
        return new SessionKeychain() {

            @Override
            public boolean isAvailable() {
                return false;
            }

            @Override
            public boolean keep(URI server, String sessionToken) {
                return false;
            }

            @Override
            public Optional<String> find(URI server) {
                return Optional.empty();
            }

            @Override
            public void forget(URI server) {
                // There is none.
            }
        };
    }
}
