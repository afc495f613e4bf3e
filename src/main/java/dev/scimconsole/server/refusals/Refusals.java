package dev.scimconsole.server.refusals;

import dev.scimconsole.contract.ProblemCode;
import dev.scimconsole.contract.activity.EventTarget;
import dev.scimconsole.contract.refusals.NotKept;
import dev.scimconsole.contract.refusals.NotKeptList;
import dev.scimconsole.contract.refusals.RefusedChange;
import dev.scimconsole.contract.refusals.RefusedChangePage;
import dev.scimconsole.contract.refusals.SettleRefusedChange;
import dev.scimconsole.server.activity.EventRecorder;
import dev.scimconsole.server.activity.TokenUseRecorder;
import dev.scimconsole.server.clients.Clients;
import dev.scimconsole.server.problem.ProblemException;
import dev.scimconsole.server.store.Store;
import dev.scimconsole.server.store.Transaction;
import dev.scimconsole.server.store.activity.EventDetail;
import dev.scimconsole.server.store.activity.EventRecord;
import dev.scimconsole.server.store.activity.NotKeptRecords;
import dev.scimconsole.server.store.refusals.RefusalRecords.Counts;
import dev.scimconsole.server.store.refusals.RefusalRecords.Open;
import dev.scimconsole.server.store.refusals.RefusalRecords.Place;
import dev.scimconsole.server.token.Actor;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;

/// The door of this room. Blocks while it asks the store; what this node has not written down yet is written
/// first.
public final class Refusals {

    private static final int MOST_LOOKED_AT = 10_000;
    private static final int MOST_FOR_CLIENTS = 1_000;
    private static final int LONGEST_REASON = 200;

    private final Store store;
    private final TokenUseRecorder uses;
    private final EventRecorder events;
    private final InstantSource clock;
    private final int mostLookedAt;

    /// @param uses   writes what it holds before anything is read
    /// @param events likewise
    public Refusals(Store store, TokenUseRecorder uses, EventRecorder events, InstantSource clock) {
        this(store, uses, events, clock, MOST_LOOKED_AT);
    }

    /// The same.
    ///
    /// @param mostLookedAt how many are read at the most to find those of a page
    Refusals(Store store, TokenUseRecorder uses, EventRecorder events, InstantSource clock,
            int mostLookedAt) {
        this.mostLookedAt = mostLookedAt;
        this.store = store;
        this.uses = uses;
        this.events = events;
        this.clock = clock;
    }

    /// One page of what is open. It may have fewer than asked for, or none, and lead on all the same: where
    /// few of very many are wanted.
    ///
    /// @param client only what this client asked for
    /// @param target only what is about this user or group
    /// @param held   only who is held or stopped among people who are to leave
    /// @param cursor where the page before ended; empty for the first one
    /// @param limit  how many at the most
    public RefusedChangePage page(String organizationId, Optional<String> client, Optional<String> target,
            boolean held, Optional<RefusalCursor> cursor, int limit) {
        uses.flush();
        events.flush();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return store.read(transaction -> {
            Clients clients = Clients.of(transaction, organizationId);
            Counts counts = transaction.refusals().counts(organizationId);
            Predicate<Open> wanted = open -> (!held || HeldPeople.isOne(open))
                    && client.map(name -> name.equals(name(clients, open))).orElse(true);
            Optional<Place> after = cursor.map(RefusalCursor::place);
            Found found = target
                    .map(id -> new Found(transaction.refusals().ofTargets(organizationId, List.of(id))
                            .stream().filter(wanted)
                            .filter(open -> after.map(open.place()::isAfter).orElse(true)).toList(),
                            Optional.empty()))
                    .orElseGet(() -> found(transaction, organizationId, wanted,
                            client.isPresent() || held ? mostLookedAt : limit + 1, after, limit + 1));
            List<Open> page = found.open().stream().limit(limit).toList();
            RefusalReader reader = new RefusalReader(transaction, organizationId, clients);
            List<RefusedChange> changes = page.stream().map(reader::read).toList();
            return new RefusedChangePage(now, counts.urgent(), counts.all(),
                    names(transaction, organizationId, clients),
                    HeldPeople.read(transaction, organizationId, reader, now), changes,
                    (found.open().size() > limit ? Optional.of(page.getLast().place()) : found.lastLookedAt())
                            .map(place -> new RefusalCursor(place).toString()));
        });
    }

    /// What clients send and this service does not keep, once for each client.
    public NotKeptList notKept(String organizationId) {
        events.flush();
        return store.read(transaction -> {
            Clients clients = Clients.of(transaction, organizationId);
            Map<String, NotKept> notices = new LinkedHashMap<>();
            for (NotKeptRecords.Notice notice : transaction.notKept().all(organizationId)) {
                String client = clients.name(notice.userAgent(), notice.address());
                notices.putIfAbsent(client + '\n' + notice.what(),
                        new NotKept(client, notice.what(), notice.schema(), notice.at()));
            }
            return new NotKeptList(List.copyOf(notices.values()));
        });
    }

    /// Settles one by hand, and says so in an audit event.
    ///
    /// @throws ProblemException when it is not there any more, or no reason is given
    public void settle(Actor actor, String id, SettleRefusedChange settlement) {
        String reason = settlement.reason().strip();
        if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
            throw ProblemException.inField("reason", ProblemCode.INVALID_REQUEST, "say.refusal.reason",
                    LONGEST_REASON);
        }
        events.flush();
        Instant now = clock.instant();
        store.write(transaction -> {
            Open open = transaction.refusals().find(actor.organizationId(), id).orElseThrow(Refusals::gone);
            if (!transaction.refusals().settle(actor.organizationId(), id, now)) {
                throw gone();
            }
            EventTarget target = new EventTarget(open.targetType(), open.targetId(), open.targetName());
            transaction.events().append(EventRecord.done(actor.who(), actor.organizationId(), now,
                    "refused-change.settled", target, Optional.of(EventDetail.settled(open.action(), reason)),
                    actor.origin()));
            return id;
        });
    }

    private static ProblemException gone() {
        return ProblemException.of(ProblemCode.NOT_FOUND, "say.refusal.gone");
    }

    private static Found found(Transaction transaction, String organizationId, Predicate<Open> wanted,
            int mostLookedAt, Optional<Place> after, int enough) {
        List<Open> found = new ArrayList<>();
        List<Place> lookedAt = new ArrayList<>();
        transaction.refusals().visit(organizationId, after, mostLookedAt, open -> {
            lookedAt.add(open.place());
            if (wanted.test(open)) {
                found.add(open);
            }
            return found.size() < enough;
        });
        return new Found(found, lookedAt.size() < mostLookedAt || found.size() == enough
                ? Optional.empty()
                : Optional.of(lookedAt.getLast()));
    }

    /// @param lastLookedAt where the search ended that did not come to the end
    private record Found(List<Open> open, Optional<Place> lastLookedAt) {}

    private static List<String> names(Transaction transaction, String organizationId, Clients clients) {
        TreeSet<String> names = new TreeSet<>();
        transaction.refusals().visitClients(organizationId, MOST_FOR_CLIENTS,
                (userAgent, address) -> names.add(clients.name(userAgent, address)));
        return List.copyOf(names);
    }

    private static String name(Clients clients, Open open) {
        return clients.name(open.origin().userAgent(), open.origin().address());
    }
}
