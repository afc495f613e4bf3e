package dev.scimconsole.server.http.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.server.RunningServer;
import dev.scimconsole.server.RunningServer.Reply;
import dev.scimconsole.server.store.MemoryFolder;
import dev.scimconsole.server.token.PresentedToken;
import dev.scimconsole.server.token.TokenDecision;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A flood of bad requests is limited, and good ones never are.
@Tag("server")
@Tag("server.http")
@Tag("server.http.limits")
class RefusalLimitsTest {

    private static final TokenDecision STRANGER = new TokenDecision.Unusable(new PresentedToken.Absent());
    private static final TokenDecision HOLDER = new TokenDecision.Revoked("acme", "old", Instant.EPOCH);

    private Instant now = Instant.parse("2026-11-24T12:00:00Z");
    private final RefusalLimits limits = new RefusalLimits(() -> now);

    @Test
    void aHundredAtOnceAndThenFiveASecond() {
        assertEquals(100, answered("10.0.0.1", STRANGER, 300));
        assertEquals(Optional.of(Duration.ofSeconds(1)), limits.count("10.0.0.1", STRANGER));
        now = now.plusMillis(200);
        assertEquals(1, answered("10.0.0.1", STRANGER, 10));
        now = now.plusSeconds(4);
        assertEquals(20, answered("10.0.0.1", STRANGER, 300));
        now = now.plusSeconds(3_600);
        assertEquals(100, answered("10.0.0.1", STRANGER, 300));
    }

    @Test
    void whoHoldsATokenThatWasValidOnceIsLetThroughAsItSends() {
        assertEquals(1_000, answered("10.0.0.1", HOLDER, 2_000));
        for (int second = 0; second < 60; second++) {
            now = now.plusSeconds(1);
            assertEquals(25, answered("10.0.0.1", HOLDER, 30));
        }
        assertEquals(100, answered("10.0.0.1", STRANGER, 300));
    }

    @Test
    void eachAddressCountsAloneAndAnIpv6AddressWithItsSite() {
        assertEquals(100, answered("10.0.0.1", STRANGER, 300));
        assertEquals(100, answered("10.0.0.2", STRANGER, 300));
        assertEquals(100, answered("2001:db8:1:2:3:4:5:6", STRANGER, 300));
        assertEquals(0, answered("2001:db8:1:2:ffff::1", STRANGER, 300));
        assertEquals(100, answered("2001:db8:1:3::1", STRANGER, 300));
    }

    @Test
    void aClockThatIsSetBackOpensNothing() {
        answered("10.0.0.1", STRANGER, 300);
        now = now.minusSeconds(3_600);
        assertEquals(0, answered("10.0.0.1", STRANGER, 10));
        now = now.plusSeconds(1);
        assertEquals(5, answered("10.0.0.1", STRANGER, 10));
    }

    @Test
    void manyAddressesTakeBoundedMemoryAndTheBusyOneIsRemembered() {
        answered("10.0.0.1", STRANGER, 100);
        for (int i = 0; i < 30_000; i++) {
            limits.count("11." + i / 65_536 + "." + i / 256 % 256 + "." + i % 256, STRANGER);
            if (i % 1_000 == 0) {
                assertTrue(limits.count("10.0.0.1", STRANGER).isPresent());
            }
        }
    }

    @Test
    void aFloodIsLimitedAndAGoodRequestFromTheSameAddressIsNot(
            @TempDir(factory = MemoryFolder.class) Path folder) {
        try (RunningServer server = RunningServer.setUp(folder)) {
            String session = server.signIn();
            String token = server.addFirstDomain(session);
            Reply limited = IntStream.range(0, 2_000).mapToObj(_ -> use(server, "nonsense"))
                    .filter(reply -> reply.status() == 429).findFirst().orElseThrow();
            assertTrue(limited.header("Retry-After").matches("[1-9][0-9]*"), limited.header("Retry-After"));
            assertEquals("application/scim+json", limited.header("Content-Type"));
            assertEquals("429", limited.json().get("status").asString());
            assertEquals(200, use(server, token).status());
            assertTrue(server.send("GET", "/events", "", "session", session).json().get("dropped")
                    .asLong() > 0);
            server.passTime(Duration.ofMinutes(1));
            assertEquals(401, use(server, "nonsense").status());
        }
    }

    private static Reply use(RunningServer server, String bearer) {
        return server.sendTo("/scim/v2/Users", "GET", "", "session", bearer);
    }

    private long answered(String address, TokenDecision refused, int requests) {
        return IntStream.range(0, requests).filter(_ -> limits.count(address, refused).isEmpty()).count();
    }
}
