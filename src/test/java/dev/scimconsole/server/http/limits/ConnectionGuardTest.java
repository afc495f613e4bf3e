package dev.scimconsole.server.http.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.server.http.body.BodyBudget;
import dev.scimconsole.server.http.limits.WatchedServer.Client;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// What a client that nobody knows can take of the server: some connections, a little memory, and not for
/// long.
@Tag("server")
@Tag("server.http")
@Tag("server.http.limits")
@Execution(ExecutionMode.CONCURRENT)
class ConnectionGuardTest {

    private static final Duration SHORT = Duration.ofMillis(600);
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final WatchedConnection.Times PATIENT = new WatchedConnection.Times(LONG, LONG);
    private static final ConnectionLimits.Numbers MANY = new ConnectionLimits.Numbers(1_000, 1_000);
    private static final int LIMIT = 20_000;

    private static WatchedServer server(WatchedConnection.Times times, ConnectionLimits.Numbers numbers,
            Predicate<InetAddress> proxies) throws Exception {
        return new WatchedServer(times, numbers, proxies, LIMIT, LONG, new BodyBudget(LIMIT));
    }

    private static String post(int length) {
        return "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: " + length + "\r\n\r\n";
    }

    @Test
    void whoHasTooManyConnectionsGetsNoMoreUntilOneEnds() throws Exception {
        try (WatchedServer server = server(PATIENT, new ConnectionLimits.Numbers(100, 3),
                ConnectionGuardTest::noProxy)) {
            List<Client> held = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                held.add(server.connect().send(post(0)));
                assertTrue(held.getLast().answer().endsWith("Whole"));
            }
            try (Client tooMuch = server.connect()) {
                assertTrue(tooMuch.isClosed());
            }
            held.removeFirst().close();
            assertTrue(eventuallyAnswers(server));
            for (Client client : held) {
                assertTrue(client.send(post(0)).answer().endsWith("Whole"));
                client.goAway();
            }
        }
    }

    @Test
    void aProxyHasAsManyAsItNeeds() throws Exception {
        try (WatchedServer server = server(PATIENT, new ConnectionLimits.Numbers(100, 3),
                InetAddress::isLoopbackAddress)) {
            for (int i = 0; i < 20; i++) {
                assertTrue(server.connect().send(post(0)).answer().endsWith("Whole"));
            }
        }
    }

    @Test
    void whereThereAreTooManyTheOldestStrangerGoes() throws Exception {
        try (WatchedServer server = server(PATIENT, new ConnectionLimits.Numbers(3, 100),
                ConnectionGuardTest::noProxy)) {
            Client trusted = server.connect().send(post(0).replace("/ ", "/trusted "));
            assertTrue(trusted.answer().endsWith("Whole"));
            Client older = server.connect().send(post(0));
            assertTrue(older.answer().endsWith("Whole"));
            Client newer = server.connect().send(post(0));
            assertTrue(newer.answer().endsWith("Whole"));
            Client newest = server.connect().send(post(0));
            assertTrue(newest.answer().endsWith("Whole"));
            assertTrue(older.isClosed());
            assertTrue(trusted.send(post(0)).answer().endsWith("Whole"));
            assertTrue(newer.send(post(0)).answer().endsWith("Whole"));
        }
    }

    @Test
    void whereAllAreTrustedTheNewOneGoes() throws Exception {
        try (WatchedServer server = server(PATIENT, new ConnectionLimits.Numbers(2, 100),
                ConnectionGuardTest::noProxy)) {
            for (int i = 0; i < 2; i++) {
                assertTrue(server.connect().send(post(0).replace("/ ", "/trusted ")).answer()
                        .endsWith("Whole"));
            }
            assertTrue(server.connect().isClosed());
        }
    }

    @Test
    void aHeadThatNeverEndsEndsTheConnection() throws Exception {
        WatchedConnection.Times hurried = new WatchedConnection.Times(SHORT, LONG);
        try (WatchedServer server = server(hurried, MANY, ConnectionGuardTest::noProxy);
                Client client = server.connect()) {
            assertEquals("", client.send("GET / HTTP/1.1\r\nX: ").trickle('x', Duration.ofMillis(50)));
        }
        try (WatchedServer server = server(hurried, MANY, ConnectionGuardTest::noProxy);
                Client client = server.connect()) {
            assertTrue(client.isClosed());
        }
    }

    @Test
    void aLaterHeadThatNeverEndsEndsTheConnectionToo() throws Exception {
        try (WatchedServer server = server(new WatchedConnection.Times(SHORT, LONG), MANY,
                ConnectionGuardTest::noProxy);
                Client client = server.connect()) {
            assertTrue(client.send(post(0)).answer().endsWith("Whole"));
            assertEquals("", client.send("GET / HTTP/1.1\r\nX: ").trickle('x', Duration.ofMillis(50)));
        }
    }

    @Test
    void betweenRequestsNothingIsDue() throws Exception {
        try (WatchedServer server = server(new WatchedConnection.Times(SHORT, SHORT), MANY,
                ConnectionGuardTest::noProxy);
                Client client = server.connect();
                Client other = server.connect()) {
            assertTrue(client.send(post(0)).answer().endsWith("Whole"));
            // As long as it takes to end another one that has begun meanwhile and does not go on.
            assertTrue(other.send("GET /").isClosed());
            assertTrue(client.send(post(0)).answer().endsWith("Whole"));
        }
    }

    @Test
    void aBodyThatNeverEndsIsRefused() throws Exception {
        try (WatchedServer server = new WatchedServer(PATIENT, MANY, ConnectionGuardTest::noProxy, LIMIT,
                SHORT,
                new BodyBudget(LIMIT));
                Client client = server.connect()) {
            String answer = client.send(post(10_000)).trickle('x', Duration.ofMillis(50));
            assertTrue(answer.endsWith("TooSlow"), answer);
            assertTrue(answer.contains("Connection: close"), answer);
        }
    }

    @Test
    void whoDoesNotTakeTheAnswerIsCutOff() throws Exception {
        try (WatchedServer server = server(new WatchedConnection.Times(LONG, SHORT), MANY,
                ConnectionGuardTest::noProxy);
                Client client = server.connect()) {
            client.send("GET /50000000 HTTP/1.1\r\nHost: a\r\n\r\n");
            assertFalse(server.nextEnd());
        }
        try (WatchedServer server = server(new WatchedConnection.Times(LONG, SHORT), MANY,
                ConnectionGuardTest::noProxy);
                Client client = server.connect()) {
            assertTrue(client.send("GET /1000000 HTTP/1.1\r\nHost: a\r\n\r\n").answer().length() > 1_000_000);
            assertTrue(server.nextEnd());
        }
    }

    @Test
    void allBodiesTogetherTakeNoMoreThanTheirBudget() throws Exception {
        BodyBudget budget = new BodyBudget(LIMIT);
        try (WatchedServer server = new WatchedServer(PATIENT, MANY, ConnectionGuardTest::noProxy, LIMIT,
                LONG, budget);
                Client first = server.connect();
                Client second = server.connect();
                Client chunked = server.connect()) {
            first.send(post(15_000) + "x");
            while (budget.free() == LIMIT) {
                Thread.onSpinWait();
            }
            assertEquals(LIMIT - 15_000, budget.free());
            assertTrue(second.send(post(6_000) + "x".repeat(6_000)).answer().endsWith("NoRoom"));
            assertTrue(chunked.send("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n1770\r\n"
                    + "x".repeat(6_000) + "\r\n0\r\n\r\n").answer().endsWith("NoRoom"));
            assertTrue(first.send("x".repeat(14_999)).answer().endsWith("Whole"));
            assertTrue(second.send(post(6_000) + "x".repeat(6_000)).answer().endsWith("Whole"));
            assertEquals(LIMIT, budget.free());
        }
    }

    @Test
    void whoeverGoesAwayGivesBackWhatItTook() throws Exception {
        BodyBudget budget = new BodyBudget(LIMIT);
        try (WatchedServer server = new WatchedServer(PATIENT, MANY, ConnectionGuardTest::noProxy, LIMIT,
                LONG, budget);
                Client client = server.connect()) {
            client.send(post(15_000) + "x");
            while (budget.free() == LIMIT) {
                Thread.onSpinWait();
            }
            client.goAway();
            while (budget.free() < LIMIT) {
                Thread.onSpinWait();
            }
            assertEquals(LIMIT, budget.free());
        }
    }

    @Test
    void bodiesAreWholeWhateverTheirPieces() throws Exception {
        try (WatchedServer server = server(PATIENT, MANY, ConnectionGuardTest::noProxy);
                Client client = server.connect()) {
            assertTrue(client.send(post(LIMIT) + "x".repeat(LIMIT)).answer().endsWith("Whole"));
            String chunk = "1000\r\n" + "x".repeat(4_096) + "\r\n";
            String chunked = "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n";
            assertTrue(client.send(chunked + chunk.repeat(4) + "0\r\n\r\n").answer().endsWith("Whole"));
            String tooLarge = client.send(chunked + chunk.repeat(5) + "0\r\n\r\n").answer();
            assertTrue(tooLarge.endsWith("TooLarge"), tooLarge);
        }
    }

    @Test
    void aBodyThatEndsTooEarlyIsNotHalfOfOne() throws Exception {
        try (WatchedServer server = server(PATIENT, MANY, ConnectionGuardTest::noProxy)) {
            try (Client client = server.connect().send(post(1_000) + "x").endSending()) {
                assertTrue(client.answer().endsWith("Broken"));
            }
            try (Client client = server.connect()) {
                assertTrue(
                        client.send("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nno size")
                                .answer().endsWith("Broken"));
            }
        }
    }

    @Test
    void whoSendsBeforeItReadsGetsToReadThatItWasTooMuch() throws Exception {
        try (WatchedServer server = server(PATIENT, MANY, ConnectionGuardTest::noProxy);
                Client client = server.connect()) {
            client.send(post(3_000_000));
            for (int i = 0; i < 30; i++) {
                client.send("x".repeat(100_000));
            }
            String answer = client.answer();
            assertTrue(answer.endsWith("TooLarge"), answer);
            assertTrue(client.isClosed());
        }
    }

    private static boolean eventuallyAnswers(WatchedServer server) throws Exception {
        for (int i = 0; i < 1_000; i++) {
            try (Client client = server.connect()) {
                if (client.send(post(0)).answer().endsWith("Whole")) {
                    return true;
                }
            } catch (java.io.IOException _) {
                // Closed once more.
            }
        }
        return false;
    }

    private static boolean noProxy(InetAddress anybody) {
        return false;
    }
}
