package dev.scimconsole.load;

import java.time.Duration;
import java.util.Arrays;

/// What came of some requests sent in a row.
///
/// @param requests        how many were answered
/// @param elapsed         from the first request sent to the last answer
/// @param serverCpu       what the server's process used of the processors meanwhile, all its threads
/// @param sortedLatencies of each request, from its first byte sent to the answer's last byte, nanoseconds
record Round(int requests, Duration elapsed, Duration serverCpu, long[] sortedLatencies) {

    double perSecond() {
        return requests / (elapsed.toNanos() / 1e9);
    }

    Round withServerCpu(Duration used) {
        return new Round(requests, elapsed, used, sortedLatencies);
    }

    /// A percentile of the latencies, in milliseconds.
    ///
    /// @param percent 0 to 100
    double percentile(double percent) {
        if (sortedLatencies.length == 0) {
            return Double.NaN;
        }
        int index = (int) Math.ceil(percent / 100 * sortedLatencies.length) - 1;
        return sortedLatencies[Math.max(0, index)] / 1e6;
    }

    /// Collects latencies; grows as it must.
    static final class Recorder {

        private long[] latencies = new long[1024];
        private int size;

        void add(long nanoseconds) {
            if (size == latencies.length) {
                latencies = Arrays.copyOf(latencies, size * 2);
            }
            latencies[size++] = nanoseconds;
        }

        int size() {
            return size;
        }

        Round finish(Duration elapsed) {
            long[] sorted = Arrays.copyOf(latencies, size);
            Arrays.sort(sorted);
            return new Round(size, elapsed, Duration.ZERO, sorted);
        }
    }
}
