package dev.scimconsole.contract.access;

/// Signs an administrator in.
///
/// @param email    the administrator's
/// @param password in clear; only over TLS or the loopback interface
public record SignIn(String email, String password) {

    /// Leaves out the password.
    @Override
    public String toString() {
        return "SignIn[email=" + email + "]";
    }
}
