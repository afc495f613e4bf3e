package dev.scimconsole.server.mail;

import dev.scimconsole.contract.access.Role;
import dev.scimconsole.server.alerts.AlertTexts;
import dev.scimconsole.server.alerts.ReaderLanguage;
import dev.scimconsole.server.scim.resource.UserProfile;
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
import dev.scimconsole.wording.Languages;
import dev.scimconsole.wording.Saying;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Writes the emails, of what is true when they are sent. Names that others chose become one line without
/// anything that could be a SCIM token.
final class MailTexts {

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
                    .find(mail.organizationId(), ResourceType.USER, userId)
                    .filter(user -> user.indexed().active().orElse(true))
                    .map(user -> invite(name, user, UserProfile.of(user).language().flatMap(Languages::known)
                            .orElseGet(() -> ReaderLanguage.of(transaction, mail.organizationId()))));
            case AlertMail(String deliveryId) ->
                transaction.alerts().delivery(mail.organizationId(), deliveryId)
                        .map(delivery -> alert(name, delivery, language(transaction, mail)));
            case ExpiryReminder reminder -> endingToken(transaction, mail, reminder, now)
                    .filter(_ -> isOrgAdmin(transaction, mail, reminder.administratorId()))
                    .map(end -> reminder(name, end, now, language(transaction, mail)));
        });
    }

    private static Locale language(Transaction transaction, MailRecord mail) {
        return ReaderLanguage.of(transaction, mail.organizationId(), mail.address());
    }

    private static Letter invite(String organization, StoredResource user, Locale language) {
        Saying greeting = user.indexed().displayName().map(MailTexts::line).filter(name -> !name.isEmpty())
                .map(name -> Saying.of("say.mail.helloName", name)).orElse(Saying.of("say.mail.hello"));
        return letter(language, Saying.of("say.mail.invite.subject", organization), greeting,
                Saying.of("say.mail.invite.created", organization),
                Saying.of("say.mail.invite.userName", line(user.indexed().userNameKey().orElse(""))),
                Saying.of("say.mail.invite.signIn", organization), Saying.of("say.mail.invite.unexpected"));
    }

    private static Letter alert(String organization, Delivery delivery, Locale language) {
        String title = line(AlertTexts.title(delivery.kind(), delivery.subject(), language));
        return new Letter(title, paragraphs(Saying.of("say.mail.hello").in(language), title,
                AlertTexts.text(delivery.kind(), language),
                Saying.of("say.mail.alert.at", organization, moment(delivery.raisedAt())).in(language),
                Saying.of("say.mail.alert.why").in(language)));
    }

    private static Letter reminder(String organization, Instant end, Instant now, Locale language) {
        int days = left(Duration.between(now, end));
        return letter(language, Saying.of("say.mail.ends.subject", organization, days),
                Saying.of("say.mail.hello"),
                Saying.of("say.mail.ends.when", organization, days, moment(end)),
                Saying.of("say.mail.ends.then"),
                Saying.of("say.mail.ends.cure"), Saying.of("say.mail.ends.why", organization));
    }

    private static Letter letter(Locale language, Saying subject, Saying... paragraphs) {
        return new Letter(subject.in(language),
                paragraphs(Stream.of(paragraphs).map(paragraph -> paragraph.in(language))
                        .toArray(String[]::new)));
    }

    private static String paragraphs(String... paragraphs) {
        return String.join("\n\n", paragraphs) + "\n";
    }

    private static OffsetDateTime moment(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
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
    private static int left(Duration time) {
        return (int) time.plusDays(1).minusMillis(1).toDays();
    }

    private static String line(String text) {
        return OutsideText.clean(text).strip();
    }
}
