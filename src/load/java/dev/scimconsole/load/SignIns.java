package dev.scimconsole.load;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/// An attack: fifty tries a second to sign in, from fifty addresses, each with a password that nobody has.
/// Prints what a client that does nothing wrong notices of it.
final class SignIns {

    private static final int ADDRESSES = 50;
    private static final int PER_SECOND = 50;
    private static final int ROUNDS = 5;
    private static final Duration ATTACK = Duration.ofSeconds(10);

    private final ServerProcess server;
    private final HttpRequest.Maker requests;
    private final Map<Integer, Integer> statuses = new TreeMap<>();
    private int addresses;

    private SignIns(ServerProcess server) {
        this.server = server;
        this.requests = new HttpRequest.Maker(server.authority(), "/api/v1", "");
    }

    /// Runs the program.
    public static void main(String[] arguments) throws IOException {
        Path target = Path.of(System.getProperty("load.directory", "target")).toAbsolutePath();
        Path workplace = Files.createTempDirectory(Files.createDirectories(target.resolve("load")), "run-");
        try (MeasuredServer server = Contestant.SCIM_CONSOLE.start(target, workplace,
                LoadSize.named("small"))) {
            Bystander bystander = Bystander.at(server);
            SignIns attack = new SignIns(server.process());
            List<Double> ratios = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                Round before = bystander.look("before", Duration.ofSeconds(5));
                CompletableFuture<Void> running = CompletableFuture.runAsync(attack::run,
                        task -> Thread.ofPlatform().start(task));
                Round during = bystander.look("during the attack", ATTACK);
                running.join();
                ratios.add(during.percentile(50) / before.percentile(50));
            }
            System.out.printf(Locale.ROOT, "answers to the attack by their status: %s%n"
                    + "p50 during the attack to that before, median of %d rounds: %.2f%n", attack.statuses,
                    ROUNDS, Result.median(ratios));
        }
    }

    /// Each try on a thread of its own, so that none waits for the one before.
    private void run() {
        List<CompletableFuture<Void>> tries = new ArrayList<>();
        long start = System.nanoTime();
        long count = ATTACK.toSeconds() * PER_SECOND;
        for (int i = 0; i < count; i++) {
            long due = start + i * Duration.ofSeconds(1).toNanos() / PER_SECOND;
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            int number = addresses++;
            tries.add(CompletableFuture.runAsync(() -> attempt(number), Thread::startVirtualThread));
        }
        tries.forEach(CompletableFuture::join);
    }

    /// Other addresses in each round, so that none is slowed down for what it did before.
    private void attempt(int number) {
        int round = number / (int) (ATTACK.toSeconds() * PER_SECOND);
        InetAddress from = InetAddress.ofLiteral("127.3." + round + "." + (1 + number % ADDRESSES));
        HttpRequest request = requests.postJson("/sessions",
                "{\"email\": \"somebody%d@example.com\", \"password\": \"not this one %d\"}".formatted(number,
                        number));
        int status;
        try (LoadGenerator generator = new LoadGenerator(server.address(), Optional.of(from), 1)) {
            status = generator.ask(request.expectingAnything()).status();
        } catch (LoadFailure _) {
            status = 0;
        }
        synchronized (statuses) {
            statuses.merge(status, 1, Integer::sum);
        }
    }
}
