package dev.scimconsole.server.store;

/// The database can't answer just now; the same request may succeed later.
public final class StoreUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// @param message a sentence for the log; holds no data
    /// @param cause   what the driver said
    public StoreUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
