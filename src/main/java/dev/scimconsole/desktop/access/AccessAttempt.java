package dev.scimconsole.desktop.access;

import dev.scimconsole.contract.AdministratorDetails;
import dev.scimconsole.contract.InviteDetails;
import dev.scimconsole.contract.Role;
import dev.scimconsole.desktop.text.Messages;
import java.util.Optional;

/// A change that was sent and whose answer never came. What the service holds afterwards tells whether it was
/// made.
sealed interface AccessAttempt {

    /// To invite somebody, as the email was typed.
    record Invite(String email) implements AccessAttempt {}

    /// To withdraw an invite.
    record Withdraw(InviteDetails invite) implements AccessAttempt {}

    /// To give an administrator another role.
    record ChangeRole(AdministratorDetails administrator, Role role) implements AccessAttempt {}

    /// To remove an administrator.
    record Remove(AdministratorDetails administrator) implements AccessAttempt {}

    /// To end an administrator's sessions.
    record EndSessions(AdministratorDetails administrator) implements AccessAttempt {}

    /// Says truthfully what became of the change.
    ///
    /// @param before what the service held when it was sent
    /// @param after  what the service holds now
    default AccessNotice judge(AccessList before, AccessList after, Messages messages) {
        return switch (this) {
            case Invite(String email) -> invited(email, before, after, messages);
            case Withdraw(InviteDetails invite) -> after.hasInvite(invite.id())
                    ? AccessNotice.serious(messages.text("accessLost.notWithdrawn", invite.email()))
                    : AccessNotice.plain(messages.text(after.hasAdministrator(invite.email())
                            ? "accessLost.accepted"
                            : "accessLost.withdrawn", invite.email()));
            case ChangeRole(AdministratorDetails administrator, Role role) -> {
                Optional<Role> now = after.administrator(administrator.id()).map(AdministratorDetails::role);
                yield now.equals(Optional.of(role))
                        ? AccessNotice.plain(messages.text("accessLost.roleChanged", administrator.email(),
                                role.displayName()))
                        : AccessNotice.serious(now
                                .map(still -> messages.text("accessLost.roleNotChanged",
                                        administrator.email(), still.displayName()))
                                .orElse(messages.text("accessLost.gone", administrator.email())));
            }
            case Remove(AdministratorDetails administrator) -> after.administrator(administrator.id())
                    .isPresent()
                            ? AccessNotice.serious(
                                    messages.text("accessLost.notRemoved", administrator.email()))
                            : AccessNotice
                                    .plain(messages.text("accessLost.removed", administrator.email()));
            case EndSessions(AdministratorDetails administrator) -> after.administrator(administrator.id())
                    .filter(still -> still.sessions() > 0)
                    .map(still -> AccessNotice.serious(messages.text("accessLost.sessionsOpen",
                            administrator.email(), still.sessions())))
                    .orElse(AccessNotice
                            .plain(messages.text("accessLost.sessionsEnded", administrator.email())));
        };
    }

    private static AccessNotice invited(String email, AccessList before, AccessList after,
            Messages messages) {
        return after.inviteOf(email).filter(made -> !before.hasInvite(made.id()))
                .map(made -> AccessNotice.serious(messages.text("accessLost.invited", made.email())))
                .orElse(AccessNotice.serious(messages.text("accessLost.notInvited", email)));
    }
}
