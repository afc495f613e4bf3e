package dev.scimconsole.server.http.provider;

import dev.scimconsole.server.scim.ScimAnswer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/// Answers (RFC 7644 §3.12) to what goes wrong before a request reaches the SCIM service.
final class ScimRefusals {

    private static final Duration BUSY_FOR = Duration.ofSeconds(5);
    /// Said to a request that others leave no room for.
    static final String BUSY = "The service has too many requests at the same time. Try again in "
            + BUSY_FOR.toSeconds() + " seconds.";

    private ScimRefusals() {}

    /// 429 (RFC 6585 §4), with when to come again.
    static ScimAnswer tooMany(Duration wait) {
        return later(wait, ScimAnswer.error(429, "Too many requests without a token that is in use. Try again"
                + " in " + wait.toSeconds() + (wait.toSeconds() == 1 ? " second." : " seconds.")));
    }

    /// The same answer, saying when there may be room again.
    static ScimAnswer busy(ScimAnswer answer) {
        return later(BUSY_FOR, answer);
    }

    /// The same answer, saying which content codings are taken (RFC 9110 §12.5.3).
    static ScimAnswer takes(String codings, ScimAnswer answer) {
        return with("Accept-Encoding", codings, answer);
    }

    private static ScimAnswer later(Duration wait, ScimAnswer answer) {
        return with("Retry-After", Long.toString(wait.toSeconds()), answer);
    }

    private static ScimAnswer with(String name, String value, ScimAnswer answer) {
        Map<String, String> headers = new LinkedHashMap<>(answer.headers());
        headers.put(name, value);
        return new ScimAnswer(answer.status(), headers, answer.body(), answer.decision(), answer.reason(),
                answer.outcome());
    }
}
