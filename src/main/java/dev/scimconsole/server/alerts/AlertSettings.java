package dev.scimconsole.server.alerts;

import dev.scimconsole.contract.ProblemCode;
import dev.scimconsole.contract.activity.EventTarget;
import dev.scimconsole.contract.alerts.AddWebhook;
import dev.scimconsole.contract.alerts.AlertDelivery;
import dev.scimconsole.contract.alerts.AlertDelivery.State;
import dev.scimconsole.contract.alerts.AlertKind;
import dev.scimconsole.contract.alerts.Alerts;
import dev.scimconsole.contract.alerts.ChangeAlerts;
import dev.scimconsole.contract.alerts.IssuedWebhook;
import dev.scimconsole.contract.alerts.WebhookDetails;
import dev.scimconsole.contract.alerts.WebhookShape;
import dev.scimconsole.server.problem.ProblemException;
import dev.scimconsole.server.store.Store;
import dev.scimconsole.server.store.Transaction;
import dev.scimconsole.server.store.activity.EventRecord;
import dev.scimconsole.server.store.outbox.AlertRecords.Choice;
import dev.scimconsole.server.store.outbox.AlertRecords.Delivery;
import dev.scimconsole.server.store.outbox.AlertRecords.Webhook;
import dev.scimconsole.server.token.Actor;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/// What an organization's administrators are told about and where, read and changed by them. Blocks while it
/// asks the store.
public final class AlertSettings {

    private static final int MOST_WEBHOOKS = 10;
    private static final int MOST_EMAILS = 20;
    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_ADDRESS = 1_000;
    private static final int SHOWN = 50;
    private static final int SECRET_BYTES = 32;
    private static final int HINT = 4;
    private static final Pattern EMAIL = Pattern.compile("[^\\s@,<>\"]{1,64}@[^\\s@,<>\"]{1,253}");

    private final Store store;
    private final InstantSource clock;
    private final SecureRandom random;
    private final boolean sendsMail;
    private final WebhookAddresses addresses;

    /// @param store          is not closed by this
    /// @param sendsMail      whether the server can send emails
    /// @param privateAllowed whether webhooks may lead into the server's own network
    public AlertSettings(Store store, InstantSource clock, SecureRandom random, boolean sendsMail,
            boolean privateAllowed) {
        this.store = store;
        this.clock = clock;
        this.random = random;
        this.sendsMail = sendsMail;
        addresses = new WebhookAddresses(privateAllowed);
    }

    /// How it stands.
    public Alerts read(String organizationId) {
        return store.read(transaction -> read(transaction, organizationId));
    }

    /// Chooses, and says so in an audit event.
    ///
    /// @throws ProblemException when an email is none, or they are too many
    public Alerts change(Actor actor, ChangeAlerts wanted) {
        wanted.emails().ifPresent(AlertSettings::check);
        Instant now = now();
        return store.write(transaction -> {
            wanted.choices().ifPresent(choices -> choices.forEach(choice -> transaction.alerts().choose(
                    actor.organizationId(),
                    new Choice(choice.kind().chosenAs().toString(), choice.desktop(), choice.email(),
                            choice.webhook()))));
            wanted.emails().ifPresent(emails -> transaction.alerts().setEmails(actor.organizationId(),
                    emails.stream().map(String::strip).toList()));
            append(transaction, actor, now, "settings.changed", "alerts", "Alerts");
            return read(transaction, actor.organizationId());
        });
    }

