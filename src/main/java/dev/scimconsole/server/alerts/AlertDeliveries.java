package dev.scimconsole.server.alerts;

import dev.scimconsole.server.background.Rounds;
import dev.scimconsole.server.store.Store;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/// Delivers alerts to webhooks in the background, as long as it is not closed, and looks for those that no
/// request raises. Several nodes may do so on one store.
public final class AlertDeliveries implements AutoCloseable {

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);
    private static final Duration LONGEST_END = Duration.ofSeconds(16);

    private final Rounds rounds = new Rounds("alerts", "No alerts are delivered", BETWEEN_LOOKS, LONGEST_END,
            this::work);
    private final WebhookCall call;
    private final WebhookSender sender;
    private final List<Runnable> looks;

    private AlertDeliveries(Store store, InstantSource clock, boolean privateAllowed, List<Runnable> looks) {
        this.looks = List.copyOf(looks);
        call = new WebhookCall(new WebhookAddresses(privateAllowed));
        sender = new WebhookSender(store, clock, call, rounds::isClosing);
    }

    /// Starts to deliver.
    ///
    /// @param store          is not closed by this
    /// @param privateAllowed whether webhooks may lead into the server's own network
    /// @param looks          raise what time brings about; called every two seconds
    public static AlertDeliveries start(Store store, InstantSource clock, boolean privateAllowed,
            List<Runnable> looks) {
        AlertDeliveries deliveries = new AlertDeliveries(store, clock, privateAllowed, looks);
        deliveries.rounds.start();
        return deliveries;
    }

    /// Ends after the call that is being made. What is left waits in the store.
    @Override
    public void close() {
        rounds.close();
        call.close();
    }

    /// What is claimed and not sent is claimed again later.
    private void work() {
        looks.forEach(Runnable::run);
        sender.sendDue();
    }
}
