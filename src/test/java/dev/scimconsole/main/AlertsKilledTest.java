package dev.scimconsole.main;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.scimconsole.contract.alerts.AlertChoice;
import dev.scimconsole.contract.alerts.AlertKind;
import dev.scimconsole.server.alerts.Alerting;
import dev.scimconsole.server.store.PostgresServer;
import dev.scimconsole.server.store.Store;
import dev.scimconsole.server.store.configuration.OrganizationRecords.OrganizationRecord;
import dev.scimconsole.server.store.outbox.AlertRecords.Webhook;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Alerts to a receiver that fails half of the time, from a service that is killed in between: after the
/// receiver's answer and before that can be noted, since somebody else has the database just then.
@Tag("whole")
@Tag("main")
class AlertsKilledTest {

    private static final String ACME = "00000000-0000-4000-8000-000000000001";
    private final Instant raised = Instant.now();
    private static final int ALERTS = 12;
    /// The number of the request whose answer is not noted; those of an odd number are taken.
    private static final int LAST_ANSWER = 7;
    private static final long SECONDS = 60;

    @TempDir private Path folder;
    private final AtomicInteger requests = new AtomicInteger();
    private final LinkedBlockingQueue<String> taken = new LinkedBlockingQueue<>();
    private final CountDownLatch answered = new CountDownLatch(1);

    @Test
    void eachIsToldOnceButForTheOneThatWasBeingToldOnSqlite() throws Exception {
        play("jdbc:sqlite:" + folder.resolve("scim-console.db"), "BEGIN IMMEDIATE", "ROLLBACK");
    }

    /// What the killed process had sent to the database may wait there for the lock; it ends with it, as it
    /// does when the machine is gone.
    @Test
    void eachIsToldOnceButForTheOneThatWasBeingToldOnPostgres() throws Exception {
        play(PostgresServer.newDatabase(), "BEGIN; LOCK TABLE alert_delivery IN EXCLUSIVE MODE",
                "SELECT pg_terminate_backend(pid, 60000) FROM pg_stat_activity "
                        + "WHERE datname = current_database() AND pid <> pg_backend_pid(); ROLLBACK");
    }

    /// @param lock   keeps the service from noting anything
    /// @param unlock ends that, once the service is killed
    private void play(String url, String lock, String unlock) throws Exception {
        HttpServer receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                0);
        fill(url, receiver);
        try (Connection database = DriverManager.getConnection(url)) {
            receiver.createContext("/", exchange -> answer(exchange, database, lock));
            receiver.start();
            try (RunningProgram first = serve(url)) {
                assertTrue(answered.await(SECONDS, TimeUnit.SECONDS), first::lastError);
                first.kill();
            }
            execute(database, unlock);
            List<String> told = new ArrayList<>();
            taken.drainTo(told);
            String unnoted = told.getLast();
            try (RunningProgram _ = serve(url)) {
                Instant end = Instant.now().plusSeconds(SECONDS);
                while (number(database, "SELECT COUNT(*) FROM alert_delivery WHERE due_at IS NOT NULL") > 0) {
                    assertTrue(Instant.now().isBefore(end), told::toString);
                    passTime(database);
                    Optional.ofNullable(taken.poll(1, TimeUnit.SECONDS)).ifPresent(told::add);
                    taken.drainTo(told);
                }
            }
            taken.drainTo(told);
            Set<String> seen = new HashSet<>();
            assertEquals(List.of(unnoted), told.stream().filter(id -> !seen.add(id)).toList(),
                    "twice is the one whose answer could not be noted");
            assertEquals(ALERTS, seen.size());
            assertEquals(ALERTS, number(database, "SELECT COUNT(*) FROM alert_delivery WHERE delivered = 1"));
        } finally {
            receiver.stop(0);
        }
    }

    /// What waits, or is claimed by a process that is not there any more, is due.
    private void passTime(Connection database) throws SQLException {
        execute(database, "UPDATE alert_delivery SET due_at = " + raised.toEpochMilli()
                + " WHERE due_at IS NOT NULL");
    }

    private void answer(HttpExchange exchange, Connection database, String lock) throws IOException {
        exchange.getRequestBody().readAllBytes();
        int number = requests.getAndIncrement();
        boolean fails = number % 2 == 0;
        if (number == LAST_ANSWER) {
            lock(database, lock);
        }
        exchange.sendResponseHeaders(fails ? 503 : 200, -1);
        exchange.close();
        if (!fails) {
            taken.add(exchange.getRequestHeaders().getFirst("X-SCIM-Console-Delivery"));
        }
        if (number == LAST_ANSWER) {
            answered.countDown();
        }
    }

    private static void lock(Connection database, String lock) throws IOException {
        try {
            execute(database, lock);
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    private void fill(String url, HttpServer receiver) {
        try (Store store = Store.open(url)) {
            store.write(transaction -> {
                transaction.organizations().insert(new OrganizationRecord(ACME, "Acme", raised, false,
                        Optional.empty(), 1, raised, "alex@acme.com"));
                transaction.alerts().addWebhook(new Webhook(ACME, "hook", "Operations", "json",
                        "http://127.0.0.1:" + receiver.getAddress().getPort() + "/", Optional.empty(),
                        "secret",
                        raised, "alex@acme.com"));
                for (int i = 0; i < ALERTS; i++) {
                    Alerting.raise(transaction, ACME, AlertKind.DEACTIVATION_REFUSED, "topic" + i, "Lea " + i,
                            raised, new AlertChoice(AlertKind.DEACTIVATION_REFUSED, false, false, true));
                }
                return ACME;
            });
        }
    }

    private RunningProgram serve(String url) throws IOException {
        return RunningProgram.start(List.of(), "serve", "--listen", "127.0.0.1:0", "--data",
                folder.toString(), "--database-url", url, "--private-webhooks", "allowed");
    }

    private static int number(Connection database, String sql) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            found.next();
            return found.getInt(1);
        }
    }

    private static void execute(Connection database, String sql) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute(sql);
        }
    }
}
