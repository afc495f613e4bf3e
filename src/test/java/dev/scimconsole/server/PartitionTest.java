package dev.scimconsole.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.server.RunningServer.Reply;
import dev.scimconsole.server.store.PostgresServer;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntSupplier;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The network between the service and PostgreSQL breaks in every way, and comes back.
@Tag("whole")
@Tag("server")
class PartitionTest {

    /// A connection is waited for, then an answer on it.
    private static final Duration LONGEST = Duration.ofSeconds(3 + 15 + 2);
    // One try may be the last that waits for an answer which is lost; the pool tries to connect again after some seconds.
    private static final Duration RECOVERY = LONGEST.plusSeconds(10);
    /// As many as both pools may have.
    private static final int MOST_CONNECTIONS = 28;

    private Network network;
    private String databaseUrl;
    /// Takes in the threads that the server starts, whatever else runs beside it.
    private final ThreadGroup threads = new ThreadGroup("the server and its client");
    private RunningServer server;
    private String session;
    private String token;

    @BeforeEach
    void start() throws Exception {
        String url = PostgresServer.newDatabase();
        int port = URI.create(url.substring("jdbc:".length())).getPort();
        network = Network.to(port);
        databaseUrl = url.replace(":" + port + "/", ":" + network.port() + "/");
        // Less patient than usual, so that the tests are quick.
        server = inGroup(() -> RunningServer.setUpOn(databaseUrl + "&socketTimeout=2&connectTimeout=2"));
        session = server.signIn();
        token = server.addFirstDomain(session);
        assertEquals(201, create());
    }

    @AfterEach
    void stop() throws IOException {
        network.pass();
        server.close();
        network.close();
    }

    @Test
    void aCutNetworkIsSaidAtOnceAndRecoversByItself() throws Exception {
        int first = 0;
        for (int i = 0; i < 4; i++) {
            network.cut();
            for (Answered answered : everything()) {
                assertEquals(503, answered.status(), answered::toString);
                assertTrue(answered.took().compareTo(Duration.ofSeconds(6)) < 0, answered::toString);
            }
            network.pass();
            recovers();
            first = first == 0 ? serversThreads() : first;
        }
        int last = serversThreads();
        assertTrue(first > 0 && last <= first + 4, last + " threads, first " + first);
        assertTrue(network.connections() <= MOST_CONNECTIONS, () -> network.connections() + " connections");
    }

    @Test
    void aStalledNetworkKeepsNobodyWaitingForLongAndRecoversByItself() throws Exception {
        server.close();
        server = RunningServer.againOn(databaseUrl);
        network.stall();
        // More than there are connections, so that some wait for one.
        List<Answered> all = new ArrayList<>(everything(8));
        for (Answered answered : all) {
            assertEquals(503, answered.status(), answered::toString);
            assertTrue(answered.took().compareTo(LONGEST) < 0, answered::toString);
        }
        network.pass();
        recovers();
        assertTrue(network.connections() <= MOST_CONNECTIONS, () -> network.connections() + " connections");
    }

    @Test
    void aSlowNetworkIsOnlySlow() throws Exception {
        network.delay();
        for (Answered answered : everything()) {
            assertTrue(answered.status() < 300, answered::toString);
        }
        network.pass();
        recovers();
    }

    @Test
    void whatWasAnsweredBeforeAStallHoldsAfterIt() throws Exception {
        String second = refresh();
        network.stall();
        assertEquals(503, users(token));
        network.pass();
        recoversWith(second);
        assertEquals(401, users(token));
        assertEquals(200, users(second));
    }

    @Test
    void aServerThatStartsWhileTheNetworkStallsSaysSo() {
        network.stall();
        long started = System.nanoTime();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<RunningServer> other = threads
                    .submit(() -> RunningServer.setUpOn("jdbc:postgresql://127.0.0.1:" + network.port()
                            + "/postgres?user=postgres"));
            String failure = assertThrows(Exception.class, other::get).getMessage();
            assertTrue(failure.contains("The database can't be reached."), failure);
        }
        assertTrue(Duration.ofNanos(System.nanoTime() - started).compareTo(LONGEST) < 0);
    }

    /// The client's workers come and go as its requests happen to meet; they say nothing of the server.
    private int serversThreads() {
        Thread[] running = new Thread[200];
        int count = threads.enumerate(running);
        return (int) Arrays.stream(running, 0, count)
                .filter(thread -> !thread.getName().startsWith("HttpClient")).count();
    }

    private <T> T inGroup(Callable<T> work) throws Exception {
        FutureTask<T> task = new FutureTask<>(work);
        new Thread(threads, task).start();
        return task.get();
    }

    private record Answered(String what, int status, Duration took) {}

    private List<Answered> everything() throws Exception {
        return everything(1);
    }

    /// All kinds of requests at the same time.
    private List<Answered> everything(int times) throws Exception {
        List<Future<Answered>> running = new ArrayList<>();
        List<Answered> all = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < times; i++) {
                running.add(threads.submit(() -> timed("list", () -> users(token))));
                running.add(threads.submit(() -> timed("create", this::create)));
                running.add(threads.submit(() -> timed("configuration",
                        () -> server.send("GET", "/scim-configuration", "", "session", session).status())));
                running.add(threads
                        .submit(() -> timed("setting", () -> server.send("PATCH", "/scim-configuration",
                                "{\"sendEmailInvites\": true}", "session", session).status())));
                running.add(threads
                        .submit(() -> timed("health", () -> server.send("GET", "/health", "").status())));
                running.add(threads.submit(() -> timed("events",
                        () -> server.send("GET", "/events", "", "session", session).status())));
            }
            for (Future<Answered> one : running) {
                all.add(one.get());
            }
        }
        return all;
    }

    private static Answered timed(String what, Callable<Integer> request) throws Exception {
        long sent = System.nanoTime();
        int status = request.call();
        return new Answered(what, status, Duration.ofNanos(System.nanoTime() - sent));
    }

    private void recovers() {
        recoversWith(token);
    }

    /// Reads and writes have connections of their own.
    private void recoversWith(String good) {
        assertEquals(200, untilRecovered(200, () -> users(good)));
        assertEquals(201, untilRecovered(201, () -> create(good)));
        assertEquals(200, server.send("GET", "/events", "", "session", session).status());
    }

    /// Each try that fails takes its time.
    private static int untilRecovered(int good, IntSupplier request) {
        long end = System.nanoTime() + RECOVERY.toNanos();
        int status = 0;
        while (status != good && System.nanoTime() < end) {
            status = request.getAsInt();
        }
        return status;
    }

    private String refresh() {
        Reply reply = server.post("/scim-configuration/token/refresh", "", "session", session, "If-Match",
                server.send("GET", "/scim-configuration", "", "session", session).header("ETag"));
        return reply.json().get("issuedToken").asString();
    }

    private int users(String good) {
        return server.sendTo("/scim/v2/Users?count=1", "GET", "", "Authorization", "Bearer " + good).status();
    }

    private int create() {
        return create(token);
    }

    private int create(String good) {
        return server.sendTo("/scim/v2/Users", "POST", """
                {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "userName": "%s@acme.com"}"""
                .formatted(UUID.randomUUID()), "Authorization", "Bearer " + good).status();
    }
}
