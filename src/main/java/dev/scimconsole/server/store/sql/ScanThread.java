package dev.scimconsole.server.store.sql;

import dev.scimconsole.server.store.failure.ScansWaitException;
import dev.scimconsole.server.store.failure.StoreUnavailableException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Runs, one after another, what no index serves. On a platform thread, because such work hardly ever waits:
/// virtual threads that share its processor would come to it only at its end.
final class ScanThread implements AutoCloseable {

    private static final int MOST_WAITING = 8;

    private final ThreadPoolExecutor thread = new ThreadPoolExecutor(1, 1, 30, TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MOST_WAITING),
            Thread.ofPlatform().name("store-scan").daemon().factory());

    ScanThread() {
        thread.allowCoreThreadTimeOut(true);
    }

    /// Runs work when its turn has come.
    ///
    /// @throws ScansWaitException when there are too many before it
    /// @throws RuntimeException   what the work throws
    <R> R run(Supplier<R> work) {
        try {
            return thread.submit(work::get).get();
        } catch (RejectedExecutionException _) {
            throw thread.isShutdown()
                    ? new StoreUnavailableException("The store is closed.", null)
                    : new ScansWaitException();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailableException("The thread was interrupted before the scan ended.", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure
                    ? failure
                    : new IllegalStateException("a scan failed", e.getCause());
        }
    }

    /// Waits for what runs and what waits; their budgets bound that.
    @Override
    public void close() {
        thread.close();
    }
}
