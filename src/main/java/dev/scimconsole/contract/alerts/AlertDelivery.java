package dev.scimconsole.contract.alerts;

import java.time.Instant;
import java.util.Optional;

/// One alert on its way to one place.
///
/// @param at      when it was raised
/// @param kind    what it is about; empty for a test
/// @param subject who or what in particular
/// @param where   the webhook's name, or the address that an email goes to
/// @param email   whether it goes by email
/// @param state   how far it has come
/// @param answer  of the last try: an HTTP status, or why there was none; empty before the first
/// @param tries   how often it was tried
/// @param nextAt  when it is tried again; empty once that is over
public record AlertDelivery(Instant at, Optional<AlertKind> kind, String subject, String where, boolean email,
        State state, Optional<String> answer, int tries, Optional<Instant> nextAt) {

    /// How far it has come. On the wire it is the text that [#toString()] gives.
    public enum State {
        /// It waits, for its first try or another.
        WAITING("waiting"),
        /// It was taken.
        DELIVERED("delivered"),
        /// It was given up.
        FAILED("failed");

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
