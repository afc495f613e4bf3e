package dev.scimconsole.server.store.sql;

import dev.scimconsole.server.store.failure.ScanTooLargeException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// What is left of what a scan may cost. For one thread at a time.
final class ScanMeter {

    private static final ScanMeter UNLIMITED = new ScanMeter(Long.MAX_VALUE, Long.MAX_VALUE);

    private final long start = System.nanoTime();
    private final long nanos;
    private long rows;

    private ScanMeter(long nanos, long rows) {
        this.nanos = nanos;
        this.rows = rows;
    }

    /// Of what an index serves: it may cost what it costs.
    static ScanMeter unlimited() {
        return UNLIMITED;
    }

    /// Begins to count.
    static ScanMeter of(Duration time, long rows) {
        return new ScanMeter(time.toNanos(), rows);
    }

    boolean isLimited() {
        return nanos < Long.MAX_VALUE;
    }

    /// Whole milliseconds until then, at least one; only where there is a limit.
    long millisLeft() {
        return Math.max(1, TimeUnit.NANOSECONDS.toMillis(nanos - (System.nanoTime() - start)));
    }

    /// Whether the time is over.
    boolean isOver() {
        return isLimited() && System.nanoTime() - start > nanos;
    }

    /// Counts one row.
    ///
    /// @throws ScanTooLargeException when that is one too many, or the time is over
    void row() {
        if (isLimited()) {
            rows--;
            require();
        }
    }

    /// @throws ScanTooLargeException when nothing is left
    void require() {
        if (rows < 0 || isOver()) {
            throw new ScanTooLargeException();
        }
    }
}
