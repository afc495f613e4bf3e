package dev.scimconsole.server.custody;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.contract.activity.AuditVerification;
import dev.scimconsole.contract.activity.AuditVerification.Damage;
import dev.scimconsole.contract.activity.AuditVerification.DamageType;
import dev.scimconsole.contract.activity.EventTarget;
import dev.scimconsole.server.store.MemoryFolder;
import dev.scimconsole.server.store.Samples;
import dev.scimconsole.server.store.Store;
import dev.scimconsole.server.store.activity.EventRecord;
import dev.scimconsole.server.values.RequestOrigin;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Somebody changes the database by hand; the verification tells where.
@Tag("server")
@Tag("server.custody")
class ChainVerificationTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final String ACME = Samples.ACME;

    @TempDir(factory = MemoryFolder.class) Path folder;
    private Store store;

    @BeforeEach
    void fill() {
        store = Store.open(url());
        store.write(transaction -> {
            for (int i = 1; i <= 1_203; i++) {
                transaction.events().append(EventRecord.done(ACME, NOON.plusSeconds(i), "alex@acme.com",
                        "domain.added", new EventTarget("domain", "d" + i, Optional.of("d" + i)),
                        Optional.empty(), new RequestOrigin("127.0.0.1", "console", "r" + i)));
            }
            return true;
        });
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void whatNobodyTouchedIsIntact() {
        AuditVerification verification = verify();
        assertTrue(verification.intact());
        assertEquals(1_203, verification.events());
        assertEquals(Optional.of(NOON.plusSeconds(1)), verification.since());
        assertEquals(Optional.empty(), verification.damage());
    }

    @Test
    void nothingAtAllIsIntact() {
        AuditVerification verification = verify(Samples.GLOBEX);
        assertTrue(verification.intact());
        assertEquals(0, verification.events());
    }

    @Test
    void aChangedValueIsFoundWhateverItIs() throws SQLException {
        for (String change : new String[]{"actor_name = 'eve@acme.com'", "target_name = 'd601'",
                "outcome = 1",
                "occurred_at = occurred_at + 1", "address = '10.0.0.1'", "detail = ''", "token_id = ''",
                "request_id = 'r601'", "user_agent = ''", "action = 'domain.removed'", "position = 9999",
                "status = 200", "reason = ''", "actor_type = 1", "hash = '" + "0".repeat(64) + "'",
                "id = 'x'",
                "passed_over = 'UNIQUENESS userName'"}) {
            store.close();
            sql("CREATE TABLE untouched AS SELECT * FROM event WHERE chain_number = 600");
            sql("UPDATE event SET " + change + " WHERE chain_number = 600");
            store = Store.open(url());
            Damage damage = damage();
            assertEquals(DamageType.CHANGED, damage.type(), change);
            assertEquals(600, damage.number(), change);
            store.close();
            sql("DELETE FROM event WHERE chain_number = 600");
            sql("INSERT INTO event SELECT * FROM untouched");
            sql("DROP TABLE untouched");
            store = Store.open(url());
        }
        assertTrue(verify().intact());
    }

    @Test
    void aRemovedEventIsFound() throws SQLException {
        sql("DELETE FROM event WHERE chain_number = 501");
        Damage damage = damage();
        assertEquals(DamageType.MISSING, damage.type());
        assertEquals(501, damage.number());
        assertEquals(500, verify().events());
    }

    @Test
    void aRemovedEventIsFoundAlsoIfTheOthersAreRenumbered() throws SQLException {
        sql("DELETE FROM event WHERE chain_number = 501");
        sql("UPDATE event SET chain_number = -(chain_number - 1) WHERE chain_number > 501");
        sql("UPDATE event SET chain_number = -chain_number WHERE chain_number < 0");
        assertEquals(DamageType.CHANGED, damage().type());
        assertEquals(501, damage().number());
    }

    @Test
    void aRemovedBeginningIsFound() throws SQLException {
        sql("DELETE FROM event WHERE chain_number <= 3");
        assertEquals(DamageType.MISSING, damage().type());
        assertEquals(1, damage().number());
    }

    @Test
    void aRemovedEndIsFound() throws SQLException {
        sql("DELETE FROM event WHERE chain_number > 1200");
        assertEquals(DamageType.TRUNCATED, damage().type());
        assertEquals(1_201, damage().number());
    }

    @Test
    void removingEverythingIsFound() throws SQLException {
        sql("DELETE FROM event");
        assertEquals(DamageType.TRUNCATED, damage().type());
        assertEquals(1, damage().number());
    }

    @Test
    void anEventThatIsSlippedInIsFound() throws SQLException {
        sql("UPDATE event SET chain_number = -(chain_number + 1) WHERE chain_number > 700");
        sql("UPDATE event SET chain_number = -chain_number WHERE chain_number < 0");
        sql("INSERT INTO event SELECT organization_id, occurred_at + 1, 50000, 'x', kind, action,"
                + " actor_type, "
                + "'eve@acme.com', token_id, outcome, status, reason, target_type, target_id,"
                + " target_name, detail, "
                + "address, user_agent, request_id, 701, hash, passed_over FROM event WHERE"
                + " chain_number = 700");
        assertEquals(DamageType.CHANGED, damage().type());
        assertEquals(701, damage().number());
    }

    @Test
    void aPrunedBeginningIsNoDamageButALostAnchorIs() throws SQLException {
        store.write(transaction -> transaction.events().pruneAudit(ACME, NOON.plusSeconds(601), 10_000));
        assertTrue(verify().intact());
        assertEquals(603, verify().events());
        assertEquals(Optional.of(NOON.plusSeconds(601)), verify().since());
        sql("UPDATE event_log SET anchor_number = 0");
        assertEquals(DamageType.MISSING, damage().type());
    }

    private AuditVerification verify() {
        return verify(ACME);
    }

    /// By the chain alone, without what was signed.
    private AuditVerification verify(String organizationId) {
        try (Custody custody = Custody.start(store, () -> NOON, Duration.ofDays(180), AuditPlace.NONE)) {
            return custody.verify(organizationId);
        }
    }

    private Damage damage() {
        AuditVerification verification = verify();
        assertFalse(verification.intact());
        return verification.damage().orElseThrow();
    }

    private void sql(String statement) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url());
                Statement direct = connection.createStatement()) {
            direct.execute(statement);
        }
    }

    private String url() {
        return "jdbc:sqlite:" + folder.resolve("store.db");
    }
}
