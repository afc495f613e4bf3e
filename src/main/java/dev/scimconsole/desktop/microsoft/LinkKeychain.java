package dev.scimconsole.desktop.microsoft;

import java.net.URI;
import java.util.Optional;

/// Where a sign-in at Microsoft stays between two starts, out of reach of other users of the computer. Calls
/// block; failures are told by the results alone, since one can always sign in again.
public interface LinkKeychain {

    /// Keeps a secret under an address, in place of an earlier one.
    void keep(URI address, String secret);

    /// The secret kept under an address.
    Optional<String> find(URI address);

    /// Keeps it no longer.
    void forget(URI address);
}
