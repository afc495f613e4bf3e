package dev.scimconsole.server.store;

import dev.scimconsole.server.store.MailRecords.Topic.EmailInvite;
import dev.scimconsole.server.store.MailRecords.Topic.ExpiryReminder;
import dev.scimconsole.server.store.Sql.OptionalText;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Emails in SQL. A claim is a time in the future at which the email is due again, and a raised count of tries that
/// tells one claim from the next.
final class JdbcMailRecords implements MailRecords {

    private static final String INVITE = "invite";
    private static final String REMINDER = "reminder";
    private static final String COLUMNS = "id, organization_id, kind, about_id, token_id, expires_at, days, address, "
            + "created_at, tries";

    private final Sql sql;

    JdbcMailRecords(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void add(MailRecord mail) {
        switch (mail.topic()) {
            case EmailInvite(String userId) -> {
                insert(mail, INVITE, userId, Optional.empty(), Optional.empty(), Optional.empty());
                sql.change(
                        """
                                INSERT INTO email_invite (organization_id, user_id)
                                SELECT r.organization_id, r.id FROM resource r
                                WHERE r.organization_id = ? AND r.id = ? AND r.type = ?
                                ON CONFLICT (organization_id, user_id) DO UPDATE SET settled_at = NULL, failure = NULL""",
                        mail.organizationId(), userId, ResourceType.USER);
            }
            case ExpiryReminder(String administratorId, String tokenId, Instant expiresAt, int days) ->
                insert(mail, REMINDER, administratorId, Optional.of(tokenId), Optional.of(expiresAt),
                        Optional.of(days));
        }
    }

    @Override
    public List<MailRecord> claim(Instant now, Instant until, int limit) {
        // Whoever waited here for another node's claim finds the rows not due any more.
        List<MailRecord> due = sql.list("SELECT " + COLUMNS
                + " FROM mail WHERE due_at <= ? OR due_at > ? ORDER BY due_at, id LIMIT ?" + sql.lockRows(),
                JdbcMailRecords::mail, now, now.plus(LONGEST_WAIT), limit);
        due.forEach(mail -> sql.change("UPDATE mail SET due_at = ?, tries = tries + 1 WHERE id = ?", until,
                mail.id()));
        return due.stream().map(mail -> new MailRecord(mail.id(), mail.organizationId(), mail.topic(),
                mail.address(), mail.createdAt(), mail.tries() + 1)).toList();
    }

    @Override
    public boolean delete(MailRecord claimed) {
        return sql.change("DELETE FROM mail WHERE id = ? AND tries = ?", claimed.id(), claimed.tries()) == 1;
    }

    @Override
    public void noteOutcome(MailRecord mail, Instant at, Optional<String> failure) {
        if (mail.topic() instanceof EmailInvite(String userId)) {
            sql.change(
                    "UPDATE email_invite SET settled_at = ?, failure = ? WHERE organization_id = ? AND user_id = ?",
                    at,
                    new OptionalText(failure), mail.organizationId(), userId);
        }
    }

    @Override
    public boolean putOff(MailRecord claimed, Instant until) {
        return sql.change("UPDATE mail SET due_at = ? WHERE id = ? AND tries = ?", until, claimed.id(),
                claimed.tries()) == 1;
    }

    @Override
    public boolean markReminded(String organizationId, String tokenId, Instant expiresAt, int days) {
        return sql.change("""
                INSERT INTO expiry_reminder (organization_id, token_id, expires_at, days) VALUES (?, ?, ?, ?)
                ON CONFLICT (organization_id, token_id, expires_at, days) DO NOTHING""",
                organizationId, tokenId, expiresAt, days) == 1;
    }

    private void insert(MailRecord mail, String kind, String aboutId, Optional<String> tokenId,
            Optional<Instant> expiresAt, Optional<Integer> days) {
        sql.change("INSERT INTO mail (" + COLUMNS + ", due_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                mail.id(), mail.organizationId(), kind, aboutId, new OptionalText(tokenId), expiresAt, days,
                mail.address(), mail.createdAt(), mail.tries(), mail.createdAt());
    }

    private static MailRecord mail(Row row) throws SQLException {
        Topic topic = row.text(3).equals(INVITE)
                ? new EmailInvite(row.text(4))
                : new ExpiryReminder(row.text(4), row.text(5), row.instant(6), row.smallNumber(7));
        return new MailRecord(row.text(1), row.text(2), topic, row.text(8), row.instant(9),
                row.smallNumber(10));
    }
}
