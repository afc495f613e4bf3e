package dev.scimconsole.server.problem;

import dev.scimconsole.contract.Problem;
import dev.scimconsole.contract.ProblemCode;
import java.time.Duration;
import java.util.Optional;

/// A request is refused, and this is what the client is told. Thrown inside a transaction it rolls that back.
///
/// It has no stack trace: a refusal is an ordinary answer.
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;
    private final transient Optional<Duration> retryAfter;

    /// @param problem what the client is told
    public ProblemException(Problem problem) {
        this(problem, Optional.empty());
    }

    /// @param problem    what the client is told
    /// @param retryAfter when another try makes sense
    public ProblemException(Problem problem, Optional<Duration> retryAfter) {
        super(problem.code().toString(), null, false, false);
        this.problem = problem;
        this.retryAfter = retryAfter;
    }

    /// A problem whose title and status are its code's.
    ///
    /// @param detail a sentence for a person that says what to do
    public static ProblemException of(ProblemCode code, String detail) {
        return new ProblemException(Problem.of(code, detail));
    }

    /// The same, laid at one member of the request.
    public static ProblemException inField(String field, ProblemCode code, String detail) {
        return new ProblemException(Problem.of(code, detail).inField(field));
    }

    /// What the client is told.
    public Problem problem() {
        return problem;
    }

    /// When another try makes sense; empty when that is up to the client.
    public Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
