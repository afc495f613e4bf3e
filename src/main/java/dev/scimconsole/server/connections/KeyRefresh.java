package dev.scimconsole.server.connections;

import dev.scimconsole.server.store.Store;
import dev.scimconsole.server.store.configuration.ConnectionRecords.ConnectionRecord;
import dev.scimconsole.server.store.failure.StoreUnavailableException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads the keys of all issuers again when they are an hour old, and those of a new connection before
/// anybody asks for a token, so that nobody waits for them and the page says whether they can be read.
/// Whichever node comes first reads them for all.
public final class KeyRefresh implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(KeyRefresh.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(5);

    private final Store store;
    private final KeySets keys;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;

    private KeyRefresh(Store store, InstantSource clock, KeyHosts hosts) {
        this.store = store;
        this.keys = new KeySets(store, clock, hosts);
        thread = Thread.ofVirtual().name("issuer-keys").unstarted(this::runUntilClosed);
    }

    /// Begins to look, now and every five minutes.
    ///
    /// @param store is not closed by this
    /// @param hosts whose keys may be read
    public static KeyRefresh start(Store store, InstantSource clock, KeyHosts hosts) {
        KeyRefresh refresh = new KeyRefresh(store, clock, hosts);
        refresh.thread.start();
        return refresh;
    }

    /// One that looks when it is told to.
    static KeyRefresh idle(Store store, InstantSource clock, KeyHosts hosts) {
        return new KeyRefresh(store, clock, hosts);
    }

    @Override
    public void close() {
        closed.countDown();
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// Looks once.
    void look() {
        try {
            List<ConnectionRecord> federated = store
                    .read(transaction -> transaction.organizations().all().stream()
                            .flatMap(
                                    organization -> transaction.connections().all(organization.id()).stream())
                            .filter(connection -> connection.trust().isPresent()).toList());
            federated.forEach(keys::refresh);
        } catch (StoreUnavailableException e) {
            LOG.warn("Issuers’ keys are read later: {}", e.getMessage());
        }
    }

    private void runUntilClosed() {
        try {
            do {
                look();
            } while (!closed.await(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException _) {
            // Closed.
            Thread.currentThread().interrupt();
        }
    }
}
