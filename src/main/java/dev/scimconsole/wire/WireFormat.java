package dev.scimconsole.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.scimconsole.contract.Problem;
import dev.scimconsole.contract.ProblemCode;
import dev.scimconsole.contract.configuration.ConfigurationChange;
import dev.scimconsole.contract.configuration.ScimToken;
import java.lang.reflect.RecordComponent;
import java.nio.CharBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonRecyclerPools;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/// The one place that writes the contract's records as JSON and reads them: members by their names, constants
/// by what their `toString` says, times in ISO 8601. Secrets pass without a String in between, which could
/// not be wiped.
public final class WireFormat {

    /// Of these, what is empty does not stand there as null.
    public static final Set<Class<?>> LEAVES_OUT_WHAT_IS_EMPTY = Set.of(Problem.class,
            ConfigurationChange.class);

    private static final JsonMapper MAPPER = mapper();
    private static final ObjectReader REQUESTS = MAPPER.reader()
            .without(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
    private static final ObjectReader ANSWERS = MAPPER.reader()
            .with(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);

    /// To ask a class for them copies all of them, each time.
    private static final ClassValue<List<RecordComponent>> MEMBERS = new ClassValue<>() {
        @Override
        protected List<RecordComponent> computeValue(Class<?> type) {
            return List.of(type.getRecordComponents());
        }
    };

    private WireFormat() {}

    private static JsonMapper mapper() {
        // Keeps no buffers for later use: a token would stand in them until something longer came.
        JsonMapper.Builder builder = JsonMapper
                .builder(JsonFactory.builder().recyclerPool(JsonRecyclerPools.nonRecyclingPool()).build())
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                // The other end may be newer and say more.
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .enable(EnumFeature.READ_ENUMS_USING_TO_STRING, EnumFeature.WRITE_ENUMS_USING_TO_STRING)
                .addModule(new SimpleModule("secrets").addSerializer(ScimToken.class, new TokenWriter())
                        .addDeserializer(ScimToken.class,
                                new SecretReader<>(ScimToken.class, ScimToken::parse))
                        .addDeserializer(char[].class, new SecretReader<>(char[].class, WireFormat::copy)));
        LEAVES_OUT_WHAT_IS_EMPTY.forEach(type -> builder.addMixIn(type, LeavesOutWhatIsEmpty.class));
        return builder.build();
    }

    /// The value as JSON in UTF-8. The array belongs to the caller, who wipes it if there is a secret in it.
    public static byte[] write(Object value) {
        return MAPPER.writeValueAsBytes(value);
    }

    /// Reads what a client sends: numbers and truth values that are not there are 0 and false, all else that
    /// is not optional must be there.
    ///
    /// @throws UnreadableException when it is no such record
    public static <T extends Record> T readRequest(byte[] json, Class<T> type) throws UnreadableException {
        return read(REQUESTS, json, type);
    }

    /// Reads what the service answers: all that is not optional must be there, or `{}` would pass for a
    /// configuration.
    ///
    /// @throws UnreadableException when it is no such record
    public static <T> T readAnswer(byte[] json, Class<T> type) throws UnreadableException {
        return read(ANSWERS, json, type);
    }

    /// Reads a problem document (RFC 9457); empty unless it is one. A code that this end does not know
    /// becomes the one that stands for its status.
    ///
    /// @param status of the answer
    public static Optional<Problem> readProblem(int status, byte[] json) {
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

    private static <T> T read(ObjectReader reader, byte[] json, Class<T> type) throws UnreadableException {
        T value;
        try {
            value = reader.forType(type).readValue(json);
        } catch (JacksonException e) {
            // What it says may quote the text.
            throw UnreadableException
                    .wrong(e.getPath().stream().map(JacksonException.Reference::getPropertyName)
                            .filter(name -> name != null).collect(Collectors.joining(".")));
        }
        if (value == null) {
            throw UnreadableException.wrong("");
        }
        Optional<String> missing = missing(value);
        if (missing.isPresent()) {
            throw UnreadableException.missing(missing.orElseThrow());
        }
        return value;
    }

    /// The path to the first member that is null, of a record and of the records in it; empty text for the
    /// value itself.
    private static Optional<String> missing(Object value) {
        return switch (value) {
            case null -> Optional.of("");
            case Record record -> MEMBERS.get(record.getClass()).stream()
                    .flatMap(member -> missing(valueOf(member, record))
                            .map(path -> path.isEmpty() ? member.getName() : member.getName() + "." + path)
                            .stream())
                    .findFirst();
            case List<?> list -> list.stream().flatMap(element -> missing(element).stream()).findFirst();
            case Optional<?> optional -> optional.flatMap(WireFormat::missing);
            default -> Optional.empty();
        };
    }

    private static Object valueOf(RecordComponent component, Record record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a record's accessors are public and don't fail", e);
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

    private static Optional<char[]> copy(CharBuffer characters) {
        char[] copy = new char[characters.remaining()];
        characters.get(copy);
        return Optional.of(copy);
    }

    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    private interface LeavesOutWhatIsEmpty {}

    /// Reads from the parser's own characters, and overwrites them there.
    private static final class SecretReader<T> extends ValueDeserializer<T> {

        private final Class<T> type;
        private final Function<CharBuffer, Optional<T>> form;

        SecretReader(Class<T> type, Function<CharBuffer, Optional<T>> form) {
            this.type = type;
            this.form = form;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) {
            if (parser.currentToken() != JsonToken.VALUE_STRING) {
                return context.reportInputMismatch(type, "A string is expected.");
            }
            char[] characters = parser.getStringCharacters();
            int start = parser.getStringOffset();
            int length = parser.getStringLength();
            Optional<T> secret = form.apply(CharBuffer.wrap(characters, start, length));
            Arrays.fill(characters, start, start + length, '\0');
            return secret.isPresent()
                    ? secret.orElseThrow()
                    : context.reportInputMismatch(type, "It has not the form of one.");
        }
    }

    /// The one place where a token becomes text on the service's side: the answer that hands it to the
    /// administrator.
    private static final class TokenWriter extends StdSerializer<ScimToken> {

        TokenWriter() {
            super(ScimToken.class);
        }

        @Override
        public void serialize(ScimToken token, JsonGenerator generator, SerializationContext context) {
            char[] characters = token.copyCharacters();
            try {
                generator.writeString(characters, 0, characters.length);
            } finally {
                Arrays.fill(characters, '\0');
            }
        }
    }
}
