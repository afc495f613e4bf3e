package dev.scimconsole.server.activity;

import dev.scimconsole.server.background.Rounds;
import dev.scimconsole.server.store.Store;
import dev.scimconsole.server.store.Transaction;
import dev.scimconsole.server.store.configuration.OrganizationRecords.OrganizationRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Removes events whose time is over, refusals that nobody sees any more, and who has not tried a revoked
/// token for as long, once an hour, in small steps between which others get their turn.
///
/// A clock that jumps is not believed at once: if it is set right within the hour, nothing was removed that
/// was not old. So the first hour after the start removes nothing either.
public final class EventRetention implements AutoCloseable {

    /// How long events are kept.
    public static final Duration USUAL = Duration.ofDays(180);

    private static final Logger LOG = LoggerFactory.getLogger(EventRetention.class);
    private static final Duration BETWEEN_RUNS = Duration.ofHours(1);
    private static final Duration BETWEEN_STEPS = Duration.ofMillis(50);
    private static final int IN_ONE_STEP = 500;

    private final Store store;
    private final InstantSource clock;
    private final Duration kept;
    private final SteadyTime time;
    private final Rounds rounds = new Rounds("event-retention", "Old events are not removed", BETWEEN_RUNS,
            Duration.ZERO, this::removeOld);

    /// Starts to remove in the background.
    ///
    /// @param kept how long events are kept
    public EventRetention(Store store, InstantSource clock, Duration kept) {
        this.store = store;
        this.clock = clock;
        this.kept = kept;
        time = new SteadyTime(clock, System::nanoTime);
        rounds.startWithPause();
    }

    /// Ends the background work.
    @Override
    public void close() {
        rounds.close();
    }

    private void removeOld() throws InterruptedException {
        Optional<Duration> jump = time.jump();
        if (jump.isPresent()) {
            LOG.warn("The clock jumped by {}; old events are removed when it has gone on for an hour.",
                    jump.get());
        } else {
            removeOld(store, clock.instant().minus(kept));
        }
    }

    static void removeOld(Store store, Instant before) throws InterruptedException {
        List<OrganizationRecord> organizations = store.read(transaction -> transaction.organizations().all());
        for (OrganizationRecord organization : organizations) {
            repeat(store, transaction -> transaction.events().pruneRequests(organization.id(), before,
                    IN_ONE_STEP));
            repeat(store,
                    transaction -> transaction.events().pruneAudit(organization.id(), before, IN_ONE_STEP));
            repeat(store, transaction -> transaction.resourceChanges().prune(organization.id(), before,
                    IN_ONE_STEP));
            store.write(transaction -> transaction.refusals().prune(organization.id(), before));
            store.write(transaction -> transaction.alerts().prune(organization.id(), before));
            store.write(transaction -> transaction.leavers().prune(organization.id(), before));
            store.write(transaction -> transaction.tokenUses().pruneRevoked(organization.id(), before));
        }
    }

    private static void repeat(Store store, ToIntFunction<Transaction> step) throws InterruptedException {
        while (store.write(transaction -> step.applyAsInt(transaction)) == IN_ONE_STEP) {
            Thread.sleep(BETWEEN_STEPS);
        }
    }
}
