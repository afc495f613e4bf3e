package dev.scimconsole.server.custody;

import dev.scimconsole.server.store.Transaction;
import dev.scimconsole.server.store.activity.AuditHeadRecords.SignedHead;
import dev.scimconsole.server.store.activity.EventRecords;
import dev.scimconsole.server.store.activity.EventRecords.Link;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Whether an organization's chain goes on from the heads that are remembered outside the database.
final class Continuity {

    private final Transaction transaction;
    private final String organizationId;
    private final List<SignedHead> heads;
    private final EventRecords.Log log;

    /// @param heads in the order of signing
    Continuity(Transaction transaction, String organizationId, List<SignedHead> heads) {
        this.transaction = transaction;
        this.organizationId = organizationId;
        this.heads = heads;
        log = transaction.events().log(organizationId);
    }

    /// What a copy lacks.
    ///
    /// @param last     the number of its newest audit event
    /// @param signed   that of the newest one that was signed
    /// @param signedAt when
    record Lost(long last, long signed, Instant signedAt) {}

    /// Whether the database is older than what was signed last: the chain is shorter, or another one from
    /// there on. A link that is only missing is damage, and no sign of that.
    boolean isOlder() {
        return !heads.isEmpty() && state(heads.getLast()) == State.OTHER;
    }

    /// The head with the highest number that the chain holds.
    Optional<SignedHead> lastThatFits() {
        if (!heads.isEmpty() && state(heads.getLast()) == State.FITS) {
            return Optional.of(heads.getLast());
        }
        return heads.stream().sorted(Comparator.comparingLong(SignedHead::number).reversed())
                .filter(head -> state(head) == State.FITS).findFirst();
    }

    /// The heads that the chain does not hold.
    List<SignedHead> misfits() {
        return heads.stream().filter(head -> state(head) == State.OTHER).toList();
    }

    /// How far the chain goes and how far it went; empty where nothing is missing.
    Optional<Lost> lost() {
        return misfits().stream().max(Comparator.comparingLong(SignedHead::number))
                .map(last -> new Lost(log.chainLength(), last.number(), last.signedAt()));
    }

    private State state(SignedHead head) {
        if (head.number() < log.anchorNumber() || head.number() == 0) {
            return State.UNKNOWN;
        }
        if (head.number() == log.anchorNumber()) {
            return head.hash().equals(log.anchorHash()) ? State.FITS : State.OTHER;
        }
        if (head.number() > log.chainLength()) {
            return State.OTHER;
        }
        Optional<Link> link = transaction.events().links(organizationId, head.number() - 1, 1).stream()
                .filter(found -> found.number() == head.number()).findFirst();
        return link.map(found -> found.hash().equals(head.hash()) ? State.FITS : State.OTHER)
                .orElse(State.UNKNOWN);
    }

    private enum State {
        FITS, OTHER, UNKNOWN
    }
}
