package dev.scimconsole.contract.activity;

import java.time.Instant;
import java.util.Optional;

/// Which events to show. What is empty does not restrict.
///
/// @param from    not before this time
/// @param to      before this time
/// @param actor   the actor's name, without regard to case
/// @param outcome only this one
/// @param kind    only this one
/// @param text    contained in action, actor, target, address, user agent, reason, detail, what was passed
///                over, or request id, without regard to case
public record EventFilter(
        Optional<Instant> from,
        Optional<Instant> to,
        Optional<String> actor,
        Optional<EventOutcome> outcome,
        Optional<EventKind> kind,
        Optional<String> text) {

    /// All events.
    public static EventFilter all() {
        return new EventFilter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty());
    }
}
