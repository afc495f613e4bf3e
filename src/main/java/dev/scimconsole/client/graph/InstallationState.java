package dev.scimconsole.client.graph;

import java.time.Instant;

/// How far a step has come.
public sealed interface InstallationState {

    /// Its turn has not come.
    record Waiting() implements InstallationState {}

    /// It is under way.
    record Running() implements InstallationState {}

    /// Microsoft wants to be asked again later, and will be.
    ///
    /// @param failure why
    /// @param until   when
    record Pausing(GraphFailure failure, Instant until) implements InstallationState {}

    /// Done.
    record Done(Instant at) implements InstallationState {}

    /// There was nothing to do.
    ///
    /// @param remark what there is to know of it
    record NotNeeded(Instant at, Remark remark) implements InstallationState {}

    /// It failed, and nothing after it was begun.
    record Failed(Instant at, GraphFailure failure) implements InstallationState {}

    /// Why there was nothing to do.
    enum Remark {
        /// The job is as it should be.
        IN_ORDER,
        /// Somebody has stopped the job, who starts it again.
        JOB_PAUSED,
        /// Nobody asked for it.
        NOT_ASKED
    }
}
