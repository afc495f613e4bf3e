package dev.scimconsole.server.activity;

import dev.scimconsole.contract.AuditVerification;
import dev.scimconsole.contract.AuditVerification.Damage;
import dev.scimconsole.contract.AuditVerification.DamageType;
import dev.scimconsole.server.store.AuditHash;
import dev.scimconsole.server.store.EventRecords;
import dev.scimconsole.server.store.EventRecords.Link;
import dev.scimconsole.server.store.Sha256;
import dev.scimconsole.server.store.Store;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Walks an organization's chain of audit events from the anchor to the head. In many short transactions: the
/// chain only grows at its end, and loses its first links only together with moving the anchor.
final class ChainVerification {

    private static final int LINKS_AT_ONCE = 500;

    private final Store store;
    private final String organizationId;
    private long number;
    private Sha256 hash = AuditHash.START;
    private long checked;
    private Optional<Instant> since = Optional.empty();

    ChainVerification(Store store, String organizationId) {
        this.store = store;
        this.organizationId = organizationId;
    }

    AuditVerification run() {
        Optional<Step> step = Optional.empty();
        while (step.isEmpty()) {
            step = next();
        }
        return new AuditVerification(step.get().damage().isEmpty(), checked, since, step.get().head().hex(),
                step.get().damage());
    }

    /// Checks some links.
    ///
    /// @return empty when there are more
    private Optional<Step> next() {
        Seen seen = store.read(transaction -> {
            EventRecords events = transaction.events();
            EventRecords.Log log = events.log(organizationId);
            return new Seen(log, events.links(organizationId, Math.max(number, log.anchorNumber()),
                    LINKS_AT_ONCE));
        });
        EventRecords.Log log = seen.log();
        if (number < log.anchorNumber()) {
            number = log.anchorNumber();
            hash = log.anchorHash();
        }
        for (Link link : seen.links()) {
            Optional<Damage> damage = check(link);
            if (damage.isPresent()) {
                return Optional.of(new Step(log.chainHash(), damage));
            }
        }
        if (seen.links().size() == LINKS_AT_ONCE) {
            return Optional.empty();
        }
        return Optional.of(new Step(log.chainHash(), checkEnd(log)));
    }

    private Optional<Damage> check(Link link) {
        Optional<String> id = Optional.of(link.kept().event().id());
        Optional<Instant> at = Optional.of(link.kept().event().at());
        if (link.number() != number + 1) {
            return Optional.of(new Damage(DamageType.MISSING, number + 1, Optional.empty(), at));
        }
        Sha256 expected = AuditHash.of(hash, link.number(), link.kept().position(), link.kept().event());
        if (!expected.equals(link.hash())) {
            return Optional.of(new Damage(DamageType.CHANGED, link.number(), id, at));
        }
        number = link.number();
        hash = link.hash();
        checked++;
        since = since.or(() -> at);
        return Optional.empty();
    }

    private Optional<Damage> checkEnd(EventRecords.Log log) {
        if (number == log.chainLength() && hash.equals(log.chainHash())) {
            return Optional.empty();
        }
        DamageType type = number < log.chainLength() ? DamageType.TRUNCATED : DamageType.CHANGED;
        return Optional.of(new Damage(type, Math.min(number + 1, Math.max(number, log.chainLength())),
                Optional.empty(), Optional.empty()));
    }

    private record Seen(EventRecords.Log log, List<Link> links) {}

    private record Step(Sha256 head, Optional<Damage> damage) {}
}
