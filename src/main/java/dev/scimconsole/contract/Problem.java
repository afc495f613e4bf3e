package dev.scimconsole.contract;

import java.time.Instant;
import java.util.Optional;

/// What went wrong, as the admin API answers it: RFC 9457 `application/problem+json`.
///
/// @param type      `urn:scim-console:problem:` and the code
/// @param title     a short name of the problem, the same each time
/// @param status    the HTTP status
/// @param detail    a sentence for a person that says what to do
/// @param code      for programs; see [ProblemCode]
/// @param field     the request's member that is wrong, where one is
/// @param changedBy who changed the configuration meanwhile, where that is the problem
/// @param changedAt when, likewise
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        ProblemCode code,
        Optional<String> field,
        Optional<String> changedBy,
        Optional<Instant> changedAt) {

    /// A problem whose title and status are its code's.
    ///
    /// @param detail a sentence for a person that says what to do
    public static Problem of(ProblemCode code, String detail) {
        return new Problem("urn:scim-console:problem:" + code, code.title(), code.status(), detail, code,
                Optional.empty(), Optional.empty(), Optional.empty());
    }
}
