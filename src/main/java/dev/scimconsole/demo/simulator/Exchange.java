package dev.scimconsole.demo.simulator;

import dev.scimconsole.wording.Saying;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// One request of the simulator and what came of it. Never holds the token: where the request carried it, the
/// hint stands.
///
/// @param number         counts from 1 in each run
/// @param purpose        what the identity provider wants with it, in a few words
/// @param method         in capitals
/// @param path           path and query as sent, percent-encoded
/// @param requestHeaders in the order sent
/// @param requestBody    readable JSON; empty text when there is none
/// @param answer         empty when none came
/// @param failure        why none came; empty when one came
/// @param duration       from sending to the answer's last byte, or to the failure
public record Exchange(
        int number,
        Saying purpose,
        String method,
        String path,
        List<Header> requestHeaders,
        String requestBody,
        Optional<Answer> answer,
        Optional<Saying> failure,
        Duration duration) {

    /// One header line.
    public record Header(String name, String value) {}

    /// What the service answered.
    ///
    /// @param status  the HTTP status
    /// @param headers in the order received
    /// @param body    readable JSON, or what came instead of it; empty text when there is none; cut when it
    ///                is very long
    public record Answer(int status, List<Header> headers, String body) {

        /// Whether the status is one of success (2xx).
        public boolean succeeded() {
            return status >= 200 && status < 300;
        }
    }
}
