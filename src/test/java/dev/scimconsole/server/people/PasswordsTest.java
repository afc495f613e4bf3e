package dev.scimconsole.server.people;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What hashing costs, which the other tests do without.
class PasswordsTest {

    private static final String PASSWORD = "blue kettle under seven roofs";

    @Test
    void theUsualCostIsThatOfOwasp() {
        assertTrue(new Passwords(PasswordCost.USUAL).hash(PASSWORD)
                .startsWith("$argon2id$v=19$m=19456,t=2,p=1$"));
    }

    @Test
    void aHashOfAnotherCostIsStillKnown() {
        String cheap = new Passwords(new PasswordCost(8, 1)).hash(PASSWORD);
        Passwords usual = new Passwords(PasswordCost.USUAL);
        assertTrue(usual.matches(PASSWORD, Optional.of(cheap)));
        assertFalse(usual.matches(PASSWORD + " ", Optional.of(cheap)));
    }

    @Test
    void whereThereIsNobodyTheAnswerCostsAsMuch() {
        Passwords passwords = new Passwords(PasswordCost.USUAL);
        Optional<String> known = Optional.of(passwords.hash(PASSWORD));
        long withSomebody = processorTime(passwords, known);
        long withNobody = processorTime(passwords, Optional.empty());
        assertTrue(withNobody > withSomebody / 2 && withNobody < withSomebody * 2,
                () -> withNobody + " ns against " + withSomebody);
    }

    /// The least of some, so that neither compiling nor a collection counts.
    private static long processorTime(Passwords passwords, Optional<String> hash) {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 8; i++) {
            long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            assertFalse(passwords.matches("something else entirely", hash));
            least = Math.min(least, ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start);
        }
        return least;
    }
}
