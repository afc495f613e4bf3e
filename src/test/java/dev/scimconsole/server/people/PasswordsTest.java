package dev.scimconsole.server.people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.contract.ProblemCode;
import dev.scimconsole.server.problem.ProblemException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/// What hashing costs, which the other tests do without. It counts the threads that hash, whosever they are.
@Tag("server")
@Tag("server.people")
@Isolated
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
        Passwords passwords = new Passwords(new PasswordCost(2_048, 2));
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
            Map<Long, Long> start = processorTimes();
            assertFalse(passwords.matches("something else entirely", hash));
            // A thread of a test before may end meanwhile.
            long took = processorTimes().entrySet().stream().mapToLong(
                    thread -> Math.max(0, thread.getValue() - start.getOrDefault(thread.getKey(), 0L))).sum();
            least = Math.min(least, took);
        }
        return least;
    }

    /// Of each thread that hashes, by its id.
    private static Map<Long, Long> processorTimes() {
        return threads().collect(Collectors.toMap(Thread::threadId,
                thread -> ManagementFactory.getThreadMXBean().getThreadCpuTime(thread.threadId())));
    }

    private static Stream<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("password-"));
    }

    @Test
    void hashesRunOnFewerThreadsThanThereAreProcessorsAndManyAtOnceAreRefused() throws InterruptedException {
        Passwords passwords = new Passwords(PasswordCost.USUAL);
        Queue<Optional<ProblemCode>> outcomes = new ConcurrentLinkedQueue<>();
        List<Thread> callers = new ArrayList<>();
        long before = threads().count();
        for (int i = 0; i < 60; i++) {
            callers.add(Thread.startVirtualThread(() -> {
                try {
                    passwords.matches(PASSWORD, Optional.empty());
                    outcomes.add(Optional.empty());
                } catch (ProblemException e) {
                    assertTrue(e.retryAfter().isPresent());
                    outcomes.add(Optional.of(e.problem().code()));
                }
            }));
        }
        for (Thread caller : callers) {
            caller.join();
        }
        assertEquals(60, outcomes.size());
        assertTrue(outcomes.contains(Optional.<ProblemCode>empty()));
        assertTrue(outcomes.contains(Optional.of(ProblemCode.BUSY)));
        assertTrue(threads().count() - before <= Math.max(1, Runtime.getRuntime().availableProcessors() - 1));
    }
}
