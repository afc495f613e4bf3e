package dev.scimconsole.server.activity;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/// Writes in the background what is gathered in memory, in batches, so that no request waits for it or fails
/// with it.
///
/// What is noted is written within half a second, and at the latest when somebody asks ([#flush()]). A killed
/// process loses that half second and nothing else. What is gathered, and what may be dropped of it, says
/// [Gathered].
///
/// @param <B> a batch: what is taken and written at once
final class BackgroundWriter<B> implements AutoCloseable {

    private static final Duration DELAY = Duration.ofMillis(200);
    private static final Duration DELAY_AFTER_FAILURE = Duration.ofSeconds(2);

    /// What waits. Everything but [#write] is called while the writer's lock is held, and so must not block.
    ///
    /// @param <B> a batch
    interface Gathered<B> {

        /// Whether nothing waits.
        boolean isEmpty();

        /// Whether so much waits that it is written at once, without time for more to join it.
        boolean isFull();

        /// Takes everything that waits; afterwards nothing does.
        B take();

        /// Joins what could not be written with what came since.
        void putBack(B batch);

        /// Writes a batch, of which there is one at a time.
        ///
        /// @return what is kept for later; empty when nothing is
        Optional<B> write(B batch);

        /// How long the writing rests once that is written which waits now.
        Duration pause();
    }

    private final Gathered<B> gathered;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition something = lock.newCondition();
    private final Condition full = lock.newCondition();
    private final ReentrantLock writing = new ReentrantLock();
    private final Thread thread;

    // Guarded by lock.
    private boolean closed;

    /// Starts writing.
    ///
    /// @param name of its thread
    BackgroundWriter(String name, Gathered<B> gathered) {
        this.gathered = gathered;
        // A platform thread, because busy virtual threads would make it wait for its turn.
        thread = Thread.ofPlatform().daemon().name(name).start(this::writeUntilClosed);
    }

    /// Changes what is gathered. Returns at once. It wakes the writer when there is something new for it, and
    /// not each time: that would cost more than the change.
    void note(Runnable change) {
        lock.lock();
        try {
            boolean wasEmpty = gathered.isEmpty();
            boolean wasFull = gathered.isFull();
            change.run();
            if (wasEmpty && !gathered.isEmpty()) {
                something.signal();
            }
            if (!wasFull && gathered.isFull()) {
                full.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /// Looks at what is gathered.
    boolean is(BooleanSupplier question) {
        lock.lock();
        try {
            return question.getAsBoolean();
        } finally {
            lock.unlock();
        }
    }

    /// Writes everything noted so far. What can't be written is kept for later.
    ///
    /// @return whether everything is written
    boolean flush() {
        writing.lock();
        try {
            Optional<B> left = take().flatMap(gathered::write);
            left.ifPresent(batch -> note(() -> gathered.putBack(batch)));
            return left.isEmpty();
        } finally {
            writing.unlock();
        }
    }

    /// Writes what is left and ends the thread.
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            something.signalAll();
            full.signalAll();
        } finally {
            lock.unlock();
        }
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        flush();
    }

    private void writeUntilClosed() {
        while (awaitSomething()) {
            // Others get time to join the first.
            rest(DELAY, gathered::isFull);
            Duration pause = pause();
            rest(flush() ? pause : DELAY_AFTER_FAILURE, () -> false);
        }
    }

    /// @return false once this is closed
    private boolean awaitSomething() {
        lock.lock();
        try {
            while (gathered.isEmpty() && !closed) {
                something.awaitUninterruptibly();
            }
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    /// @param unless ends the rest early; looked at while the lock is held
    private void rest(Duration time, BooleanSupplier unless) {
        lock.lock();
        try {
            long left = time.toNanos();
            while (left > 0 && !closed && !unless.getAsBoolean()) {
                left = full.awaitNanos(left);
            }
        } catch (InterruptedException _) {
            // Nobody interrupts this thread to end it; what was noted is written a little earlier.
        } finally {
            lock.unlock();
        }
    }

    private Duration pause() {
        lock.lock();
        try {
            return gathered.pause();
        } finally {
            lock.unlock();
        }
    }

    private Optional<B> take() {
        lock.lock();
        try {
            return gathered.isEmpty() ? Optional.empty() : Optional.of(gathered.take());
        } finally {
            lock.unlock();
        }
    }
}
