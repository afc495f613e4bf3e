package dev.scimconsole.load;

import dev.scimconsole.server.http.MadeShots;
import dev.scimconsole.server.http.Shot;
import dev.scimconsole.server.http.ShotClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/// Sends a million made-up requests to a service with 10,000 users, eight at a time, and prints what came of
/// them: answers that nobody meant, those that took long, and the memory that the service took. Ends with
/// status 1 where one was not meant, was slow again when it was asked again alone, or the memory was too
/// much.
final class Fuzz {

    private static final int USERS = 10_000;
    private static final int GROUPS = 200;
    /// Enough that writes go to the disk together.
    private static final int CLIENTS = 8;
    private static final long SHOTS = Long.getLong("fuzz.shots", 1_000_000);
    private static final long SEED = Long.getLong("fuzz.seed", 20_261_126);
    /// After which no more are sent, however many are left.
    private static final Duration MOST_TIME = Duration.ofMinutes(Long.getLong("fuzz.minutes", 600));
    private static final Duration LONGEST = Duration.ofMillis(250);
    private static final long MOST_RESIDENT = 350L << 20;
    private static final int TOLD = 40;

    private final MeasuredServer server;
    private final MadeShots shots;
    private final AtomicLong next = new AtomicLong(SEED);
    private final Map<Integer, AtomicLong> statuses = new ConcurrentHashMap<>();
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong unmeant = new AtomicLong();
    private final AtomicLong unanswered = new AtomicLong();
    private final AtomicLong late = new AtomicLong();
    private final AtomicLong lateAgain = new AtomicLong();
    /// Held by each client while it sends, and by one alone that looks whether an answer is late again.
    private final ReadWriteLock turns = new ReentrantReadWriteLock(true);
    private final long start = System.nanoTime();
    private volatile long mostResident;

    private Fuzz(MeasuredServer server, MadeShots shots) {
        this.server = server;
        this.shots = shots;
    }

    /// Runs the program.
    public static void main(String[] arguments) throws IOException {
        Path target = Path.of(System.getProperty("load.directory", "target")).toAbsolutePath();
        Path workplace = Files.createTempDirectory(Files.createDirectories(target.resolve("load")), "run-");
        boolean sound;
        try (MeasuredServer server = Contestant.SCIM_CONSOLE.start(target, workplace,
                LoadSize.named("small"))) {
            server.run(Figure.creates(server), 8, Duration.ofMinutes(5), USERS);
            List<String> ids = new ArrayList<>(server.userIds());
            for (int i = 0; i < GROUPS; i++) {
                ids.add(server.once(server.requests().post("/Groups",
                        Users.group("Group " + i, ids.subList(i * 10, i * 10 + (i == 0 ? 1_000 : 10)))))
                        .createdId().orElseThrow());
            }
            sound = new Fuzz(server,
                    new MadeShots(server.process().authority(), server.requests().authorization(),
                            Contestant.signIn(server.process()), ids))
                    .shootAll();
        }
        if (!sound) {
            System.exit(1);
        }
    }

