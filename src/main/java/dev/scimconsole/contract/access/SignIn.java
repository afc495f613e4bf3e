package dev.scimconsole.contract.access;

import java.util.Optional;

/// Signs an administrator in.
///
/// @param email        the administrator's
/// @param password     in clear; only over TLS or the loopback interface
/// @param installation a UUID by which this service knows a console again; it opens nothing. Empty for a
///                     program that has none, which is known by its place on the network.
public record SignIn(String email, String password, Optional<String> installation) {

    /// By a program that names no installation.
    public SignIn(String email, String password) {
        this(email, password, Optional.empty());
    }

    /// The same, by an installation.
    public SignIn by(String named) {
        return new SignIn(email, password, Optional.of(named));
    }

    /// Leaves out the password.
    @Override
    public String toString() {
        return "SignIn[email=" + email + "]";
    }
}
