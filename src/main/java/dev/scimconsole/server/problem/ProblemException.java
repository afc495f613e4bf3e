package dev.scimconsole.server.problem;

import dev.scimconsole.contract.ProblemCode;
import dev.scimconsole.wording.Saying;
import java.time.Duration;
import java.util.Optional;

/// A request is refused, and this is what the client is told. Thrown inside a transaction it rolls that back.
///
/// It has no stack trace: a refusal is an ordinary answer.
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient ServerProblem problem;
    private final transient Optional<Duration> retryAfter;

    /// @param problem what the client is told
    public ProblemException(ServerProblem problem) {
        this(problem, Optional.empty());
    }

    /// @param problem    what the client is told
    /// @param retryAfter when another try makes sense
    public ProblemException(ServerProblem problem, Optional<Duration> retryAfter) {
        super(problem.code().toString(), null, false, false);
        this.problem = problem;
        this.retryAfter = retryAfter;
    }

    /// A problem.
    ///
    /// @param key       of a sentence for a person that says what to do
    /// @param arguments what fills it in
    public static ProblemException of(ProblemCode code, String key, Object... arguments) {
        return new ProblemException(ServerProblem.of(code, key, arguments));
    }

    /// The same, laid at one member of the request.
    public static ProblemException inField(String field, ProblemCode code, String key, Object... arguments) {
        return inField(field, code, Saying.of(key, arguments));
    }

    /// The same with its sentence made before.
    public static ProblemException inField(String field, ProblemCode code, Saying detail) {
        return new ProblemException(ServerProblem.of(code, detail).inField(field));
    }

    /// What the client is told.
    public ServerProblem problem() {
        return problem;
    }

    /// When another try makes sense; empty when that is up to the client.
    public Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
