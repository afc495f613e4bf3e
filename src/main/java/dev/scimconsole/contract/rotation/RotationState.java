package dev.scimconsole.contract.rotation;

/// How far the change to a new SCIM token has come. On the wire it is the text that [#toString()] gives.
public enum RotationState {
    /// There is no token, or none was revoked before it: nothing has to be changed anywhere.
    NONE("none"),
    /// Nobody has used the new token, and nobody was refused with an old one.
    WAITING("waiting"),
    /// Nobody has used the new token, and an old one was refused.
    OLD_TOKEN_IN_USE("old-token-in-use"),
    /// The new token was used, and no client that is known to call regularly is left behind.
    PICKED_UP("picked-up"),
    /// One client uses the new token; another still uses an old one, or has not called since.
    MIXED("mixed"),
    /// Nobody has used the new token, and everybody who should have called by now has not.
    SILENT("silent");

    private final String wireName;

    RotationState(String wireName) {
        this.wireName = wireName;
    }

    /// The name on the wire.
    @Override
    public String toString() {
        return wireName;
    }
}
