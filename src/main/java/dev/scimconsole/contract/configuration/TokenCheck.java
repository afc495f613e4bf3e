package dev.scimconsole.contract.configuration;

import java.time.Instant;
import java.util.Optional;

/// What a pasted string is, as `POST /api/v1/token-check` answers it.
///
/// @param verdict  what it is
/// @param sentence for a person: what it is and what to do
/// @param hint     the token's hint, where its form is right
/// @param issuedAt when this service issued it to this organization; empty when it did not
/// @param issuedBy email of the administrator who issued it; empty likewise
/// @param endedAt  when it was revoked or its life ended
/// @param endedBy  email of the administrator who revoked it
public record TokenCheck(
        Verdict verdict,
        String sentence,
        Optional<String> hint,
        Optional<Instant> issuedAt,
        Optional<String> issuedBy,
        Optional<Instant> endedAt,
        Optional<String> endedBy) {

    /// What a pasted string is. On the wire it is the text that [#toString()] gives.
    public enum Verdict {
        /// The organization's current token.
        CURRENT("current"),
        /// It was the organization's token and was revoked.
        REVOKED("revoked"),
        /// It was the organization's token until its life ended.
        EXPIRED("expired"),
        /// The form of a SCIM token, but none that this organization ever had.
        UNKNOWN("unknown"),
        /// Not the form of a SCIM token: [TokenForm] tells which fault, and needs no service to do so.
        MALFORMED("malformed");

        private final String wireName;

        Verdict(String wireName) {
            this.wireName = wireName;
        }

        /// The name on the wire.
        @Override
        public String toString() {
            return wireName;
        }
    }
}
