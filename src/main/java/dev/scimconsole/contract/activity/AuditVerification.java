package dev.scimconsole.contract.activity;

import java.time.Instant;
import java.util.Optional;

/// Whether the audit events are all there and as they were written, as `GET /api/v1/events/verification`
/// answers.
///
/// Each audit event's hash covers the event and the hash before it. Who can write to the database can also
/// write hashes; but the newest event's hash, `head`, is signed again and again with a key that does not
/// stand there, and what was signed is kept beside the database too.
///
/// @param intact     whether nothing was found
/// @param events     how many audit events were checked
/// @param since      when the oldest of them happened; older ones were removed when their time was over
/// @param head       the newest one's hash, 64 hexadecimal digits
/// @param damage     the first that does not fit
/// @param signatures how far signatures vouch for that
public record AuditVerification(
        boolean intact,
        long events,
        Optional<Instant> since,
        String head,
        Optional<Damage> damage,
        Signatures signatures) {

    /// Where the chain breaks.
    ///
    /// @param type    how
    /// @param number  which link, counted from the first event that was ever written
    /// @param eventId of the event there, where there is one
    /// @param at      when that event happened, as it stands there now; where it is not there, when the one
    ///                after it happened or was signed
    public record Damage(DamageType type, long number, Optional<String> eventId, Optional<Instant> at) {}

    /// How a chain can break. On the wire it is the text that [#toString()] gives.
    public enum DamageType {
        /// An event is not as it was written.
        CHANGED("changed"),
        /// An event is not there, but later ones are.
        MISSING("missing"),
        /// The newest events are not there.
        TRUNCATED("truncated"),
        /// From this event on the chain is another one than was signed.
        REWRITTEN("rewritten"),
        /// The signature of this event's hash is none.
        SIGNATURE("signature");

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

    /// What the signatures say.
    ///
    /// @param state    whether they could be checked
    /// @param upTo     the number of the last event that a signature vouches for; 0 for none
    /// @param signedAt when that was signed
    /// @param key      the short name of the server's key: the first 16 hexadecimal digits of the SHA-256 of
    ///                 the public key; empty when there is none
    /// @param otherKey the short name of a key that signed and that the server does not know
    public record Signatures(SignatureState state, long upTo, Optional<Instant> signedAt,
            Optional<String> key, Optional<String> otherKey) {}

    /// Whether the signatures could be checked. On the wire it is the text that [#toString()] gives.
    public enum SignatureState {
        /// They were.
        CHECKED("checked"),
        /// Nothing has been signed yet.
        NONE("none"),
        /// Some are of a key that the server does not know: its own is another one than it was.
        OTHER_KEY("other-key"),
        /// The server was given no key.
        NO_KEY("no-key"),
        /// The key service did not answer.
        NO_ANSWER("no-answer");

        private final String wireName;

        SignatureState(String wireName) {
            this.wireName = wireName;
        }

        /// The name on the wire.
        @Override
        public String toString() {
            return wireName;
        }
    }
}
