package dev.scimconsole.desktop.access;

import dev.scimconsole.contract.access.AdministratorDetails;
import dev.scimconsole.contract.access.AutomationAccount;
import dev.scimconsole.contract.access.InviteDetails;
import dev.scimconsole.contract.access.Role;
import java.util.List;
import java.util.Optional;

/// Who may get into the organization's Admin, as the service held it at one moment.
///
/// @param administrators all of them, oldest first
/// @param invites        those that nobody has accepted yet, oldest first
/// @param accounts       those of programs, oldest first
record AccessList(List<AdministratorDetails> administrators, List<InviteDetails> invites,
        List<AutomationAccount> accounts) {

    AccessList {
        administrators = List.copyOf(administrators);
        invites = List.copyOf(invites);
        accounts = List.copyOf(accounts);
    }

    Optional<AdministratorDetails> administrator(String id) {
        return administrators.stream().filter(known -> known.id().equals(id)).findFirst();
    }

    boolean hasAdministrator(String email) {
        return administrators.stream().anyMatch(known -> known.email().equalsIgnoreCase(email));
    }

    Optional<InviteDetails> inviteOf(String email) {
        return invites.stream().filter(known -> known.email().equalsIgnoreCase(email)).findFirst();
    }

    boolean hasInvite(String id) {
        return invites.stream().anyMatch(known -> known.id().equals(id));
    }

    Optional<AutomationAccount> accountNamed(String name) {
        return accounts.stream().filter(known -> known.name().equalsIgnoreCase(name)).findFirst();
    }

    boolean hasAccount(String id) {
        return accounts.stream().anyMatch(known -> known.id().equals(id));
    }

    /// The names of the accounts that an administrator made.
    List<String> accountsMadeBy(String email) {
        return accounts.stream().filter(known -> known.createdBy().equalsIgnoreCase(email))
                .map(AutomationAccount::name).toList();
    }

    /// Whether there would be no Org Admin without this administrator.
    boolean isLastOrgAdmin(AdministratorDetails administrator) {
        return administrator.role() == Role.ORG_ADMIN
                && administrators.stream().filter(known -> known.role() == Role.ORG_ADMIN).count() == 1;
    }
}
