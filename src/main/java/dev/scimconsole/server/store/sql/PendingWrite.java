package dev.scimconsole.server.store.sql;

import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Work that waits for the writer, and then its outcome.
final class PendingWrite<R> {

    private final Function<Sql, R> work;
    private final CountDownLatch answered = new CountDownLatch(1);
    // Published by the latch.
    private @Nullable R result;
    private @Nullable Throwable failure;

    PendingWrite(Function<Sql, R> work) {
        this.work = work;
    }

    /// Runs the work, perhaps not for the first time.
    ///
    /// @return whether it ended well; otherwise [#await()] says why not
    boolean run(Sql sql) {
        result = null;
        failure = null;
        try {
            result = work.apply(sql);
            sql.end();
            return true;
        } catch (Throwable e) {
            failure = e;
            return false;
        }
    }

    void fail(RuntimeException e) {
        failure = e;
    }

    void answer() {
        answered.countDown();
    }

    /// Waits for the answer; an interrupt does not end the wait, because the outcome must be known.
    ///
    /// @return the work's result
    /// @throws RuntimeException what the work threw
    // Work that has nothing to tell returns null.
    @SuppressWarnings("NullAway")
    R await() {
        boolean interrupted = false;
        while (true) {
            try {
                answered.await();
                break;
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return switch (failure) {
            case null -> result;
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new IllegalStateException("work threw what it can't declare", failure);
        };
    }
}
