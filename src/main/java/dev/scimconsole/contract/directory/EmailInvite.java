package dev.scimconsole.contract.directory;

import java.time.Instant;
import java.util.Optional;

/// What became of a user's email invite.
///
/// @param state  where it stands
/// @param at     when it was sent or given up
/// @param reason why it was given up, for programs: the reason that the event `mail.failed` gives, or
///               `data-put-back` where it waited in a copy of the data that was put back
public record EmailInvite(State state, Optional<Instant> at, Optional<String> reason) {

    /// Where an invite stands. On the wire it is the text that [#toString()] gives.
    public enum State {
        /// The user was to get none: invites were off when the account was created, the user was not active
        /// or has no email, or the server sends no emails.
        NOT_SENT("notSent"),
        /// It waits for the mail server.
        WAITING("waiting"),
        /// The mail server has taken it.
        SENT("sent"),
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
