package dev.scimconsole.server.mail;

import dev.scimconsole.contract.clients.UserAgents;
import dev.scimconsole.contract.configuration.ConnectionTestUsers;
import dev.scimconsole.server.scim.UserCreations;
import dev.scimconsole.server.scim.operation.NewUser;
import dev.scimconsole.server.store.Transaction;
import dev.scimconsole.server.store.configuration.OrganizationRecords.OrganizationRecord;
import dev.scimconsole.server.store.outbox.MailRecords.MailRecord;
import dev.scimconsole.server.store.outbox.MailRecords.Topic.EmailInvite;
import java.time.InstantSource;
import java.util.Locale;
import java.util.UUID;

/// Puts an invite among the emails that wait, together with the user who gets it: for each active user who
/// has an email, where the organization wants that. Not for those of the console's own connection test.
final class EmailInvites implements UserCreations {

    private final InstantSource clock;
    private final Runnable added;

    /// @param added is told that an email may wait once the running transaction ends
    EmailInvites(InstantSource clock, Runnable added) {
        this.clock = clock;
        this.added = added;
    }

    @Override
    public void created(Transaction transaction, NewUser user, String userAgent) {
        if (!user.active() || user.email().isEmpty() || isConnectionTest(user, userAgent)) {
            return;
        }
        boolean wanted = transaction.organizations().find(user.organizationId())
                .map(OrganizationRecord::sendEmailInvites).orElse(false);
        if (wanted) {
            transaction.mails().add(new MailRecord(UUID.randomUUID().toString(), user.organizationId(),
                    new EmailInvite(user.id()), user.email().get(), clock.instant(), 0));
            added.run();
        }
    }

    private static boolean isConnectionTest(NewUser user, String userAgent) {
        return userAgent.equals(UserAgents.CONNECTION_TEST)
                || user.userName().toLowerCase(Locale.ROOT).startsWith(ConnectionTestUsers.MARK);
    }
}
