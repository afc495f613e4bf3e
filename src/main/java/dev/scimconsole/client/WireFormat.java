package dev.scimconsole.client;

import dev.scimconsole.contract.Problem;
import dev.scimconsole.contract.ProblemCode;
import dev.scimconsole.contract.ScimToken;
import java.lang.reflect.RecordComponent;
import java.nio.CharBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/// Reads and writes the contract's records as JSON. A parse error never quotes the text it stumbled over,
/// which may hold a token.
final class WireFormat {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            // A newer server may answer more than this console knows.
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(EnumFeature.READ_ENUMS_USING_TO_STRING, EnumFeature.WRITE_ENUMS_USING_TO_STRING)
            .addModule(new SimpleModule("token").addDeserializer(ScimToken.class, new TokenReader())).build();

    private WireFormat() {}

    /// The record as UTF-8 JSON.
    static byte[] write(Object value) {
        return MAPPER.writeValueAsBytes(value);
    }

    /// Reads a record; empty unless the text is JSON with every member that the record must have.
    static <T> Optional<T> read(byte[] json, Class<T> type) {
        try {
            return Optional.ofNullable(MAPPER.readValue(json, type)).filter(WireFormat::isWhole);
        } catch (JacksonException _) {
            // What it says may quote the answer; that the answer can't be read is all there is to tell.
            return Optional.empty();
        }
    }

    /// Reads a problem document (RFC 9457); empty unless it is one. A code that this console does not
    /// know becomes the one that stands for its status.
    ///
    /// @param status of the answer
    static Optional<Problem> readProblem(int status, byte[] json) {
        try {
            JsonNode problem = MAPPER.readTree(json);
            Optional<String> detail = text(problem, "detail").or(() -> text(problem, "title"));
            return detail.map(sentence -> new Problem(text(problem, "type").orElse("about:blank"),
                    text(problem, "title").orElse(sentence), status, sentence,
                    code(text(problem, "code"), status), text(problem, "field"), text(problem, "changedBy"),
                    text(problem, "changedAt").map(Instant::parse)));
        } catch (JacksonException | DateTimeException _) {
            return Optional.empty();
        }
    }

    private static Optional<String> text(JsonNode node, String member) {
        return node.path(member).stringValueOpt();
    }

    private static ProblemCode code(Optional<String> name, int status) {
        return name.flatMap(known -> firstCode(code -> code.toString().equals(known)))
                .or(() -> firstCode(code -> code.status() == status))
                .orElse(status >= 500 ? ProblemCode.INTERNAL : ProblemCode.INVALID_REQUEST);
    }

    private static Optional<ProblemCode> firstCode(Predicate<ProblemCode> predicate) {
        return Arrays.stream(ProblemCode.values()).filter(predicate).findFirst();
    }

    /// Whether no member of a record, nor of the records in it, is missing: `{}` must not pass for a
    /// configuration.
    private static boolean isWhole(Object value) {
        return switch (value) {
            case null -> false;
            case Record record -> Arrays.stream(record.getClass().getRecordComponents())
                    .allMatch(component -> isWhole(valueOf(component, record)));
            case List<?> list -> list.stream().allMatch(WireFormat::isWhole);
            case Optional<?> optional -> optional.isEmpty() || isWhole(optional.orElseThrow());
            default -> true;
        };
    }

    private static Object valueOf(RecordComponent component, Record record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the contract's records are public", e);
        }
    }

    /// Reads a token from the parser's own characters into its one place, without a String in between,
    /// and overwrites them there.
    private static final class TokenReader extends ValueDeserializer<ScimToken> {

        @Override
        public ScimToken deserialize(JsonParser parser, DeserializationContext context) {
            if (parser.currentToken() != JsonToken.VALUE_STRING) {
                return context.reportInputMismatch(ScimToken.class, "A SCIM token is a string.");
            }
            char[] characters = parser.getStringCharacters();
            int start = parser.getStringOffset();
            int length = parser.getStringLength();
            Optional<ScimToken> token = ScimToken.parse(CharBuffer.wrap(characters, start, length));
            Arrays.fill(characters, start, start + length, '\0');
            if (token.isEmpty()) {
                return context.reportInputMismatch(ScimToken.class, "This is no SCIM token.");
            }
            return token.orElseThrow();
        }
    }
}
