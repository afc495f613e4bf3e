package dev.scimconsole.server.alerts;

import dev.scimconsole.server.alerts.WebhookCall.Outcome;
import dev.scimconsole.server.store.Store;
import dev.scimconsole.server.store.Transaction;
import dev.scimconsole.server.store.configuration.OrganizationRecords.OrganizationRecord;
import dev.scimconsole.server.store.outbox.AlertRecords.Delivery;
import dev.scimconsole.server.store.outbox.AlertRecords.Webhook;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// Delivers what waits for webhooks. What fails is tried again after half a minute, then after one, two, four
/// and so on up to an hour, and given up eight hours after it was raised. What a receiver refuses for good
/// (400 to 499, but for 408, 425 and 429) is given up at once.
final class WebhookSender {

    private static final int AT_ONCE = 10;
    /// More than ten calls can take.
    private static final Duration CLAIM = Duration.ofMinutes(5);
    private static final Duration GIVEN_UP_AFTER = Duration.ofHours(8);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private final Store store;
    private final InstantSource clock;
    private final WebhookCall call;
    private final BooleanSupplier ending;

    /// @param ending whether to leave what is left to others
    WebhookSender(Store store, InstantSource clock, WebhookCall call, BooleanSupplier ending) {
        this.store = store;
        this.clock = clock;
        this.call = call;
        this.ending = ending;
    }

    /// Delivers what is due. Blocks. To be called on one thread.
    ///
    /// @throws dev.scimconsole.server.store.failure.StoreUnavailableException when the database can't answer
    ///         just now
    void sendDue() {
        boolean more = true;
        while (more && !ending.getAsBoolean()) {
            Instant now = clock.instant();
            List<Delivery> claimed = store
                    .write(transaction -> transaction.alerts().claim(now, now.plus(CLAIM), AT_ONCE));
            for (Delivery delivery : claimed) {
                if (ending.getAsBoolean()) {
                    store.write(
                            transaction -> transaction.alerts().note(delivery, "", false, Optional.of(now)));
                } else {
                    send(delivery);
                }
            }
            more = claimed.size() == AT_ONCE;
        }
    }

    private void send(Delivery delivery) {
        Optional<Target> target = store.read(transaction -> target(transaction, delivery));
        Outcome outcome = target.map(known -> send(delivery, known))
                .orElseGet(() -> new Outcome(Optional.empty(), "removed"));
        Instant now = clock.instant();
        boolean over = outcome.delivered() || target.isEmpty() || isFinal(outcome)
                || !now.isBefore(delivery.createdAt().plus(GIVEN_UP_AFTER));
        store.write(transaction -> transaction.alerts().note(delivery, outcome.answer(), outcome.delivered(),
                over ? Optional.empty() : Optional.of(now.plus(pauseAfter(delivery.tries())))));
    }

    private Outcome send(Delivery delivery, Target target) {
        byte[] body = WebhookBody.of(delivery, target.webhook(), target.organization(), target.language());
        long timestamp = clock.instant().getEpochSecond();
        return call.send(target.webhook().address(), Map.of("User-Agent", "SCIM-Console",
                "X-SCIM-Console-Delivery", delivery.id(), "X-SCIM-Console-Timestamp",
                Long.toString(timestamp),
                "X-SCIM-Console-Signature", WebhookSignature.of(target.webhook().secret(), timestamp, body)),
                body);
    }

    private static boolean isFinal(Outcome outcome) {
        return outcome.answer().equals("address-not-allowed") || outcome.status()
                .filter(code -> code < 500 && code != 408 && code != 425 && code != 429).isPresent();
    }

    private static Duration pauseAfter(int tries) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(tries - 1, 7));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    private static Optional<Target> target(Transaction transaction, Delivery delivery) {
        Optional<String> organization = transaction.organizations().find(delivery.organizationId())
                .map(OrganizationRecord::name);
        return organization.flatMap(name -> transaction.alerts().webhooks(delivery.organizationId()).stream()
                .filter(one -> delivery.webhookId().filter(one.id()::equals).isPresent()).findFirst()
                .map(webhook -> new Target(webhook, name,
                        ReaderLanguage.of(transaction, delivery.organizationId()))));
    }

    private record Target(Webhook webhook, String organization, Locale language) {}
}
