package dev.scimconsole.contract.refusals;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// That people who are to leave don't leave as they come: because too many came at once, or by an Org Admin's
/// decision.
///
/// @param state     how it stands
/// @param since     since when
/// @param decidedBy the administrator who decided; empty while nobody has
/// @param until     when [State#LET_THROUGH] ends; else empty
/// @param people    how many were asked for so far and are still there
/// @param names     of the first of them, at most 20
public record HeldLeavers(State state, Instant since, Optional<String> decidedBy, Optional<Instant> until,
        long people, List<String> names) {

    /// Copies the list.
    public HeldLeavers {
        names = List.copyOf(names);
    }

    /// How it stands. On the wire it is the text that [#toString()] gives.
    public enum State {
        /// Each deactivation and deletion is answered 503, until an Org Admin decides.
        HELD("held"),
        /// They go through, however many, until a time.
        LET_THROUGH("let-through"),
        /// Each is answered 403, until an Org Admin ends that.
        STOPPED("stopped");

        private final String wireName;

        State(String wireName) {
            this.wireName = wireName;
        }

        /// The name on the wire.
        @Override
        public String toString() {
            return wireName;
        }
    }
}
