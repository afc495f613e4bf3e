package dev.scimconsole.contract.access;

/// Accepts an invite: from then on one may sign in.
///
/// @param code     as the Org Admin passed it on
/// @param password of the new administrator, at least 12 characters
public record AcceptInvite(String code, String password) {

    /// Leaves out the code and the password.
    @Override
    public String toString() {
        return "AcceptInvite[]";
    }
}
