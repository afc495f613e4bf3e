package dev.scimconsole.server.alerts;

import dev.scimconsole.contract.access.Role;
import dev.scimconsole.contract.activity.EventTarget;
import dev.scimconsole.contract.alerts.AlertChoice;
import dev.scimconsole.contract.alerts.AlertKind;
import dev.scimconsole.server.store.Transaction;
import dev.scimconsole.server.store.access.AdministratorRecords.AdministratorRecord;
import dev.scimconsole.server.store.activity.EventRecord;
import dev.scimconsole.server.store.outbox.AlertRecords;
import dev.scimconsole.server.store.outbox.AlertRecords.Alert;
import dev.scimconsole.server.store.outbox.AlertRecords.Webhook;
import dev.scimconsole.server.store.outbox.MailRecords.MailRecord;
import dev.scimconsole.server.store.outbox.MailRecords.Topic.AlertMail;
import dev.scimconsole.server.values.EventIds;
import dev.scimconsole.server.values.RequestOrigin;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/// Raises alerts, in the transaction of what they tell: both are kept or neither is. What goes to consoles is
/// an event, which their streams bring; what goes by email and webhook waits in the store until it is
/// delivered.
public final class Alerting {

    /// The kind of an alert that tries the way.
    static final String TEST = "test";

    private Alerting() {}

    /// Raises an alert, unless one about the same topic was.
    ///
    /// @param topic   tells it from all others of the organization
    /// @param subject who or what in particular
    /// @return whether it was raised
    public static boolean raise(Transaction transaction, String organizationId, AlertKind kind, String topic,
            String subject, Instant at) {
        return raise(transaction, organizationId, kind, topic, subject, at,
                choice(transaction, organizationId, kind));
    }

    /// The same, to the places of a choice.
    public static boolean raise(Transaction transaction, String organizationId, AlertKind kind, String topic,
            String subject, Instant at, AlertChoice choice) {
        Alert alert = new Alert(organizationId, EventIds.next(at), topic, kind.toString(), subject,
                at.truncatedTo(ChronoUnit.MILLIS));
        boolean first = transaction.alerts().raise(alert);
        if (first) {
            if (choice.desktop()) {
                tellConsoles(transaction, alert);
            }
            if (choice.email()) {
                mail(transaction, alert);
            }
            if (choice.webhook()) {
                call(transaction, alert);
            }
        }
        return first;
    }

    /// Raises an alert that goes everywhere, to try the way.
    ///
    /// @param by who asked for it
    static void test(Transaction transaction, String organizationId, String by, Instant at) {
        String id = EventIds.next(at);
        Alert alert = new Alert(organizationId, id, "test:" + id, TEST, by,
                at.truncatedTo(ChronoUnit.MILLIS));
        transaction.alerts().raise(alert);
        tellConsoles(transaction, alert);
        mail(transaction, alert);
        call(transaction, alert);
    }

    /// Where one kind is told.
    public static AlertChoice choice(Transaction transaction, String organizationId, AlertKind kind) {
        return transaction.alerts().choices(organizationId).stream()
                .filter(one -> one.kind().equals(kind.chosenAs().toString()))
                .findFirst().map(one -> new AlertChoice(kind, one.desktop(), one.email(), one.webhook()))
                .orElseGet(() -> usual(kind));
    }

    /// Where one kind is told unless somebody chose otherwise.
    static AlertChoice usual(AlertKind kind) {
        return switch (kind) {
            case DEACTIVATION_REFUSED, OLD_TOKEN_IN_USE, LEAVER_WAVE ->
                new AlertChoice(kind, true, true, true);
            case CLIENT_SILENT, SECRET_ENDS, CLIENT_SECRET_ENDS, KEY_ENDS ->
                new AlertChoice(kind, true, true, false);
            case NEW_DEVICE -> new AlertChoice(kind, false, true, false);
        };
    }

    private static void tellConsoles(Transaction transaction, Alert alert) {
        transaction.events()
                .append(EventRecord.doneByTheServer(alert.organizationId(), alert.at(), "alert.raised",
                        new EventTarget("alert", alert.kind(), Optional.of(alert.subject())),
                        Optional.empty(),
                        new RequestOrigin("", "SCIM-Console", alert.id())));
    }

    private static void mail(Transaction transaction, Alert alert) {
        for (String address : addresses(transaction, alert.organizationId())) {
            String id = EventIds.next(alert.at());
            transaction.alerts().deliver(alert, id, Optional.empty(), address);
            transaction.mails().add(
                    new MailRecord(id, alert.organizationId(), new AlertMail(id), address, alert.at(), 0));
        }
    }

    private static List<String> addresses(Transaction transaction, String organizationId) {
        List<String> chosen = transaction.alerts().emails(organizationId);
        return !chosen.isEmpty()
                ? chosen
                : transaction.administrators().all(organizationId).stream()
                        .filter(one -> one.role() == Role.ORG_ADMIN).map(AdministratorRecord::email).toList();
    }

    private static void call(Transaction transaction, Alert alert) {
        AlertRecords records = transaction.alerts();
        for (Webhook webhook : records.webhooks(alert.organizationId())) {
            records.deliver(alert, EventIds.next(alert.at()), Optional.of(webhook.id()), webhook.name());
        }
    }
}
