package dev.scimconsole.main;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.main.Nodes.Node;
import dev.scimconsole.main.Nodes.Reply;
import dev.scimconsole.server.store.PostgresServer;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Several processes of `serve` on one PostgreSQL.
@Tag("whole")
@Tag("main")
@Timeout(120)
class NodesTest {

    private static final int NODES = 3;
    private static final int REFRESHES = 50;
    private static final int CLIENTS_OF_A_NODE = 2;

    private static String database;
    private static Nodes nodes;
    private static boolean enabled;

    private String first;

    @BeforeAll
    static void start() throws Exception {
        database = PostgresServer.newDatabase();
        nodes = Nodes.start(database, NODES);
    }

    @BeforeEach
    void issue() {
        first = nodes.first().freshToken(enabled);
        enabled = true;
    }

    @AfterEach
    void replaceWhatEnded() throws IOException {
        if (!nodes.all().getLast().isRunning()) {
            nodes.replaceLast(database);
        }
    }

    @AfterAll
    static void stop() throws IOException {
        nodes.close();
    }

    @Test
    void noNodeAcceptsATokenAfterItsRefreshWasAnswered() throws Exception {
        long acceptedBefore = 0;
        long refusedAfter = 0;
        long acceptedAfter = 0;
        String token = first;
        for (int refresh = 0; refresh < REFRESHES; refresh++) {
            Phase phase = new Phase(token);
            try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<?>> running = new ArrayList<>();
                for (Node node : nodes.all()) {
                    for (int client = 0; client < CLIENTS_OF_A_NODE; client++) {
                        boolean writes = client % 2 == 0;
                        running.add(clients.submit(() -> phase.hammer(node, writes)));
                    }
                }
                phase.awaitAccepted();
                Reply answer = nodes.all().get(refresh % NODES).refresh();
                phase.answered();
                assertEquals(200, answer.status(), answer.text());
                token = answer.issuedToken();
                for (Future<?> client : running) {
                    client.get();
                }
            }
            acceptedBefore += phase.acceptedBefore.get();
            refusedAfter += phase.refusedAfter.get();
            acceptedAfter += phase.acceptedAfter.get();
        }
        System.out.printf(
                "three nodes, %d refreshes: %d requests with the old token accepted before the answer,"
                        + " %d refused and %d accepted after it%n",
                REFRESHES, acceptedBefore, refusedAfter,
                acceptedAfter);
        assertTrue(acceptedBefore >= REFRESHES * NODES * CLIENTS_OF_A_NODE);
        assertTrue(refusedAfter >= REFRESHES * NODES * CLIENTS_OF_A_NODE);
        assertEquals(0, acceptedAfter);
    }

    @Test
    void ofTwoRefreshesAtOnceOnTwoNodesOneWins() throws Exception {
        Node one = nodes.all().get(0);
        Node other = nodes.all().get(1);
        try (ExecutorService admins = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 0; round < 20; round++) {
                String version = one.configuration().header("ETag");
                Future<Reply> first = admins.submit(() -> one.refresh(version));
                Future<Reply> second = admins.submit(() -> other.refresh(version));
                List<Reply> replies = new ArrayList<>(List.of(first.get(), second.get()));
                replies.sort((a, b) -> a.status() - b.status());
                assertEquals(List.of(200, 412), replies.stream().map(Reply::status).toList());
                assertTrue(replies.getLast().text().contains(Nodes.OWNER), replies.getLast().text());
                assertEquals(200, other.users(replies.getFirst().issuedToken()).status());
            }
        }
    }

    @Test
    void aNodeKilledBeforeItsRefreshIsCommittedLeavesTheOldToken() throws Exception {
        String old = first;
        try (Connection connection = DriverManager.getConnection(database);
                Statement statement = connection.createStatement()) {
            // The refresh waits inside its transaction, after the old token is revoked and the new one is
            // there.
            statement.execute("""
                    CREATE FUNCTION wait_for_test() RETURNS trigger LANGUAGE plpgsql AS
                    $$ BEGIN PERFORM pg_advisory_xact_lock(42); RETURN NEW; END $$""");
            statement.execute("CREATE TRIGGER wait_for_test AFTER INSERT ON scim_token FOR EACH ROW"
                    + " EXECUTE FUNCTION wait_for_test()");
            statement.execute("SELECT pg_advisory_lock(42)");
            killInMidRefresh(statement,
                    "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND database ="
                            + " (SELECT oid FROM pg_database WHERE datname = current_database())");
            statement.execute("SELECT pg_advisory_unlock(42)");
            statement.execute("DROP TRIGGER wait_for_test ON scim_token");
            statement.execute("DROP FUNCTION wait_for_test()");
            assertEquals(1, number(statement, "SELECT count(*) FROM scim_token WHERE revoked_at IS NULL"));
        }
        assertEquals(200, nodes.first().users(old).status());
        assertRefreshWorksAndLeavesOne(old);
    }

    @Test
    void aNodeKilledAfterItsRefreshWasCommittedLeavesTheNewToken() throws Exception {
        String old = first;
        try (Connection connection = DriverManager.getConnection(database);
                Statement statement = connection.createStatement()) {
            String revoked = "SELECT count(*) FROM scim_token WHERE revoked_at IS NOT NULL";
            killInMidRefresh(statement, revoked.replace("(*)", "(*) - " + number(statement, revoked)));
            assertEquals(1, number(statement, "SELECT count(*) FROM scim_token WHERE revoked_at IS NULL"));
        }
        assertEquals(401, nodes.first().users(old).status());
        assertRefreshWorksAndLeavesOne(old);
    }

    @Test
    void aNodeThatStopsAnswersWhatItAccepted() throws Exception {
        String token = first;
        Node stopping = nodes.all().getLast();
        Map<String, Boolean> created = new ConcurrentHashMap<>();
        CountDownLatch running = new CountDownLatch(100);
        AtomicInteger numbers = new AtomicInteger();
        int exitStatus;
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (int client = 0; client < 8; client++) {
                all.add(clients.submit(() -> {
                    Optional<Reply> reply;
                    do {
                        String name = "user" + numbers.incrementAndGet() + "@acme.com";
                        reply = stopping.create(token, name);
                        created.put(name, reply.filter(answer -> answer.status() == 201).isPresent());
                        running.countDown();
                    } while (reply.isPresent());
                }));
            }
            running.await();
            exitStatus = stopping.terminate();
            for (Future<?> client : all) {
                client.get();
            }
        }
        assertEquals(0, exitStatus);
        // Nobody was told less than what was done, and nobody was told more.
        for (Map.Entry<String, Boolean> user : created.entrySet()) {
            assertEquals(user.getValue() ? 1 : 0,
                    nodes.first().usersNamed(token, user.getKey()), user.toString());
        }
    }

    /// Lets the last node refresh, and kills it as soon as a query counts something.
    private void killInMidRefresh(Statement statement, String untilItCounts) throws Exception {
        Node killed = nodes.all().getLast();
        String version = killed.configuration().header("ETag");
        try (ExecutorService admin = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> refresh = admin.submit(() -> killed.tryToRefresh(version));
            while (number(statement, untilItCounts) == 0) {
                Thread.onSpinWait();
            }
            killed.kill();
            refresh.get();
        }
    }

    private void assertRefreshWorksAndLeavesOne(String old) throws Exception {
        Reply refreshed = nodes.first().refresh();
        assertEquals(200, refreshed.status(), refreshed.text());
        assertEquals(200, nodes.all().get(1).users(refreshed.issuedToken()).status());
        assertEquals(401, nodes.all().get(1).users(old).status());
    }

    private static long number(Statement statement, String query) throws SQLException {
        try (ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getLong(1);
        }
    }

    /// The time around one refresh, in which the old token is used without a pause.
    private static final class Phase {

        private final String token;
        private final CountDownLatch accepted = new CountDownLatch(NODES * CLIENTS_OF_A_NODE);
        private final AtomicLong acceptedBefore = new AtomicLong();
        private final AtomicLong refusedAfter = new AtomicLong();
        private final AtomicLong acceptedAfter = new AtomicLong();
        private volatile boolean answered;

        Phase(String token) {
            this.token = token;
        }

        void awaitAccepted() throws InterruptedException {
            accepted.await();
        }

        void answered() {
            answered = true;
        }

        /// Sends requests until five of its own were sent after the answer.
        void hammer(Node node, boolean writes) {
            int sentAfter = 0;
            boolean first = true;
            while (sentAfter < 5) {
                boolean after = answered;
                int status = writes ? node.writeGroup(token).status() : node.users(token).status();
                boolean passed = status < 300;
                if (!passed && status != 401) {
                    throw new AssertionError("unexpected status " + status);
                }
                if (after) {
                    sentAfter++;
                    (passed ? acceptedAfter : refusedAfter).incrementAndGet();
                } else if (passed) {
                    acceptedBefore.incrementAndGet();
                    if (first) {
                        accepted.countDown();
                        first = false;
                    }
                }
            }
        }
    }
}
