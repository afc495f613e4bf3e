package dev.scimconsole.contract.directory;

/// What is open about a user or group. On the wire it is the text that [#toString()] gives.
public enum RefusalMark {
    /// Nothing.
    NONE("none"),
    /// A change was refused.
    CHANGE("change"),
    /// That somebody has no access any more was refused, and they have it.
    LEAVING("leaving");

    private final String wireName;

    RefusalMark(String wireName) {
        this.wireName = wireName;
    }

    /// The name on the wire.
    @Override
    public String toString() {
        return wireName;
    }
}
