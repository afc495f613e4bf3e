package dev.scimconsole.server.refusals;

import dev.scimconsole.contract.refusals.HeldLeavers;
import dev.scimconsole.contract.refusals.HeldLeavers.State;
import dev.scimconsole.contract.refusals.RefusedChange;
import dev.scimconsole.server.scim.error.ScimException;
import dev.scimconsole.server.store.Transaction;
import dev.scimconsole.server.store.refusals.LeaverRecords.Rule;
import dev.scimconsole.server.store.refusals.RefusalRecords.Open;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Says who does not leave because too many were to, in a transaction.
final class HeldPeople {

    private static final List<String> REASONS = List.of(ScimException.LEAVERS_HELD,
            ScimException.LEAVERS_STOPPED);
    private static final int NAMED = 20;

    private HeldPeople() {}

    static boolean isOne(Open open) {
        return open.reason().filter(REASONS::contains).isPresent();
    }

    /// How it stands; empty while people leave as they come.
    static Optional<HeldLeavers> read(Transaction transaction, String organizationId, RefusalReader reader,
            Instant now) {
        Rule rule = transaction.leavers().rule(organizationId);
        return state(rule, now)
                .map(state -> new HeldLeavers(state, rule.at().orElse(now), rule.by(), rule.until(),
                        transaction.refusals().count(organizationId, REASONS),
                        transaction.refusals().refusedFor(organizationId, REASONS, NAMED).stream()
                                .map(reader::read)
                                .map(HeldPeople::name).toList()));
    }

    private static Optional<State> state(Rule rule, Instant now) {
        return switch (rule.gate()) {
            case OPEN -> Optional.empty();
            case HELD -> Optional.of(State.HELD);
            case STOPPED -> Optional.of(State.STOPPED);
            case LET_THROUGH ->
                Optional.of(State.LET_THROUGH).filter(_ -> rule.until().filter(now::isBefore).isPresent());
        };
    }

    private static String name(RefusedChange change) {
        return change.displayName().or(change.target()::name).orElse(change.target().id());
    }
}
