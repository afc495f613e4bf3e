package dev.scimconsole.load;

import java.time.Duration;
import java.util.List;

/// How much is measured.
///
/// @param name        of the size
/// @param populations the numbers of users at which is measured, growing
/// @param groupSize   members of the group that gets one more
/// @param rounds      for each figure; the median counts
/// @param roundTime   of one round
/// @param warmUp      before the rounds of a figure
/// @param firstWrites so many of each kind of write come before its first round, or as many as go into 20 seconds:
///                    a service that runs for days has compiled what it runs
/// @param peerHeap    the limit of the heap of the servers that hold their data in it
record LoadSize(String name, List<Integer> populations, int groupSize, int rounds, Duration roundTime,
        Duration warmUp, int firstWrites, String peerHeap) {

    private static final List<LoadSize> ALL = List.of(
            // A look whether everything works; its figures say nothing.
            new LoadSize("smoke", List.of(200, 2_000), 100, 1, Duration.ofMillis(200), Duration.ofMillis(200),
                    0, "-Xmx1g"),
            new LoadSize("small", List.of(1_000, 100_000), 10_000, 3, Duration.ofMillis(500),
                    Duration.ofSeconds(1), 0, "-Xmx4g"),
            // As small, but writes are measured when they are compiled too, as they are from here on.
            new LoadSize("warm", List.of(1_000, 100_000), 10_000, 3, Duration.ofMillis(500),
                    Duration.ofSeconds(1), 40_000, "-Xmx6g"),
            // What is compiled of reads is thrown away while a million users are created, so that they run for
            // longer before their rounds. A million users take about 16 GB in memory: name one that holds them
            // there, or none (`load.only`).
            new LoadSize("large", List.of(1_000, 100_000, 1_000_000), 10_000, 3, Duration.ofMillis(500),
                    Duration.ofSeconds(4), 40_000, "-Xmx17g"),
            new LoadSize("full", List.of(1_000, 100_000, 1_000_000), 10_000, 5, Duration.ofSeconds(1),
                    Duration.ofSeconds(3), 40_000, "-Xmx17g"));

    static LoadSize named(String name) {
        return ALL.stream().filter(size -> size.name().equals(name)).findAny()
                .orElseThrow(() -> new IllegalArgumentException("no size " + name));
    }
}
