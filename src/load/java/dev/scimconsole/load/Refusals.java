package dev.scimconsole.load;

import dev.scimconsole.contract.configuration.ScimToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/// Measures refused requests: whether they take the same time for whatever was presented, and what a flood of
/// them does to good requests. Started by the Maven profile `load` with `-Dload.main`; prints its figures.
final class Refusals {

    private static final int USERS = 1_000;
    private static final int ROUNDS = 5;
    private static final Duration ROUND = Duration.ofSeconds(2);

    private final MeasuredServer server;
    private final EqualTime equalTime;

    private Refusals(MeasuredServer server) {
        this.server = server;
        equalTime = new EqualTime(server);
    }

    /// Runs the program.
    public static void main(String[] arguments) throws IOException {
        Path target = Path.of(System.getProperty("load.directory", "target")).toAbsolutePath();
        Path workplace = Files.createTempDirectory(Files.createDirectories(target.resolve("load")), "run-");
        try (MeasuredServer server = Contestant.SCIM_CONSOLE.start(target, workplace,
                LoadSize.named("small"))) {
            server.run(Figure.creates(server), 8, Duration.ofMinutes(5), USERS);
            server.run(Figure.getById().workload().prepare(server), 8, Duration.ofSeconds(5),
                    Integer.MAX_VALUE);
            server.run(Figure.patchActive().workload().prepare(server), 8, Duration.ofSeconds(5),
                    Integer.MAX_VALUE);
            Refusals refusals = new Refusals(server);
            refusals.equalTime("GET", "/Users?count=1", "");
            refusals.equalTime("PATCH", "/Users/" + server.userIds().getFirst(), Users.setActive(false));
            refusals.flood("get by id", Figure.getById());
            refusals.flood("PATCH active", Figure.patchActive());
        }
    }

    private void equalTime(String method, String path, String body) {
        Map<String, HttpRequest> kinds = new LinkedHashMap<>();
        headers().forEach((name, header) -> kinds.put(name,
                server.requests().refused(method, path, header, body)));
        equalTime.measure("Refused " + method, kinds);
    }

    private static Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        try (ScimToken token = ScimToken.generate(new SecureRandom())) {
            // It opens nothing: no server ever issued it.
            String text = token.reveal();
            headers.put("no header", "");
            headers.put("not Bearer", "Basic " + text);
            headers.put("Bearer twice", "Bearer Bearer " + text);
            headers.put("blanks inside", "Bearer " + text.substring(0, 20) + " " + text.substring(20));
            headers.put("mistyped", "Bearer " + text.substring(0, 53) + (text.endsWith("A") ? "B" : "A"));
            headers.put("no SCIM token", "Bearer " + "x".repeat(54));
            headers.put("unknown", "Bearer " + text);
        }
        return headers;
    }

    private void flood(String name, Figure figure) {
        System.out.printf(Locale.ROOT,
                "%nGood requests (%s, one connection) beside others from the same address; median of %d rounds%n"
                        + "%-34s %9s %8s %8s %8s %12s %9s%n",
                name, ROUNDS, "beside", "good/s", "p50 ms", "p99 ms", "max ms", "others/s", "CPU us/req");
        Workload good = figure.workload().prepare(server);
        Workload bad = badRequests();
        Workload more = Figure.getById().workload().prepare(server);
        Map<String, Supplier<Optional<Workload>>> sides = new LinkedHashMap<>();
        sides.put("nothing", Optional::empty);
        sides.put("500 bad requests/s", () -> Optional.of(bad.paced(500)));
        sides.put("2,000 bad requests/s", () -> Optional.of(bad.paced(2_000)));
        sides.put("2,000 good requests/s", () -> Optional.of(more.paced(2_000)));
        sides.put("bad requests, as many as go", () -> Optional.of(bad));
        sides.put("good requests, as many as go", () -> Optional.of(more));
        Map<String, List<Beside>> rounds = new LinkedHashMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            sides.forEach((side, workload) -> rounds.computeIfAbsent(side, _ -> new ArrayList<>())
                    .add(beside(good, workload.get())));
        }
        rounds.forEach((side, all) -> System.out.printf(Locale.ROOT,
                "%-34s %9.0f %8.3f %8.3f %8.2f %12.0f %9.0f%n", side,
                median(all, beside -> beside.good().perSecond()),
                median(all, beside -> beside.good().percentile(50)),
                median(all, beside -> beside.good().percentile(99)),
                median(all, beside -> beside.good().percentile(100)), median(all, Beside::othersPerSecond),
                median(all, beside -> beside.good().serverCpu().toNanos() / 1e3
                        / (beside.good().requests() + beside.others()))));
    }

    private Beside beside(Workload good, Optional<Workload> others) {
        AtomicBoolean done = new AtomicBoolean();
        AtomicLong count = new AtomicLong();
        Optional<CompletableFuture<Void>> running = others
                .map(workload -> CompletableFuture.runAsync(() -> flood(workload, done, count),
                        task -> Thread.ofPlatform().start(task)));
        LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        long before = count.get();
        Round round = server.run(good, 1, ROUND, Integer.MAX_VALUE);
        long meanwhile = count.get() - before;
        done.set(true);
        running.ifPresent(CompletableFuture::join);
        return new Beside(round, meanwhile);
    }

    private void flood(Workload workload, AtomicBoolean done, AtomicLong count) {
        try (LoadGenerator generator = new LoadGenerator(server.process().address(), 8)) {
            while (!done.get()) {
                generator.run(new Workload() {
                    @Override
                    public HttpRequest next() {
                        return workload.next();
                    }

                    @Override
                    public void answered(HttpReply reply) {
                        count.incrementAndGet();
                    }
                }, Duration.ofMillis(100), Integer.MAX_VALUE);
            }
        }
    }

    private Workload badRequests() {
        List<HttpRequest> bad = new ArrayList<>();
        for (String header : headers().values()) {
            bad.add(server.requests().refused("GET", "/Users?count=1", header, ""));
            bad.add(server.requests().refused("PATCH", "/Users/" + server.userIds().getFirst(), header,
                    Users.setActive(false)));
        }
        AtomicLong next = new AtomicLong();
        return () -> bad.get((int) (next.getAndIncrement() % bad.size()));
    }

    private static double median(List<Beside> rounds, ToDoubleFunction<Beside> figure) {
        return Result.median(rounds.stream().map(figure::applyAsDouble).toList());
    }

    private record Beside(Round good, long others) {

        double othersPerSecond() {
            return others / (good.elapsed().toNanos() / 1e9);
        }
    }
}
