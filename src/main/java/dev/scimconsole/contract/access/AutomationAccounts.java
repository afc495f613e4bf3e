package dev.scimconsole.contract.access;

import java.util.List;

/// Automation accounts, oldest first, as `GET /api/v1/automation-accounts` answers them.
///
/// @param accounts all of them, also those whose keys stopped to work
public record AutomationAccounts(List<AutomationAccount> accounts) {

    /// Copies the list.
    public AutomationAccounts {
        accounts = List.copyOf(accounts);
    }
}
