package dev.scimconsole.server.mail;

import dev.scimconsole.contract.access.Role;
import dev.scimconsole.contract.alerts.AlertKind;
import dev.scimconsole.server.alerts.Alerting;
import dev.scimconsole.server.store.Store;
import dev.scimconsole.server.store.Transaction;
import dev.scimconsole.server.store.access.AdministratorRecords.AdministratorRecord;
import dev.scimconsole.server.store.configuration.OrganizationRecords.OrganizationRecord;
import dev.scimconsole.server.store.configuration.TokenRecords.TokenRecord;
import dev.scimconsole.server.store.outbox.MailRecords.MailRecord;
import dev.scimconsole.server.store.outbox.MailRecords.Topic.ExpiryReminder;
import dev.scimconsole.server.token.TokenExpiry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Puts reminders of a token's end among the emails that wait, for each Org Admin: once for each of 60, 30,
/// 14, 7 and 1 days, on whatever node. What fell due while nobody could send is made up for within two days,
/// and then left to the next reminder.
final class ExpiryReminders {

    private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(1);
    private static final Duration LATEST = Duration.ofDays(2);

    private final Store store;
    private final InstantSource clock;
    private final Map<String, Due> made = new HashMap<>();
    private Instant nextLook = Instant.MIN;

    ExpiryReminders(Store store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /// Makes the reminders that are due; looks at most once a minute. To be called on one thread.
    ///
    /// @throws dev.scimconsole.server.store.failure.StoreUnavailableException when the database can't answer
    ///                                                                        just now
    void make() {
        Instant now = clock.instant();
        // A clock that was set back delays nothing.
        if (now.isBefore(nextLook) && !nextLook.isAfter(now.plus(BETWEEN_LOOKS))) {
            return;
        }
        List<OrganizationRecord> organizations = store.read(transaction -> transaction.organizations().all());
        organizations.forEach(organization -> make(organization, now));
        nextLook = now.plus(BETWEEN_LOOKS);
    }

    private void make(OrganizationRecord organization, Instant now) {
        Optional<Due> due = store.read(transaction -> due(transaction, organization, now));
        if (due.isPresent() && !due.get().equals(made.get(organization.id()))) {
            store.write(transaction -> make(transaction, organization.id(), due.get(), now));
            made.put(organization.id(), due.get());
        }
    }

    private static boolean make(Transaction transaction, String organizationId, Due due, Instant now) {
        boolean first = transaction.mails().markReminded(organizationId, due.tokenId(), due.expiresAt(),
                due.days());
        // Where an organization chose other addresses, the alert goes there; where it wants no emails,
        // nowhere.
        boolean wanted = Alerting.choice(transaction, organizationId, AlertKind.SECRET_ENDS).email()
                && transaction.alerts().emails(organizationId).isEmpty();
        if (first && wanted) {
            List<AdministratorRecord> all = transaction.administrators().all(organizationId);
            all.stream().filter(administrator -> administrator.role() == Role.ORG_ADMIN)
                    .forEach(administrator -> transaction.mails()
                            .add(new MailRecord(UUID.randomUUID().toString(), organizationId,
                                    new ExpiryReminder(administrator.id(), due.tokenId(), due.expiresAt(),
                                            due.days()),
                                    administrator.email(), now, 0)));
        }
        return first;
    }

    private static Optional<Due> due(Transaction transaction, OrganizationRecord organization, Instant now) {
        Optional<TokenRecord> token = transaction.tokens().current(organization.id())
                .filter(current -> !current.isExpired(now));
        return token.flatMap(current -> current.expiresAt().flatMap(end -> TokenExpiry
                .reminder(organization.tokenLifetimeDays(), end, now)
                .filter(days -> !now.isAfter(end.minus(Duration.ofDays(days)).plus(LATEST)))
                .map(days -> new Due(current.id(), end, days))));
    }

    private record Due(String tokenId, Instant expiresAt, int days) {}
}
