package dev.scimconsole.contract.activity;

/// The kinds of events. On the wire it is the text that [#toString()] gives.
public enum EventKind {
    /// What administrators did. Hash-chained, so that a later change of the record is found.
    AUDIT("audit"),
    /// What clients of the SCIM service asked for.
    REQUEST("request"),
    /// What strangers tried at the admin API and were refused. Counted together, and in no chain: whoever
    /// tries without end must not fill the record of what administrators did.
    ATTEMPT("attempt");

    private final String wireName;

    EventKind(String wireName) {
        this.wireName = wireName;
    }

    /// The name on the wire.
    @Override
    public String toString() {
        return wireName;
    }
}
