package dev.scimconsole.server.store.outbox;

import dev.scimconsole.server.store.outbox.MailRecords.Topic.AlertMail;
import dev.scimconsole.server.store.outbox.MailRecords.Topic.EmailInvite;
import dev.scimconsole.server.store.outbox.MailRecords.Topic.ExpiryReminder;
import dev.scimconsole.server.store.sql.Id;
import dev.scimconsole.server.store.sql.Row;
import dev.scimconsole.server.store.sql.Sql;
import dev.scimconsole.server.store.sql.Sql.OptionalText;
import dev.scimconsole.server.values.ResourceType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Emails that wait to be sent, and which reminders were made.
///
/// Whoever sends claims emails for a time. Nobody else gets them until then; whoever claimed them takes them
/// out, or puts them off. After a crash the time passes, and they are claimed again: each is sent at least
/// once, and twice only where a process died, or hung for longer than it had claimed, between the mail
/// server's yes and the store's. A claim is a time in the future at which the email is due again, and a
/// raised count of tries that tells one claim from the next.
public final class MailRecords {

    /// No email is put off for longer than this.
    public static final Duration LONGEST_WAIT = Duration.ofHours(2);

    private static final String INVITE = "invite";
    private static final String REMINDER = "reminder";
    private static final String ALERT = "alert";
    private static final String COLUMNS = "id, organization_id, kind, about_id, token_id, expires_at, "
            + "days, address, "
            + "created_at, tries";

    private final Sql sql;

    public MailRecords(Sql sql) {
        this.sql = sql;
    }

    /// An email that waits.
    ///
    /// @param id      a UUID in text form
    /// @param address whom to send it to, as it was given
    /// @param tries   how often it was claimed, this time among them
    public record MailRecord(String id, String organizationId, Topic topic, String address, Instant createdAt,
            int tries) {}

    /// What an email is about. Its text is made when it is sent, of what is true then.
    public sealed interface Topic {

        /// A user's account was created.
        record EmailInvite(String userId) implements Topic {}

        /// An alert was raised.
        ///
        /// @param deliveryId of the alert; the email has the same
        record AlertMail(String deliveryId) implements Topic {}

        /// A token's life ends soon.
        ///
        /// @param administratorId who is reminded
        /// @param days            the reminder that was due: so many days or fewer were left
        record ExpiryReminder(String administratorId, String tokenId, Instant expiresAt, int days)
                implements
                    Topic {}
    }

    /// Adds an email, which is due at once. That an invite waits is kept beside its user, if there is one.
    public void add(MailRecord mail) {
        switch (mail.topic()) {
            case EmailInvite(String userId) -> {
                insert(mail, INVITE, userId, Optional.empty(), Optional.empty(), Optional.empty());
                sql.change(
                        """
                                INSERT INTO email_invite (organization_id, user_id)
                                SELECT r.organization_id, r.id FROM resource r
                                WHERE r.organization_id = ? AND r.id = ? AND r.type = ?
                                ON CONFLICT (organization_id, user_id) DO UPDATE
                                  SET settled_at = NULL, failure = NULL""",
                        Id.of(mail.organizationId()), Id.of(userId), ResourceType.USER);
            }
            case AlertMail(String deliveryId) ->
                insert(mail, ALERT, deliveryId, Optional.empty(), Optional.empty(), Optional.empty());
            case ExpiryReminder(String administratorId, String tokenId, Instant expiresAt, int days) ->
                insert(mail, REMINDER, administratorId, Optional.of(tokenId), Optional.of(expiresAt),
                        Optional.of(days));
        }
    }

    /// Claims emails that are due, those that have waited longest first. One that would be due only after
    /// [#LONGEST_WAIT] is due too: the clock was set back since.
    ///
    /// @param until when the claim ends
    /// @param limit how many at the most
    public List<MailRecord> claim(Instant now, Instant until, int limit) {
        // Whoever waited here for another node's claim finds the rows not due any more.
        List<MailRecord> due = sql.list("SELECT " + COLUMNS
                + " FROM mail WHERE due_at <= ? OR due_at > ? ORDER BY due_at, id LIMIT ?" + sql.lockRows(),
                MailRecords::mail, now, now.plus(LONGEST_WAIT), limit);
        due.forEach(mail -> sql.change("UPDATE mail SET due_at = ?, tries = tries + 1 WHERE id = ?", until,
                mail.id()));
        return due.stream().map(mail -> new MailRecord(mail.id(), mail.organizationId(), mail.topic(),
                mail.address(), mail.createdAt(), mail.tries() + 1)).toList();
    }

