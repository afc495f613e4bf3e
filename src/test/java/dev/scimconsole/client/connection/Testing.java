package dev.scimconsole.client.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.security.KeyStore;
import java.time.Duration;
import java.util.Optional;

/// Runs connection tests, and looks into what they say.
final class Testing {

    static final String SECRET = "a-secret-of-another-service";
    static final Limits SHORT = new Limits(Duration.ofSeconds(5), Duration.ofSeconds(10),
            Duration.ofSeconds(10));
    /// For a server that never answers: what is under test is the waiting.
    static final Limits IMPATIENT = new Limits(Duration.ofSeconds(2), Duration.ofSeconds(2),
            Duration.ofSeconds(10));

    private Testing() {}

    static ConnectionTest test(String baseUrl, String secret, Limits limits, Optional<KeyStore> authorities) {
        Target target = Target.of(baseUrl, "acme.com").orElseThrow();
        return new ConnectionTest(target, new Credentials.Token(Bearer.takeOver(secret.toCharArray())),
                limits, authorities);
    }

    static ConnectionReport run(String baseUrl, String secret, Limits limits) {
        return test(baseUrl, secret, limits, Optional.empty()).run((_, _) -> {});
    }

    static ConnectionReport run(String baseUrl) {
        return run(baseUrl, SECRET, SHORT);
    }

    /// The finding of a step that must have failed.
    static Finding finding(ConnectionReport report, Step step) {
        return assertInstanceOf(StepState.Failed.class, report.states().get(step), report::toString)
                .finding();
    }

    /// Asserts that the step failed so, and every later one was skipped.
    static String endsAt(ConnectionReport report, Step step, FindingCode code) {
        Finding finding = finding(report, step);
        assertEquals(code, finding.code(), finding::sentence);
        for (Step later : report.states().keySet()) {
            if (later.compareTo(step) > 0) {
                assertInstanceOf(StepState.Skipped.class, report.states().get(later), report::toString);
            }
        }
        return finding.sentence();
    }

    static void passed(ConnectionReport report, Step... steps) {
        for (Step step : steps) {
            assertInstanceOf(StepState.Passed.class, report.states().get(step), report::toString);
        }
    }
}
