package dev.scimconsole.contract.activity;

/// What became of what was asked for. On the wire it is the text that [#toString()] gives.
public enum EventOutcome {
    /// It was done. A client that looked up what is not there was answered, so that counts as done.
    SUCCESS("success"),
    /// The service declined: no permission, a revoked token, a value that is taken.
    REFUSED("refused"),
    /// The service could not do it.
    FAILED("failed");

    private final String wireName;

    EventOutcome(String wireName) {
        this.wireName = wireName;
    }

    /// The name on the wire.
    @Override
    public String toString() {
        return wireName;
    }
}
