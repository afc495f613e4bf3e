package dev.scimconsole.server.http;

import dev.scimconsole.contract.EventFilter;
import dev.scimconsole.contract.EventKind;
import dev.scimconsole.contract.EventOutcome;
import dev.scimconsole.contract.ProblemCode;
import dev.scimconsole.server.activity.EventCursor;
import dev.scimconsole.server.problem.ProblemException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The parameters of the addresses that answer events.
///
/// @param parameters decoded
record EventQuery(Map<String, String> parameters) {

    private static final int LONGEST_TEXT = 200;

    /// @throws ProblemException naming the parameter that is wrong
    EventFilter filter() {
        return new EventFilter(time("from"), time("to"), text("actor"), one("outcome", EventOutcome.values()),
                one("kind", EventKind.values()), text("text"));
    }

    /// @throws ProblemException when it is none that this service made
    Optional<EventCursor> cursor() {
        return parameter("cursor").map(text -> EventCursor.parse(text).orElseThrow(
                () -> wrong("cursor",
                        "Take the cursor from the page before, or leave it out for the first page.")));
    }

    /// @throws ProblemException when it is out of range
    int limit() {
        return PageLimit.read(parameter("limit"), "events");
    }

    /// One of several words.
    ///
    /// @throws ProblemException when it is another
    <T> Optional<T> one(String name, T[] values) {
        return parameter(
                name).map(
                        text -> Arrays.stream(values).filter(value -> value.toString().equals(text))
                                .findFirst()
                                .orElseThrow(() -> wrong(name,
                                        "“" + name + "” is one of " + Arrays.stream(values)
                                                .map(Object::toString).collect(Collectors.joining(", "))
                                                + ".")));
    }

    private Optional<Instant> time(String name) {
        return parameter(name).map(text -> {
            try {
                // A plus that was not encoded arrives as a blank.
                return OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
            } catch (DateTimeException _) {
                throw wrong(name, "“" + name + "” is a time such as 2026-11-24T10:00:00Z.");
            }
        });
    }

    private Optional<String> text(String name) {
        return parameter(name).map(text -> {
            if (text.length() > LONGEST_TEXT) {
                throw wrong(name, "“" + name + "” has at most " + LONGEST_TEXT + " characters.");
            }
            return text;
        });
    }

    private Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name)).filter(text -> !text.isBlank());
    }

    private static ProblemException wrong(String name, String sentence) {
        return ProblemException.inField(name, ProblemCode.INVALID_REQUEST, sentence);
    }
}
