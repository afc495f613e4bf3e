package dev.scimconsole.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.server.RunningServer;
import dev.scimconsole.server.http.call.Answer;
import dev.scimconsole.server.store.MemoryFolder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Made-up requests over the network: whatever comes, the answer is none that nobody meant, and the next
/// request is answered as if nothing had been. The seeds are fixed; a failure names its own. The load program
/// `Fuzz` sends a million.
@Order(1)
@Tag("whole")
@Tag("server")
@Tag("server.http")
class FuzzedServerTest {

    private static final int TRIES = Integer.getInteger("fuzz.shots", 30_000);
    /// As many as are sent in that time, on a machine that does other things too.
    private static final Duration LONGEST = Duration.ofMinutes(1);
    /// Of the first request; each further one has the next.
    private static final long SEED = Long.getLong("fuzz.seed", 20_261_126);

    @Test
    void whateverIsSentTheAnswerIsMeant(@TempDir(factory = MemoryFolder.class) Path folder)
            throws IOException {
        try (RunningServer server = RunningServer.setUp(folder)) {
            String session = server.signIn();
            String token = server.addFirstDomain(session);
            server.post("/scim-configuration/domains", "{\"name\": \"example.com\"}", "session", session);
            List<String> ids = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                ids.add(server
                        .sendTo("/scim/v2/Users", "POST",
                                """
                                        {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "userName": "user%d@acme.com"}"""
                                        .formatted(i),
                                "session", token, "Content-Type", "application/scim+json")
                        .json().get("id")
                        .asString());
            }
            int port = server.server().address().getPort();
            MadeShots shots = new MadeShots("localhost:" + port, token, session, ids);
            Set<Integer> statuses = new TreeSet<>();
            try (ShotClient client = new ShotClient(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0)) {
                long end = System.nanoTime() + LONGEST.toNanos();
                for (long seed = SEED; seed < SEED + TRIES && System.nanoTime() < end; seed++) {
                    shoot(client, shots.from(new SplittableRandom(seed)), seed, statuses);
                }
            }
            assertEquals(200, server.send("GET", "/health", "").status());
            assertEquals(200, server.sendTo("/scim/v2/Users?count=1", "GET", "", "session", token).status());
            assertTrue(statuses.containsAll(Set.of(200, 400, 401, 404, 405)), statuses::toString);
        }
    }

    private static void shoot(ShotClient client, Shot shot, long seed, Set<Integer> statuses) {
        String made = "-Dfuzz.seed=" + seed + " -Dfuzz.shots=1 makes " + shot;
        try {
            for (ShotClient.Answer answer : client.send(shot)) {
                assertEquals("", answer.fault(shot).orElse(""),
                        () -> made + "\n" + answer.head() + answer.text());
                statuses.add(answer.status());
            }
        } catch (IOException e) {
            throw new AssertionError(made, e);
        }
    }
}
