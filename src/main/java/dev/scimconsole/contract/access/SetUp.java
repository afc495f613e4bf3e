package dev.scimconsole.contract.access;

import java.util.Optional;

/// Sets up a new server: its organization and the first Org Admin.
///
/// @param setupCode    as the server printed it on its first run
/// @param organization the organization's name
/// @param email        of the first Org Admin
/// @param password     of the first Org Admin, at least 12 characters
/// @param installation as in [SignIn]: the first that is known of this administrator
public record SetUp(String setupCode, String organization, String email, String password,
        Optional<String> installation) {

    /// By a program that names no installation.
    public SetUp(String setupCode, String organization, String email, String password) {
        this(setupCode, organization, email, password, Optional.empty());
    }

    /// The same, by an installation.
    public SetUp by(String named) {
        return new SetUp(setupCode, organization, email, password, Optional.of(named));
    }

    /// Leaves out the setup code and the password.
    @Override
    public String toString() {
        return "SetUp[organization=" + organization + ", email=" + email + "]";
    }
}
