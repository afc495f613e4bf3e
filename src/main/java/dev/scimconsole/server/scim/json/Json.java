package dev.scimconsole.server.scim.json;

import dev.scimconsole.contract.refusals.RefusalCode;
import dev.scimconsole.server.scim.error.ScimException;
import dev.scimconsole.server.scim.error.ScimType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Reads and writes JSON trees. Strict on what comes from outside, plain on what comes from the store.
public final class Json {

    /// How deep objects and arrays may nest in a request. The deepest SCIM message needs about ten.
    public static final int MAX_DEPTH = 64;

    /// Makes nodes.
    public static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final Pattern NAME_TWICE = Pattern.compile("^Duplicate .*\"([^\"]*)\"");
    private static final JsonMapper STRICT = mapper(true);
    private static final JsonMapper LAST_WINS = mapper(false);
    private static final JsonMapper PLAIN = JsonMapper.builder().build();
    private static final ObjectReader PART = PLAIN.reader()
            .without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private Json() {}

    /// Reads a request's body: one JSON object in UTF-8 (RFC 8259 §8.1), without duplicate keys.
    ///
    /// @throws ScimException 400 `invalidSyntax`
    public static ObjectNode readBody(byte[] body) {
        return readTree(STRICT, body);
    }

    /// The same, but of two members with one key the last one counts, as most programs have it (RFC 8259 §4).
    ///
    /// @throws ScimException 400 `invalidSyntax`
    public static ObjectNode readBodyWithDuplicates(byte[] body) {
        return readTree(LAST_WINS, body);
    }

    /// The same for the body of a request about a group, which may be large. Objects in arrays that stand for
    /// members come as their bare `value`.
    ///
    /// @throws ScimException 400 `invalidSyntax`, 413
    public static ObjectNode readGroupBody(byte[] body) {
        if (body.length == 0) {
            throw noBody();
        }
        int start = body.length >= 3 && body[0] == (byte) 0xEF && body[1] == (byte) 0xBB
                && body[2] == (byte) 0xBF
                        ? 3
                        : 0;
        // Decoded piece by piece: as a whole it would stand in memory three times.
        try (Reader reader = new InputStreamReader(new ByteArrayInputStream(body, start, body.length - start),
                StandardCharsets.UTF_8.newDecoder()); JsonParser parser = STRICT.createParser(reader)) {
            return object(() -> LargeBody.read(parser));
        } catch (IOException e) {
            throw new UncheckedIOException("memory is read without fail", e);
        }
    }

    private static JsonMapper mapper(boolean strict) {
        return JsonMapper
                .builder(JsonFactory.builder()
                        .streamReadConstraints(
                                StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
                        .configure(StreamReadFeature.STRICT_DUPLICATE_DETECTION, strict).build())
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
    }

    private static ObjectNode readTree(JsonMapper mapper, byte[] body) {
        if (body.length == 0) {
            throw noBody();
        }
        String text = decode(body);
        return object(() -> mapper.readTree(text));
    }

    private static ObjectNode object(Supplier<JsonNode> parsing) {
        JsonNode node;
        try {
            node = parsing.get();
        } catch (StreamConstraintsException _) {
            throw syntax(RefusalCode.TOO_DEEP,
                    "The body nests deeper than " + MAX_DEPTH + " levels or holds an endless number.")
                    .expecting(Integer.toString(MAX_DEPTH));
        } catch (JacksonIOException e) {
            throw e.getCause() instanceof CharacterCodingException ? noUtf8() : e;
        } catch (JacksonException e) {
            throw noJson(e);
        }
        if (node instanceof ObjectNode object) {
            return object;
        }
        throw syntax(RefusalCode.NO_JSON_OBJECT, "The body must be a JSON object.");
    }

    private static String decode(byte[] body) {
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException _) {
            throw noUtf8();
        }
    }

    /// Parses a document of the store.
    public static ObjectNode readStored(String document) {
        return (ObjectNode) PLAIN.readTree(document);
    }

    /// One member of a document of the store, in an object that holds nothing else. Takes a third of the
    /// time, where nothing else is asked for.
    public static ObjectNode readStored(String document, String member) {
        ObjectNode object = NODES.objectNode();
        try (JsonParser parser = PLAIN.createParser(document)) {
            parser.nextToken();
            String name = parser.nextName();
            while (name != null && !name.equals(member)) {
                parser.nextToken();
                parser.skipChildren();
                name = parser.nextName();
            }
            if (name != null) {
                parser.nextToken();
                object.set(member, PART.readTree(parser));
            }
        }
        return object;
    }

    /// A tree as text.
    public static String write(JsonNode node) {
        return PLAIN.writeValueAsString(node);
    }

    /// A text as a JSON string, with its quotes.
    public static String quote(String text) {
        // Most are short and plain, and for those the writer would take longer to get ready than to write.
        return isPlain(text) ? '"' + text + '"' : PLAIN.writeValueAsString(text);
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~' || c == '"' || c == '\\') {
                return false;
            }
        }
        return true;
    }

    private static String place(JacksonException e) {
        return e.getLocation() == null
                ? "."
                : " (line " + e.getLocation().getLineNr() + ", column " + e.getLocation().getColumnNr()
                        + ").";
    }

    private static String firstLine(String message) {
        int end = message.indexOf('\n');
        return ScimException.shortened(end < 0 ? message : message.substring(0, end));
    }

    private static ScimException noBody() {
        return syntax(RefusalCode.NO_BODY, "The request has no body; a JSON object is needed.");
    }

    private static ScimException noUtf8() {
        return syntax(RefusalCode.NO_JSON, "The body is not valid UTF-8.");
    }

    private static ScimException noJson(JacksonException e) {
        String message = firstLine(e.getOriginalMessage());
        String detail = "The body is no valid JSON: " + message + place(e);
        Matcher twice = NAME_TWICE.matcher(message);
        return twice.find()
                ? syntax(RefusalCode.NAME_TWICE, detail).about(twice.group(1))
                : syntax(RefusalCode.NO_JSON, detail);
    }

    private static ScimException syntax(RefusalCode code, String detail) {
        return ScimException.badRequest(ScimType.INVALID_SYNTAX, code, detail);
    }
}
