package dev.scimconsole.load;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/// An endless supply of requests of one kind. Called on one thread.
interface Workload {

    /// The next request.
    HttpRequest next();

    /// Looks at an answer with an expected status.
    default void answered(HttpReply reply) {}

    /// The same, no faster than so many a second; what was missed is made up for in bursts of at most 50.
    default Workload paced(int perSecond) {
        Workload whole = this;
        long gap = Duration.ofSeconds(1).toNanos() / perSecond;
        AtomicLong due = new AtomicLong(System.nanoTime());
        return new Workload() {
            @Override
            public HttpRequest next() {
                long now = System.nanoTime();
                long mine = due.updateAndGet(last -> Math.max(last + gap, now - 50 * gap));
                while (System.nanoTime() < mine) {
                    LockSupport.parkNanos(mine - System.nanoTime());
                }
                return whole.next();
            }

            @Override
            public void answered(HttpReply reply) {
                whole.answered(reply);
            }
        };
    }
}
