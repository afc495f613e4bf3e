package dev.scimconsole.server.http;

import dev.scimconsole.contract.EventFilter;
import dev.scimconsole.contract.EventKind;
import dev.scimconsole.contract.EventOutcome;
import dev.scimconsole.server.activity.EventCursor;
import dev.scimconsole.server.problem.ProblemException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/// The parameters of the addresses that answer events.
///
/// @param parameters of the query
record EventQuery(QueryParameters parameters) {

    /// @throws ProblemException naming the parameter that is wrong
    EventFilter filter() {
        return new EventFilter(time("from"), time("to"), parameters.text("actor"),
                parameters.one("outcome", EventOutcome.values()),
                parameters.one("kind", EventKind.values()), parameters.text("text"));
    }

    /// @throws ProblemException when it is none that this service made
    Optional<EventCursor> cursor() {
        return parameters.value("cursor").map(text -> EventCursor.parse(text).orElseThrow(
                () -> QueryParameters.wrong("cursor",
                        "Take the cursor from the page before, or leave it out for the first page.")));
    }

    /// @throws ProblemException when it is out of range
    int limit() {
        return PageLimit.read(parameters.value("limit"), "events");
    }

    private Optional<Instant> time(String name) {
        return parameters.value(name).map(text -> {
            try {
                // A plus that was not encoded arrives as a blank.
                return OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
            } catch (DateTimeException _) {
                throw QueryParameters.wrong(name, "“" + name + "” is a time such as 2026-11-24T10:00:00Z.");
            }
        });
    }
}
