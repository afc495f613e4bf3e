package dev.scimconsole.server.connections;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.scimconsole.contract.activity.EventActor;
import dev.scimconsole.contract.connections.Connection;
import dev.scimconsole.contract.connections.CreateConnection;
import dev.scimconsole.contract.connections.Trust;
import dev.scimconsole.server.RunningServer;
import dev.scimconsole.server.store.MemoryFolder;
import dev.scimconsole.server.store.Samples;
import dev.scimconsole.server.store.Store;
import dev.scimconsole.server.store.configuration.OrganizationRecords.OrganizationRecord;
import dev.scimconsole.server.token.Actor;
import dev.scimconsole.server.values.RequestOrigin;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Keys of issuers, read by time and not by who asks for a token.
@Tag("server")
@Tag("server.connections")
@Timeout(60)
class KeyRefreshTest {

    private static final String ACME = Samples.ACME;
    private static final KeyHosts HOSTS = new KeyHosts(List.of("127.0.0.1"));

    private Instant now = Instant.parse("2026-11-26T12:00:00Z");

    @Test
    void keysAreThereBeforeAnybodyAsksAndAreReadAgainWhenTheyAreAnHourOld(
            @TempDir(factory = MemoryFolder.class) Path folder)
            throws Exception {
        try (Store store = Store.open("jdbc:sqlite:" + folder.resolve("store.db"));
                Issuer issuer = new Issuer()) {
            store.write(transaction -> {
                transaction.organizations().insert(
                        new OrganizationRecord(ACME, ACME, now, false, Optional.empty(), 1, now,
                                "a@acme.com"));
                return true;
            });
            Connections connections = new Connections(store, () -> now, new SecureRandom(), HOSTS);
            connections.create(
                    new Actor(ACME, EventActor.administrator("a@acme.com"), new RequestOrigin("", "", "")),
                    new CreateConnection("Entra production", Optional.of(new Trust(Issuer.ISSUER,
                            issuer.keysUrl(), Issuer.SUBJECT, Issuer.APPLICATION))));
            try (KeyRefresh refresh = new KeyRefresh(store, () -> now, HOSTS)) {
                refresh.look();
                assertEquals(1, issuer.readings.get());
                assertEquals(Optional.of(now), only(connections).keysReadAt());
                now = now.plus(Duration.ofMinutes(59));
                refresh.look();
                assertEquals(1, issuer.readings.get(), "they are fresh");
                now = now.plus(Duration.ofMinutes(1));
                issuer.answering(503, "");
                refresh.look();
                assertEquals(2, issuer.readings.get());
                refresh.look();
                assertEquals(2, issuer.readings.get(), "who does not answer is left alone for five minutes");
                issuer.answeringKeys();
                now = now.plus(Duration.ofMinutes(5));
                refresh.look();
                assertEquals(3, issuer.readings.get());
                assertEquals(Optional.of(now), only(connections).keysReadAt());
            }
        }
    }

    /// With the first look, which nobody waits for.
    @Test
    void aServerThatStartsReadsWhatIsOld(@TempDir(factory = MemoryFolder.class) Path folder)
            throws Exception {
        try (Issuer issuer = new Issuer()) {
            try (RunningServer server = RunningServer.setUp(folder)) {
                assertEquals(201, server.post("/connections",
                        "{\"name\": \"Entra\", \"trust\": " + issuer.trust() + "}", "session",
                        server.signIn()).status());
            }
            try (RunningServer server = RunningServer.again(folder, 0)) {
                String session = server.signIn();
                while (server.send("GET", "/connections", "", "session", session).json()
                        .at("/connections/0/keysReadAt").isNull()) {
                    Thread.onSpinWait();
                }
                assertEquals(1, issuer.readings.get());
            }
        }
    }

    private static Connection only(Connections connections) {
        return connections.all(ACME, "").connections().getFirst();
    }
}
