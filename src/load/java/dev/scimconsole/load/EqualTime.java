package dev.scimconsole.load;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/// Measures whether requests that are refused for different reasons take the same time, and prints it.
final class EqualTime {

    private static final int WARM_UP_ADDRESSES = 150;
    private static final int ADDRESSES = Integer.getInteger("refusals.addresses", 600);
    /// Fewer than are answered in full from one address.
    private static final int REQUESTS_PER_ADDRESS = 84;

    private final MeasuredServer server;
    private final Random random = new Random(1);
    private int addresses;

    EqualTime(MeasuredServer server) {
        this.server = server;
    }

    /// Sends all kinds, after others that warm up, and prints a line for each: the ratio is that of its
    /// median to the least one.
    void measure(String title, Map<String, HttpRequest> kinds) {
        measure(kinds, WARM_UP_ADDRESSES);
        Map<String, long[]> times = measure(kinds, ADDRESSES);
        System.out.printf(Locale.ROOT,
                "%n%s, one at a time, in random order; microseconds%n%-24s %7s %7s %7s %7s %7s %9s%n", title,
                "presented", "n", "p10", "median", "p90", "ratio", "KS to all");
        long[] all = times.values().stream().flatMapToLong(Arrays::stream).sorted().toArray();
        double least = times.values().stream().mapToDouble(sorted -> at(sorted, 50)).min().orElseThrow();
        times.forEach((name, sorted) -> System.out.printf(Locale.ROOT,
                "%-24s %7d %7.1f %7.1f %7.1f %7.3f %9.3f%n", name, sorted.length, at(sorted, 10),
                at(sorted, 50), at(sorted, 90), at(sorted, 50) / least, distance(sorted, all)));
    }

    /// Sends all kinds in random order, from ever other addresses so that no limit is met.
    ///
    /// @return nanoseconds, sorted
    private Map<String, long[]> measure(Map<String, HttpRequest> kinds, int addressCount) {
        Map<String, Round.Recorder> recorders = new LinkedHashMap<>();
        kinds.keySet().forEach(name -> recorders.put(name, new Round.Recorder()));
        for (int i = 0; i < addressCount; i++) {
            List<String> order = new ArrayList<>();
            for (int j = 0; j < REQUESTS_PER_ADDRESS; j++) {
                order.add(List.copyOf(kinds.keySet()).get(j % kinds.size()));
            }
            Collections.shuffle(order, random);
            Timed timed = new Timed(order, kinds, recorders);
            try (LoadGenerator generator = new LoadGenerator(server.process().address(),
                    Optional.of(nextAddress()), 1)) {
                generator.run(timed, Duration.ofMinutes(1), order.size());
            }
        }
        Map<String, long[]> times = new LinkedHashMap<>();
        recorders.forEach(
                (name, recorder) -> times.put(name, recorder.finish(Duration.ZERO).sortedLatencies()));
        return times;
    }

    /// The whole of 127.0.0.0/8 is this machine.
    private InetAddress nextAddress() {
        addresses++;
        return InetAddress.ofLiteral("127.1." + addresses / 250 + "." + (addresses % 250 + 1));
    }

    private static double at(long[] sorted, int percent) {
        return sorted[(sorted.length - 1) * percent / 100] / 1e3;
    }

    /// The largest distance of two distributions (Kolmogorov and Smirnov): 0 for the same, 1 for disjoint
    /// ones.
    private static double distance(long[] one, long[] other) {
        double largest = 0;
        int j = 0;
        for (int i = 0; i < one.length; i++) {
            while (j < other.length && other[j] <= one[i]) {
                j++;
            }
            largest = Math.max(largest, Math.abs((i + 1.0) / one.length - (double) j / other.length));
        }
        return largest;
    }

    /// Requests in an order, each timed for its kind.
    private static final class Timed implements Workload {

        private final List<String> order;
        private final Map<String, HttpRequest> kinds;
        private final Map<String, Round.Recorder> recorders;
        private int sent;
        private long sentAt;

        Timed(List<String> order, Map<String, HttpRequest> kinds, Map<String, Round.Recorder> recorders) {
            this.order = order;
            this.kinds = kinds;
            this.recorders = recorders;
        }

        @Override
        public HttpRequest next() {
            HttpRequest request = kinds.get(order.get(sent++));
            sentAt = System.nanoTime();
            return request;
        }

        @Override
        public void answered(HttpReply reply) {
            long time = System.nanoTime() - sentAt;
            if (reply.status() != 401) {
                throw new LoadFailure("answered with " + reply.status() + " in place of 401");
            }
            // The first one from an address also connects.
            if (sent > 1) {
                recorders.get(order.get(sent - 1)).add(time);
            }
        }
    }
}
