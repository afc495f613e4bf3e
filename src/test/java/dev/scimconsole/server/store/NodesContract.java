package dev.scimconsole.server.store;

import static dev.scimconsole.server.store.Samples.ACME;
import static dev.scimconsole.server.store.Samples.NOON;
import static dev.scimconsole.server.store.Samples.id;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.contract.access.Role;
import dev.scimconsole.server.store.access.AdministratorRecords.AdministratorRecord;
import dev.scimconsole.server.store.configuration.ConnectionRecords.ConnectionRecord;
import dev.scimconsole.server.store.directory.Condition.Attribute;
import dev.scimconsole.server.store.directory.Condition.Compare;
import dev.scimconsole.server.store.directory.Condition.Comparison;
import dev.scimconsole.server.store.directory.StoredResource;
import dev.scimconsole.server.values.ResourceType;
import dev.scimconsole.server.values.Sha256;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Several nodes on one PostgreSQL.
@Timeout(120)
abstract class NodesContract {

    private static final int REFRESHES = 15;

    private Store first;
    private Store second;

    /// The level that their transactions run at.
    abstract String isolation();

    @BeforeEach
    void open() throws SQLException {
        String url = PostgresServer.at(isolation(), PostgresServer.emptyDatabase());
        first = Store.open(url);
        second = Store.open(url);
        first.write(t -> {
            t.organizations().insert(Samples.organization(ACME));
            t.tokens().insert(Samples.token(ACME, 0));
            return true;
        });
    }

    @AfterEach
    void close() {
        second.close();
        first.close();
    }

