package dev.scimconsole.server.mail;

import dev.scimconsole.contract.access.Role;
import dev.scimconsole.server.alerts.AlertTexts;
import dev.scimconsole.server.store.Transaction;
import dev.scimconsole.server.store.access.AdministratorRecords.AdministratorRecord;
import dev.scimconsole.server.store.configuration.OrganizationRecords.OrganizationRecord;
import dev.scimconsole.server.store.configuration.TokenRecords.TokenRecord;
import dev.scimconsole.server.store.directory.StoredResource;
import dev.scimconsole.server.store.outbox.AlertRecords.Delivery;
import dev.scimconsole.server.store.outbox.MailRecords.MailRecord;
import dev.scimconsole.server.store.outbox.MailRecords.Topic.AlertMail;
import dev.scimconsole.server.store.outbox.MailRecords.Topic.EmailInvite;
import dev.scimconsole.server.store.outbox.MailRecords.Topic.ExpiryReminder;
import dev.scimconsole.server.values.OutsideText;
import dev.scimconsole.server.values.ResourceType;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/// Writes the emails, of what is true when they are sent. Names that others chose become one line without
/// anything that could be a SCIM token.
final class MailTexts {

    private static final DateTimeFormatter DAY_AND_TIME = DateTimeFormatter
            .ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private MailTexts() {}

    /// Subject and text of an email.
    record Letter(String subject, String text) {}

    /// What to write.
    ///
    /// @return empty when there is nothing to tell any more
    static Optional<Letter> write(Transaction transaction, MailRecord mail, Instant now) {
        Optional<String> organization = transaction.organizations().find(mail.organizationId())
                .map(OrganizationRecord::name).map(MailTexts::line);
        return organization.flatMap(name -> switch (mail.topic()) {
            case EmailInvite(String userId) -> transaction.resources()
                    .find(mail.organizationId(), ResourceType.USER, userId).map(StoredResource::indexed)
                    .filter(user -> user.active().orElse(true)).map(user -> invite(name, user));
            case AlertMail(String deliveryId) ->
                transaction.alerts().delivery(mail.organizationId(), deliveryId)
                        .map(delivery -> alert(name, delivery));
            case ExpiryReminder reminder -> endingToken(transaction, mail, reminder, now)
                    .filter(_ -> isOrgAdmin(transaction, mail, reminder.administratorId()))
                    .map(end -> reminder(name, end, now));
        });
    }

    private static Letter invite(String organization, StoredResource.Indexed user) {
        String greeting = user.displayName().map(MailTexts::line).filter(name -> !name.isEmpty())
                .map(name -> "Hello " + name + ",").orElse("Hello,");
        return new Letter("Your account at " + organization, """
                %s

                an account has been created for you at %s.

                Your user name: %s

                Sign in as you usually do at %s. This email holds no password and asks
                you for none.

                If you did not expect this, ask your IT administrator. This email was sent
                automatically; nobody reads replies to it.
                """.formatted(greeting, organization, line(user.userNameKey().orElse("")), organization));
    }

    private static Letter alert(String organization, Delivery delivery) {
        return new Letter(line(AlertTexts.title(delivery.kind(), delivery.subject())), """
                Hello,

                %s

                %s

                It happened at %s, on %s. You get this email because it goes to the
                addresses that are chosen under Alerts in SCIM Console. It was sent automatically;
                nobody reads replies to it.
                """.formatted(line(AlertTexts.title(delivery.kind(), delivery.subject())),
                AlertTexts.text(delivery.kind()), organization, DAY_AND_TIME.format(delivery.raisedAt())));
    }

    private static Letter reminder(String organization, Instant end, Instant now) {
        String left = left(Duration.between(now, end));
        return new Letter("The SCIM token of " + organization + " ends " + left, """
                Hello,

                the SCIM token of %s ends %s, on %s.

                From then on every request of your identity provider is refused: users are no
                longer created, updated or deactivated.

                Before that day, open SCIM Console, go to Admin > Privacy & Security > SCIM
                Configuration and refresh the token. The current token stops working at once
                when you do, so have your identity provider's settings open and paste the new
                token there.

                You get this email because you are an Org Admin of %s. It was sent
                automatically; nobody reads replies to it.
                """.formatted(organization, left, DAY_AND_TIME.format(end), organization));
    }

    /// When the token's life ends, while it is the current one and that is still to come.
    private static Optional<Instant> endingToken(Transaction transaction, MailRecord mail,
            ExpiryReminder reminder,
            Instant now) {
        return transaction.tokens().current(mail.organizationId())
                .filter(token -> token.id().equals(reminder.tokenId()) && !token.isExpired(now))
                .flatMap(TokenRecord::expiresAt).filter(reminder.expiresAt()::equals);
    }

    private static boolean isOrgAdmin(Transaction transaction, MailRecord mail, String administratorId) {
        return transaction.administrators().find(mail.organizationId(), administratorId)
                .map(AdministratorRecord::role).filter(Role.ORG_ADMIN::equals).isPresent();
    }

    /// In whole days, begun ones counted.
    private static String left(Duration time) {
        long days = time.plusDays(1).minusMillis(1).toDays();
        return days <= 1 ? "within a day" : "in " + days + " days";
    }

    private static String line(String text) {
        return OutsideText.clean(text).strip();
    }
}
