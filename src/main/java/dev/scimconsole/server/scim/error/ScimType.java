package dev.scimconsole.server.scim.error;

/// The detail error keywords (RFC 7644 §3.12, RFC 9865 §3).
public enum ScimType {
    /// The filter can't be read, or the attribute can't be compared so.
    INVALID_FILTER("invalidFilter"),
    /// The search yields more than the service is willing to sort.
    TOO_MANY("tooMany"),
    /// A value that must be unique is in use.
    UNIQUENESS("uniqueness"),
    /// The attribute must not be changed so.
    MUTABILITY("mutability"),
    /// The body is no JSON or does not follow the message's schema.
    INVALID_SYNTAX("invalidSyntax"),
    /// A path can't be read or names no attribute.
    INVALID_PATH("invalidPath"),
    /// A path selects nothing that could be changed.
    NO_TARGET("noTarget"),
    /// A value is missing or of the wrong type.
    INVALID_VALUE("invalidValue"),
    /// The cursor is none of this service, or of another query.
    INVALID_CURSOR("invalidCursor"),
    /// The cursor is too old.
    EXPIRED_CURSOR("expiredCursor"),
    /// The count can't be used.
    INVALID_COUNT("invalidCount");

    private final String keyword;

    ScimType(String keyword) {
        this.keyword = keyword;
    }

    /// As it stands on the wire.
    public String keyword() {
        return keyword;
    }
}
