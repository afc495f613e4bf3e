package dev.scimconsole.load;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/// An attack: as many invites as can be tried, with codes that open nothing, from one address and from many.
/// Prints what a client that does nothing wrong notices of it, and what it adds to the database.
final class InviteCodes {

    private static final Duration ATTACK = Duration.ofSeconds(20);
    private static final int CONNECTIONS = 8;

    private final ServerProcess server;
    private final HttpRequest request;
    private final Map<Integer, Integer> statuses = new ConcurrentHashMap<>();

    private InviteCodes(ServerProcess server) {
        this.server = server;
        this.request = new HttpRequest.Maker(server.authority(), "/api/v1", "").postJson("/invites/accept",
                "{\"code\": \"nothing\", \"password\": \"four green kettles on ice\"}").expectingAnything();
    }

    /// Runs the program.
    public static void main(String[] arguments) throws IOException {
        Path target = Path.of(System.getProperty("load.directory", "target")).toAbsolutePath();
        Path workplace = Files.createTempDirectory(Files.createDirectories(target.resolve("load")), "run-");
        try (MeasuredServer server = Contestant.SCIM_CONSOLE.start(target, workplace,
                LoadSize.named("small"))) {
            Bystander bystander = Bystander.at(server);
            attack(server.process(), workplace.resolve("data"), bystander, 1);
            attack(server.process(), workplace.resolve("data"), bystander, CONNECTIONS);
        }
    }

    private static void attack(ServerProcess server, Path data, Bystander bystander, int addresses) {
        System.out.printf(Locale.ROOT, "%n%d connections from %d addresses%n", CONNECTIONS, addresses);
        bystander.look("before", Duration.ofSeconds(5));
        InviteCodes attack = new InviteCodes(server);
        CompletableFuture<Void> running = attack.start(addresses);
        bystander.look("during the attack", ATTACK);
        running.join();
        // Once more, while nobody else adds to the database.
        Kept before = Kept.in(data);
        attack.start(addresses).join();
        Kept after = Kept.in(data);
        System.out.printf(Locale.ROOT, "answers by status: %s; %.0f a second%n"
                + "events that %d seconds add: %d, audit events among them: %d%n",
                new TreeMap<>(attack.statuses), attack.statuses.values().stream().mapToInt(Integer::intValue)
                        .sum() / 2.0 / ATTACK.toSeconds(),
                ATTACK.toSeconds(), after.events - before.events, after.audit - before.audit);
    }

    private CompletableFuture<Void> start(int addresses) {
        List<CompletableFuture<Void>> running = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            InetAddress from = InetAddress.ofLiteral("127.4.0." + (1 + i % addresses));
            running.add(
                    CompletableFuture.runAsync(() -> tryFrom(from), task -> Thread.ofPlatform().start(task)));
        }
        return CompletableFuture.allOf(running.toArray(CompletableFuture[]::new));
    }

    private void tryFrom(InetAddress from) {
        try (LoadGenerator generator = new LoadGenerator(server.address(), Optional.of(from), 1)) {
            generator.run(new Workload() {
                @Override
                public HttpRequest next() {
                    return request;
                }

                @Override
                public void answered(HttpReply reply) {
                    statuses.merge(reply.status(), 1, Integer::sum);
                }
            }, ATTACK, Integer.MAX_VALUE);
        }
    }

    /// How many events the database holds.
    private record Kept(long events, long audit) {

        static Kept in(Path data) {
            try (Connection connection = DriverManager
                    .getConnection("jdbc:sqlite:" + data.resolve("scim-console.db"));
                    Statement statement = connection.createStatement();
                    ResultSet log = statement
                            .executeQuery("SELECT SUM(last_position), SUM(chain_length) FROM event_log")) {
                log.next();
                return new Kept(log.getLong(1), log.getLong(2));
            } catch (SQLException e) {
                throw new LoadFailure("the database can't be read: " + e.getMessage(), e);
            }
        }
    }
}
