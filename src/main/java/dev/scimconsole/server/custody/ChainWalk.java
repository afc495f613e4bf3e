package dev.scimconsole.server.custody;

import dev.scimconsole.contract.activity.AuditVerification.Damage;
import dev.scimconsole.contract.activity.AuditVerification.DamageType;
import dev.scimconsole.server.store.Store;
import dev.scimconsole.server.store.Transaction;
import dev.scimconsole.server.store.activity.AuditHash;
import dev.scimconsole.server.store.activity.EventRecords;
import dev.scimconsole.server.store.activity.EventRecords.Link;
import dev.scimconsole.server.values.Sha256;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Walks an organization's chain of audit events from the anchor, or from a link that was checked before, to
/// the head. In many short transactions: the chain only grows at its end, and loses its first links only
/// together with moving the anchor.
final class ChainWalk {

    private static final int LINKS_AT_ONCE = 500;

    private final Store store;
    private final String organizationId;
    private final Evidence evidence;
    private long number;
    private Sha256 hash = AuditHash.START;
    private long checked;
    private Optional<Instant> since = Optional.empty();
    private Sha256 head = AuditHash.START;

    ChainWalk(Store store, String organizationId, Evidence evidence) {
        this.store = store;
        this.organizationId = organizationId;
        this.evidence = evidence;
    }

    /// What else is known of the links. Each method tells the damage that it finds.
    interface Evidence {

        /// Nothing is.
        Evidence NONE = new Evidence() {
        };

        /// Reads what is needed for the next links.
        ///
        /// @param log   as it stands in that transaction
        /// @param first the number of the first
        /// @param last  the number of the last
        default void read(Transaction transaction, EventRecords.Log log, long first, long last) {}

        /// Looks at the links before the first that is left.
        default Optional<Damage> atAnchor(EventRecords.Log log) {
            return Optional.empty();
        }

        /// Looks at a link that fits the one before.
        default Optional<Damage> at(Link link) {
            return Optional.empty();
        }

        /// Looks beyond the newest link.
        ///
        /// @param number of the newest link
        default Optional<Damage> atEnd(long number) {
            return Optional.empty();
        }
    }

    /// Begins behind a link that is known to be right.
    ChainWalk after(long knownNumber, Sha256 knownHash) {
        number = knownNumber;
        hash = knownHash;
        return this;
    }

    /// Walks to the end, or to the first link that is not right.
    Optional<Damage> run() {
        Optional<Optional<Damage>> outcome = Optional.empty();
        while (outcome.isEmpty()) {
            outcome = next();
        }
        return outcome.get();
    }

    /// The number of the last link that is right.
    long number() {
        return number;
    }

    /// The hash of the last link that is right.
    Sha256 hash() {
        return hash;
    }

    /// How many links were looked at and are right.
    long checked() {
        return checked;
    }

    /// When the first of them happened.
    Optional<Instant> since() {
        return since;
    }

    /// The newest link's hash, as it stands apart from the events.
    Sha256 head() {
        return head;
    }

    /// Checks some links.
    ///
    /// @return empty when there are more
    private Optional<Optional<Damage>> next() {
        Seen seen = store.read(transaction -> {
            EventRecords events = transaction.events();
            EventRecords.Log log = events.log(organizationId);
            List<Link> links = events.links(organizationId, Math.max(number, log.anchorNumber()),
                    LINKS_AT_ONCE);
            evidence.read(transaction, log, number + 1, links.isEmpty() ? number : links.getLast().number());
            return new Seen(log, links);
        });
        EventRecords.Log log = seen.log();
        head = log.chainHash();
        if (number < log.anchorNumber()) {
            number = log.anchorNumber();
            hash = log.anchorHash();
        }
        Optional<Damage> damage = evidence.atAnchor(log);
        for (Link link : seen.links()) {
            damage = damage.or(() -> check(link)).or(() -> evidence.at(link));
            if (damage.isPresent()) {
                return Optional.of(damage);
            }
            pass(link);
        }
        if (damage.isPresent() || seen.links().size() < LINKS_AT_ONCE) {
            return Optional.of(damage.or(() -> evidence.atEnd(number)).or(() -> checkEnd(log)));
        }
        return Optional.empty();
    }

    private void pass(Link link) {
        number = link.number();
        hash = link.hash();
        checked++;
        since = since.or(() -> Optional.of(link.kept().event().at()));
    }

    private Optional<Damage> check(Link link) {
        Optional<String> id = Optional.of(link.kept().event().id());
        Optional<Instant> at = Optional.of(link.kept().event().at());
        if (link.number() != number + 1) {
            return Optional.of(new Damage(DamageType.MISSING, number + 1, Optional.empty(), at));
        }
        Sha256 expected = AuditHash.of(hash, link.number(), link.kept().position(), link.kept().event());
        return expected.equals(link.hash())
                ? Optional.empty()
                : Optional.of(new Damage(DamageType.CHANGED, link.number(), id, at));
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
}