    private boolean shootAll() {
        System.out.printf(Locale.ROOT, "%,d requests from seed %d on, %d MiB resident before%n", SHOTS, SEED,
                resident() >> 20);
        List<CompletableFuture<Void>> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            int number = i;
            clients.add(
                    CompletableFuture.runAsync(() -> shoot(number), task -> Thread.ofPlatform().start(task)));
        }
        clients.forEach(CompletableFuture::join);
        tellSoFar();
        return unmeant.get() + unanswered.get() + lateAgain.get() == 0 && mostResident < MOST_RESIDENT
                && server.process().isAlive();
    }

    private void tellSoFar() {
        System.out.printf(Locale.ROOT,
                "%,d sent in %d s; answers by status %s; %d not meant, %d whole requests unanswered; %d over %d ms, %d of them"
                        + " again when alone; most resident %d MiB%n",
                sent.get(), Duration.ofNanos(System.nanoTime() - start).toSeconds(), new TreeMap<>(statuses),
                unmeant.get(),
                unanswered.get(), late.get(), LONGEST.toMillis(), lateAgain.get(), mostResident >> 20);
    }

    private void shoot(int number) {
        try (ShotClient client = new ShotClient(server.process().address(), number)) {
            for (long seed = next.getAndIncrement(); seed < SEED + SHOTS
                    && System.nanoTime() - start < MOST_TIME.toNanos(); seed = next.getAndIncrement()) {
                shootOnce(client, seed);
                sent.incrementAndGet();
                if (seed % 1_000 == 0) {
                    mostResident = Math.max(mostResident, resident());
                }
                if (seed % 20_000 == 0) {
                    tellSoFar();
                }
            }
        } catch (IOException e) {
            throw new LoadFailure("a client could not be closed", e);
        }
    }

    private void shootOnce(ShotClient client, long seed) {
        Shot shot = shots.from(new SplittableRandom(seed));
        Duration slowest = during(turns.readLock(), () -> shoot(client, shot, seed));
        if (slowest.compareTo(LONGEST) > 0) {
            late.incrementAndGet();
            Duration least = during(turns.writeLock(), () -> askAgain(client, shot, seed));
            if (least.compareTo(LONGEST) > 0) {
                tell(lateAgain, "took " + slowest.toMillis() + " ms, and alone " + least.toMillis()
                        + " ms at least", shot, seed);
            }
        }
    }

    private static Duration during(Lock lock, Supplier<Duration> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    /// Whatever else this machine does makes an answer late now and then, but not three times in a row; and
    /// what any of the threads waited for a processor that others had is not the service's.
    private Duration askAgain(ShotClient client, Shot shot, long seed) {
        Duration least = ChronoUnit.FOREVER.getDuration();
        for (int i = 0; i < 3 && least.compareTo(LONGEST) > 0; i++) {
            Duration waitedBefore = waitedForProcessors();
            Duration again = shoot(client, shot, seed);
            Duration own = again.minus(waitedForProcessors().minus(waitedBefore));
            least = own.compareTo(least) < 0 ? own : least;
        }
        return least;
    }

    private Duration waitedForProcessors() {
        return server.process().waitedForProcessors().plus(ServerProcess.thisThreadWaitedForProcessors());
    }

    private Duration shoot(ShotClient client, Shot shot, long seed) {
        Duration slowest = Duration.ZERO;
        try {
            for (ShotClient.Answer answer : client.send(shot)) {
                statuses.computeIfAbsent(answer.status(), _ -> new AtomicLong()).incrementAndGet();
                answer.fault(shot)
                        .ifPresent(fault -> tell(unmeant, fault + "\n" + answer.head() + answer.text(), shot,
                                seed));
                Duration took = took(shot, answer);
                slowest = took.compareTo(slowest) > 0 ? took : slowest;
            }
        } catch (IOException e) {
            tell(unanswered, e.toString(), shot, seed);
        }
        return slowest;
    }

    /// An export takes as long as there is to export, and whoever verifies the audit has all of it read.
    private static Duration took(Shot shot, ShotClient.Answer answer) {
        String path = shot.path();
        if (path.endsWith("/verification")) {
            return Duration.ZERO;
        }
        return path.endsWith("/export") ? answer.firstByte() : answer.lastByte();
    }

    private static void tell(AtomicLong count, String what, Shot shot, long seed) {
        if (count.incrementAndGet() <= TOLD) {
            String text = shot.toString().replaceAll("Bearer [A-Za-z0-9_]+", "Bearer …");
            System.out.printf(Locale.ROOT, "-Dfuzz.seed=%d: %s%n  %s%n", seed, what,
                    text.substring(0, Math.min(800, text.length())).replace("\r\n", "\n  "));
        }
    }

    private long resident() {
        return server.process().residentBytes().orElse(0);
    }
}
