package dev.scimconsole.server.store;

import static dev.scimconsole.server.store.Samples.ACME;
import static dev.scimconsole.server.store.Samples.id;
import static dev.scimconsole.server.store.Samples.user;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.server.Network;
import dev.scimconsole.server.store.directory.StoredResource;
import dev.scimconsole.server.store.failure.StoreUnavailableException;
import dev.scimconsole.server.values.ResourceType;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What becomes of the store when PostgreSQL goes away.
@Tag("server")
@Tag("server.store")
class PostgresFaultTest {

    private static final String TERMINATE = "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity "
            + "WHERE datname = current_database() AND pid <> pg_backend_pid()";
    private static final String THAT_CHANGES = " AND backend_xid IS NOT NULL";

    private String url;

    @BeforeEach
    void start() throws SQLException {
        url = PostgresServer.emptyDatabase();
    }

    @Test
    void aConnectionThatDiesInTheWorkChangesNothingAndIsReplaced() {
        try (Store store = Store.open(url)) {
            StoreUnavailableException lost = assertThrows(StoreUnavailableException.class,
                    () -> store.write(t -> {
                        t.resources().insert(user(1));
                        t.resources().find(ACME, ResourceType.USER, user(1).id());
                        // Not those of the pool, nor those that it makes: nobody could tell what became of a
                        // commit on them.
                        terminate(THAT_CHANGES);
                        t.resources().insert(user(2));
                        // What waited for the commit would leave open whether it was done.
                        t.resources().find(ACME, ResourceType.USER, user(2).id());
                        return true;
                    }));
            assertFalse(lost.outcomeUnknown());
            assertTrue(recovers(() -> write(store, user(3))));
            assertTrue(recovers(() -> assertEquals(List.of(user(3)),
                    store.read(t -> t.resources().page(Samples.all(ResourceType.USER))))));
        }
    }

    @Test
    void whatIsExpectedIsAskedInOneGo() {
        try (Store store = Store.open(url)) {
            write(store, user(1));
            String id = user(1).id();
            assertEquals(Optional.of(user(1)), store.read(t -> {
                t.expectations().resource(ACME, ResourceType.USER, id);
                Optional<StoredResource> found = t.resources().find(ACME, ResourceType.USER, id);
                // From here on only what has been answered already can be had.
                terminate();
                assertEquals(Map.of(), t.resources().groupsOf(ACME, List.of(id)));
                return found;
            }));
        }
    }

    @Test
    void whoeverAsksForMoreThanExpectedIsAnsweredFromOneSnapshot() {
        try (Store store = Store.open(url)) {
            write(store, user(1));
            AtomicInteger runs = new AtomicInteger();
            assertEquals(List.of(user(1)), store.read(t -> {
                runs.incrementAndGet();
                t.expectations().resource(ACME, ResourceType.USER, user(1).id());
                Optional<StoredResource> found = t.resources().find(ACME, ResourceType.USER, user(1).id());
                if (runs.get() == 2) {
                    write(store, user(2));
                }
                assertEquals(1, t.resources().page(Samples.all(ResourceType.USER)).size());
                return found.stream().toList();
            }));
            assertEquals(2, runs.get());
        }
    }

    @Test
    void aConnectionThatDiesInTheCommitLeavesTheOutcomeUnknown() {
        try (Store store = Store.open(url)) {
            StoreUnavailableException lost = assertThrows(StoreUnavailableException.class,
                    () -> store.write(t -> {
                        t.organizations().insert(Samples.organization(ACME));
                        terminate();
                        return true;
                    }));
            assertTrue(lost.outcomeUnknown(), lost.getMessage());
        }
    }

    @Test
    @Tag("whole")
    void aServerThatStopsAndStartsAgainIsFoundAgain(@TempDir Path folder) throws Exception {
        int port = freePort();
        EmbeddedPostgres server = start(folder, port);
        try (Store store = Store.open("jdbc:postgresql://localhost:" + port + "/postgres?user=postgres")) {
            write(store, user(1));
            server.close();
            assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
                assertThrows(StoreUnavailableException.class, () -> write(store, user(2)));
                assertThrows(StoreUnavailableException.class,
                        () -> store.read(t -> t.resources().find(ACME, ResourceType.USER, id(1))));
            });
            server = start(folder, port);
            assertTrue(recovers(() -> write(store, user(3))));
            assertEquals(List.of(user(1), user(3)),
                    store.read(t -> t.resources().page(Samples.all(ResourceType.USER))));
        } finally {
            server.close();
        }
    }

    /// A pool asks its first connection what others are then made by.
    @ParameterizedTest
    @ValueSource(strings = {"SHOW TRANSACTION ISOLATION LEVEL", "SET lock_timeout"})
    void aPoolWhoseFirstConnectionBreaksWhileItIsSetUpMakesOthers(String statement) throws Exception {
        int port = URI.create(url.substring("jdbc:".length())).getPort();
        try (Network network = Network.to(port)) {
            network.cutOnceBefore(statement);
            try (Store store = Store.open(url.replace(":" + port + "/", ":" + network.port() + "/"))) {
                assertTrue(recovers(() -> write(store, user(1))));
                assertEquals(List.of(user(1)),
                        store.read(t -> t.resources().page(Samples.all(ResourceType.USER))));
                assertTrue(network.hasCut());
            }
        }
    }

    @Test
    void nodesThatStartAtOnceShareTheWork() throws Exception {
        url = PostgresServer.bareDatabase();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Store>> starts = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                starts.add(threads.submit(() -> Store.open(url)));
            }
            for (Future<Store> start : starts) {
                start.get().close();
            }
        }
        // Each sample that the statistics are made of leaves its pages behind.
        assertEquals(resourceBytes(PostgresServer.newDatabase()), resourceBytes(url));
    }

    private static long resourceBytes(String database) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database);
                Statement statement = connection.createStatement();
                ResultSet size = statement.executeQuery("SELECT pg_relation_size('resource')")) {
            size.next();
            return size.getLong(1);
        }
    }

    @Test
    void whatCannotBeUsedIsRefusedWithASentence() throws Exception {
        url = PostgresServer.newDatabase();
        Store.open(url).close();
        for (String bad : List.of("jdbc:postgresql://host:port/x",
                url.replaceFirst("/store\\d+", "/missing"))) {
            String sentence = assertThrows(IllegalArgumentException.class, () -> Store.open(bad), bad)
                    .getMessage();
            assertTrue(sentence.endsWith("."), sentence);
        }
        String database = url.replaceFirst(".*/(store\\d+).*", "$1");
        PostgresServer.execute(database, "INSERT INTO schema_version (version) VALUES (1000)");
        String sentence = assertThrows(IllegalArgumentException.class, () -> Store.open(url)).getMessage();
        assertTrue(sentence.contains("newer version"), sentence);
    }

    private static EmbeddedPostgres start(Path folder, int port) throws IOException {
        return PostgresPrograms.start(folder.resolve("data"),
                server -> server.setPort(port).setCleanDataDirectory(false));
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void terminate() {
        terminate("");
    }

    private void terminate(String which) {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(TERMINATE + which);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Tries for a while; each try that fails takes its time.
    static boolean recovers(Runnable work) {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (System.nanoTime() < end) {
            try {
                work.run();
                return true;
            } catch (StoreUnavailableException e) {
                assertFalse(e.outcomeUnknown(), () -> e + ", " + e.getCause());
            }
        }
        return false;
    }

    static void write(Store store, StoredResource user) {
        store.write(t -> {
            t.resources().insert(user);
            return true;
        });
    }
}
