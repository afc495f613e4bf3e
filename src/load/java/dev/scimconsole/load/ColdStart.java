package dev.scimconsole.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// How long a server takes from the start of its process to its first 200: a search, with a token, for
/// somebody who is not there. Ours starts with a data store that was set up before, as after an update.
///
/// @param builds    to start
/// @param workplace for data and logs
record ColdStart(Builds builds, Path workplace, LoadSize size) {

    private static final int STARTS = 5;

    /// Starts each server a few times in turn.
    ///
    /// @return the median in milliseconds
    Map<Contestant, Double> measure(Set<Contestant> contestants) throws IOException {
        Map<Contestant, List<Double>> times = new EnumMap<>(Contestant.class);
        Map<Contestant, HttpRequest.Maker> first = new EnumMap<>(Contestant.class);
        for (Contestant contestant : contestants) {
            times.put(contestant, new ArrayList<>());
            try (MeasuredServer server = contestant.start(builds, directory(contestant), size)) {
                first.put(contestant, server.requests());
            }
        }
        for (int i = 0; i < STARTS; i++) {
            for (Contestant contestant : contestants) {
                times.get(contestant).add(milliseconds(contestant, first.get(contestant)));
            }
        }
        Map<Contestant, Double> medians = new EnumMap<>(Contestant.class);
        times.forEach((contestant, all) -> medians.put(contestant, Result.median(all)));
        return medians;
    }

    private double milliseconds(Contestant contestant, HttpRequest.Maker known) throws IOException {
        try (ServerProcess process = contestant.startAgain(builds, directory(contestant), size)) {
            HttpRequest.Maker requests = new HttpRequest.Maker(process.authority(), known.prefix(),
                    known.authorization());
            LoadGenerator.once(process.address(), requests.get(Figure.filterPath("nobody@example.com")));
            return (System.nanoTime() - process.startedAt()) / 1e6;
        }
    }

    private Path directory(Contestant contestant) throws IOException {
        return Files.createDirectories(workplace.resolve("cold-" + contestant.name()));
    }
}
