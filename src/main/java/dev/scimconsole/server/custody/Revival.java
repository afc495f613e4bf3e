package dev.scimconsole.server.custody;

import dev.scimconsole.contract.activity.EventTarget;
import dev.scimconsole.server.custody.Continuity.Lost;
import dev.scimconsole.server.store.Transaction;
import dev.scimconsole.server.store.activity.EventDetail;
import dev.scimconsole.server.store.activity.EventRecord;
import dev.scimconsole.server.store.configuration.ConnectionRecords.ConnectionRecord;
import dev.scimconsole.server.store.configuration.OrganizationRecords.OrganizationRecord;
import dev.scimconsole.server.store.configuration.TokenRecords;
import dev.scimconsole.server.values.RequestOrigin;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What a copy of the data brings back to life: the SCIM token, sessions, invites, automation accounts and
/// connections of its time. Which of them ended since, nobody can tell; so all of them end.
///
/// @param tokens   how many SCIM tokens were current
/// @param sessions how many sessions there were
/// @param invites  how many invites of administrators were open
/// @param accounts how many automation accounts there were
/// @param connections how many connections there were
/// @param mails       how many emails waited to be sent: email invites of users, alerts, reminders
public record Revival(int tokens, int sessions, int invites, int accounts, int connections, int mails) {

    /// Nothing.
    static final Revival NONE = new Revival(0, 0, 0, 0, 0, 0);

    /// The actions of the events that tell of a copy.
    enum Action {
        /// A backup was restored.
        RESTORED("data.restored"),
        /// An older copy was found in the place of the data.
        FOUND("data.older-copy"),
        /// Whoever runs the server says that the data as they stand are those to be used.
        ADOPTED("data.adopted");

        private final String text;

        Action(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /// Ends all of it in one organization, in the transaction's name, and notes that in the audit record.
    ///
    /// @param lost what the copy is known to lack
    static Revival end(Transaction transaction, String organizationId, Instant now, Action action,
            Optional<Lost> lost) {
        Instant at = now.truncatedTo(ChronoUnit.MILLIS);
        boolean token = transaction.tokens().revokeCurrent(organizationId, at, TokenRecords.PUT_BACK);
        Revival ended = new Revival(token ? 1 : 0, transaction.sessions().deleteAll(organizationId),
                transaction.invites().deleteAll(organizationId),
                transaction.automations().deleteAll(organizationId),
                endConnections(transaction, organizationId), leaveUnsent(transaction, organizationId, at));
        // A device of then may have been forgotten since, because a password was changed for it.
        transaction.devices().forgetAll(organizationId);
        // Nobody who saw the configuration before may change it unseen.
        OrganizationRecord seen = transaction.organizations().find(organizationId).orElseThrow();
        transaction.organizations().touchConfiguration(organizationId, seen.configurationVersion(), at,
                TokenRecords.PUT_BACK);
        transaction.events().append(EventRecord.doneByTheServer(organizationId, at, action.toString(),
                new EventTarget("data", "", Optional.empty()), Optional.of(ended.detail(lost)),
                new RequestOrigin("", "SCIM Console", UUID.randomUUID().toString())));
        return ended;
    }

    /// What waited in the copy was sent long ago, or tells of what is not so any more.
    private static int leaveUnsent(Transaction transaction, String organizationId, Instant at) {
        transaction.alerts().giveUp(organizationId, TokenRecords.PUT_BACK);
        return transaction.mails().giveUp(organizationId, at, TokenRecords.PUT_BACK);
    }

    private static int endConnections(Transaction transaction, String organizationId) {
        List<ConnectionRecord> all = transaction.connections().all(organizationId);
        all.forEach(connection -> transaction.connections().delete(organizationId, connection.id()));
        return all.size();
    }

    /// As it is told of an organization.
    EventDetail detail(Optional<Lost> lost) {
        return lost
                .map(known -> EventDetail.endedOlder(tokens, sessions, invites, accounts, connections, mails,
                        known.last(), known.signed(), known.signedAt()))
                .orElseGet(
                        () -> EventDetail.ended(tokens, sessions, invites, accounts, connections, mails));
    }

    Revival plus(Revival other) {
        return new Revival(tokens + other.tokens, sessions + other.sessions, invites + other.invites,
                accounts + other.accounts, connections + other.connections, mails + other.mails);
    }

    /// In words, such as “1 SCIM token, 2 sessions, 0 invites, 0 automation accounts”, and connections and
    /// emails where there are any.
    @Override
    public String toString() {
        return count(tokens, "SCIM token") + ", " + count(sessions, "session") + ", "
                + count(invites, "invite") + ", " + count(accounts, "automation account")
                + (connections == 0 ? "" : ", " + count(connections, "connection"))
                + (mails == 0 ? "" : ", " + count(mails, "unsent email"));
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