    /// Takes an email out.
    ///
    /// @return whether it was still claimed as the record says; if not, somebody else has it now
    public boolean delete(MailRecord claimed) {
        return sql.change("DELETE FROM mail WHERE id = ? AND tries = ?", claimed.id(), claimed.tries()) == 1;
    }

    /// Notes beside the user what became of an email invite. Nothing happens where the user is gone, or for
    /// other emails.
    ///
    /// @param failure why it was given up; empty when it was sent
    public void noteOutcome(MailRecord mail, Instant at, Optional<String> failure) {
        if (mail.topic() instanceof AlertMail(String deliveryId)) {
            sql.change("UPDATE alert_delivery SET delivered = ?, answer = ?, due_at = NULL, tries = ? "
                    + "WHERE organization_id = ? AND id = ?", failure.isEmpty(), failure.orElse("taken"),
                    mail.tries(),
                    Id.of(mail.organizationId()), deliveryId);
        }
        if (mail.topic() instanceof EmailInvite(String userId)) {
            sql.change(
                    "UPDATE email_invite SET settled_at = ?, failure = ? WHERE organization_id = ? "
                            + "AND user_id = ?",
                    at,
                    new OptionalText(failure), Id.of(mail.organizationId()), Id.of(userId));
        }
    }

    /// Alerts that wait to be sent; only for a server that sends no emails, where they are given up.
    public List<MailRecord> alerts() {
        return sql.list("SELECT " + COLUMNS + " FROM mail WHERE kind = ? LIMIT 100", MailRecords::mail,
                ALERT);
    }

    /// Takes all emails of an organization out, and notes beside the users why they get no invite.
    ///
    /// @param failure why they are given up
    /// @return how many there were
    public int giveUp(String organizationId, Instant at, String failure) {
        sql.change("""
                UPDATE email_invite SET settled_at = ?, failure = ? WHERE organization_id = ? AND user_id IN
                  (SELECT %s FROM mail WHERE organization_id = ? AND kind = ?)"""
                .formatted(sql.dialect().ids().ofText("about_id")), at, failure,
                Id.of(organizationId), Id.of(organizationId), INVITE);
        return sql.change("DELETE FROM mail WHERE organization_id = ?", Id.of(organizationId));
    }

    /// Ends a claim: the email is due again at another time.
    ///
    /// @return whether it was still claimed as the record says; if not, nothing was changed
    public boolean putOff(MailRecord claimed, Instant until) {
        return sql.change("UPDATE mail SET due_at = ? WHERE id = ? AND tries = ?", until, claimed.id(),
                claimed.tries()) == 1;
    }

    /// Notes that reminders were made. The first note counts.
    ///
    /// @return whether this was the first one, on whatever node
    public boolean markReminded(String organizationId, String tokenId, Instant expiresAt, int days) {
        return sql.change("""
                INSERT INTO expiry_reminder (organization_id, token_id, expires_at, days) VALUES (?, ?, ?, ?)
                ON CONFLICT (organization_id, token_id, expires_at, days) DO NOTHING""",
                Id.of(organizationId), tokenId, expiresAt, days) == 1;
    }

    private void insert(MailRecord mail, String kind, String aboutId, Optional<String> tokenId,
            Optional<Instant> expiresAt, Optional<Integer> days) {
        sql.change("INSERT INTO mail (" + COLUMNS + ", due_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                mail.id(), Id.of(mail.organizationId()), kind, aboutId, new OptionalText(tokenId), expiresAt,
                days,
                mail.address(), mail.createdAt(), mail.tries(), mail.createdAt());
    }

    private static MailRecord mail(Row row) {
        Topic topic = switch (row.text(3)) {
            case INVITE -> new EmailInvite(row.text(4));
            case ALERT -> new AlertMail(row.text(4));
            default -> new ExpiryReminder(row.text(4), row.text(5), row.instant(6), row.smallNumber(7));
        };
        return new MailRecord(row.text(1), row.id(2), topic, row.text(8), row.instant(9),
                row.smallNumber(10));
    }
}