    /// Adds a webhook, and says so in an audit event.
    ///
    /// @throws ProblemException when it can't be used, or there are too many
    public IssuedWebhook add(Actor actor, AddWebhook wanted) {
        check(wanted);
        Instant now = now();
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        String secret = "whsec_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        Webhook webhook = new Webhook(actor.organizationId(), UUID.randomUUID().toString(),
                wanted.name().strip(),
                wanted.shape().toString(), wanted.address().strip(), wanted.routingKey().map(String::strip),
                secret, now,
                actor.email());
        return store.write(transaction -> {
            if (transaction.alerts().webhooks(actor.organizationId()).size() >= MOST_WEBHOOKS) {
                throw ProblemException.inField("name", ProblemCode.INVALID_REQUEST, "say.webhook.tooMany",
                        MOST_WEBHOOKS);
            }
            transaction.alerts().addWebhook(webhook);
            append(transaction, actor, now, "webhook.added", webhook.id(), webhook.name());
            return new IssuedWebhook(details(webhook), secret);
        });
    }

    /// Removes a webhook, and says so in an audit event. What waits for it is given up.
    ///
    /// @throws ProblemException when it is not there
    public void remove(Actor actor, String id) {
        Instant now = now();
        store.write(transaction -> {
            Webhook webhook = transaction.alerts().webhooks(actor.organizationId()).stream()
                    .filter(one -> one.id().equals(id)).findFirst()
                    .orElseThrow(() -> ProblemException.of(ProblemCode.NOT_FOUND, "say.webhook.gone"));
            append(transaction, actor, now, "webhook.removed", id, webhook.name());
            return transaction.alerts().removeWebhook(actor.organizationId(), id);
        });
    }

    /// Sends a test everywhere.
    public void test(Actor actor) {
        Instant now = now();
        store.write(transaction -> {
            Alerting.test(transaction, actor.organizationId(), actor.email(), now);
            return now;
        });
    }

    private void check(AddWebhook wanted) {
        String name = wanted.name().strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw ProblemException.inField("name", ProblemCode.INVALID_REQUEST, "say.webhook.name",
                    LONGEST_NAME);
        }
        String address = wanted.address().strip();
        if (address.length() > LONGEST_ADDRESS || addresses.url(address).isEmpty()) {
            throw ProblemException.inField("address", ProblemCode.INVALID_REQUEST, "say.webhook.address");
        }
        if (wanted.shape() == WebhookShape.PAGERDUTY
                && wanted.routingKey().filter(key -> !key.isBlank()).isEmpty()) {
            throw ProblemException.inField("routingKey", ProblemCode.INVALID_REQUEST,
                    "say.webhook.routingKey");
        }
    }

    private static void check(List<String> emails) {
        if (emails.size() > MOST_EMAILS) {
            throw ProblemException.inField("emails", ProblemCode.INVALID_REQUEST, "say.alerts.tooManyEmails",
                    MOST_EMAILS);
        }
        emails.stream().map(String::strip).filter(text -> !EMAIL.matcher(text).matches()).findFirst()
                .ifPresent(wrong -> {
                    throw ProblemException.inField("emails", ProblemCode.INVALID_REQUEST,
                            "say.alerts.noEmail", wrong);
                });
    }

    private Alerts read(Transaction transaction, String organizationId) {
        return new Alerts(Arrays.stream(AlertKind.values()).filter(kind -> kind.chosenAs() == kind)
                .map(kind -> Alerting.choice(transaction, organizationId, kind)).toList(),
                transaction.alerts().emails(organizationId), sendsMail,
                transaction.alerts().webhooks(organizationId).stream().map(AlertSettings::details).toList(),
                transaction.alerts().latest(organizationId, SHOWN).stream().map(AlertSettings::delivery)
                        .toList());
    }

    private static WebhookDetails details(Webhook webhook) {
        // Whoever knows the rest can call it.
        URI address = URI.create(webhook.address());
        return new WebhookDetails(webhook.id(), webhook.name(),
                Arrays.stream(WebhookShape.values()).filter(one -> one.toString().equals(webhook.shape()))
                        .findFirst()
                        .orElse(WebhookShape.JSON),
                address.getScheme() + "://" + address.getHost()
                        + (address.getPort() < 0 ? "" : ":" + address.getPort()) + "/…",
                webhook.secret().substring(webhook.secret().length() - HINT), webhook.createdAt(),
                webhook.createdBy());
    }

    private static AlertDelivery delivery(Delivery one) {
        State state = one.delivered()
                ? State.DELIVERED
                : one.dueAt().isPresent() ? State.WAITING : State.FAILED;
        return new AlertDelivery(one.raisedAt(),
                Arrays.stream(AlertKind.values()).filter(kind -> kind.toString().equals(one.kind()))
                        .findFirst(),
                one.subject(), one.place(), one.webhookId().isEmpty(), state, one.answer(), one.tries(),
                one.dueAt());
    }

    private static void append(Transaction transaction, Actor actor, Instant at, String action, String id,
            String name) {
        transaction.events().append(EventRecord.done(actor.who(), actor.organizationId(), at, action,
                new EventTarget(action.startsWith("webhook") ? "webhook" : "settings", id, Optional.of(name)),
                Optional.empty(), actor.origin()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
