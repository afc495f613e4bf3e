package dev.scimconsole.server.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.scimconsole.contract.ConfigurationChange;
import dev.scimconsole.contract.Problem;
import dev.scimconsole.contract.ProblemCode;
import dev.scimconsole.contract.ScimToken;
import dev.scimconsole.server.problem.ProblemException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/// The admin API's JSON: the records of the contract as they stand, times in ISO 8601.
final class Json {

    /// Of these, what is empty does not stand there as null.
    static final Set<Class<?>> LEAVES_OUT_WHAT_IS_EMPTY = Set.of(Problem.class, ConfigurationChange.class);

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .addMixIn(Problem.class, LeavesOutWhatIsEmpty.class)
            .addMixIn(ConfigurationChange.class, LeavesOutWhatIsEmpty.class)
            .addModule(new SimpleModule().addSerializer(ScimToken.class, new ScimTokenWriter())
                    .addDeserializer(char[].class, new SecretReader()))
            .build();

    private Json() {}

    /// The value as JSON in UTF-8. The array belongs to the caller, who wipes it if there is a token in it.
    static byte[] write(Object value) {
        return MAPPER.writeValueAsBytes(value);
    }

    /// Reads a request's body into a record; all members that are not optional must be there.
    ///
    /// @throws ProblemException naming the member that is wrong, never quoting what was sent
    static <T extends Record> T read(byte[] body, Class<T> type) {
        T value;
        try {
            value = MAPPER.readValue(body, type);
        } catch (JacksonException e) {
            throw notUnderstood(e);
        }
        if (value == null) {
            throw ProblemException.of(ProblemCode.INVALID_REQUEST, "Send a JSON object.");
        }
        for (RecordComponent component : type.getRecordComponents()) {
            Object member = valueOf(component, value);
            if (member instanceof String text && !isWellFormed(text)) {
                throw ProblemException.inField(component.getName(), ProblemCode.INVALID_REQUEST,
                        "“" + component.getName() + "” holds a character that is none. Type it again.");
            }
            if (member == null) {
                throw ProblemException.inField(component.getName(), ProblemCode.INVALID_REQUEST,
                        "The request has no “" + component.getName() + "”. Send it along.");
            }
        }
        return value;
    }

    private static ProblemException notUnderstood(JacksonException e) {
        String path = e.getPath().stream().map(JacksonException.Reference::getPropertyName)
                .filter(name -> name != null).collect(Collectors.joining("."));
        return path.isEmpty()
                ? ProblemException.of(ProblemCode.INVALID_REQUEST,
                        "The request's body is not the JSON object that"
                                + " this address takes.")
                : ProblemException.inField(path, ProblemCode.INVALID_REQUEST,
                        "“" + path + "” has a value of the wrong type.");
    }

    /// Whether it has no U+0000 and no half of a surrogate pair, which no database can hold.
    private static boolean isWellFormed(String text) {
        return text.codePoints()
                .noneMatch(c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
    }

    private static Object valueOf(RecordComponent component, Record value) {
        try {
            return component.getAccessor().invoke(value);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("a record's accessors are public and don't fail", e);
        }
    }

    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    private interface LeavesOutWhatIsEmpty {}

    /// Reads characters that may be a secret without a String in between, and overwrites the parser's own.
    private static final class SecretReader extends ValueDeserializer<char[]> {

        @Override
        public char[] deserialize(JsonParser parser, DeserializationContext context) {
            if (parser.currentToken() != JsonToken.VALUE_STRING) {
                return context.reportInputMismatch(char[].class, "A string is expected.");
            }
            char[] characters = parser.getStringCharacters();
            int start = parser.getStringOffset();
            int end = start + parser.getStringLength();
            char[] secret = Arrays.copyOfRange(characters, start, end);
            Arrays.fill(characters, start, end, '\0');
            return secret;
        }
    }

    /// The one place where a token becomes text on the service's side: the answer that hands it to the
    /// administrator. The characters go straight to the generator, never through a String, which could not be wiped.
    private static final class ScimTokenWriter extends StdSerializer<ScimToken> {

        ScimTokenWriter() {
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
