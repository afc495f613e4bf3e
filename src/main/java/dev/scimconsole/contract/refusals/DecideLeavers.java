package dev.scimconsole.contract.refusals;

/// Decides about people who are to leave, as `POST /api/v1/safe-leaving/decision` takes it.
public record DecideLeavers(Decision decision) {

    /// What becomes of them. On the wire it is the text that [#toString()] gives.
    public enum Decision {
        /// They leave when they are asked for again: for 24 hours nobody is held.
        LET_THROUGH("let-through"),
        /// Nobody leaves until [#RESUME] or [#LET_THROUGH].
        STOP("stop"),
        /// The threshold holds again, counted from now on.
        RESUME("resume");

        private final String wireName;

        Decision(String wireName) {
            this.wireName = wireName;
        }

        /// The name on the wire.
        @Override
        public String toString() {
            return wireName;
        }
    }
}
