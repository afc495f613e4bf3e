package dev.scimconsole.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/// What one node on a PostgreSQL database answers and what three do, eight connections to each. They share
/// the machine with the database and with what sends the requests. Needs `load.postgres`.
final class Nodes {

    private static final int USERS = 10_000;
    private static final int NODES = 3;
    private static final int ROUNDS = 5;
    private static final int CONNECTIONS = 8;
    private static final Duration TIME = Duration.ofSeconds(1);
    private static final LoadSize SIZE = LoadSize.named("small");

    private final List<MeasuredServer> nodes = new ArrayList<>();
    private final AtomicInteger next = new AtomicInteger(USERS);
    private final AtomicInteger flips = new AtomicInteger();

    private Nodes() {}

    /// Runs the program.
    public static void main(String[] arguments) throws IOException, InterruptedException, ExecutionException {
        Nodes nodes = new Nodes();
        try (Builds builds = Builds.given()) {
            Path workplace = Files
                    .createTempDirectory(Files.createDirectories(builds.target().resolve("load")), "run-");
            Path own = Files.createDirectories(workplace.resolve("1"));
            try {
                MeasuredServer first = Contestant.ON_POSTGRES.start(builds, own, SIZE);
                nodes.nodes.add(first);
                first.run(Figure.creates(first), 32, Duration.ofHours(1), USERS);
                for (int number = 2; number <= NODES; number++) {
                    ServerProcess process = new ServerProcess(Contestant.serve(builds.today(""),
                            Files.createDirectories(workplace.resolve(String.valueOf(number))),
                            "--database-url",
                            builds.database(own)), workplace.resolve(number + ".log"), false);
                    MeasuredServer node = new MeasuredServer(Contestant.ON_POSTGRES, process,
                            first.requests().authorization());
                    node.userIds().addAll(first.userIds());
                    nodes.nodes.add(node);
                }
                nodes.measure();
            } finally {
                nodes.nodes.forEach(MeasuredServer::close);
            }
        }
    }

    private void measure() throws InterruptedException, ExecutionException {
        System.out.printf(Locale.ROOT, "%-20s %10s %12s%n", "figure", "1 node/s", NODES + " nodes/s");
        measure("get by id", node -> {
            SplittableRandom random = new SplittableRandom(1);
            return () -> node.requests().get("/Users/" + node.userIds().get(random.nextInt(USERS)));
        });
        measure("create", node -> () -> node.requests().post("/Users", Users.user(next.getAndIncrement())));
        measure("PATCH active", node -> () -> {
            int count = flips.getAndIncrement();
            return node.requests().patch("/Users/" + node.userIds().get(count % USERS),
                    Users.setActive(count / USERS % 2 == 1));
        });
    }

    private void measure(String name, Function<MeasuredServer, Workload> workload)
            throws InterruptedException, ExecutionException {
        together(nodes, workload);
        List<Double> one = new ArrayList<>();
        List<Double> all = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            one.add(together(List.of(nodes.get(round % NODES)), workload));
            all.add(together(nodes, workload));
        }
        System.out.printf(Locale.ROOT, "%-20s %10.0f %12.0f%n", name, Result.median(one), Result.median(all));
    }

    private static double together(List<MeasuredServer> some, Function<MeasuredServer, Workload> workload)
            throws InterruptedException, ExecutionException {
        double sum = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(NODES)) {
            List<Future<Round>> rounds = new ArrayList<>();
            for (MeasuredServer node : some) {
                Workload requests = workload.apply(node);
                rounds.add(threads.submit(() -> node.run(requests, CONNECTIONS, TIME, Integer.MAX_VALUE)));
            }
            for (Future<Round> round : rounds) {
                sum += round.get().perSecond();
            }
        }
        return sum;
    }
}
