package dev.scimconsole.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Measures the service and two others in one run: the same requests, the same generator, the same machine,
/// round by round in turn. Started by the Maven profile `load`.
///
/// System properties: those of [Builds], `load.size` (`smoke`, `small`, `warm`, `large` or `full`), `load.only`
/// (titles of contestants, comma-separated; all that are there when empty), `load.serve.options` (JVM options
/// of ours).
final class Load {

    private static final int[] CONCURRENCIES = {1, 8, 32};
    private static final int FILLING = 32;
    private static final Duration LONG = Duration.ofHours(1);
    /// The number of the first user who goes again.
    private static final int BESIDE = 5_000_000;
    private static final Duration FIRST_WRITES = Duration.ofSeconds(20);

    private final LoadSize size;
    private final Builds builds;
    private final Path workplace;
    private final Set<Contestant> contestants;
    private final Report report;
    private final DiskSync disk;
    private final List<MeasuredServer> servers = new ArrayList<>();

    private Load(LoadSize size, Builds builds, Path workplace, Set<Contestant> contestants) {
        this.size = size;
        this.builds = builds;
        this.workplace = workplace;
        this.contestants = contestants;
        this.report = new Report(size);
        this.disk = new DiskSync(workplace);
    }

    /// Runs the load program.
    public static void main(String[] arguments) throws IOException {
        LoadSize size = LoadSize.named(System.getProperty("load.size", "small"));
        Builds builds = Builds.given();
        Path results = Files.createDirectories(builds.target().resolve("load"));
        Path workplace = Files.createTempDirectory(results, "run-");
        Load load = new Load(size, builds, workplace,
                contestants(builds, System.getProperty("load.only", "")));
        try {
            load.run();
        } finally {
            load.servers.forEach(MeasuredServer::close);
            builds.close();
            load.report.write(results.resolve("figures-" + size.name() + ".md"));
            deleteTree(workplace);
        }
    }

    private static void deleteTree(Path directory) throws IOException {
        List<Path> paths;
        try (var walk = Files.walk(directory)) {
            paths = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : paths) {
            Files.delete(path);
        }
    }

