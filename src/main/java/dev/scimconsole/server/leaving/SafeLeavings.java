package dev.scimconsole.server.leaving;

import dev.scimconsole.contract.ProblemCode;
import dev.scimconsole.contract.activity.EventTarget;
import dev.scimconsole.contract.refusals.ChangeSafeLeaving;
import dev.scimconsole.contract.refusals.DecideLeavers;
import dev.scimconsole.contract.refusals.DecideLeavers.Decision;
import dev.scimconsole.contract.refusals.SafeLeaving;
import dev.scimconsole.server.problem.ProblemException;
import dev.scimconsole.server.scim.operation.LeaverGate;
import dev.scimconsole.server.store.Store;
import dev.scimconsole.server.store.Transaction;
import dev.scimconsole.server.store.activity.EventDetail;
import dev.scimconsole.server.store.activity.EventRecord;
import dev.scimconsole.server.store.refusals.LeaverRecords.Gate;
import dev.scimconsole.server.store.refusals.LeaverRecords.Rule;
import dev.scimconsole.server.token.Actor;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// How many may leave at once, and what an Org Admin decides about those who are more. Blocks while it asks
/// the store.
public final class SafeLeavings {

    /// How long leavers are let through. Identity providers repeat what failed at least once a day.
    private static final Duration LET_THROUGH = Duration.ofHours(24);
    private static final int FEWEST = 5;
    private static final int MOST = 10_000;

    private final Store store;
    private final InstantSource clock;

    /// @param store is not closed by this
    public SafeLeavings(Store store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /// The rule.
    public SafeLeaving read(String organizationId) {
        Instant now = now();
        return store.read(transaction -> read(transaction, organizationId, now));
    }

    /// Sets the rule, and says so in an audit event. Who is held is let go where nobody is to be held any
    /// more; what was stopped stays so.
    ///
    /// @throws ProblemException when the threshold is none
    public SafeLeaving set(Actor actor, ChangeSafeLeaving wanted) {
        wanted.threshold().filter(threshold -> threshold < FEWEST || threshold > MOST).ifPresent(_ -> {
            throw ProblemException.inField("threshold", ProblemCode.INVALID_REQUEST, "say.leaving.threshold",
                    FEWEST, MOST);
        });
        Instant now = now();
        return store.write(transaction -> {
            Rule before = transaction.leavers().rule(actor.organizationId());
            int threshold = wanted.threshold().orElse(before.threshold());
            boolean hold = wanted.hold().orElse(before.hold());
            boolean opens = before.gate() == Gate.HELD && !hold;
            transaction.leavers().set(actor.organizationId(), new Rule(threshold, hold,
                    opens ? Gate.OPEN : before.gate(), before.at(), before.by(), before.until(),
                    before.countedFrom(), before.toldAt()));
            append(transaction, actor, now, "settings.changed",
                    Optional.of(EventDetail.leaving(threshold, hold)));
            return read(transaction, actor.organizationId(), now);
        });
    }

    /// Decides, and says so in an audit event.
    ///
    /// @throws ProblemException when there is nothing to decide any more
    public void decide(Actor actor, DecideLeavers decision) {
        Instant now = now();
        store.write(transaction -> {
            Rule before = transaction.leavers().rule(actor.organizationId());
            transaction.leavers().set(actor.organizationId(), after(before, decision.decision(), actor, now));
            append(transaction, actor, now, switch (decision.decision()) {
                case LET_THROUGH -> "leavers.let-through";
                case STOP -> "leavers.stopped";
                case RESUME -> "leavers.resumed";
            }, Optional.empty());
            return before;
        });
    }

    private static Rule after(Rule before, Decision decision, Actor actor, Instant now) {
        Gate gate = switch (decision) {
            case LET_THROUGH -> Gate.LET_THROUGH;
            case STOP -> Gate.STOPPED;
            case RESUME -> Gate.OPEN;
        };
        boolean possible = switch (decision) {
            case LET_THROUGH, STOP -> before.gate() == Gate.HELD || before.gate() == Gate.STOPPED;
            case RESUME -> before.gate() == Gate.STOPPED || before.gate() == Gate.LET_THROUGH;
        };
        if (!possible || gate == before.gate()) {
            throw ProblemException.of(ProblemCode.LEAVERS_DECIDED, "say.leaving.decided");
        }
        return new Rule(before.threshold(), before.hold(), gate, Optional.of(now), Optional.of(actor.email()),
                Optional.of(now.plus(LET_THROUGH)).filter(_ -> gate == Gate.LET_THROUGH),
                Optional.of(now), before.toldAt());
    }

    private static SafeLeaving read(Transaction transaction, String organizationId, Instant now) {
        Rule rule = transaction.leavers().rule(organizationId);
        return new SafeLeaving(rule.threshold(),
                LeaverGate.limit(transaction.leavers(), organizationId, rule, now), rule.hold());
    }

    private static void append(Transaction transaction, Actor actor, Instant at, String action,
            Optional<EventDetail> detail) {
        transaction.events().append(EventRecord.done(actor.who(), actor.organizationId(), at, action,
                new EventTarget("settings", "safeLeaving", Optional.of("Safe leaving")), detail,
                actor.origin()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
