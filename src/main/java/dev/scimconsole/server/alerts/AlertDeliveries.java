package dev.scimconsole.server.alerts;

import dev.scimconsole.server.store.Store;
import dev.scimconsole.server.store.failure.StoreUnavailableException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Delivers alerts to webhooks in the background, as long as it is not closed, and looks for those that no
/// request raises. Several nodes may do so on one store.
public final class AlertDeliveries implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AlertDeliveries.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);
    private static final Duration LONGEST_END = Duration.ofSeconds(16);

    private final CountDownLatch closed = new CountDownLatch(1);
    private final WebhookCall call;
    private final WebhookSender sender;
    private final List<Runnable> looks;
    private final Thread thread;

    private AlertDeliveries(Store store, InstantSource clock, boolean privateAllowed, List<Runnable> looks) {
        this.looks = List.copyOf(looks);
        call = new WebhookCall(privateAllowed);
        sender = new WebhookSender(store, clock, call, () -> closed.getCount() == 0);
        thread = Thread.ofVirtual().name("alerts").unstarted(this::runUntilClosed);
    }

    /// Starts to deliver.
    ///
    /// @param store          is not closed by this
    /// @param privateAllowed whether webhooks may lead into the server's own network
    /// @param looks          raise what time brings about; called every two seconds
    public static AlertDeliveries start(Store store, InstantSource clock, boolean privateAllowed,
            List<Runnable> looks) {
        AlertDeliveries deliveries = new AlertDeliveries(store, clock, privateAllowed, looks);
        deliveries.thread.start();
        return deliveries;
    }

    /// Ends after the call that is being made. What is left waits in the store.
    @Override
    public void close() {
        closed.countDown();
        try {
            if (!thread.join(LONGEST_END)) {
                thread.interrupt();
                thread.join();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        call.close();
    }

    private void runUntilClosed() {
        try {
            do {
                work();
            } while (!closed.await(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException _) {
            // Closed in the middle of something that took too long.
        }
    }

    private void work() {
        try {
            looks.forEach(Runnable::run);
            sender.sendDue();
        } catch (StoreUnavailableException e) {
            LOG.warn("No alerts are delivered while the database does not answer: {}", e.getMessage());
        } catch (RuntimeException e) {
            // A mistake of this program. What was claimed is claimed again later.
            LOG.error("Delivering alerts failed in a way that nobody foresaw", e);
        }
    }
}
