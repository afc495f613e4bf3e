package dev.scimconsole.server.people;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import dev.scimconsole.contract.Problem;
import dev.scimconsole.contract.ProblemCode;
import dev.scimconsole.server.problem.ProblemException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Hashes passwords with Argon2id, in one lane.
///
/// At the usual cost a hash takes 19 MiB and some tens of milliseconds of a processor; only so many run at a time as
/// there are processors, the others wait.
final class Passwords {

    private static final int LANES = 1;
    private static final int HASH_BYTES = 32;
    private static final int SALT_BYTES = 16;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final PasswordCost cost;
    /// Of a password that nobody has. Compared with when there is no such administrator, so that the answer takes as
    /// long as with one.
    private final String nobodysHash;
    private final Semaphore processors = new Semaphore(Runtime.getRuntime().availableProcessors());

    Passwords(PasswordCost cost) {
        this.cost = cost;
        nobodysHash = "$argon2id$v=19$m=%d,t=%d,p=1$c2NpbS1jb25zb2xlLW5vYg$V1N0bXU5bXc0a0hGcXZkSmt6TzlXZ3hYcTJQYzdUbEE"
                .formatted(cost.memoryKib(), cost.passes());
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

    private <R> R alone(Supplier<R> work) {
        try {
            if (!processors.tryAcquire(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                throw busy();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw busy();
        }
        try {
            return work.get();
        } finally {
            processors.release();
        }
    }

    private static ProblemException busy() {
        return new ProblemException(Problem.of(ProblemCode.TOO_MANY_TRIES,
                "Very many people are signing in just now. Try again in a few seconds."),
                Optional.of(Duration.ofSeconds(5)));
    }
}
