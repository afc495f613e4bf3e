package dev.scimconsole.contract.alerts;

/// What an alert is about. On the wire it is the text that [#toString()] gives.
public enum AlertKind {
    /// Somebody was to lose access and did not.
    DEACTIVATION_REFUSED("deactivation-refused"),
    /// An hour after a refresh a client still presents the old token.
    OLD_TOKEN_IN_USE("old-token-in-use"),
    /// A client has not called for far longer than it does.
    CLIENT_SILENT("client-silent"),
    /// A token's life ends in 60, 30, 14, 7 days or one.
    SECRET_ENDS("secret-ends"),
    /// A connection's client secret ends in as many days, or has ended.
    CLIENT_SECRET_ENDS("client-secret-ends"),
    /// So does, or has, the key of an automation account.
    KEY_ENDS("key-ends"),
    /// So many people left at once that it may be a mistake.
    LEAVER_WAVE("leaver-wave"),
    /// An administrator signed in with a device that is not known of them.
    NEW_DEVICE("new-device");

    private final String wireName;

    AlertKind(String wireName) {
        this.wireName = wireName;
    }

    /// The kind with which this one is chosen: whoever wants to know of the end of one secret wants to know
    /// of all.
    public AlertKind chosenAs() {
        return this == CLIENT_SECRET_ENDS || this == KEY_ENDS ? SECRET_ENDS : this;
    }

    /// The name on the wire.
    @Override
    public String toString() {
        return wireName;
    }
}
