package dev.scimconsole.contract.connections;

/// How an identity provider shows who it is. On the wire it is the text that [#toString()] gives.
public enum ConnectionKind {
    /// By a secret (RFC 6749 §4.4).
    CLIENT_CREDENTIALS("client-credentials"),
    /// By a signed statement of its own (RFC 7523), so that nothing secret is kept on either side.
    FEDERATION("federation");

    private final String wireName;

    ConnectionKind(String wireName) {
        this.wireName = wireName;
    }

    /// The name on the wire.
    @Override
    public String toString() {
        return wireName;
    }
}
