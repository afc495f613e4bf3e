package dev.scimconsole.server.custody;

import dev.scimconsole.contract.activity.AuditVerification.Damage;
import dev.scimconsole.server.store.Store;
import dev.scimconsole.server.store.activity.AuditHash;
import dev.scimconsole.server.store.activity.AuditHeadRecords.SignedHead;
import java.io.IOException;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Signs the head of an organization's chain, where the chain goes on from what was signed last. What does
/// not is never signed, so that no signature covers what somebody wrote into the database by hand.
final class HeadSigner {

    private static final Logger LOG = LoggerFactory.getLogger(HeadSigner.class);

    private final Store store;
    private final InstantSource clock;
    private final AuditKey key;
    private final HeadWitness witness;
    private final OlderCopies olderCopies;
    private final Map<String, String> told = new HashMap<>();

    HeadSigner(Store store, InstantSource clock, AuditKey key, HeadWitness witness) {
        this.store = store;
        this.clock = clock;
        this.key = key;
        this.witness = witness;
        olderCopies = new OlderCopies(store, clock, witness);
    }

    /// Signs the head, unless that is done already.
    ///
    /// @return the signed head; empty when it can't be signed, which the log explains
    /// @throws dev.scimconsole.server.store.failure.StoreUnavailableException when the database can't answer
    ///                                                                        just now
    synchronized Optional<SignedHead> sign(String organizationId) {
        boolean _ = olderCopies.look(organizationId);
        List<SignedHead> heads = witness.heads(organizationId);
        Optional<SignedHead> last = store
                .read(transaction -> new Continuity(transaction, organizationId, heads).lastThatFits());
        ChainWalk walk = new ChainWalk(store, organizationId, ChainWalk.Evidence.NONE)
                .after(last.map(SignedHead::number).orElse(0L),
                        last.map(SignedHead::hash).orElse(AuditHash.START));
        Optional<Damage> damage = walk.run();
        if (damage.isPresent()) {
            tell(organizationId, "event number " + damage.get().number() + " is not as it was written");
            return Optional.empty();
        }
        try {
            String publicKey = key.publicKey();
            Optional<SignedHead> same = last.filter(head -> head.number() == walk.number()
                    && head.hash().equals(walk.hash()) && head.publicKey().equals(publicKey));
            SignedHead head = same.isPresent() ? same.get() : signNew(organizationId, walk);
            told.remove(organizationId);
            return Optional.of(head);
        } catch (IOException e) {
            tell(organizationId, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private SignedHead signNew(String organizationId, ChainWalk walk) throws IOException {
        SignedHead head = new HeadStatement(organizationId, walk.number(), walk.hash(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS)).sign(key);
        store.write(transaction -> {
            transaction.auditHeads().add(head);
            return true;
        });
        witness.keep(head);
        LOG.info("Audit head: organization {}, event number {}, hash {}, signed {} with key {}: {}",
                organizationId,
                head.number(), head.hash().hex(), head.signedAt(), Ed25519.id(head.publicKey()),
                head.signature());
        return head;
    }

    /// Once, until it is another one or over.
    private void tell(String organizationId, String reason) {
        if (!reason.equals(told.put(organizationId, reason))) {
            LOG.warn("The head of the audit record of organization {} is not signed: {}", organizationId,
                    reason);
        }
    }
}
