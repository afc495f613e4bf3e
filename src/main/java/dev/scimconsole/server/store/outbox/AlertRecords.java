package dev.scimconsole.server.store.outbox;

import dev.scimconsole.server.store.sql.Id;
import dev.scimconsole.server.store.sql.Row;
import dev.scimconsole.server.store.sql.Sql;
import dev.scimconsole.server.store.sql.Sql.OptionalText;
import dev.scimconsole.server.values.OutsideText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What administrators are told about, where, and what is on its way there.
///
/// Whoever delivers claims deliveries for a time, as with emails: after a crash that time passes, and they
/// are claimed again. So each is delivered at least once, and twice only where a process died, or hung for
/// longer than it had claimed, between the receiver's answer and the store's.
public final class AlertRecords {

    /// No delivery is put off for longer than this.
    public static final Duration LONGEST_WAIT = Duration.ofHours(2);

    private static final String DELIVERY = "SELECT d.id, d.organization_id, d.webhook_id, d.place, "
            + "d.created_at, d.due_at, d.tries, d.answer, d.delivered, a.kind, a.subject, a.raised_at "
            + "FROM alert_delivery d "
            + "JOIN alert a ON a.organization_id = d.organization_id AND a.id = d.alert_id ";

    private final Sql sql;

    public AlertRecords(Sql sql) {
        this.sql = sql;
    }

    /// Where one kind is told.
    public record Choice(String kind, boolean desktop, boolean email, boolean webhook) {}

    /// An alert.
    ///
    /// @param topic   what it is about, so that the same is raised once
    /// @param kind    by its name on the wire; `test` for a test
    /// @param subject who or what in particular
    public record Alert(String organizationId, String id, String topic, String kind, String subject,
            Instant at) {

        /// Shortens and masks.
        public Alert {
            topic = OutsideText.clean(topic);
            subject = OutsideText.clean(subject);
        }
    }

    /// A webhook.
    ///
    /// @param routingKey for PagerDuty
    /// @param secret     signs what is sent
    public record Webhook(String organizationId, String id, String name, String shape, String address,
            Optional<String> routingKey, String secret, Instant createdAt, String createdBy) {

        /// Leaves out what is secret.
        @Override
        public String toString() {
            return "Webhook[id=" + id + ", name=" + name + "]";
        }
    }

    /// An alert on its way to one place.
    ///
    /// @param webhookId empty for an email, whose id is that of the delivery
    /// @param place     the webhook's name, or the address
    /// @param dueAt     empty once it is over
    /// @param tries     how often it was claimed, this time among them
    public record Delivery(String id, String organizationId, Optional<String> webhookId, String place,
            Instant createdAt, Optional<Instant> dueAt, int tries, Optional<String> answer, boolean delivered,
            String kind, String subject, Instant raisedAt) {}

    /// Keeps an alert.
    ///
    /// @return whether it is the first about its topic
    public boolean raise(Alert alert) {
        return sql.change(
                """
                        INSERT INTO alert (organization_id, id, topic, kind, subject, raised_at)
                        VALUES (?, ?, ?, ?, ?, ?)
                        ON CONFLICT (organization_id, topic) DO NOTHING""",
                Id.of(alert.organizationId()), alert.id(), alert.topic(), alert.kind(), alert.subject(),
                alert.at()) == 1;
    }

    /// Puts an alert among what is to be delivered.
    ///
    /// @param webhookId empty for an email
    public void deliver(Alert alert, String id, Optional<String> webhookId, String place) {
        sql.change(
                """
                        INSERT INTO alert_delivery (organization_id, id, alert_id, webhook_id, place,
                          created_at, due_at, tries, delivered)
                        VALUES (?, ?, ?, ?, ?, ?, ?, 0, 0)""",
                Id.of(alert.organizationId()), id, alert.id(), new OptionalText(webhookId), place, alert.at(),
                alert.at());
    }

    /// Claims deliveries to webhooks that are due, those that have waited longest first.
    ///
    /// @param until when the claim ends
    public List<Delivery> claim(Instant now, Instant until, int limit) {
        List<Delivery> due = sql.list(
                DELIVERY + "WHERE d.webhook_id IS NOT NULL AND (d.due_at <= ? OR d.due_at > ?) "
                        + "ORDER BY d.due_at, d.id LIMIT ?" + sql.lockRows(),
                AlertRecords::delivery, now, now.plus(LONGEST_WAIT), limit);
        due.forEach(one -> sql
                .change("UPDATE alert_delivery SET due_at = ?, tries = tries + 1 WHERE organization_id = ? "
                        + "AND id = ?", until, Id.of(one.organizationId()), one.id()));
        return due.stream()
                .map(one -> new Delivery(one.id(), one.organizationId(), one.webhookId(), one.place(),
                        one.createdAt(), Optional.of(until), one.tries() + 1, one.answer(), false, one.kind(),
                        one.subject(),
                        one.raisedAt()))
                .toList();
    }

    /// Notes how a try ended.
    ///
    /// @param next when it is tried again; empty when that is over
    /// @return whether it was still claimed as the record says
    public boolean note(Delivery claimed, String answer, boolean delivered, Optional<Instant> next) {
        return sql.change(
                "UPDATE alert_delivery SET answer = ?, delivered = ?, due_at = ? WHERE organization_id = ? "
                        + "AND id = ? AND tries = ?",
                OutsideText.clean(answer), delivered, next, Id.of(claimed.organizationId()),
                claimed.id(), claimed.tries()) == 1;
    }

