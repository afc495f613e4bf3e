package dev.scimconsole.server.connections;

import dev.scimconsole.server.background.Rounds;
import dev.scimconsole.server.store.Store;
import dev.scimconsole.server.store.configuration.ConnectionRecords.ConnectionRecord;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/// Reads the keys of all issuers again when they are an hour old, and those of a new connection before
/// anybody asks for a token, so that nobody waits for them and the page says whether they can be read.
/// Whichever node comes first reads them for all.
public final class KeyRefresh implements AutoCloseable {

    private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(5);

    private final Store store;
    private final KeySets keys;
    private final Rounds rounds = new Rounds("issuer-keys", "Issuers’ keys are not read", BETWEEN_LOOKS,
            Duration.ZERO, this::look);

    /// One that looks when it is told to.
    KeyRefresh(Store store, InstantSource clock, KeyHosts hosts) {
        this.store = store;
        this.keys = new KeySets(store, clock, hosts);
    }

    /// Begins to look, now and every five minutes.
    ///
    /// @param store is not closed by this
    /// @param hosts whose keys may be read
    public static KeyRefresh start(Store store, InstantSource clock, KeyHosts hosts) {
        KeyRefresh refresh = new KeyRefresh(store, clock, hosts);
        refresh.rounds.start();
        return refresh;
    }

    @Override
    public void close() {
        rounds.close();
    }

    /// Looks once.
    void look() {
        List<ConnectionRecord> federated = store
                .read(transaction -> transaction.organizations().all().stream()
                        .flatMap(organization -> transaction.connections().all(organization.id()).stream())
                        .filter(connection -> connection.trust().isPresent()).toList());
        federated.forEach(keys::refresh);
    }
}
