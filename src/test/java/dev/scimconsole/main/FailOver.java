package dev.scimconsole.main;

import dev.scimconsole.main.Nodes.Node;
import dev.scimconsole.main.Nodes.Reply;
import dev.scimconsole.server.store.PostgresPair;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/// Kills the primary of a synchronous PostgreSQL pair under load, makes the replica the primary, and looks at
/// what became of everything that was acknowledged. Two nodes of the service have both servers in their URL.
public final class FailOver {

    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final PostgresPair database;
    private final Nodes nodes;
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final List<String> revoked = new CopyOnWriteArrayList<>();
    private final Map<Integer, AtomicInteger> statuses = new ConcurrentHashMap<>();
    private final AtomicInteger revokedAccepted = new AtomicInteger();
    private final AtomicInteger revokedTried = new AtomicInteger();
    private final AtomicLong slowest = new AtomicLong();
    private final AtomicLong gone = new AtomicLong();
    private final AtomicLong writtenAfter = new AtomicLong();
    private final CountDownLatch writes = new CountDownLatch(1);
    private final CountDownLatch enough;
    private volatile String token;
    private volatile boolean done;

    /// What was found.
    ///
    /// @param acknowledged    users whose creation was answered with 201
    /// @param lost            of them that are not there afterwards
    /// @param refreshes       of the token that were answered with 200
    /// @param revokedTried    requests with tokens whose end had been answered
    /// @param revokedAccepted of them that were not refused
    /// @param statuses        how often creations were answered with which status; 0 where no answer came
    /// @param untilWrites     from the kill to the first creation that is acknowledged after it
    /// @param afterPromotion  from the end of the promotion to that
    /// @param slowest         of all creations
    public record Figures(int acknowledged, int lost, int refreshes, int revokedTried, int revokedAccepted,
            Map<Integer, Integer> statuses, Duration untilWrites, Duration afterPromotion,
            Duration slowest) {}

    private FailOver(PostgresPair database, Nodes nodes, int before) {
        this.database = database;
        this.nodes = nodes;
        enough = new CountDownLatch(before);
        token = nodes.first().enable();
    }

    /// Attacks.
    ///
    /// @param folder    an empty one, for the databases
    /// @param writers   how many write at the same time
    /// @param before    creations before the kill
    /// @param away      how long the replica is not promoted
    /// @param refreshes of the token after writes work again
    public static Figures run(Path folder, int writers, int before, Duration away, int refreshes)
            throws IOException, SQLException, InterruptedException {
        try (PostgresPair database = PostgresPair.start(folder);
                Nodes nodes = Nodes.start(database.url(), 2)) {
            return new FailOver(database, nodes, before).attack(writers, away, refreshes);
        }
    }

    private Figures attack(int writers, Duration away, int refreshes)
            throws IOException, SQLException, InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < writers; i++) {
            Node node = nodes.all().get(i % nodes.all().size());
            threads.add(Thread.ofPlatform().start(() -> write(node)));
        }
        threads.add(Thread.ofPlatform().start(this::tryRevoked));
        AtomicInteger refreshed = new AtomicInteger();
        CountDownLatch refreshedAfter = new CountDownLatch(refreshes);
        threads.add(Thread.ofPlatform().start(() -> refresh(refreshed, refreshedAfter)));
        await(enough);
        long killed = System.nanoTime();
        database.killPrimary();
        gone.set(System.nanoTime());
        LockSupport.parkNanos(away.toNanos());
        database.promoteReplica();
        long promotedAt = System.nanoTime();
        await(writes);
        await(refreshedAfter);
        done = true;
        for (Thread thread : threads) {
            thread.join();
        }
        Map<Integer, Integer> counts = new HashMap<>();
        statuses.forEach((status, count) -> counts.put(status, count.get()));
        return new Figures(acknowledged.size(), lost(), refreshed.get(), revokedTried.get(),
                revokedAccepted.get(),
                counts, Duration.ofNanos(writtenAfter.get() - killed),
                Duration.ofNanos(writtenAfter.get() - promotedAt), Duration.ofNanos(slowest.get()));
    }

    private static void await(CountDownLatch latch) throws InterruptedException {
        if (!latch.await(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("that took too long");
        }
    }

    private void write(Node node) {
        while (!done) {
            String name = UUID.randomUUID() + "@acme.com";
            long sent = System.nanoTime();
            int status = node.create(token, name).map(Reply::status).orElse(0);
            slowest.accumulateAndGet(System.nanoTime() - sent, Math::max);
            statuses.computeIfAbsent(status, _ -> new AtomicInteger()).incrementAndGet();
            if (status == 201) {
                acknowledged.add(name);
                enough.countDown();
                // Nothing of the old primary answers what is sent after its end.
                if (gone.get() != 0 && sent > gone.get()) {
                    writtenAfter.compareAndSet(0, System.nanoTime());
                    writes.countDown();
                }
            }
        }
    }

    private void refresh(AtomicInteger refreshed, CountDownLatch after) {
        int turn = 0;
        List<String> unsure = new ArrayList<>();
        while (!done) {
            Node node = nodes.all().get(turn++ % nodes.all().size());
            String old = token;
            Optional<Reply> reply = attemptRefresh(node);
            if (reply.isEmpty()) {
                // Whether the old one is revoked, nobody knows until the next refresh is answered.
                unsure.add(old);
                continue;
            }
            token = reply.get().issuedToken();
            revoked.add(old);
            revoked.addAll(unsure);
            unsure.clear();
            refreshed.incrementAndGet();
            if (writtenAfter.get() != 0) {
                after.countDown();
            }
        }
    }

    private static Optional<Reply> attemptRefresh(Node node) {
        Reply configuration = node.configuration();
        if (configuration.status() != 200) {
            return Optional.empty();
        }
        Reply reply = node.refresh(configuration.header("ETag"));
        return reply.status() == 200 ? Optional.of(reply) : Optional.empty();
    }

    private void tryRevoked() {
        while (!done) {
            if (!revoked.isEmpty()) {
                String old = revoked.get(ThreadLocalRandom.current().nextInt(revoked.size()));
                Node node = nodes.all().get(ThreadLocalRandom.current().nextInt(nodes.all().size()));
                int status = node.users(old).status();
                revokedTried.incrementAndGet();
                // A database that is away refuses too, with another status.
                if (status < 400) {
                    revokedAccepted.incrementAndGet();
                }
            }
        }
    }

    private int lost() {
        Set<String> there = new HashSet<>();
        int start = 1;
        int found;
        do {
            found = 0;
            for (var user : nodes.first()
                    .send("GET", "/scim/v2/Users?startIndex=" + start + "&count=500", "", token)
                    .json().get("Resources")) {
                there.add(user.get("userName").asString());
                found++;
            }
            start += found;
        } while (found > 0);
        Set<String> lost = new HashSet<>(acknowledged);
        lost.removeAll(there);
        return lost.size();
    }
}
