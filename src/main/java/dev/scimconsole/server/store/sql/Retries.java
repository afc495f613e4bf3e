package dev.scimconsole.server.store.sql;

import dev.scimconsole.server.store.failure.StoreUnavailableException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Runs a transaction again when another one came in between, after a pause of random length, so that those
/// who met do not meet again.
final class Retries {

    private static final int MOST_TRIES = 40;
    private static final long FIRST_PAUSE_MICROS = 2_000;
    private static final long LONGEST_PAUSE_MICROS = 250_000;

    /// @throws StoreUnavailableException when others still come in between after many tries, or the thread
    ///                                   is interrupted
    <R> R run(Supplier<R> transaction) {
        @Nullable
        ConflictException last = null;
        for (int attempt = 0; attempt < MOST_TRIES; attempt++) {
            try {
                return transaction.get();
            } catch (ConflictException e) {
                last = e;
                pause(attempt, e);
            }
        }
        throw new StoreUnavailableException("Other transactions came in between again and again.", last);
    }

    private static void pause(int attempt, ConflictException cause) {
        long longest = Math.min(LONGEST_PAUSE_MICROS, FIRST_PAUSE_MICROS << Math.min(attempt, 20));
        try {
            TimeUnit.MICROSECONDS.sleep(ThreadLocalRandom.current().nextLong(longest));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailableException(
                    "The thread was interrupted before the change was tried again.",
                    cause);
        }
    }
}
