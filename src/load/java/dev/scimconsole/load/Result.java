package dev.scimconsole.load;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// One figure of one server.
///
/// @param figure      what was measured
/// @param population  with how many users
/// @param concurrency with how many connections
/// @param rounds      what was measured; empty when it failed
/// @param failure     what went wrong
/// @param heap        in use after it, garbage included, bytes; empty where it was not asked for
/// @param resident    after it, bytes
record Result(Contestant contestant, String figure, int population, int concurrency, List<Round> rounds,
        Optional<String> failure, OptionalLong heap, OptionalLong resident) {

    /// Requests per second: the median of the rounds; NaN when it failed.
    double perSecond() {
        return median(rounds.stream().map(Round::perSecond).toList());
    }

    /// A percentile of the latency in milliseconds: the median of the rounds' percentiles.
    double percentile(double percent) {
        return median(rounds.stream().map(round -> round.percentile(percent)).toList());
    }

    /// What the server used of the processors for one request, in microseconds. Unlike the rates it hardly
    /// depends on what else the machine does.
    double cpuPerRequest() {
        long requests = rounds.stream().mapToLong(Round::requests).sum();
        return rounds.stream().mapToLong(round -> round.serverCpu().toNanos()).sum() / 1e3 / requests;
    }

    /// The value in the middle; NaN when there is none.
    static double median(List<Double> values) {
        if (values.isEmpty()) {
            return Double.NaN;
        }
        return values.stream().sorted(Comparator.naturalOrder()).toList().get(values.size() / 2);
    }
}
