package dev.scimconsole.server.people;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.contract.ProblemCode;
import dev.scimconsole.server.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SignInThrottleTest {

    private static final String OWNER = "alex@acme.com";

    private Instant now = Instant.parse("2026-11-24T10:00:00Z");
    private final SignInThrottle throttle = new SignInThrottle(() -> now);

    @Test
    void afterFiveFailuresEachWaitIsLongerUpToAQuarterOfAnHour() {
        fail(OWNER, "10.0.0.1", 5);
        assertEquals(1, secondsToWait(OWNER, "10.0.0.1"));
        now = now.plusSeconds(1);
        fail(OWNER, "10.0.0.1", 1);
        assertEquals(2, secondsToWait(OWNER, "10.0.0.1"));
        for (int i = 0; i < 20; i++) {
            now = now.plus(Duration.ofMinutes(15));
            fail(OWNER, "10.0.0.1", 1);
        }
        assertEquals(900, secondsToWait(OWNER, "10.0.0.1"));
        now = now.plus(Duration.ofMinutes(61));
        assertDoesNotThrow(() -> throttle.begin(OWNER, "10.0.0.1"));
    }

    @Test
    void whateverTheCaseTheAccountIsTheSame() {
        fail(OWNER, "10.0.0.1", 3);
        fail("ALEX@acme.com", "10.0.0.1", 2);
        assertTrue(secondsToWait("Alex@Acme.com", "10.0.0.1") > 0);
    }

    @Test
    void theRightPasswordForgivesTheFailuresBefore() {
        fail(OWNER, "10.0.0.1", 4);
        throttle.begin(OWNER, "10.0.0.1");
        throttle.succeeded(OWNER, "10.0.0.1");
        assertDoesNotThrow(() -> fail(OWNER, "10.0.0.1", 5));
    }

    @Test
    void oneAddressIsSlowedWhateverTheAccount() {
        for (int i = 0; i < 20; i++) {
            fail("user" + i + "@acme.com", "10.0.0.1", 1);
        }
        assertEquals(1, secondsToWait("another@acme.com", "10.0.0.1"));
        assertDoesNotThrow(() -> throttle.begin("another@acme.com", "10.0.0.2"));
    }

    @Test
    void anAttackFromManyAddressesDoesNotLockTheOwnerOut() {
        throttle.begin(OWNER, "10.0.0.1");
        throttle.succeeded(OWNER, "10.0.0.1");
        for (int i = 0; i < 200; i++) {
            try {
                throttle.begin(OWNER, "192.0.2." + i);
            } catch (ProblemException _) {
                now = now.plusSeconds(60);
            }
        }
        now = now.plusSeconds(60);
        throttle.begin(OWNER, "192.0.2.251");
        assertEquals(60, secondsToWait(OWNER, "192.0.2.252"), "a stranger waits, a minute at the most");
        assertDoesNotThrow(() -> throttle.begin(OWNER, "10.0.0.1"), "the owner at the usual desk does not");
    }

    @Test
    void aClockSetBackDoesNotLengthenTheWait() {
        fail(OWNER, "10.0.0.1", 5);
        now = now.minus(Duration.ofDays(1));
        assertEquals(1, secondsToWait(OWNER, "10.0.0.1"));
    }

    private void fail(String account, String address, int times) {
        for (int i = 0; i < times; i++) {
            throttle.begin(account, address);
        }
    }

    private long secondsToWait(String account, String address) {
        ProblemException refusal = assertThrows(ProblemException.class,
                () -> throttle.begin(account, address));
        assertEquals(ProblemCode.TOO_MANY_TRIES, refusal.problem().code());
        return refusal.retryAfter().orElseThrow().toSeconds();
    }
}
