package dev.scimconsole.client;

import dev.scimconsole.contract.Problem;

/// Why a call to the admin API brought no result. The four cases differ in what may have happened on the
/// service, so that whoever handles them can say the truth.
public sealed interface CallFailure {

    /// A sentence for a person: what happened and what to do.
    String sentence();

    /// Whether a change that was asked for may have been made all the same.
    default boolean leavesOutcomeUnknown() {
        return switch (this) {
            // A service that fails half way through may have stored the change before.
            case Answered(Problem problem) -> problem.status() >= 500;
            case Unreachable _ -> false;
            // A proxy's error page says nothing about what the service behind it did.
            case AnswerLost _,Unintelligible _ -> true;
        };
    }

    /// The service answered with a problem.
    ///
    /// @param problem as it was answered
    record Answered(Problem problem) implements CallFailure {

        @Override
        public String sentence() {
            return problem.detail();
        }
    }

    /// Nothing was sent, so nothing has changed.
    ///
    /// @param sentence for a person
    record Unreachable(String sentence) implements CallFailure {}

    /// The request was sent, at least in part, and no whole answer came back.
    ///
    /// @param sentence for a person
    record AnswerLost(String sentence) implements CallFailure {}

    /// Something answered, but not as the admin API does: HTML, half a document, a redirect.
    ///
    /// @param sentence for a person
    record Unintelligible(String sentence) implements CallFailure {}
}
