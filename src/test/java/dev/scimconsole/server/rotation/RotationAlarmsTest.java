package dev.scimconsole.server.rotation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.scimconsole.contract.access.Role;
import dev.scimconsole.server.activity.EventRecorder;
import dev.scimconsole.server.activity.TokenUseRecorder;
import dev.scimconsole.server.store.MemoryFolder;
import dev.scimconsole.server.store.Store;
import dev.scimconsole.server.store.access.AutomationRecords.AutomationRecord;
import dev.scimconsole.server.store.configuration.ConnectionRecords.ConnectionRecord;
import dev.scimconsole.server.store.configuration.ConnectionRecords.SecretRecord;
import dev.scimconsole.server.store.configuration.OrganizationRecords.OrganizationRecord;
import dev.scimconsole.server.store.outbox.AlertRecords.Choice;
import dev.scimconsole.server.token.TokenDecision;
import dev.scimconsole.server.values.RequestStyle;
import dev.scimconsole.server.values.Sha256;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What time brings about and nobody asks for: the ends of client secrets and of keys, silence.
@Tag("server")
@Tag("server.rotation")
class RotationAlarmsTest {

    private static final String ACME = "00000000-0000-4000-8000-000000000001";
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final Instant END = NOON.plus(Duration.ofDays(365));

    @TempDir(factory = MemoryFolder.class) private Path folder;
    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private Store store;
    private TokenUseRecorder uses;
    private EventRecorder events;

    @BeforeEach
    void open() {
        store = Store.open("jdbc:sqlite:" + folder.resolve("store.db"));
        uses = new TokenUseRecorder(store);
        events = new EventRecorder(store, now::get);
        store.write(transaction -> {
            transaction.organizations()
                    .insert(new OrganizationRecord(ACME, "Acme", NOON, true, Optional.empty(), 1,
                            NOON, "alex@acme.com"));
            transaction.alerts().setEmails(ACME, List.of("it@acme.com"));
            transaction.connections().insert(new ConnectionRecord(ACME, "entra", "Entra", "scim-1", NOON,
                    "alex@acme.com", Optional.empty(), Optional.empty()));
            transaction.connections()
                    .insertSecret(new SecretRecord(ACME, "entra", "one", "2026", digest("secret"),
                            "hint00", NOON, "alex@acme.com", END, Optional.empty()));
            transaction.automations().insert(new AutomationRecord(ACME, "nightly", "Nightly", Role.ORG_ADMIN,
                    digest("key"), "hint11", NOON, "alex@acme.com", NOON.plus(Duration.ofDays(30)),
                    Optional.empty()));
            return ACME;
        });
    }

    @AfterEach
    void close() {
        events.close();
        uses.close();
        store.close();
    }

    @Test
    void theEndOfEachSecretAndKeyIsToldBeforeAndWhenItComesAndOnceEach() {
        List<String> told = new ArrayList<>();
        for (int day = 0; day <= 370; day++) {
            now.set(NOON.plus(Duration.ofDays(day)));
            look();
            look();
            int at = day;
            told().stream().skip(told.size()).forEach(one -> told.add(at + " " + one));
        }
        String key = "key-ends Nightly …hint11, 2026-12-24";
        String secret = "client-secret-ends Entra, 2026 …hint00, 2027-11-24";
        assertEquals(
                List.of("16 " + key, "23 " + key, "29 " + key, "30 " + key, "305 " + secret, "335 " + secret,
                        "351 " + secret, "358 " + secret, "364 " + secret, "365 " + secret),
                told);
    }

    @Test
    void whatEndedWhileNobodyLookedIsNoNewsAndWhoWantsNoneOfItGetsNone() {
        now.set(END.plus(Duration.ofDays(2)));
        look();
        assertEquals(List.of(), told());
        store.write(transaction -> {
            transaction.alerts().choose(ACME, new Choice("secret-ends", true, false, false));
            return ACME;
        });
        now.set(END.minus(Duration.ofDays(7)));
        look();
        assertEquals(List.of(), told());
    }

    /// Each connection by its own name, though another one of the same product goes on.
    @Test
    void aConnectionThatFallsSilentIsToldByItsName() {
        store.write(transaction -> {
            transaction.connections()
                    .insert(new ConnectionRecord(ACME, "pilot", "Entra pilot", "scim-2", NOON,
                            "alex@acme.com", Optional.empty(), Optional.empty()));
            return ACME;
        });
        for (int sync = 0; sync < 12; sync++) {
            use("entra", "Entra");
            if (sync < 7) {
                use("pilot", "Entra pilot");
            }
            now.set(now.get().plus(Duration.ofMinutes(40)));
        }
        look();
        look();
        assertEquals(List.of("client-silent Microsoft Entra ID, “Entra pilot”"), told());
    }

    /// What is kept of it is said in whatever language its reader speaks.
    @Test
    void aClientWithoutANameIsToldByItsAddress() {
        for (int sync = 0; sync < 12; sync++) {
            use("entra", "Entra");
            if (sync < 7) {
                use("pilot", "Entra", "");
            }
            now.set(now.get().plus(Duration.ofMinutes(40)));
        }
        look();
        assertEquals(List.of("client-silent 10.2.0.17"), told());
    }

    private void use(String connection, String name) {
        use(connection, name, "Azure AD SCIM client/1.0");
    }

    private void use(String connection, String name, String userAgent) {
        uses.record(new TokenDecision.Accepted(ACME, connection, Optional.of(name)), userAgent,
                "10.2.0.17", RequestStyle.PLAIN, false, now.get());
        uses.flush();
    }

    /// As another node, which remembers nothing.
    private void look() {
        new RotationAlarms(store, new Rotations(store, uses, events, now::get), now::get).run();
    }

    private List<String> told() {
        return store.read(transaction -> transaction.alerts().latest(ACME, 100)).reversed().stream()
                .map(one -> one.kind() + " " + one.subject()).toList();
    }

    private static Sha256 digest(String text) {
        return Sha256.digest(text.getBytes(StandardCharsets.UTF_8));
    }
}
