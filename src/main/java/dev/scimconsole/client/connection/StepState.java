package dev.scimconsole.client.connection;

import dev.scimconsole.wording.Saying;
import java.time.Duration;
import java.util.Optional;

/// How far a step of the test is.
public sealed interface StepState {

    /// Its turn has not come.
    record Waiting() implements StepState {}

    /// It is under way.
    record Running() implements StepState {}

    /// It went well.
    ///
    /// @param took   how long
    /// @param remark a sentence on what is worth knowing all the same
    record Passed(Duration took, Optional<Saying> remark) implements StepState {}

    /// It went wrong.
    ///
    /// @param took    how long
    /// @param finding what is wrong
    record Failed(Duration took, Finding finding) implements StepState {}

    /// It was left out.
    ///
    /// @param because a sentence
    record Skipped(Saying because) implements StepState {}
}
