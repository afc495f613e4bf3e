package dev.scimconsole.server.people;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.contract.ProblemCode;
import dev.scimconsole.server.people.SignInThrottle.Try;
import dev.scimconsole.server.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("server")
@Tag("server.people")
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
        assertDoesNotThrow(() -> begin(OWNER, "10.0.0.1"));
    }

    @Test
    void whateverTheCaseTheAccountIsTheSame() {
        fail(OWNER, "10.0.0.1", 3);
        fail("ALEX@acme.com", "10.0.0.1", 2);
        assertTrue(secondsToWait("Alex@Acme.com", "10.0.0.1") > 0);
    }

    /// An administrator is found by all of these spellings, so they must not count apart.
    @Test
    void noSpellingThatFindsTheAccountIsCountedApart() {
        fail("ross@acme.com", "10.0.0.1", 2);
        fail("roß@acme.com", "10.0.0.1", 1);
        fail("roſs@acme.com", "10.0.0.1", 1);
        fail("ROẞ@acme.com", "10.0.0.1", 1);
        assertTrue(secondsToWait("Ross@Acme.com", "10.0.0.1") > 0);
    }

    @Test
    void theRightPasswordForgivesTheFailuresBefore() {
        fail(OWNER, "10.0.0.1", 4);
        begin(OWNER, "10.0.0.1");
        throttle.succeeded(new Try(OWNER, "10.0.0.1", false));
        assertDoesNotThrow(() -> fail(OWNER, "10.0.0.1", 5));
    }

    @Test
    void oneAddressIsSlowedWhateverTheAccount() {
        for (int i = 0; i < 20; i++) {
            fail("user" + i + "@acme.com", "10.0.0.1", 1);
        }
        assertEquals(1, secondsToWait("another@acme.com", "10.0.0.1"));
        assertDoesNotThrow(() -> begin("another@acme.com", "10.0.0.2"));
    }

    @Test
    void anAttackFromManyAddressesDoesNotLockTheOwnerOut() {
        for (int i = 0; i < 200; i++) {
            try {
                begin(OWNER, "192.0.2." + i);
            } catch (ProblemException _) {
                now = now.plusSeconds(60);
            }
        }
        now = now.plusSeconds(60);
        begin(OWNER, "192.0.2.251");
        assertEquals(60, secondsToWait(OWNER, "192.0.2.252"), "a stranger waits, a minute at the most");
        assertDoesNotThrow(() -> throttle.begin(new Try(OWNER, "10.0.0.1", true)),
                "the owner at the usual desk does not");
    }

    @Test
    void aClockSetBackDoesNotLengthenTheWait() {
        fail(OWNER, "10.0.0.1", 5);
        now = now.minus(Duration.ofDays(1));
        assertEquals(1, secondsToWait(OWNER, "10.0.0.1"));
    }

    @Test
    void whoHasSignedInThereBeforeIsNotLockedOutByStrangersAtTheSameAddress() {
        for (int i = 0; i < 500; i++) {
            try {
                begin("user" + i + "@acme.com", "10.0.0.1");
            } catch (ProblemException _) {
                now = now.plusMillis(100);
            }
        }
        assertTrue(secondsToWait("another@acme.com", "10.0.0.1") > 0);
        Try owner = new Try(OWNER, "10.0.0.1", true);
        for (int i = 0; i < 5; i++) {
            throttle.begin(owner);
        }
        assertThrows(ProblemException.class, () -> throttle.begin(owner),
                "nor may the owner guess without end");
        for (int i = 0; i < 20; i++) {
            now = now.plusSeconds(60);
            assertDoesNotThrow(() -> throttle.begin(owner), "a minute is the longest wait");
        }
    }

    @Test
    void anIpv6AddressCountsWithItsNetwork() {
        fail(OWNER, "2001:db8:1:2::1", 3);
        fail(OWNER, "2001:db8:1:2:ffff::9", 2);
        assertEquals(1, secondsToWait(OWNER, "2001:db8:1:2::1"));
        assertEquals(new Try(OWNER, "2001:db8:1:2::1", false).place(),
                new Try("ALEX@ACME.COM", "2001:db8:1:2::2", true).place());
        assertNotEquals(new Try(OWNER, "10.0.0.1", false).place(), new Try(OWNER, "10.0.0.2", false).place());
    }

    private void begin(String account, String address) {
        throttle.begin(new Try(account, address, false));
    }

    private void fail(String account, String address, int times) {
        for (int i = 0; i < times; i++) {
            begin(account, address);
        }
    }

    private long secondsToWait(String account, String address) {
        ProblemException refusal = assertThrows(ProblemException.class,
                () -> begin(account, address));
        assertEquals(ProblemCode.TOO_MANY_TRIES, refusal.problem().code());
        return refusal.retryAfter().orElseThrow().toSeconds();
    }
}
