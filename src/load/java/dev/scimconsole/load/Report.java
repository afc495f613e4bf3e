package dev.scimconsole.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;

/// Prints each figure as it comes, and writes all of them as Markdown at the end.
final class Report {

    private static final double MIB = 1024 * 1024;
    private static final List<Comparison> COMPARISONS = List.of(
            new Comparison("ours / the better peer", Contestant.SCIM_CONSOLE,
                    EnumSet.of(Contestant.SCIM_SDK, Contestant.SCIMPLE)),
            new Comparison("ours / before", Contestant.SCIM_CONSOLE, EnumSet.of(Contestant.BEFORE)),
            new Comparison("PostgreSQL / before", Contestant.ON_POSTGRES,
                    EnumSet.of(Contestant.ON_POSTGRES_BEFORE)),
            new Comparison("ours / constant", Contestant.SCIM_CONSOLE, EnumSet.of(Contestant.CONSTANT)));

    private final LoadSize size;
    private final List<Result> results = new ArrayList<>();
    private final List<String> single = new ArrayList<>();

    Report(LoadSize size) {
        this.size = size;
    }

    void begin() {
        line("load program, size %s: %d processors, Java %s, %s %s".formatted(size.name(),
                Runtime.getRuntime().availableProcessors(), Runtime.version(), System.getProperty("os.name"),
                System.getProperty("os.arch")));
        line("each figure: median of %d rounds of %d ms after a warm-up, rounds in turn; c is connections"
                .formatted(size.rounds(), size.roundTime().toMillis()));
        line("SCIM Console fsyncs every write; SCIM-SDK and SCIMple keep data in memory (%s)"
                .formatted(size.peerHeap()));
    }

    /// Median times in milliseconds from process start to the first 200.
    void coldStarts(Map<Contestant, Double> medians) {
        medians.forEach((contestant, milliseconds) -> single("cold start to the first 200", contestant,
                "%.0f ms".formatted(milliseconds)));
    }

    void memory(Contestant contestant, int population, OptionalLong resident, OptionalLong heapAfterGc) {
        single("memory with %,d users".formatted(population), contestant,
                "resident %s, heap after a full collection %s".formatted(mib(resident), mib(heapAfterGc)));
    }

    void broken(Contestant contestant, String reason) {
        single("given up", contestant, reason);
    }

    void add(List<Result> figure) {
        results.addAll(figure);
        Optional<Result> ours = figure.stream()
                .filter(result -> result.contestant() == Contestant.SCIM_CONSOLE).findAny();
        for (Result result : figure) {
            String title = "%-36s %,11d users  c=%-3d %-17s".formatted(result.figure(), result.population(),
                    result.concurrency(), result.contestant().title());
            if (result.failure().isPresent()) {
                line("%s failed: %s".formatted(title, result.failure().get()));
                continue;
            }
            line("%s %9.0f/s  p50 %8.3f ms  p99 %8.3f ms  cpu %6.0f µs  heap %9s  resident %9s%s".formatted(
                    title,
                    result.perSecond(), result.percentile(50), result.percentile(99),
                    result.cpuPerRequest(), mib(result.heap()),
                    mib(result.resident()),
                    ours.filter(our -> our.failure().isEmpty()
                            && our.contestant() != result.contestant())
                            .map(our -> "  ours is %.2f times as fast"
                                    .formatted(our.perSecond() / result.perSecond()))
                            .orElse("")));
        }
    }

    /// Compares a write by one connection with the disk's share of it and the faster one of those that have no
    /// disk to wait for.
    ///
    /// @param sync of one write with fdatasync, milliseconds
    void besideTheDisk(List<Result> write, double sync) {
        Result any = write.getFirst();
        OptionalDouble peer = write.stream().filter(result -> result.contestant().isPeer())
                .filter(result -> result.failure().isEmpty())
                .mapToDouble(result -> 1_000 / result.perSecond())
                .min();
        double limit = sync + peer.orElse(0);
        write.stream().filter(result -> !result.contestant().isPeer() && result.failure().isEmpty())
                .forEach(result -> single(
                        "%s with %,d users: time / one fdatasync (%.2f ms) and the better one's"
                                .formatted(any.figure(), any.population(), sync),
                        result.contestant(),
                        "%.2f".formatted(1_000 / result.perSecond() / limit)));
    }

