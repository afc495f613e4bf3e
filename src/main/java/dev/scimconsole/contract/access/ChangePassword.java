package dev.scimconsole.contract.access;

/// Changes one's own password.
///
/// @param currentPassword in clear, so that an open console is not enough to take an account over
/// @param newPassword     in clear, at least 12 characters
public record ChangePassword(String currentPassword, String newPassword) {

    /// Leaves out both passwords.
    @Override
    public String toString() {
        return "ChangePassword[]";
    }
}
