package dev.scimconsole.server.people;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import dev.scimconsole.contract.ProblemCode;
import dev.scimconsole.server.problem.ProblemException;
import dev.scimconsole.server.problem.ServerProblem;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Hashes passwords with Argon2id, in one lane.
///
/// At the usual cost a hash takes 19 MiB and some tens of milliseconds of a processor. So hashes have a few
/// threads of their own, and at least one processor is left to all others: whoever makes the server hash
/// passwords that nobody has keeps none of them waiting. Who comes when the queue is full is told to come
/// again.
final class Passwords {

    private static final int LANES = 1;
    private static final int HASH_BYTES = 32;
    private static final int SALT_BYTES = 16;
    private static final int MOST_THREADS = 4;
    private static final int MOST_WAITING = 8;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final PasswordCost cost;
    /// Of a password that nobody has. Compared with when there is no such administrator, so that the answer
    /// takes as long as with one.
    private final String nobodysHash;
    private final ThreadPoolExecutor threads = threads();

    Passwords(PasswordCost cost) {
        this.cost = cost;
        nobodysHash = ("$argon2id$v=19$m=%d,t=%d,p=1$c2NpbS1jb25zb2xlLW5vYg$"
                + "V1N0bXU5bXc0a0hGcXZkSmt6TzlXZ3hYcTJQYzdUbEE").formatted(cost.memoryKib(), cost.passes());
    }

    /// The hash in its own text format, with a new salt.
    String hash(String password) {
        return alone(() -> Password.hash(password).addRandomSalt(SALT_BYTES)
                .with(Argon2Function.getInstance(cost.memoryKib(), cost.passes(), LANES, HASH_BYTES,
                        Argon2.ID))
                .getResult());
    }

    /// Whether the password belongs to the hash. Takes as long without a hash as with one.
    ///
    /// @param hash empty when there is no such administrator; then the answer is no
    boolean matches(String password, Optional<String> hash) {
        String known = hash.orElse(nobodysHash);
        boolean equal = alone(
                () -> Password.check(password, known).with(Argon2Function.getInstanceFromHash(known)));
        return equal && hash.isPresent();
    }

    private <R> R alone(Callable<R> work) {
        try {
            return threads.submit(work).get();
        } catch (RejectedExecutionException _) {
            throw busy();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw busy();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a password can't be hashed", e.getCause());
        }
    }

    /// They end when there is nothing to hash for a while.
    private static ThreadPoolExecutor threads() {
        int most = Math.clamp(Runtime.getRuntime().availableProcessors() - 1, 1, MOST_THREADS);
        ThreadPoolExecutor threads = new ThreadPoolExecutor(most, most, 30, TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(MOST_WAITING),
                Thread.ofPlatform().name("password-", 1).daemon().factory());
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }

    private static ProblemException busy() {
        return new ProblemException(ServerProblem.of(ProblemCode.BUSY, "say.session.busy"),
                Optional.of(RETRY_AFTER));
    }
}
