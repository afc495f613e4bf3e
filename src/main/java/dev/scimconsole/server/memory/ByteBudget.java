package dev.scimconsole.server.memory;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// The memory that all of a kind together may take at a time. Given in the order it was asked for, so that
/// who wants much is not kept waiting for ever by those who want little. For any thread.
public final class ByteBudget {

    private final int size;
    private final Semaphore free;

    /// @param size bytes
    public ByteBudget(int size) {
        this.size = size;
        this.free = new Semaphore(size, true);
    }

    /// Bytes in all.
    public int size() {
        return size;
    }

    /// Bytes that nobody has now.
    public int free() {
        return free.availablePermits();
    }

    /// Takes bytes if they are there, before whoever waits.
    ///
    /// @return false when there are not so many
    public boolean takeNow(int bytes) {
        return free.tryAcquire(bytes);
    }

    /// Takes bytes in turn.
    ///
    /// @param longest to wait; with zero it takes them if they are there and nobody waits
    /// @return false when there were not so many in time, or the thread was interrupted
    public boolean take(int bytes, Duration longest) {
        try {
            return free.tryAcquire(bytes, longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// Gives bytes back.
    public void give(int bytes) {
        free.release(bytes);
    }
}
