package dev.scimconsole.server.store;

import static dev.scimconsole.server.store.PostgresFaultTest.recovers;
import static dev.scimconsole.server.store.PostgresFaultTest.write;
import static dev.scimconsole.server.store.Samples.user;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.server.store.failure.StoreUnavailableException;
import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// What is said where PostgreSQL takes no connection: whoever reads the log must know what to change. Each test
/// waits for as many seconds as the pool tries, so they begin first and side by side.
@Tag("server")
@Tag("server.store")
@Order(1)
@Execution(ExecutionMode.CONCURRENT)
class PostgresRefusalTest {

    @Test
    void thatThereIsNoRoomForAnotherConnectionIsSaid() throws SQLException {
        assertSaid("The database takes no more connections.", "few", "CONNECTION LIMIT 0",
                "CONNECTION LIMIT -1");
    }

    @Test
    void thatTheUserIsRefusedIsSaid() throws SQLException {
        assertSaid("The database refuses the user name or the password.", "locked", "NOLOGIN", "LOGIN");
    }

    @Test
    void thatNobodyListensIsSaid() throws IOException {
        String nobody = "jdbc:postgresql://localhost:" + PostgresFaultTest.freePort()
                + "/postgres?user=postgres";
        assertThrows(StoreUnavailableException.class, () -> Store.open(nobody));
    }

    private static void assertSaid(String sentence, String role, String refused, String taken)
            throws SQLException {
        String url = PostgresServer.newDatabase();
        PostgresServer.execute("postgres", "CREATE ROLE " + role + " LOGIN IN ROLE postgres");
        try (Store store = Store.open(url.replaceFirst("user=\\w+", "user=" + role))) {
            write(store, user(1));
            PostgresServer.execute("postgres", "ALTER ROLE " + role + " " + refused);
            PostgresServer.execute("postgres", "SELECT pg_terminate_backend(pid, 10000)"
                    + " FROM pg_stat_activity WHERE usename = '" + role + "'");
            assertEquals(sentence, refusal(store));
            PostgresServer.execute("postgres", "ALTER ROLE " + role + " " + taken);
            assertTrue(recovers(() -> write(store, user(2))));
        } finally {
            PostgresServer.execute("postgres", "DROP ROLE " + role);
        }
    }

    private static String refusal(Store store) {
        StoreUnavailableException refused;
        do {
            refused = assertThrows(StoreUnavailableException.class, () -> write(store, user(3)));
            // The pool hands out a connection that was in use a moment ago without trying it.
        } while (refused.outcomeUnknown());
        return refused.getMessage();
    }
}
