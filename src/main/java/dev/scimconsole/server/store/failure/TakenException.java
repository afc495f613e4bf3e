package dev.scimconsole.server.store.failure;

/// A value that must be unique in its organization is in use already.
public final class TakenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// What is taken.
    public enum Value {
        /// A SCIM resource's `userName`.
        USER_NAME,
        /// An email domain on the organization's list.
        EMAIL_DOMAIN,
        /// An administrator's email.
        ADMINISTRATOR_EMAIL
    }

    private final Value value;

    /// @param value what is taken
    public TakenException(Value value) {
        super(value + " is taken", null, false, false);
        this.value = value;
    }

    /// What is taken.
    public Value value() {
        return value;
    }
}
