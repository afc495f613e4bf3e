package dev.scimconsole.server.problem;

import dev.scimconsole.contract.Problem;
import dev.scimconsole.contract.ProblemCode;
import dev.scimconsole.wording.Saying;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// A problem as the service finds it, before it is told in the language of whoever asked.
///
/// @param detail    a sentence for a person that says what to do
/// @param field     the request's member that is wrong, where one is
/// @param changedBy who changed the configuration meanwhile, where that is the problem
/// @param changedAt when, likewise
public record ServerProblem(
        ProblemCode code,
        Saying detail,
        Optional<String> field,
        Optional<String> changedBy,
        Optional<Instant> changedAt) {

    /// A problem.
    ///
    /// @param key       of a sentence for a person that says what to do
    /// @param arguments what fills it in
    public static ServerProblem of(ProblemCode code, String key, Object... arguments) {
        return of(code, Saying.of(key, arguments));
    }

    /// The same with its sentence made before.
    public static ServerProblem of(ProblemCode code, Saying detail) {
        return new ServerProblem(code, detail, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /// The same problem, laid at one member of the request.
    public ServerProblem inField(String name) {
        return new ServerProblem(code, detail, Optional.of(name), changedBy, changedAt);
    }

    /// The same problem, naming who changed the configuration and when.
    public ServerProblem changed(String by, Instant at) {
        return new ServerProblem(code, detail, field, Optional.of(by), Optional.of(at));
    }

    /// As it is answered. The title stays English, as it names the problem and does not explain it.
    public Problem in(Locale language) {
        Problem plain = Problem.of(code, detail.in(language));
        return new Problem(plain.type(), plain.title(), plain.status(), plain.detail(), code, field,
                changedBy,
                changedAt);
    }
}
