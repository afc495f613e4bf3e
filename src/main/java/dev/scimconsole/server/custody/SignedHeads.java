package dev.scimconsole.server.custody;

import dev.scimconsole.contract.activity.AuditVerification.Damage;
import dev.scimconsole.contract.activity.AuditVerification.DamageType;
import dev.scimconsole.contract.activity.AuditVerification.SignatureState;
import dev.scimconsole.contract.activity.AuditVerification.Signatures;
import dev.scimconsole.server.store.Transaction;
import dev.scimconsole.server.store.activity.AuditHeadRecords.SignedHead;
import dev.scimconsole.server.store.activity.EventRecords;
import dev.scimconsole.server.store.activity.EventRecords.Link;
import dev.scimconsole.server.values.Sha256;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What signed heads, in the database and outside of it, tell of an organization's links.
final class SignedHeads implements ChainWalk.Evidence {

    private static final int READ_AT_ONCE = 5_000;

    private final String organizationId;
    private final Set<String> trusted;
    private final Instant pruned;
    private final NavigableMap<Long, List<SignedHead>> remembered = new TreeMap<>();
    private final NavigableMap<Long, List<SignedHead>> stored = new TreeMap<>();
    private Optional<SignedHead> newest = Optional.empty();
    private Optional<SignedHead> foreign = Optional.empty();
    private long fits;

    /// @param heads   that are remembered outside the database
    /// @param trusted public keys whose signatures count
    /// @param pruned  events of a later time can't have been removed because their time was over
    SignedHeads(String organizationId, List<SignedHead> heads, Collection<String> trusted, Instant pruned) {
        this.organizationId = organizationId;
        this.trusted = Set.copyOf(trusted);
        this.pruned = pruned;
        heads.forEach(head -> sort(head, remembered));
    }

    @Override
    public void read(Transaction transaction, EventRecords.Log log, long first, long last) {
        stored.clear();
        List<SignedHead> heads = transaction.auditHeads().from(organizationId, first, READ_AT_ONCE);
        // Those beyond are read again in their turn, or, at the end, show that events are missing.
        heads.forEach(head -> sort(head, stored));
    }

    /// Links that are gone though they were signed not long ago were not removed because their time was over.
    @Override
    public Optional<Damage> atAnchor(EventRecords.Log log) {
        for (SignedHead head : all(remembered.headMap(log.anchorNumber(), true))) {
            if (!HeadStatement.of(head).isSignedBy(head)) {
                continue;
            }
            if (head.number() < log.anchorNumber() && head.signedAt().isAfter(pruned)) {
                return Optional.of(new Damage(DamageType.MISSING, head.number() + 1, Optional.empty(),
                        Optional.of(head.signedAt())));
            }
            if (head.number() == log.anchorNumber() && !head.hash().equals(log.anchorHash())) {
                return rewritten(head);
            }
        }
        return Optional.empty();
    }

    @Override
    public Optional<Damage> at(Link link) {
        Sha256 hash = link.hash();
        for (NavigableMap<Long, List<SignedHead>> heads : List.of(remembered, stored)) {
            for (SignedHead head : heads.getOrDefault(link.number(), List.of())) {
                if (!HeadStatement.of(head).isSignedBy(head)) {
                    return Optional.of(new Damage(DamageType.SIGNATURE, link.number(),
                            Optional.of(link.kept().event().id()), Optional.of(link.kept().event().at())));
                }
                if (!head.hash().equals(hash)) {
                    return rewritten(head);
                }
                fits = link.number();
                newest = Optional.of(head);
            }
        }
        return Optional.empty();
    }

    @Override
    public Optional<Damage> atEnd(long number) {
        Optional<SignedHead> beyond = Stream.of(remembered, stored)
                .flatMap(heads -> all(heads.tailMap(number, false))
                        .stream())
                .filter(head -> HeadStatement.of(head).isSignedBy(head)).findFirst();
        return beyond.map(head -> new Damage(DamageType.TRUNCATED, number + 1, Optional.empty(),
                Optional.of(head.signedAt())));
    }

    /// What became of the signatures, once the links were walked.
    Signatures summary(String ownKey) {
        SignatureState state = foreign.isPresent()
                ? SignatureState.OTHER_KEY
                : newest.isPresent() ? SignatureState.CHECKED : SignatureState.NONE;
        return new Signatures(state, fits, newest.map(SignedHead::signedAt), Optional.of(Ed25519.id(ownKey)),
                foreign.map(SignedHead::publicKey).map(Ed25519::id));
    }

    private void sort(SignedHead head, NavigableMap<Long, List<SignedHead>> heads) {
        if (trusted.contains(head.publicKey())) {
            heads.computeIfAbsent(head.number(), _ -> new ArrayList<>()).add(head);
        } else if (foreign.map(known -> known.number() < head.number()).orElse(true)) {
            foreign = Optional.of(head);
        }
    }

    /// Which of the links since the last that fits was written anew, nobody can tell: the first of them is
    /// named.
    private Optional<Damage> rewritten(SignedHead head) {
        return Optional.of(new Damage(DamageType.REWRITTEN, fits + 1, Optional.empty(),
                Optional.of(head.signedAt())));
    }

    private static List<SignedHead> all(NavigableMap<Long, List<SignedHead>> heads) {
        return heads.values().stream().flatMap(List::stream)
                .sorted(Comparator.comparingLong(SignedHead::number)).toList();
    }
}
