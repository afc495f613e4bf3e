package dev.scimconsole.desktop.walk;

import org.jspecify.annotations.Nullable;

/// A step of the walk did not come to its end.
public final class WalkFailedException extends Exception {

    private static final long serialVersionUID = 1L;

    /// @param message which step, and what was missing
    /// @param cause   what went wrong; null when time ran out
    WalkFailedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