    /// Notes that an email was not taken and is tried again.
    public void noteMail(String organizationId, String id, String answer, int tries, Instant next) {
        sql.change("UPDATE alert_delivery SET answer = ?, due_at = ?, tries = ? "
                + "WHERE organization_id = ? AND id = ?",
                answer, next, tries, Id.of(organizationId), id);
    }

    /// Gives up all that waits to be delivered, by email too; what somebody has claimed meanwhile counts as
    /// given up as well.
    ///
    /// @param answer says why
    /// @return how many there were
    public int giveUp(String organizationId, String answer) {
        return sql.change("UPDATE alert_delivery SET answer = ?, due_at = NULL, tries = tries + 1 "
                + "WHERE organization_id = ? AND due_at IS NOT NULL", answer, Id.of(organizationId));
    }

    /// An alert's delivery.
    public Optional<Delivery> delivery(String organizationId, String id) {
        return sql.first(DELIVERY + "WHERE d.organization_id = ? AND d.id = ?", AlertRecords::delivery,
                Id.of(organizationId), id);
    }

    /// The latest deliveries, the latest first.
    public List<Delivery> latest(String organizationId, int limit) {
        return sql.list(
                DELIVERY + "WHERE d.organization_id = ? ORDER BY d.created_at DESC, d.id DESC LIMIT ?",
                AlertRecords::delivery, Id.of(organizationId), limit);
    }

    /// What an organization chose; nothing for a kind of which it chose nothing.
    public List<Choice> choices(String organizationId) {
        return sql.list("SELECT kind, desktop, email, webhook FROM alert_choice WHERE organization_id = ?",
                row -> new Choice(row.text(1), row.flag(2), row.flag(3), row.flag(4)), Id.of(organizationId));
    }

    /// Chooses for one kind.
    public void choose(String organizationId, Choice choice) {
        sql.change(
                """
                        INSERT INTO alert_choice (organization_id, kind, desktop, email, webhook)
                        VALUES (?, ?, ?, ?, ?)
                        ON CONFLICT (organization_id, kind) DO UPDATE SET desktop = excluded.desktop,
                          email = excluded.email, webhook = excluded.webhook""",
                Id.of(organizationId), choice.kind(), choice.desktop(), choice.email(), choice.webhook());
    }

    /// Where emails go; empty for all Org Admins.
    public List<String> emails(String organizationId) {
        return sql.list("SELECT address FROM alert_email WHERE organization_id = ? ORDER BY address",
                row -> row.text(1),
                Id.of(organizationId));
    }

    /// Sets where emails go.
    public void setEmails(String organizationId, List<String> addresses) {
        sql.change("DELETE FROM alert_email WHERE organization_id = ?", Id.of(organizationId));
        addresses
                .forEach(address -> sql.change(
                        "INSERT INTO alert_email (organization_id, address) VALUES (?, ?) "
                                + "ON CONFLICT (organization_id, address) DO NOTHING",
                        Id.of(organizationId), address));
    }

    /// Adds a webhook.
    public void addWebhook(Webhook webhook) {
        sql.change(
                """
                        INSERT INTO webhook (organization_id, id, name, shape, address, routing_key, secret,
                          created_at, created_by)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                Id.of(webhook.organizationId()), webhook.id(), webhook.name(), webhook.shape(),
                webhook.address(),
                new OptionalText(webhook.routingKey()), webhook.secret(), webhook.createdAt(),
                webhook.createdBy());
    }

    /// The webhooks, the oldest first.
    public List<Webhook> webhooks(String organizationId) {
        return sql.list(
                "SELECT organization_id, id, name, shape, address, routing_key, secret, created_at, "
                        + "created_by FROM webhook WHERE organization_id = ? ORDER BY created_at, id",
                AlertRecords::webhook, Id.of(organizationId));
    }

    /// Removes a webhook. What waits for it is given up when its turn comes.
    ///
    /// @return whether it was there
    public boolean removeWebhook(String organizationId, String id) {
        return sql.change("DELETE FROM webhook WHERE organization_id = ? AND id = ?", Id.of(organizationId),
                id) == 1;
    }

    /// Forgets alerts raised before a time, with their deliveries.
    public int prune(String organizationId, Instant before) {
        sql.change("DELETE FROM alert_delivery WHERE organization_id = ? AND created_at < ?",
                Id.of(organizationId),
                before);
        return sql.change("DELETE FROM alert WHERE organization_id = ? AND raised_at < ?",
                Id.of(organizationId),
                before);
    }

    private static Delivery delivery(Row row) {
        return new Delivery(row.text(1), row.id(2), row.optionalText(3), row.text(4), row.instant(5),
                row.optionalInstant(6), row.smallNumber(7), row.optionalText(8), row.flag(9), row.text(10),
                row.text(11), row.instant(12));
    }

    private static Webhook webhook(Row row) {
        return new Webhook(row.id(1), row.text(2), row.text(3), row.text(4), row.text(5),
                row.optionalText(6),
                row.text(7), row.instant(8), row.text(9));
    }
}
