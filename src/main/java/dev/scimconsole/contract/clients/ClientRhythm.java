package dev.scimconsole.contract.clients;

import java.time.Instant;
import java.util.Optional;

/// How regularly a client calls. A burst of requests with pauses under five minutes counts as one sync.
///
/// @param state           whether it calls as it usually does
/// @param syncs           how many of its syncs are known, up to 48
/// @param usualGapSeconds the median time from one sync's start to the next; empty while learning
/// @param nextExpectedAt  the last sync's start and the usual gap; may be past. Empty while learning.
/// @param alarmAt         when it counts as silent, unless it calls before; empty while learning. Three usual
///                        gaps, or half as much again as its longer pauses (nights, weekends) if that is
///                        more, at least half an hour.
/// @param silentSince     its last request, if it is silent
public record ClientRhythm(
        State state,
        int syncs,
        Optional<Long> usualGapSeconds,
        Optional<Instant> nextExpectedAt,
        Optional<Instant> alarmAt,
        Optional<Instant> silentSince) {

    /// Whether a client calls as it usually does. On the wire it is the text that [#toString()] gives.
    public enum State {
        /// Too few syncs are known to tell: fewer than five.
        LEARNING("learning"),
        /// It calls as usual.
        AS_USUAL("as-usual"),
        /// It has not called for much longer than usual.
        SILENT("silent");

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
