package dev.scimconsole.contract.access;

import java.util.Optional;

/// Accepts an invite: from then on one may sign in.
///
/// @param code         as the Org Admin passed it on
/// @param password     of the new administrator, at least 12 characters
/// @param installation as in [SignIn]: the first that is known of this administrator
public record AcceptInvite(String code, String password, Optional<String> installation) {

    /// By a program that names no installation.
    public AcceptInvite(String code, String password) {
        this(code, password, Optional.empty());
    }

    /// The same, by an installation.
    public AcceptInvite by(String named) {
        return new AcceptInvite(code, password, Optional.of(named));
    }

    /// Leaves out the code and the password.
    @Override
    public String toString() {
        return "AcceptInvite[]";
    }
}
