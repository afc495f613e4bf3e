package dev.scimconsole.server.custody;

import dev.scimconsole.contract.activity.AuditVerification;
import dev.scimconsole.server.store.Store;
import dev.scimconsole.server.store.activity.AuditHeadRecords.SignedHead;
import dev.scimconsole.server.store.activity.EventRecords;
import dev.scimconsole.server.store.configuration.OrganizationRecords.OrganizationRecord;
import dev.scimconsole.server.store.failure.StoreUnavailableException;
import dev.scimconsole.server.values.Sha256;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The door of this room: signs the heads of the audit record, and verifies it.
///
/// A head is signed within a second of a change, at most every ten seconds, when a record leaves the service,
/// and when the service ends. So whoever can write the database, and nothing else, has at most ten seconds in
/// which nobody notices that events are changed or taken away.
public final class Custody implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Custody.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final int LOOKS_BETWEEN_SIGNATURES = 10;
    private static final Duration TOLERANCE = Duration.ofDays(1);

    private final Store store;
    private final InstantSource clock;
    private final Duration kept;
    private final Optional<AuditKey> key;
    private final HeadWitness witness;
    private final Optional<HeadSigner> signer;
    private final Thread thread;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition closing = lock.newCondition();
    private boolean closed;

    private Custody(Store store, InstantSource clock, Duration kept, Optional<AuditKey> key,
            HeadWitness witness) {
        this.store = store;
        this.clock = clock;
        this.kept = kept;
        this.key = key;
        this.witness = witness;
        signer = key.map(present -> new HeadSigner(store, clock, present, witness));
        thread = Thread.ofVirtual().name("audit-signer").unstarted(this::signUntilClosed);
    }

    /// Takes a store into custody, and signs in the background from then on.
    ///
    /// @param store is not closed by this
    /// @param kept  how long events are kept
    /// @throws IllegalArgumentException with a sentence, when the key or what is remembered can't be used
    public static Custody start(Store store, InstantSource clock, Duration kept, AuditPlace place) {
        HeadWitness witness = place.witness().map(HeadWitness::in).orElseGet(HeadWitness::inMemory);
        Custody custody = new Custody(store, clock, kept, place.key().map(AuditKeySource::open), witness);
        if (place.key().isEmpty()) {
            LOG.warn("The audit record is not signed: no key was given (--audit-key).");
        } else {
            // Before anybody is served with what an older copy brought back to life.
            OlderCopies copies = new OlderCopies(store, clock, witness);
            store.read(transaction -> transaction.organizations().all())
                    .forEach(organization -> copies.look(organization.id()));
            custody.thread.start();
        }
        return custody;
    }

    /// Looks whether the audit events are all there and as they were written.
    public AuditVerification verify(String organizationId) {
        return new RecordVerification(store, key, witness, clock.instant(), kept.minus(TOLERANCE))
                .verify(organizationId);
    }

    /// The newest audit event's link, as it leaves the service.
    ///
    /// @param number    from 1; 0 while there is none
    /// @param at        when it was the newest
    /// @param signature empty when there is no key, or it can't be signed, which the log explains
    public record Head(long number, Sha256 hash, Instant at, Optional<SignedHead> signature) {}

    /// Signs the head of an organization's chain.
    public Head head(String organizationId) {
        Optional<SignedHead> signed = signer.flatMap(present -> signIfPossible(present, organizationId));
        return signed.map(head -> new Head(head.number(), head.hash(), head.signedAt(), signed))
                .orElseGet(() -> {
                    EventRecords.Log log = store
                            .read(transaction -> transaction.events().log(organizationId));
                    return new Head(log.chainLength(), log.chainHash(), clock.instant(), signed);
                });
    }

    /// Signs a last time, and ends the background work.
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            closing.signalAll();
        } finally {
            lock.unlock();
        }
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        signAll();
    }

    private void signUntilClosed() {
        int looks = LOOKS_BETWEEN_SIGNATURES;
        while (pause()) {
            looks++;
            if (looks > LOOKS_BETWEEN_SIGNATURES && signAll()) {
                looks = 0;
            }
        }
    }

    /// @return false once this is closed
    private boolean pause() {
        lock.lock();
        try {
            long left = BETWEEN_LOOKS.toNanos();
            while (left > 0 && !closed) {
                left = closing.awaitNanos(left);
            }
            return !closed;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    /// A store that can't be written to, as on a full disk, can still be read.
    private static Optional<SignedHead> signIfPossible(HeadSigner signer, String organizationId) {
        try {
            return signer.sign(organizationId);
        } catch (StoreUnavailableException e) {
            LOG.warn("The head of the audit record of organization {} is not signed: {}", organizationId,
                    e.getMessage());
            return Optional.empty();
        }
    }

    /// @return whether anything was new
    private boolean signAll() {
        if (signer.isEmpty()) {
            return false;
        }
        boolean signed = false;
        try {
            for (OrganizationRecord organization : store
                    .read(transaction -> transaction.organizations().all())) {
                Optional<SignedHead> before = witness.latest(organization.id());
                Optional<SignedHead> after = signer.get().sign(organization.id());
                signed |= after.isPresent() && !after.equals(before);
            }
        } catch (StoreUnavailableException e) {
            LOG.debug("No head was signed: {}", e.getMessage());
        }
        return signed;
    }
}
