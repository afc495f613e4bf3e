package dev.scimconsole.desktop.task;

import dev.scimconsole.client.CallFailure;

/// Failures that no page handles by itself, because every page would handle them alike.
public interface Failures {

    /// Offers a failed call, on the thread of the screen.
    ///
    /// @return whether it has been dealt with, so that the page hears nothing of it: a session that ended
    boolean takes(CallFailure failure);

    /// A failure that nobody foresaw: a defect. On the thread of the screen.
    void unforeseen(Throwable failure);
}
