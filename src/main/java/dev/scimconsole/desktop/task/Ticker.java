package dev.scimconsole.desktop.task;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import javafx.util.Subscription;

/// Time that passes, as pages see it. In tests it passes when the test says so.
public interface Ticker {

    /// Calls again and again, on the thread of the screen, until the subscription ends.
    ///
    /// @param period between two calls, and before the first
    Subscription every(Duration period, Runnable tick);

    /// Calls once, on the thread of the screen, unless the subscription ends before.
    default Subscription once(Duration delay, Runnable work) {
        AtomicReference<Subscription> waiting = new AtomicReference<>(Subscription.EMPTY);
        waiting.set(every(delay, () -> {
            Objects.requireNonNull(waiting.get()).unsubscribe();
            work.run();
        }));
        return Objects.requireNonNull(waiting.get());
    }
}
