package dev.scimconsole.server.background;

import dev.scimconsole.server.store.failure.StoreUnavailableException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Does something again and again on a thread of its own, with a pause between, until it is closed. What it
/// can't do just now, or fails at in a way that nobody foresaw, the log says; the next round tries it again.
public final class Rounds implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);
    /// Until the transaction of whoever wakes it has ended, and for others to join.
    private static final Duration GATHERING = Duration.ofMillis(200);

    private final String undone;
    private final Duration pause;
    private final Duration patience;
    private final Round round;
    private final Thread thread;
    private final Semaphore woken = new Semaphore(0);
    private volatile boolean beginsWithPause;
    private volatile boolean closing;

    /// One that has not begun.
    ///
    /// @param name     of the thread
    /// @param undone   what is not done when a round fails, as the log begins to say it
    /// @param pause    between the end of a round and the next one
    /// @param patience how long whoever closes it waits for the end of a round before that is interrupted
    public Rounds(String name, String undone, Duration pause, Duration patience, Round round) {
        this.undone = undone;
        this.pause = pause;
        this.patience = patience;
        this.round = round;
        thread = Thread.ofVirtual().name(name).unstarted(this::runUntilClosed);
    }

    /// What is done in a round.
    @FunctionalInterface
    public interface Round {

        /// Does it.
        ///
        /// @throws InterruptedException when it is to end
        void go() throws InterruptedException;
    }

    /// Begins with a round.
    public void start() {
        thread.start();
    }

    /// Begins with a pause.
    public void startWithPause() {
        beginsWithPause = true;
        thread.start();
    }

    /// Ends the pause, or the next one.
    public void wake() {
        woken.release();
    }

    /// Whether the round that is under way is the last one.
    public boolean isClosing() {
        return closing;
    }

    /// Ends after the round that is under way, which is interrupted when it takes too long. Nothing runs any
    /// more once this returns.
    @Override
    public void close() {
        closing = true;
        wake();
        if (!thread.isAlive()) {
            return;
        }
        try {
            if (!thread.join(patience)) {
                thread.interrupt();
                thread.join();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void runUntilClosed() {
        try {
            if (beginsWithPause) {
                pause();
            }
            while (!closing) {
                go();
                pause();
            }
        } catch (InterruptedException _) {
            // Closed in the middle of something that took too long.
        }
    }

    private void pause() throws InterruptedException {
        if (woken.tryAcquire(pause.toNanos(), TimeUnit.NANOSECONDS) && !closing) {
            Thread.sleep(GATHERING);
            woken.drainPermits();
        }
    }

    private void go() throws InterruptedException {
        try {
            round.go();
        } catch (StoreUnavailableException e) {
            LOG.warn("{} while the database does not answer: {}", undone, e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("{}, because of a mistake of this program", undone, e);
        }
    }
}