    @Test
    void nothingIsWrittenWithATokenAfterItsRefreshWasAnsweredOnAnyNode() throws Exception {
        AtomicLong current = new AtomicLong();
        AtomicLong numbers = new AtomicLong();
        AtomicBoolean stop = new AtomicBoolean();
        List<Long> atTheAnswer = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> clients = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                Store node = i % 2 == 0 ? first : second;
                clients.add(threads.submit(() -> {
                    while (!stop.get()) {
                        provision(node, current.get(), numbers.getAndIncrement());
                    }
                }));
            }
            for (long token = 0; token < REFRESHES; token++) {
                while (written(first, token) < 5) {
                    Thread.onSpinWait();
                }
                long version = token + 1;
                Store node = token % 2 == 0 ? first : second;
                assertTrue(node.<Boolean>write(t -> refresh(t, version)));
                atTheAnswer.add(written(first, token));
                current.set(token + 1);
            }
            stop.set(true);
            for (Future<?> client : clients) {
                client.get();
            }
        }
        for (int token = 0; token < REFRESHES; token++) {
            assertEquals(atTheAnswer.get(token), written(second, token), "token " + token);
        }
    }

    @Test
    void nothingIsWrittenAfterThePauseWasAnsweredOnAnyNode() throws Exception {
        AtomicLong numbers = new AtomicLong();
        AtomicBoolean stop = new AtomicBoolean();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> clients = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                Store node = i % 2 == 0 ? first : second;
                clients.add(threads.submit(() -> {
                    while (!stop.get()) {
                        provision(node, 0, numbers.getAndIncrement());
                    }
                }));
            }
            try {
                for (int pause = 0; pause < REFRESHES; pause++) {
                    long before = written(first, 0);
                    while (written(first, 0) < before + 5) {
                        Thread.onSpinWait();
                    }
                    Store node = pause % 2 == 0 ? first : second;
                    node.write(t -> pause(t, Optional.of(NOON)));
                    long atTheAnswer = written(first, 0);
                    long asked = numbers.get();
                    while (numbers.get() < asked + 20) {
                        Thread.onSpinWait();
                    }
                    assertEquals(atTheAnswer, written(second, 0), "pause " + pause);
                    node.write(t -> pause(t, Optional.empty()));
                }
            } finally {
                stop.set(true);
            }
            for (Future<?> client : clients) {
                client.get();
            }
        }
    }

    private static boolean pause(Transaction t, Optional<Instant> at) {
        t.tokens().stop(ACME);
        t.organizations().setPause(ACME, at, at.map(_ -> "a@acme.com"));
        return true;
    }

    @Test
    void nothingIsWrittenWithAnAccessTokenAfterItsEndWasAnsweredOnAnyNode() throws Exception {
        first.write(t -> {
            t.connections().insert(new ConnectionRecord(ACME, "entra", "Entra", "scim-1", NOON, "a@acme.com",
                    Optional.empty(), Optional.empty()));
            return true;
        });
        AtomicLong current = new AtomicLong();
        AtomicLong numbers = new AtomicLong();
        AtomicBoolean stop = new AtomicBoolean();
        issueAccess(first, 0);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> clients = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                Store node = i % 2 == 0 ? first : second;
                clients.add(threads.submit(() -> {
                    while (!stop.get()) {
                        provisionByConnection(node, current.get(), numbers.getAndIncrement());
                    }
                }));
            }
            try {
                for (long token = 0; token < REFRESHES; token++) {
                    while (written(first, token) < 5) {
                        Thread.onSpinWait();
                    }
                    Store node = token % 2 == 0 ? first : second;
                    node.write(t -> {
                        t.organizations().claim(ACME);
                        t.accessTokens().end(t.accessTokens().live(ACME, NOON), NOON);
                        return true;
                    });
                    long atTheAnswer = written(first, token);
                    long asked = numbers.get();
                    while (numbers.get() < asked + 20) {
                        Thread.onSpinWait();
                    }
                    assertEquals(atTheAnswer, written(second, token), "token " + token);
                    issueAccess(node, token + 1);
                    current.set(token + 1);
                }
            } finally {
                stop.set(true);
            }
            for (Future<?> client : clients) {
                client.get();
            }
        }
    }

    private static void issueAccess(Store node, long number) {
        node.write(t -> {
            t.organizations().lock(ACME);
            t.accessTokens().insert(ACME, access(number), "entra", Optional.empty(), NOON,
                    NOON.plusSeconds(7_200));
            return true;
        });
    }

    private static void provisionByConnection(Store node, long token, long number) {
        node.write(t -> {
            boolean accepted = t.tokens().findByHash(access(token)).isEmpty()
                    && t.accessTokens().findByHash(access(token)).filter(found -> found.endedAt().isEmpty())
                            .isPresent();
            if (accepted) {
                t.resources().insert(Samples.user(number, "by" + token + "-" + number));
            }
            return accepted;
        });
    }

    private static Sha256 access(long number) {
        return Samples.sha256("access " + number);
    }

    @Test
    void ofTwoRefreshesAtOnceOneWins() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (long version = 1; version <= REFRESHES; version++) {
                long seen = version;
                Future<Boolean> one = threads.submit(() -> first.write(t -> refresh(t, seen)));
                Future<Boolean> other = threads.submit(() -> second.write(t -> refresh(t, seen)));
                assertEquals(1, (one.get() ? 1 : 0) + (other.get() ? 1 : 0));
            }
        }
        assertEquals(Samples.token(ACME, REFRESHES).sha256(),
                second.read(t -> t.tokens().current(ACME)).orElseThrow().sha256());
    }

    @Test
    void ofTwoWhoRemoveTheLastTwoAdministratorsOneFindsThatTheOtherIsTheLast() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 0; round < 10; round++) {
                first.write(t -> {
                    t.administrators().all(ACME)
                            .forEach(left -> t.administrators().delete(ACME, left.id()));
                    t.administrators().insert(administrator(1));
                    t.administrators().insert(administrator(2));
                    return true;
                });
                Future<Boolean> one = threads.submit(() -> first.write(t -> removeUnlessLast(t, 1)));
                Future<Boolean> other = threads.submit(() -> second.write(t -> removeUnlessLast(t, 2)));
                assertEquals(1, (one.get() ? 1 : 0) + (other.get() ? 1 : 0));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 6})
    void changesOfOneResourceOnSeveralNodesAllCount(int clients) throws Exception {
        first.write(t -> {
            t.resources().insert(Samples.user(1));
            return true;
        });
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> changes = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                Store node = i % 2 == 0 ? first : second;
                changes.add(threads.submit(() -> {
                    for (int j = 0; j < 10; j++) {
                        assertTrue(node.write(NodesContract::raiseVersion));
                    }
                }));
            }
            for (Future<?> change : changes) {
                change.get();
            }
        }
        assertEquals(1 + 10L * clients,
                second.read(t -> t.resources().find(ACME, ResourceType.USER, id(1))).orElseThrow().version());
    }

    @Test
    void membersComeAndGoWhileTheyAreDeleted() throws Exception {
        first.write(t -> {
            t.resources().insert(Samples.group(1_000));
            for (int i = 0; i < 40; i++) {
                t.resources().insert(Samples.user(i));
            }
            return true;
        });
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> changes = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                String member = id(i);
                changes.add(threads.submit(
                        () -> first.write(t -> t.resources().addMembers(ACME, id(1_000), List.of(member)))));
                changes.add(threads.submit(
                        () -> second.write(t -> t.resources().delete(ACME, ResourceType.USER, member))));
            }
            for (Future<?> change : changes) {
                change.get();
            }
        }
        assertEquals(List.of(),
                first.read(t -> t.resources().members(ACME, id(1_000), Optional.empty(), 100)));
        assertEquals(0L, first.<Long>read(t -> t.resources().count(Samples.all(ResourceType.USER))));
    }

    /// What the service does for each request: asks whether the token is current, and then changes something.
    private static boolean provision(Store node, long token, long number) {
        return node.write(t -> {
            boolean accepted = t.tokens().findByHash(Samples.token(ACME, token).sha256())
                    .filter(found -> found.revokedAt().isEmpty() && found.pausedAt().isEmpty()).isPresent();
            if (accepted) {
                t.resources().insert(Samples.user(number, "by" + token + "-" + number));
            }
            return accepted;
        });
    }

    private static long written(Store node, long token) {
        return node.read(t -> t.resources().count(Samples.where(ResourceType.USER,
                new Compare(Attribute.USER_NAME, Comparison.STARTS_WITH, "by" + token + "-"))));
    }

    private static boolean refresh(Transaction t, long seenVersion) {
        return t.organizations().touchConfiguration(ACME, seenVersion, NOON, "a@acme.com")
                && t.tokens().revokeCurrent(ACME, NOON, "a@acme.com") && issue(t, seenVersion);
    }

    private static boolean issue(Transaction t, long number) {
        t.tokens().insert(Samples.token(ACME, number));
        return true;
    }

    private static boolean removeUnlessLast(Transaction t, long number) {
        return t.administrators().all(ACME).size() > 1 && t.administrators().delete(ACME, id(number));
    }

    private static boolean raiseVersion(Transaction t) {
        StoredResource seen = t.resources().find(ACME, ResourceType.USER, id(1)).orElseThrow();
        return t.resources().replace(Samples.with(seen, seen.version() + 1, seen.indexed()), seen.version());
    }

    private static AdministratorRecord administrator(long number) {
        return new AdministratorRecord(ACME, id(number), number + "@acme.com", Role.ORG_ADMIN, "hash", NOON);
    }
}
