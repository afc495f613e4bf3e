package dev.scimconsole.desktop.access;

import dev.scimconsole.contract.access.AdministratorDetails;
import dev.scimconsole.contract.access.AutomationAccount;
import dev.scimconsole.contract.access.InviteDetails;
import dev.scimconsole.contract.access.Role;
import dev.scimconsole.desktop.change.Attempt;
import dev.scimconsole.desktop.change.Notice;
import dev.scimconsole.desktop.text.Messages;
import java.util.Optional;
import java.util.function.Predicate;

/// What changes of administrators and invites are about, and how what the service holds afterwards tells
/// whether one was made.
///
/// @param messages the texts
record AccessAttempts(Messages messages) {

    /// To invite somebody.
    ///
    /// @param email as it was typed
    /// @param shown whether the page has shown the link of an invite with that id
    Attempt<AccessList> invite(String email, Predicate<String> shown) {
        return (before, after) -> {
            Optional<InviteDetails> made = after.inviteOf(email)
                    .filter(invite -> !before.hasInvite(invite.id()));
            return made.filter(invite -> shown.test(invite.id())).isPresent()
                    ? Optional.empty()
                    : Optional.of(Notice.serious(made
                            .map(invite -> messages.text("accessLost.invited", invite.email()))
                            .orElse(messages.text("accessLost.notInvited", email))));
        };
    }

    /// To make an automation account.
    ///
    /// @param name  as it was typed
    /// @param shown whether the page has shown the key of an account with that id
    Attempt<AccessList> createAccount(String name, Predicate<String> shown) {
        return (before, after) -> {
            Optional<AutomationAccount> made = after.accountNamed(name)
                    .filter(account -> !before.hasAccount(account.id()));
            return made.filter(account -> shown.test(account.id())).isPresent()
                    ? Optional.empty()
                    : Optional.of(Notice.serious(messages.text(made.isPresent()
                            ? "accessLost.accountMade"
                            : "accessLost.accountNotMade", name)));
        };
    }

    /// To end an automation account.
    Attempt<AccessList> endAccount(AutomationAccount account) {
        return (_, after) -> Optional.of(after.hasAccount(account.id())
                ? Notice.serious(messages.text("accessLost.accountNotEnded", account.name()))
                : Notice.plain(messages.text("accessLost.accountEnded", account.name())));
    }

    /// To withdraw an invite.
    Attempt<AccessList> withdraw(InviteDetails invite) {
        return (_, after) -> Optional.of(after.hasInvite(invite.id())
                ? Notice.serious(messages.text("accessLost.notWithdrawn", invite.email()))
                : Notice.plain(messages.text(after.hasAdministrator(invite.email())
                        ? "accessLost.accepted"
                        : "accessLost.withdrawn", invite.email())));
    }

    /// To give an administrator another role.
    Attempt<AccessList> changeRole(AdministratorDetails administrator, Role role) {
        return (_, after) -> {
            Optional<Role> now = after.administrator(administrator.id()).map(AdministratorDetails::role);
            return Optional.of(now.equals(Optional.of(role))
                    ? Notice.plain(messages.text("accessLost.roleChanged", administrator.email(),
                            role.displayName()))
                    : Notice.serious(now
                            .map(still -> messages.text("accessLost.roleNotChanged", administrator.email(),
                                    still.displayName()))
                            .orElse(messages.text("accessLost.gone", administrator.email()))));
        };
    }

    /// To remove an administrator.
    Attempt<AccessList> remove(AdministratorDetails administrator) {
        return (_, after) -> Optional.of(after.administrator(administrator.id()).isPresent()
                ? Notice.serious(messages.text("accessLost.notRemoved", administrator.email()))
                : Notice.plain(messages.text("accessLost.removed", administrator.email())));
    }

    /// To end an administrator's sessions.
    Attempt<AccessList> endSessions(AdministratorDetails administrator) {
        return (_, after) -> Optional.of(after.administrator(administrator.id())
                .filter(still -> still.sessions() > 0)
                .map(still -> Notice.serious(messages.text("accessLost.sessionsOpen", administrator.email(),
                        still.sessions())))
                .orElse(Notice.plain(messages.text("accessLost.sessionsEnded", administrator.email()))));
    }
}
