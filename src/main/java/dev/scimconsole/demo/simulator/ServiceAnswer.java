package dev.scimconsole.demo.simulator;

import dev.scimconsole.wording.Saying;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// What the service answered, for the dialects.
///
/// @param status the HTTP status
/// @param body   a missing node when there is none, or it is no JSON
record ServiceAnswer(int status, JsonNode body) {

    boolean succeeded() {
        return status >= 200 && status < 300;
    }

    boolean isList() {
        return status == 200 && body.path("totalResults").isIntegralNumber();
    }

    /// The id of the first resource in a list.
    Optional<String> firstId() {
        return body.path("Resources").path(0).path("id").stringValueOpt();
    }

    /// The id of the resource that this is.
    Optional<String> id() {
        return body.path("id").stringValueOpt();
    }

    /// The service's own sentence, in its language, or the status where it gives none; to fill in a [Saying].
    Object detail() {
        return body.path("detail").stringValueOpt().<Object>map(detail -> detail)
                .orElseGet(() -> Saying.of("say.simulator.answered", String.valueOf(status)));
    }
}
