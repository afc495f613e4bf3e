package dev.scimconsole.load;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/// An attack by who holds the token: four searches at once that no index serves, again and again, among 9,000
/// users and 5,000 groups of ten. Prints how long they take, and what a client that looks users up notices of
/// them.
final class Scans {

    private static final int GROUPS = 5_000;
    private static final int MEMBERS = 10;
    private static final int AT_ONCE = 4;
    private static final int ROUNDS = 3;
    private static final Duration ATTACK = Duration.ofSeconds(8);

    private final MeasuredServer server;
    private final Bystander bystander;

    private Scans(MeasuredServer server, Bystander bystander) {
        this.server = server;
        this.bystander = bystander;
    }

    /// Runs the program.
    public static void main(String[] arguments) throws IOException {
        Path target = Path.of(System.getProperty("load.directory", "target")).toAbsolutePath();
        Path workplace = Files.createTempDirectory(Files.createDirectories(target.resolve("load")), "run-");
        try (MeasuredServer server = Contestant.SCIM_CONSOLE.start(target, workplace,
                LoadSize.named("small"))) {
            Bystander bystander = Bystander.at(server);
            server.run(groups(server), 8, Duration.ofMinutes(5), GROUPS);
            Scans scans = new Scans(server, bystander);
            scans.attack("/Groups?sortBy=members");
            scans.attack("/Users?sortBy=name.familyName");
            scans.attack("/Users?sortBy=groups.display");
            scans.attack("/Users?filter=" + encoded("name.familyName eq \"Family0000007\""));
            scans.attack("/Users?filter=" + encoded("userName co \"zzz\""));
            scans.attack("/Users?filter=" + encoded("groups.display co \"zzz\""));
            scans.attack("/Groups?filter=" + encoded("members.display co \"zzz\""));
        }
    }

    private static String encoded(String filter) {
        return URLEncoder.encode(filter, StandardCharsets.UTF_8);
    }

    private static Workload groups(MeasuredServer server) {
        AtomicInteger next = new AtomicInteger();
        return () -> {
            int number = next.getAndIncrement();
            List<String> members = new ArrayList<>();
            for (int i = 0; i < MEMBERS; i++) {
                members.add(server.userIds().get((number * 7 + i * 911) % server.users()));
            }
            return server.requests().post("/Groups", Users.group("Group %05d".formatted(number), members));
        };
    }

    private void attack(String path) {
        System.out.printf("%n%s%n", path);
        HttpRequest scan = server.requests().get(path).expectingAnything();
        Map<Integer, Integer> statuses = new TreeMap<>();
        Workload scans = new Workload() {
            @Override
            public HttpRequest next() {
                return scan;
            }

            @Override
            public void answered(HttpReply reply) {
                statuses.merge(reply.status(), 1, Integer::sum);
            }
        };
        Round alone = server.run(scans, 1, Duration.ofSeconds(2), Integer.MAX_VALUE);
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            Round before = bystander.look("before", Duration.ofSeconds(4));
            CompletableFuture<Round> running = CompletableFuture.supplyAsync(
                    () -> server.run(scans, AT_ONCE, ATTACK, Integer.MAX_VALUE),
                    task -> Thread.ofPlatform().start(task));
            Round during = bystander.look("four at once", ATTACK);
            Round slow = running.join();
            System.out.printf(Locale.ROOT, "%-36s %6.0f/s  p50 %8.2f  p99 %8.2f  max %8.2f ms%n",
                    "  each of the four", slow.perSecond(), slow.percentile(50), slow.percentile(99),
                    slow.percentile(100));
            ratios.add(during.percentile(50) / before.percentile(50));
        }
        System.out.printf(Locale.ROOT,
                "alone p50 %.0f ms; answers by status %s; look-up's p50 during to before, median of %d: %.2f%n",
                alone.percentile(50), statuses, ROUNDS, Result.median(ratios));
    }
}