    /// Prints what the targets compare within one server.
    void end() {
        int smallest = size.populations().getFirst();
        int largest = size.populations().getLast();
        for (Contestant contestant : Contestant.values()) {
            Predicate<Result> own = result -> result.contestant() == contestant
                    && result.failure().isEmpty();
            for (int population : size.populations()) {
                ratio(own, contestant, "create with 32 connections / with 1, to %,d users"
                        .formatted(population), "create", population, 32, population, 1);
            }
            for (int concurrency : new int[]{1, 8, 32}) {
                ratio(own, contestant, "time of userName eq with %,d users / with %,d, c=%d"
                        .formatted(largest, smallest, concurrency), "filter userName eq", smallest,
                        concurrency, largest, concurrency);
            }
        }
    }

    private void ratio(Predicate<Result> own, Contestant contestant, String title, String figure,
            int population, int concurrency, int otherPopulation, int otherConcurrency) {
        Optional<Result> above = find(own, figure, population, concurrency);
        Optional<Result> below = find(own, figure, otherPopulation, otherConcurrency);
        if (above.isPresent() && below.isPresent()) {
            single(title, contestant,
                    "%.2f".formatted(above.get().perSecond() / below.get().perSecond()));
        }
    }

    private Optional<Result> find(Predicate<Result> own, String figure, int population, int concurrency) {
        return results.stream().filter(own).filter(result -> result.figure().equals(figure)
                && result.population() == population && result.concurrency() == concurrency).findAny();
    }

    private void single(String title, Contestant contestant, String value) {
        line("%-60s %-17s %s".formatted(title, contestant.title(), value));
        single.add("| %s | %s | %s |".formatted(title, contestant.title(), value));
    }

    private static void line(String text) {
        System.out.println(text);
    }

    private static String mib(OptionalLong bytes) {
        return bytes.isPresent() ? "%.0f MiB".formatted(bytes.getAsLong() / MIB) : "–";
    }

    /// Writes the figures as Markdown tables.
    void write(Path file) throws IOException {
        StringBuilder text = new StringBuilder("Requests per second (p50 / p99 in ms)\n\n")
                .append("| figure | users | c |");
        List<Contestant> there = there();
        there.forEach(contestant -> text.append(' ').append(contestant.title()).append(" |"));
        List<Comparison> comparisons = COMPARISONS.stream().filter(one -> one.isThere(there)).toList();
        comparisons.forEach(comparison -> text.append(' ').append(comparison.title()).append(" |"));
        text.append("\n").append("|---".repeat(3 + there.size() + comparisons.size())).append("|\n");
        for (int i = 0; i < results.size(); i++) {
            Result first = results.get(i);
            boolean isNew = results.subList(0, i).stream().noneMatch(other -> sameRow(first, other));
            if (isNew) {
                text.append(row(results.stream().filter(other -> sameRow(first, other)).toList(), there,
                        comparisons));
            }
        }
        text.append("\n| | server | |\n|---|---|---|\n");
        single.forEach(row -> text.append(row).append('\n'));
        Files.writeString(file, text);
        line("written to %s".formatted(file));
    }

    private static boolean sameRow(Result one, Result other) {
        return one.figure().equals(other.figure()) && one.population() == other.population()
                && one.concurrency() == other.concurrency();
    }

    private List<Contestant> there() {
        return results.stream().map(Result::contestant).distinct().sorted().toList();
    }

    private static String row(List<Result> row, List<Contestant> there, List<Comparison> comparisons) {
        Result first = row.getFirst();
        StringBuilder text = new StringBuilder("| %s | %,d | %d |".formatted(first.figure(),
                first.population(), first.concurrency()));
        Map<Contestant, Result> good = new EnumMap<>(Contestant.class);
        row.stream().filter(result -> result.failure().isEmpty())
                .forEach(result -> good.put(result.contestant(), result));
        for (Contestant contestant : there) {
            text.append(
                    Optional.ofNullable(good.get(contestant)).map(one -> " %,.0f (%.2f / %.2f) |".formatted(
                            one.perSecond(), one.percentile(50), one.percentile(99))).orElse(" – |"));
        }
        for (Comparison comparison : comparisons) {
            double ratio = comparison.ratio(good);
            text.append(Double.isNaN(ratio) ? " – |" : " %.2f |".formatted(ratio));
        }
        return text.append("\n").toString();
    }

    /// What is divided by the fastest of what.
    private record Comparison(String title, Contestant ours, Set<Contestant> others) {

        boolean isThere(List<Contestant> there) {
            return there.contains(ours) && others.stream().anyMatch(there::contains);
        }

        double ratio(Map<Contestant, Result> row) {
            OptionalDouble best = others.stream().filter(row::containsKey)
                    .mapToDouble(other -> row.get(other).perSecond()).max();
            return best.isPresent() && row.containsKey(ours)
                    ? row.get(ours).perSecond() / best.getAsDouble()
                    : Double.NaN;
        }
    }
}
