package dev.scimconsole.contract;

import java.time.Instant;
import java.util.Optional;

/// Whether the audit events are all there and as they were written, as `GET /api/v1/events/verification` answers.
///
/// Each audit event's hash covers the event and the hash before it. The hash of the newest is kept apart, so that
/// a missing end is seen too. Who can write to the database can also write hashes: a hash that an administrator
/// noted down earlier, `head`, tells even that.
///
/// @param intact  whether nothing was found
/// @param events  how many audit events were checked
/// @param since   when the oldest of them happened; older ones were removed when their time was over
/// @param head    the newest one's hash, 64 hexadecimal digits
/// @param damage  the first that is not as it was written
public record AuditVerification(
        boolean intact,
        long events,
        Optional<Instant> since,
        String head,
        Optional<Damage> damage) {

    /// Where the chain breaks.
    ///
    /// @param type    how
    /// @param number  which link, counted from the first event that was ever written
    /// @param eventId of the event there, where there is one
    /// @param at      when that event happened, as it stands there now
    public record Damage(DamageType type, long number, Optional<String> eventId, Optional<Instant> at) {}

    /// How a chain can break. On the wire it is the text that [#toString()] gives.
    public enum DamageType {
        /// An event is not as it was written.
        CHANGED("changed"),
        /// An event is not there, but later ones are.
        MISSING("missing"),
        /// The newest events are not there.
        TRUNCATED("truncated");

        private final String wireName;

        DamageType(String wireName) {
            this.wireName = wireName;
        }

        /// The name on the wire.
        @Override
        public String toString() {
            return wireName;
        }
    }
}
