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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/// A first synchronization as Entra ID sends it: each user and each group is looked up and then created, and
/// then the members are added one by one. At first for a while at the 25 requests a second that Entra ID
/// allows itself, then as fast as eight connections can. Prints how long that takes, and what a client
/// notices of it that looks users up meanwhile.
final class Import {

    private static final int USERS = Integer.getInteger("import.users", 100_000);
    private static final int GROUPS = Integer.getInteger("import.groups", 500);
    private static final int ENTRA_PER_SECOND = 25;
    private static final Duration PACED = Duration.ofSeconds(Long.getLong("import.paced.seconds", 60));
    private static final int CONNECTIONS = 8;
    private static final Duration MOST_TIME = Duration.ofHours(1);
    private static final Duration LOOK = Duration.ofSeconds(10);

    private final MeasuredServer server;
    private final Bystander bystander;
    private final List<String> users = new ArrayList<>();
    private final List<String> groups = new ArrayList<>();
    /// Of the users that are created; those before it are there.
    private int firstNumber;

    private Import(MeasuredServer server, Bystander bystander) {
        this.server = server;
        this.bystander = bystander;
        this.firstNumber = server.users();
    }

    /// Runs the program.
    public static void main(String[] arguments) throws IOException {
        try (Builds builds = Builds.given()) {
            Path workplace = Files
                    .createTempDirectory(Files.createDirectories(builds.target().resolve("load")), "run-");
            run(builds, builds.hasPostgres() ? Contestant.ON_POSTGRES : Contestant.SCIM_CONSOLE, workplace);
        }
    }

    private static void run(Builds builds, Contestant contestant, Path workplace) {
        try (MeasuredServer server = contestant.start(builds, workplace, LoadSize.named("small"))) {
            Bystander bystander = Bystander.at(server);
            bystander.look("nothing else", LOOK);
            new Import(server, bystander).run();
            server.process().residentBytes()
                    .ifPresent(bytes -> System.out.printf(Locale.ROOT, "%d MiB resident at the end%n",
                            bytes >> 20));
        }
    }

    private void run() {
        int paced = (int) (PACED.toSeconds() * ENTRA_PER_SECOND / 2);
        during("25 a second", pairs(paced, this::lookUpUser, this::createUser, users).paced(ENTRA_PER_SECOND),
                1,
                2 * paced);
        firstNumber += users.size();
        users.clear();
        double seconds = during("users", pairs(USERS, this::lookUpUser, this::createUser, users), CONNECTIONS,
                2 * USERS);
        seconds += during("groups", pairs(GROUPS, this::lookUpGroup, this::createGroup, groups), CONNECTIONS,
                2 * GROUPS);
        AtomicInteger next = new AtomicInteger();
        seconds += during("members", () -> addMember(next.getAndIncrement()), CONNECTIONS, USERS);
        int requests = 3 * USERS + 2 * GROUPS;
        System.out.printf(Locale.ROOT,
                "%,d users and %,d groups: %,d requests in %.0f s; at %d a second it would be %s%n",
                USERS, GROUPS, requests, seconds, ENTRA_PER_SECOND,
                Duration.ofSeconds(requests / ENTRA_PER_SECOND));
    }

    /// @return how many seconds it took
    private double during(String what, Workload workload, int connections, int requests) {
        CompletableFuture<Round> running = CompletableFuture.supplyAsync(
                () -> server.run(workload, connections, MOST_TIME, requests),
                task -> Thread.ofPlatform().start(task));
        do {
            bystander.look(what, LOOK);
        } while (!running.isDone());
        Round round = running.join();
        System.out.printf(Locale.ROOT, "%-36s %6.0f/s  p50 %8.2f  p99 %8.2f  max %8.2f ms, %,d requests%n",
                what + ", connections: " + connections, round.perSecond(), round.percentile(50),
                round.percentile(99), round.percentile(100), round.requests());
        return round.requests() / round.perSecond();
    }

    /// A look-up and a creation in turn.
    private static Workload pairs(int count, IntFunction<HttpRequest> lookUp, IntFunction<HttpRequest> create,
            List<String> created) {
        AtomicInteger next = new AtomicInteger();
        return new Workload() {
            @Override
            public HttpRequest next() {
                int number = next.getAndIncrement();
                return number % 2 == 0 ? lookUp.apply(number / 2 % count) : create.apply(number / 2 % count);
            }

            @Override
            public void answered(HttpReply reply) {
                reply.createdId().ifPresent(created::add);
            }
        };
    }

    private HttpRequest lookUpUser(int number) {
        return server.requests().get(Figure.filterPath(Users.userName(place(number))));
    }

    private HttpRequest createUser(int number) {
        return server.requests().post("/Users", Users.user(place(number)));
    }

    private int place(int number) {
        return firstNumber + number;
    }

    private HttpRequest lookUpGroup(int number) {
        return server.requests().get("/Groups?excludedAttributes=members&filter="
                + URLEncoder.encode("displayName eq \"" + groupName(number) + "\"", StandardCharsets.UTF_8));
    }

    private HttpRequest createGroup(int number) {
        return server.requests().post("/Groups", Users.group(groupName(number), List.of()));
    }

    private HttpRequest addMember(int number) {
        return server.requests().patch("/Groups/" + groups.get(number % groups.size()),
                Users.addMember(users.get(number)));
    }

    private static String groupName(int number) {
        return "Imported %04d".formatted(number);
    }
}
