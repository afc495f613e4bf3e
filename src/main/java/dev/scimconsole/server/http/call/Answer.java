package dev.scimconsole.server.http.call;

import dev.scimconsole.contract.ProblemCode;
import dev.scimconsole.contract.configuration.ConfigurationChange;
import dev.scimconsole.contract.configuration.ScimToken;
import dev.scimconsole.server.http.export.ExportFormat;
import dev.scimconsole.server.problem.ServerProblem;
import dev.scimconsole.server.token.Revision;
import dev.scimconsole.wire.WireFormat;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What the admin API answers. Closing it wipes the token in it, if there is one.
///
/// @param status      the HTTP status
/// @param contentType of the body
/// @param headers     besides `Content-Type`
/// @param body        a `byte[]` is sent as it is, a [StreamedBody] while it is written, a [ServerProblem]
///                    once it is in a language,
///                    all else as JSON;                    empty for none
/// @param token       in clear, where the body holds one
public record Answer(int status, String contentType, Map<String, String> headers, Optional<Object> body,
        Optional<ScimToken> token) implements AutoCloseable {

    public static final String JSON = "application/json";
    static final String PROBLEM_JSON = "application/problem+json";

    /// A value as JSON.
    public static Answer of(int status, Object body) {
        return new Answer(status, JSON, Map.of(), Optional.of(body), Optional.empty());
    }

    /// No body.
    public static Answer noContent() {
        return new Answer(204, JSON, Map.of(), Optional.empty(), Optional.empty());
    }

    /// A value that belongs to a version of the SCIM configuration.
    public static Answer versioned(Revision<?> value) {
        return of(200, value.value()).with("ETag", EntityTag.of(value.version()));
    }

    /// A change of the SCIM configuration, perhaps with a new token, which now belongs to the answer.
    public static Answer change(int status, Revision<ConfigurationChange> change) {
        return new Answer(status, JSON, Map.of("ETag", EntityTag.of(change.version())),
                Optional.of(change.value()),
                change.value().issuedToken());
    }

    /// A file as it is.
    public static Answer file(String contentType, byte[] bytes) {
        return new Answer(200, contentType, Map.of(), Optional.of(bytes), Optional.empty());
    }

    /// A body that is written piece by piece.
    public static Answer streamed(String contentType, StreamedBody body) {
        return new Answer(200, contentType, Map.of(), Optional.of(body), Optional.empty());
    }

    /// A list as a file to keep.
    ///
    /// @param what names it
    /// @param now  whose day its name tells, in UTC
    public static Answer export(String what, ExportFormat format, Instant now, StreamedBody body) {
        return streamed(format.contentType(), body).with("Content-Disposition",
                "attachment; filename=\"" + what + "-"
                        + now.atOffset(ZoneOffset.UTC).toLocalDate() + "." + format + "\"");
    }

    /// A problem.
    public static Answer problem(ServerProblem problem) {
        return new Answer(problem.code().status(), PROBLEM_JSON, Map.of(), Optional.of(problem),
                Optional.empty());
    }

    /// What is answered to a method that the address does not take.
    public static Answer wrongMethod(Collection<String> allowed) {
        String methods = String.join(", ", allowed);
        return Answer.problem(ServerProblem.of(ProblemCode.METHOD_NOT_ALLOWED, "say.request.method", methods))
                .with("Allow", methods);
    }

    /// What is answered where there is nothing.
    public static Answer notFound() {
        return Answer.problem(ServerProblem.of(ProblemCode.NOT_FOUND, "say.request.nothingHereApi"));
    }

    /// The same, with one more header.
    public Answer with(String name, String value) {
        Map<String, String> all = new HashMap<>(headers);
        all.put(name, value);
        return new Answer(status, contentType, Map.copyOf(all), body, token);
    }

    /// The same, where it is a problem told in that language.
    public Answer in(Locale language) {
        return body.orElse("") instanceof ServerProblem problem
                ? new Answer(status, contentType, headers, Optional.of(problem.in(language)), token)
                        .with("Content-Language", language.toLanguageTag())
                : this;
    }

    /// The body's bytes, which the caller wipes once they are sent.
    public byte[] bytes() {
        return switch (body.orElse(new byte[0])) {
            case byte[] bytes -> bytes.clone();
            case Object value -> WireFormat.write(value);
        };
    }

    @Override
    public void close() {
        token.ifPresent(ScimToken::close);
    }
}
