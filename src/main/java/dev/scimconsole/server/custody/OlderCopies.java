package dev.scimconsole.server.custody;

import dev.scimconsole.server.custody.Continuity.Lost;
import dev.scimconsole.server.store.Store;
import dev.scimconsole.server.store.Transaction;
import dev.scimconsole.server.store.activity.AuditHeadRecords.SignedHead;
import dev.scimconsole.server.store.activity.EventRecords.Link;
import dev.scimconsole.server.store.configuration.OrganizationRecords.OrganizationRecord;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Notices that an older copy of the data was put in their place: by hand, with the database's own means, or
/// by a replica that took over and lacks the last changes. What it brings back to life ends, once, and the
/// audit record says so.
final class OlderCopies {

    private static final Logger LOG = LoggerFactory.getLogger(OlderCopies.class);
    private static final int LINKS_AT_ONCE = 500;
    private static final int MOST_TRIES = 5;

    private final Store store;
    private final InstantSource clock;
    private final HeadWitness witness;

    OlderCopies(Store store, InstantSource clock, HeadWitness witness) {
        this.store = store;
        this.clock = clock;
        this.witness = witness;
    }

    /// Looks at an organization's data, and ends what an older copy brought back.
    ///
    /// @return whether one was found that nobody had found before
    boolean look(String organizationId) {
        List<SignedHead> heads = witness.heads(organizationId);
        if (!store.read(transaction -> isNew(transaction, organizationId, heads))) {
            return false;
        }
        Instant now = clock.instant();
        Optional<String> ended = store
                .write(transaction -> endUnlessDone(transaction, organizationId, heads, now));
        ended.ifPresent(
                words -> LOG.error("The data of organization {} are older than what this server signed last: "
                        + "an older copy was put in their place. {}. If that copy is meant to be used,"
                        + " stop the server and run "
                        + "“scim-console restore --adopt”.", organizationId, words));
        return ended.isPresent();
    }

    private static Optional<String> endUnlessDone(Transaction transaction, String organizationId,
            List<SignedHead> heads, Instant now) {
        claim(transaction, organizationId, now);
        if (!isNew(transaction, organizationId, heads)) {
            return Optional.empty();
        }
        Optional<Lost> lost = new Continuity(transaction, organizationId, heads).lost();
        return Optional.of(Revival.end(transaction, organizationId, now, Revival.Action.FOUND, lost)
                .detail(lost).in(Locale.ENGLISH));
    }

    private static boolean isNew(Transaction transaction, String organizationId, List<SignedHead> heads) {
        Continuity continuity = new Continuity(transaction, organizationId, heads);
        return continuity.isOlder() && !isTold(transaction, organizationId,
                continuity.lastThatFits().map(SignedHead::number).orElse(0L));
    }

    /// Makes other nodes that find the same wait, so that the second one finds what the first one did.
    private static void claim(Transaction transaction, String organizationId, Instant now) {
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            OrganizationRecord seen = transaction.organizations().find(organizationId).orElseThrow();
            if (transaction.organizations().touchConfiguration(organizationId, seen.configurationVersion(),
                    now,
                    seen.changedBy())) {
                return;
            }
        }
    }

    private static boolean isTold(Transaction transaction, String organizationId, long after) {
        List<String> actions = Arrays.stream(Revival.Action.values()).map(Revival.Action::toString).toList();
        long number = after;
        List<Link> links;
        do {
            links = transaction.events().links(organizationId, number, LINKS_AT_ONCE);
            if (links.stream().anyMatch(link -> actions.contains(link.kept().event().action()))) {
                return true;
            }
            number = links.isEmpty() ? number : links.getLast().number();
        } while (links.size() == LINKS_AT_ONCE);
        return false;
    }
}
