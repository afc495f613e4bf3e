package dev.scimconsole.server.http.routes;

import dev.scimconsole.contract.activity.EventFilter;
import dev.scimconsole.contract.activity.EventKind;
import dev.scimconsole.contract.activity.EventOutcome;
import dev.scimconsole.server.activity.EventCursor;
import dev.scimconsole.server.http.call.QueryParameters;
import dev.scimconsole.server.problem.ProblemException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/// The parameters of the addresses that answer events.
///
/// @param parameters of the query
record EventQuery(QueryParameters parameters) {

    private static final int LAST_YEAR = 9_999;

    /// @throws ProblemException naming the parameter that is wrong
    EventFilter filter() {
        return new EventFilter(time("from"), time("to"), parameters.text("actor"),
                parameters.one("outcome", EventOutcome.values()),
                parameters.one("kind", EventKind.values()), parameters.text("text"));
    }

    /// Whether a stream is to tell of the rotation too.
    ///
    /// @throws ProblemException when the parameter is neither true nor false
    boolean withRotation() {
        return parameters.one("rotation", new Boolean[]{true, false}).orElse(false);
    }

    /// @throws ProblemException when it is none that this service made
    Optional<EventCursor> cursor() {
        return parameters.value("cursor").map(text -> EventCursor.parse(text).orElseThrow(
                () -> QueryParameters.wrong("cursor", "say.request.cursor")));
    }

    /// @throws ProblemException when it is out of range
    int limit() {
        return PageLimit.read(parameters.value("limit"));
    }

    private Optional<Instant> time(String name) {
        return parameters.value(name).map(
                text -> parse(text).orElseThrow(() -> QueryParameters.wrong(name, "say.request.time", name)));
    }

    /// Years have four digits, as in RFC 3339: the store could not compare with a later one.
    private static Optional<Instant> parse(String text) {
        try {
            // A plus that was not encoded arrives as a blank.
            return Optional.of(OffsetDateTime.parse(text.replace(' ', '+')))
                    .filter(time -> time.getYear() >= 0 && time.getYear() <= LAST_YEAR)
                    .map(OffsetDateTime::toInstant);
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
