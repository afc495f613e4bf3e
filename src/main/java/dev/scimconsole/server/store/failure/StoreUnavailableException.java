package dev.scimconsole.server.store.failure;

import org.jspecify.annotations.Nullable;

/// The database can't answer just now; the same request may succeed later.
public final class StoreUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean outcomeUnknown;

    /// Nothing was changed.
    ///
    /// @param message a sentence for the log; holds no data
    /// @param cause   what the driver said; null when it said nothing
    public StoreUnavailableException(String message, @Nullable Throwable cause) {
        this(message, false, cause);
    }

    /// @param message        a sentence for the log; holds no data
    /// @param outcomeUnknown see [#outcomeUnknown()]
    /// @param cause          what the driver said; null when it said nothing
    public StoreUnavailableException(String message, boolean outcomeUnknown, @Nullable Throwable cause) {
        super(message, cause);
        this.outcomeUnknown = outcomeUnknown;
    }

    /// Whether the database went away while it confirmed the change, so that nobody knows whether the change
    /// stands. Otherwise nothing was changed.
    public boolean outcomeUnknown() {
        return outcomeUnknown;
    }
}
