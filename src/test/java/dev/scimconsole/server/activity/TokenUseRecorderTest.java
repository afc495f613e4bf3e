package dev.scimconsole.server.activity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.scimconsole.server.clients.Clients;
import dev.scimconsole.server.store.MemoryFolder;
import dev.scimconsole.server.store.Samples;
import dev.scimconsole.server.store.Store;
import dev.scimconsole.server.store.configuration.TokenUseRecords.TokenUse;
import dev.scimconsole.server.token.TokenDecision;
import dev.scimconsole.server.values.RequestStyle;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// When syncs begin, as the recorder notes it.
@Tag("server")
@Tag("server.activity")
class TokenUseRecorderTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final String OKTA = "Okta SCIM Client 1.0.0";
    private static final TokenDecision ACCEPTED = new TokenDecision.Accepted(Samples.ACME, "current");
    private static final TokenDecision REVOKED = new TokenDecision.Revoked(Samples.ACME, "old", NOON);

    @TempDir(factory = MemoryFolder.class) Path folder;
    private Store store;

    @BeforeEach
    void open() {
        store = Store.open("jdbc:sqlite:" + folder.resolve("store.db"));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aBurstIsOneSyncHoweverItIsAnswered() {
        try (TokenUseRecorder recorder = new TokenUseRecorder(store)) {
            Stream.of(0, 1, 4, 8).forEach(minute -> record(recorder, ACCEPTED, minute));
            record(recorder, REVOKED, 12);
            record(recorder, ACCEPTED, 17);
            record(recorder, REVOKED, 60);
        }
        assertEquals(Map.of(okta(), minutes(0, 17, 60)), starts());
    }

    @Test
    void aRestartInsideASyncBeginsNoOther() {
        try (TokenUseRecorder recorder = new TokenUseRecorder(store)) {
            record(recorder, ACCEPTED, 0);
            record(recorder, ACCEPTED, 3);
        }
        try (TokenUseRecorder recorder = new TokenUseRecorder(store)) {
            record(recorder, ACCEPTED, 6);
            record(recorder, ACCEPTED, 20);
        }
        assertEquals(Map.of(okta(), minutes(0, 20)), starts());
    }

    @Test
    void anotherNodesRequestsAreTheSameSync() {
        try (TokenUseRecorder here = new TokenUseRecorder(store);
                TokenUseRecorder there = new TokenUseRecorder(store)) {
            record(here, ACCEPTED, 0);
            here.flush();
            record(there, ACCEPTED, 4);
            there.flush();
            record(here, ACCEPTED, 8);
            here.flush();
            record(there, ACCEPTED, 40);
            there.flush();
        }
        assertEquals(Map.of(okta(), minutes(0, 40)), starts());
    }

    @Test
    void aClockThatIsSetBackBeginsNoSync() {
        try (TokenUseRecorder recorder = new TokenUseRecorder(store)) {
            record(recorder, ACCEPTED, 30);
            record(recorder, ACCEPTED, 0);
            record(recorder, ACCEPTED, 10);
        }
        assertEquals(Map.of(okta(), minutes(30)), starts());
    }

    /// Two applications of one product at two addresses are two clients; an update goes on as the same one.
    @Test
    void aClientIsAProductAndAnAddress() {
        try (TokenUseRecorder recorder = new TokenUseRecorder(store)) {
            record(recorder, "authentik@2026.5.3", "10.0.0.1", RequestStyle.PLAIN, 0);
            record(recorder, "authentik@2026.5.4", "10.0.0.1", RequestStyle.PLAIN, 3);
            record(recorder, "authentik@2026.5.3", "10.0.0.2", RequestStyle.PLAIN, 4);
            record(recorder, "authentik@2026.5.4", "10.0.0.1", RequestStyle.PLAIN, 40);
            record(recorder, "", "10.0.0.1", RequestStyle.PLAIN, 41);
            record(recorder, "", "2001:db8::1", RequestStyle.PLAIN, 42);
            record(recorder, "", "2001:db8::2", RequestStyle.PLAIN, 43);
        }
        Clients clients = Clients.of(List.of());
        assertEquals(Map.of(clients.client("authentik", "10.0.0.1"), minutes(0, 40),
                clients.client("authentik", "10.0.0.2"), minutes(4), clients.client("", "10.0.0.1"),
                minutes(41),
                clients.client("", "2001:db8::"), minutes(42)), starts());
    }

    /// Where a provider calls from its maker's cloud, an address is not a client, also where it does not name
    /// itself.
    @Test
    void aProviderInACloudIsOneClientFromWhicheverAddress() {
        try (TokenUseRecorder recorder = new TokenUseRecorder(store)) {
            record(recorder, OKTA, "10.2.0.17", RequestStyle.PLAIN, 0);
            record(recorder, OKTA, "10.2.0.18", RequestStyle.PLAIN, 4);
            record(recorder, OKTA, "10.2.0.19", RequestStyle.PLAIN, 8);
            record(recorder, "", "20.0.0.1", RequestStyle.ENTRA_ID, 60);
            record(recorder, "", "20.0.0.2", RequestStyle.CAPITAL_OPERATIONS, 61);
            recorder.flush();
            record(recorder, "", "20.0.0.2", RequestStyle.PLAIN, 65);
            recorder.flush();
            record(recorder, "", "20.0.0.1", RequestStyle.PLAIN, 69);
        }
        Clients clients = store.read(transaction -> Clients.of(transaction, Samples.ACME));
        assertEquals(Map.of(clients.client(OKTA, ""), minutes(0), clients.client("Microsoft Entra ID", ""),
                minutes(60, 61)), starts());
    }

    /// A use that is lost would hide who still has an old token.
    @Test
    void whileTheStoreIsAwayNoUseIsDropped() {
        FailingStore away = new FailingStore(store);
        try (TokenUseRecorder recorder = new TokenUseRecorder(away)) {
            away.fails = true;
            for (int i = 0; i < 3_000; i++) {
                record(recorder, "client " + i, "10.0.0.1", RequestStyle.PLAIN, 0);
                if (i % 1_000 == 500) {
                    assertFalse(recorder.flush());
                }
            }
            away.fails = false;
        }
        assertEquals(3_000,
                store.read(transaction -> transaction.tokenUses().since(Samples.ACME, NOON, 10_000)).stream()
                        .mapToLong(TokenUse::accepted).sum());
    }

    private Map<Clients.Client, List<Instant>> starts() {
        return store.read(
                transaction -> Clients.of(transaction, Samples.ACME)
                        .starts(transaction.syncs().starts(Samples.ACME)));
    }

    private static void record(TokenUseRecorder recorder, TokenDecision decision, int minute) {
        recorder.record(decision, OKTA, "10.2.0.17", RequestStyle.PLAIN, false,
                NOON.plus(Duration.ofMinutes(minute)));
    }

    private static void record(TokenUseRecorder recorder, String userAgent, String address,
            RequestStyle style,
            int minute) {
        recorder.record(ACCEPTED, userAgent, address, style, false, NOON.plus(Duration.ofMinutes(minute)));
    }

    private static Clients.Client okta() {
        return Clients.of(List.of()).client(OKTA, "");
    }

    private static List<Instant> minutes(int... minutes) {
        return Arrays.stream(minutes).mapToObj(minute -> NOON.plus(Duration.ofMinutes(minute)))
                .toList();
    }
}
