package dev.scimconsole.desktop.task;

import org.jspecify.annotations.Nullable;

/// A task under way.
public final class RunningTask {

    private @Nullable Thread worker;
    private boolean cancelled;

    RunningTask() {}

    /// Interrupts the work and drops its result. After the end it does nothing.
    public synchronized void cancel() {
        cancelled = true;
        if (worker != null) {
            worker.interrupt();
        }
    }

    synchronized boolean isCancelled() {
        return cancelled;
    }

    /// Says that this thread is about to work.
    ///
    /// @return false when it was cancelled before
    synchronized boolean begin() {
        worker = Thread.currentThread();
        return !cancelled;
    }

    synchronized void end() {
        worker = null;
    }
}
