package dev.scimconsole.desktop.task;

import java.time.Duration;
import javafx.util.Subscription;

/// Time that passes, as pages see it. In tests it passes when the test says so.
public interface Ticker {

    /// Calls again and again, on the thread of the screen, until the subscription ends.
    ///
    /// @param period between two calls, and before the first
    Subscription every(Duration period, Runnable tick);
}
