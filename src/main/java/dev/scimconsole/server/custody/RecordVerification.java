package dev.scimconsole.server.custody;

import dev.scimconsole.contract.activity.AuditVerification;
import dev.scimconsole.contract.activity.AuditVerification.Damage;
import dev.scimconsole.contract.activity.AuditVerification.SignatureState;
import dev.scimconsole.contract.activity.AuditVerification.Signatures;
import dev.scimconsole.server.store.Store;
import dev.scimconsole.server.store.activity.AuditHeadRecords.SignedHead;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks whether the audit events are all there and as they were written: by the chain of their hashes, and
/// by the heads that were signed.
///
/// @param key    whose signatures count; empty when nothing is signed
/// @param now  what the clock says
/// @param kept how long events are kept at least
record RecordVerification(Store store, Optional<AuditKey> key, HeadWitness witness, Instant now,
        Duration kept) {

    private static final Logger LOG = LoggerFactory.getLogger(RecordVerification.class);

    AuditVerification verify(String organizationId) {
        Optional<List<String>> trusted = key.flatMap(RecordVerification::trusted);
        List<SignedHead> remembered = witness.heads(organizationId);
        SignedHeads heads = new SignedHeads(organizationId, remembered, trusted.orElse(List.of()),
                latest(remembered).minus(kept));
        ChainWalk walk = new ChainWalk(store, organizationId, heads);
        Optional<Damage> damage = walk.run();
        return new AuditVerification(damage.isEmpty(), walk.checked(), walk.since(), walk.head().hex(),
                damage,
                trusted.map(keys -> heads.summary(keys.getFirst())).orElseGet(this::notChecked));
    }

    /// The latest time that was ever seen: a clock that was set back must not make what was removed in time
    /// look as if it were removed early.
    private Instant latest(List<SignedHead> remembered) {
        return remembered.stream().map(SignedHead::signedAt).filter(now::isBefore)
                .max(Comparator.naturalOrder())
                .orElse(now);
    }

    private Signatures notChecked() {
        return new Signatures(key.isEmpty() ? SignatureState.NO_KEY : SignatureState.NO_ANSWER, 0,
                Optional.empty(),
                Optional.empty(), Optional.empty());
    }

    private static Optional<List<String>> trusted(AuditKey key) {
        try {
            return Optional.of(key.trusted());
        } catch (IOException e) {
            LOG.warn("Signatures of the audit record can't be checked: {}", e.getMessage());
            return Optional.empty();
        }
    }
}
