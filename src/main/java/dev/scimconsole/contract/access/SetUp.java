package dev.scimconsole.contract.access;

/// Sets up a new server: its organization and the first Org Admin.
///
/// @param setupCode    as the server printed it on its first run
/// @param organization the organization's name
/// @param email        of the first Org Admin
/// @param password     of the first Org Admin, at least 12 characters
public record SetUp(String setupCode, String organization, String email, String password) {

    /// Leaves out the setup code and the password.
    @Override
    public String toString() {
        return "SetUp[organization=" + organization + ", email=" + email + "]";
    }
}