    private static Set<Contestant> contestants(Builds builds, String only) {
        List<String> titles = Arrays.asList(only.split(","));
        return Arrays.stream(Contestant.values()).filter(contestant -> contestant.isThere(builds))
                .filter(contestant -> only.isBlank() || titles.contains(contestant.title()))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Contestant.class)));
    }

    private void run() throws IOException {
        report.begin();
        report.coldStarts(new ColdStart(builds, workplace, size).measure(contestants));
        for (Contestant contestant : contestants) {
            Path own = Files.createDirectories(workplace.resolve(contestant.name()));
            servers.add(contestant.start(builds, own, size));
        }
        for (int population : size.populations()) {
            fill(population);
            if (population == size.populations().getFirst()) {
                warmUp();
                measureCreatesBeside(population);
            }
            if (population == 100_000) {
                memory(population);
            }
            for (Figure figure : figures(population)) {
                measure(figure, population);
            }
            alive().forEach(server -> attempt(server, () -> keepOneGroup(server)));
        }
        report.end();
    }

    private List<Figure> figures(int population) {
        int group = Math.min(size.groupSize(), population / 2);
        return List.of(Figure.getById(), Figure.filterByUserName(), Figure.patchActive(), Figure.listPage(1),
                Figure.listPage(Math.min(1000, population / 100)),
                Figure.addMember(group, Math.max(1, 100_000 / population)));
    }

    /// Nobody is in a hundred groups.
    private static void keepOneGroup(MeasuredServer server) {
        List<String> others = server.groupIds().subList(Math.min(1, server.groupIds().size()),
                server.groupIds().size());
        server.run(Figure.deletes(server, "/Groups/", others), 1, LONG, others.size());
        others.clear();
    }

    /// Creates users up to a number: measured at each concurrency, then as fast as they go in.
    private void fill(int population) {
        if (population > size.populations().getFirst()) {
            measureCreates(population);
        }
        for (MeasuredServer server : alive()) {
            attempt(server, () -> server.run(Figure.creates(server), FILLING, LONG,
                    population - server.users()));
        }
    }

    private void measureCreates(int population) {
        Map<Contestant, Integer> perRound = new EnumMap<>(Contestant.class);
        for (MeasuredServer server : alive()) {
            // No round may use up the users that are missing, so that all rounds see about the same number.
            int most = (population - server.users() - size.firstWrites())
                    / (CONCURRENCIES.length * size.rounds() + 1);
            perRound.put(server.contestant(), most);
            attempt(server, () -> {
                firstWrites(server, Figure.creates(server));
                server.run(Figure.creates(server), 8, size.warmUp(), most);
            });
        }
        measureCreates(population, (server, concurrency) -> server.run(Figure.creates(server), concurrency,
                size.roundTime(), perRound.get(server.contestant())));
    }

    private void measureCreates(int population, BiFunction<MeasuredServer, Integer, Round> creates) {
        for (int concurrency : CONCURRENCIES) {
            Rounds rounds = new Rounds("create", population, concurrency);
            for (int round = 0; round < size.rounds(); round++) {
                rounds.lookAtTheDisk();
                for (MeasuredServer server : inTurn(round)) {
                    rounds.measure(server, () -> creates.apply(server, concurrency));
                }
            }
            rounds.report();
        }
    }

    /// Creates among so few users that the created go again before the next round.
    private void measureCreatesBeside(int population) {
        for (MeasuredServer server : alive()) {
            attempt(server, () -> {
                createBeside(server, 8, FIRST_WRITES, size.firstWrites());
                createBeside(server, 8, size.warmUp(), Integer.MAX_VALUE);
            });
        }
        measureCreates(population, (server, concurrency) -> createBeside(server, concurrency, size.roundTime(),
                Integer.MAX_VALUE));
    }

    private static Round createBeside(MeasuredServer server, int concurrency, Duration time, int atMost) {
        List<String> ids = new ArrayList<>();
        Round round = server.run(Figure.createsBeside(server, BESIDE, ids), concurrency, time, atMost);
        server.run(Figure.deletes(server, "/Users/", ids), FILLING, LONG, ids.size());
        return round;
    }

    private void measure(Figure figure, int population) {
        for (int concurrency : CONCURRENCIES) {
            Rounds rounds = new Rounds(figure.name(), population, concurrency);
            Map<Contestant, Workload> workloads = new EnumMap<>(Contestant.class);
            Duration warmUp = concurrency == 1 ? size.warmUp() : size.warmUp().dividedBy(4);
            for (MeasuredServer server : alive()) {
                rounds.attempt(server, () -> {
                    Workload workload = figure.workload().prepare(server);
                    if (figure.isWrite() && concurrency == 1) {
                        firstWrites(server, workload);
                    }
                    server.run(workload, Math.max(4, concurrency), warmUp, Integer.MAX_VALUE);
                    workloads.put(server.contestant(), workload);
                });
            }
            for (int round = 0; round < size.rounds(); round++) {
                if (figure.isWrite()) {
                    rounds.lookAtTheDisk();
                }
                for (MeasuredServer server : inTurn(round)) {
                    Optional.ofNullable(workloads.get(server.contestant()))
                            .ifPresent(workload -> rounds.measure(server, () -> server.run(workload, concurrency,
                                    size.roundTime(), Integer.MAX_VALUE)));
                }
            }
            rounds.report();
        }
    }

    private void firstWrites(MeasuredServer server, Workload writes) {
        if (size.firstWrites() > 0) {
            server.run(writes, 8, FIRST_WRITES, size.firstWrites());
        }
    }

    /// Runs each server until its code is compiled; what follows warms up its own requests only.
    private void warmUp() {
        for (MeasuredServer server : alive()) {
            for (Figure figure : List.of(Figure.getById(), Figure.filterByUserName())) {
                attempt(server, () -> server.run(figure.workload().prepare(server), 8,
                        size.warmUp().multipliedBy(8), Integer.MAX_VALUE));
            }
        }
    }

    private void memory(int population) {
        for (MeasuredServer server : alive()) {
            OptionalLong resident = server.process().residentBytes();
            server.process().collectGarbage();
            report.memory(server.contestant(), population, resident, server.process().heapBytes());
        }
    }

    private List<MeasuredServer> alive() {
        return servers.stream().filter(server -> server.broken().isEmpty()).toList();
    }

    /// The servers, each time in another order, so that none always has the same one before it.
    private List<MeasuredServer> inTurn(int round) {
        List<MeasuredServer> turned = new ArrayList<>(alive());
        Collections.rotate(turned, round);
        return turned;
    }

    /// Does something without which a server can't go on.
    private void attempt(MeasuredServer server, Runnable work) {
        try {
            work.run();
        } catch (LoadFailure e) {
            String reason = reason(server, e);
            server.markBroken(reason);
            report.broken(server.contestant(), reason);
        }
    }

    private String reason(MeasuredServer server, LoadFailure failure) {
        return server.process().isAlive()
                ? failure.getMessage()
                : "the process ended with " + server.users() + " users (" + size.peerHeap() + ")";
    }

    /// The rounds of one figure at one concurrency, of all servers.
    private final class Rounds {

        private final String figure;
        private final int population;
        private final int concurrency;
        private final Map<Contestant, List<Round>> rounds = new EnumMap<>(Contestant.class);
        private final Map<Contestant, String> failures = new EnumMap<>(Contestant.class);
        private final List<Double> syncs = new ArrayList<>();

        Rounds(String figure, int population, int concurrency) {
            this.figure = figure;
            this.population = population;
            this.concurrency = concurrency;
        }

        /// With more connections several share one write to the disk, so that it is no limit then.
        void lookAtTheDisk() {
            if (concurrency == 1) {
                syncs.add(disk.milliseconds());
            }
        }

        void report() {
            List<Result> results = results();
            report.add(results);
            if (!syncs.isEmpty()) {
                report.besideTheDisk(results, Result.median(syncs));
            }
        }

        void measure(MeasuredServer server, Supplier<Round> round) {
            attempt(server, () -> rounds.computeIfAbsent(server.contestant(), _ -> new ArrayList<>())
                    .add(round.get()));
        }

        void attempt(MeasuredServer server, Runnable work) {
            if (failures.containsKey(server.contestant())) {
                return;
            }
            try {
                work.run();
            } catch (LoadFailure e) {
                failures.put(server.contestant(), reason(server, e));
                if (!server.process().isAlive()) {
                    server.markBroken(reason(server, e));
                }
            }
        }

        private List<Result> results() {
            return servers.stream().map(this::result).toList();
        }

        /// Asking for the heap takes a second of a core, so only the last rounds of a figure do.
        private boolean isLast() {
            return concurrency == CONCURRENCIES[CONCURRENCIES.length - 1];
        }

        private Result result(MeasuredServer server) {
            Optional<String> failure = Optional.ofNullable(failures.get(server.contestant()))
                    .or(server::broken);
            boolean alive = server.process().isAlive();
            return new Result(server.contestant(), figure, population, concurrency,
                    failure.isPresent() ? List.of() : rounds.getOrDefault(server.contestant(), List.of()),
                    failure, alive && isLast() ? server.process().heapBytes() : OptionalLong.empty(),
                    alive ? server.process().residentBytes() : OptionalLong.empty());
        }
    }
}
