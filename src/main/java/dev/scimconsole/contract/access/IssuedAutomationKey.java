package dev.scimconsole.contract.access;

/// A new automation account, with its key in the one answer that carries it.
///
/// @param account what may be known of it later
/// @param key     authorizes requests to the admin API, as a bearer token
public record IssuedAutomationKey(AutomationAccount account, String key) {

    /// Leaves out the key.
    @Override
    public String toString() {
        return "IssuedAutomationKey[account=" + account + "]";
    }
}
