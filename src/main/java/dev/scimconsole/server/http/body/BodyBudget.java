package dev.scimconsole.server.http.body;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// The memory that all requests' bodies together may take at a time, whoever sends them. What is made of a
/// body takes many times its size, so this is a small part of the heap.
///
/// Shares are given in the order they were asked for, so that a large one is not kept waiting for ever by
/// small ones.
public final class BodyBudget {

    private static final int LEAST = 16 * 1024 * 1024;
    private static final int PART_OF_HEAP = 16;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    private final Semaphore free;

    /// @param bytes of all bodies together
    public BodyBudget(int bytes) {
        free = new Semaphore(bytes, true);
    }

    /// The budget for the heap that this process may have.
    public static BodyBudget ofThisProcess() {
        long part = Runtime.getRuntime().maxMemory() / PART_OF_HEAP;
        return new BodyBudget(Math.clamp(part, LEAST, Integer.MAX_VALUE));
    }

    /// The budget for those that may be larger than others: a group with all its members. Of them little more
    /// is made than they are, and one of the largest has room together with the form in which it was
    /// compressed. It is apart, so that neither kind keeps the other waiting.
    public static BodyBudget ofLargeBodies(int largest) {
        return new BodyBudget(largest + largest / 4);
    }

    /// An empty share, which grows as bytes come in.
    Share share() {
        return new Share();
    }

    /// Bytes that are not used now.
    public int free() {
        return free.availablePermits();
    }

    /// What one body takes; for one thread at a time.
    final class Share implements AutoCloseable {

        private int bytes;

        private Share() {}

        /// Takes more, and waits a little for others to give theirs back while this one has nothing yet. Who
        /// waits holding something might wait for who waits for it.
        ///
        /// @return false when there is not so much
        boolean take(int more) {
            boolean taken = bytes == 0 ? takeInTurn(more) : free.tryAcquire(more);
            bytes += taken ? more : 0;
            return taken;
        }

        private boolean takeInTurn(int more) {
            try {
                return free.tryAcquire(more, LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return false;
            }
        }

        @Override
        public void close() {
            free.release(bytes);
            bytes = 0;
        }
    }
}
