package dev.scimconsole.contract.access;

/// What an administrator may do. On the wire it is the text that [#toString()] gives.
public enum Role {
    /// May look at everything and change everything.
    ORG_ADMIN("orgAdmin", "Org Admin"),
    /// May look at everything and change nothing.
    VIEWER("viewer", "Viewer");

    private final String wireName;
    private final String displayName;

    Role(String wireName, String displayName) {
        this.wireName = wireName;
        this.displayName = displayName;
    }

    /// The name that people read.
    public String displayName() {
        return displayName;
    }

    /// The name on the wire.
    @Override
    public String toString() {
        return wireName;
    }
}
