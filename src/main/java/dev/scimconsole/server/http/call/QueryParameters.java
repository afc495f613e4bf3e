package dev.scimconsole.server.http.call;

import dev.scimconsole.contract.ProblemCode;
import dev.scimconsole.server.problem.ProblemException;
import dev.scimconsole.server.url.QueryString;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/// The parameters of a query. One that is blank counts as left out.
///
/// @param query decoded
public record QueryParameters(QueryString query) {

    private static final int LONGEST_TEXT = 200;

    /// One as it is.
    public Optional<String> value(String name) {
        return query.get(name).filter(text -> !text.isBlank());
    }

    /// A text of moderate length.
    ///
    /// @throws ProblemException when it is longer
    public Optional<String> text(String name) {
        return value(name).map(text -> {
            if (text.length() > LONGEST_TEXT) {
                throw wrong(name, "say.request.textTooLong", name, LONGEST_TEXT);
            }
            return text;
        });
    }

    /// One of several words.
    ///
    /// @throws ProblemException when it is another
    public <T> Optional<T> one(String name, T[] values) {
        return value(
                name).map(
                        text -> Arrays.stream(values).filter(value -> value.toString().equals(text))
                                .findFirst()
                                .orElseThrow(
                                        () -> wrong(name, "say.request.oneOf", name, Arrays.stream(values)
                                                .map(Object::toString).collect(Collectors.joining(", ")))));
    }

    /// That a parameter is wrong.
    ///
    /// @param key of a sentence that says how
    public static ProblemException wrong(String name, String key, Object... arguments) {
        return ProblemException.inField(name, ProblemCode.INVALID_REQUEST, key, arguments);
    }
}
