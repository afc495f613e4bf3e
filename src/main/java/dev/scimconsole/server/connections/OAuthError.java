package dev.scimconsole.server.connections;

/// The errors of RFC 6749 §5.2. On the wire it is the text that [#toString()] gives.
public enum OAuthError {
    /// Something is missing, unreadable or sent twice.
    INVALID_REQUEST("invalid_request", 400),
    /// The client is not who it says, or shows nothing.
    INVALID_CLIENT("invalid_client", 401),
    /// Another grant than the one there is.
    UNSUPPORTED_GRANT_TYPE("unsupported_grant_type", 400),
    /// A scope that can be none.
    INVALID_SCOPE("invalid_scope", 400);

    private final String wireName;
    private final int status;

    OAuthError(String wireName, int status) {
        this.wireName = wireName;
        this.status = status;
    }

    /// The HTTP status.
    public int status() {
        return status;
    }

    /// The name on the wire.
    @Override
    public String toString() {
        return wireName;
    }
}
