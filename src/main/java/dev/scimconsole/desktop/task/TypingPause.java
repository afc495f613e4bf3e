package dev.scimconsole.desktop.task;

import java.time.Duration;
import javafx.util.Subscription;

/// What is typed holds when the typing pauses.
public final class TypingPause {

    private static final Duration PAUSE = Duration.ofMillis(350);

    private final Ticker ticker;
    private final Runnable paused;
    private Subscription typing = Subscription.EMPTY;

    /// @param paused called after a pause
    public TypingPause(Ticker ticker, Runnable paused) {
        this.ticker = ticker;
        this.paused = paused;
    }

    /// Something was typed.
    public void typed() {
        end();
        typing = ticker.once(PAUSE, paused);
    }

    /// Lets it hold at once.
    public void hold() {
        end();
        paused.run();
    }

    /// Waits for no pause any more.
    public void end() {
        typing.unsubscribe();
        typing = Subscription.EMPTY;
    }
}
