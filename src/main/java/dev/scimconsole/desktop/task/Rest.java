package dev.scimconsole.desktop.task;

import java.time.Duration;
import java.util.Optional;
import javafx.util.Subscription;

/// What follows a choice that may change many times in a second, as while a key is held: the first is
/// followed at once, those after it only when the choice rests.
public final class Rest {

    /// Keys repeat in less, and nobody notices that it is waited for.
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Ticker ticker;
    private Subscription moving = Subscription.EMPTY;
    private Optional<Runnable> waiting = Optional.empty();

    /// @param ticker tells when it rests
    public Rest(Ticker ticker) {
        this.ticker = ticker;
    }

    /// Something else was chosen.
    ///
    /// @param work follows it, unless yet another is chosen before
    public void follow(Runnable work) {
        if (moving.equals(Subscription.EMPTY)) {
            work.run();
        } else {
            waiting = Optional.of(work);
            moving.unsubscribe();
        }
        moving = ticker.once(PAUSE, this::rests);
    }

    /// Nothing is chosen any more.
    public void end() {
        moving.unsubscribe();
        moving = Subscription.EMPTY;
        waiting = Optional.empty();
    }

    private void rests() {
        Optional<Runnable> last = waiting;
        end();
        last.ifPresent(Runnable::run);
    }
}
