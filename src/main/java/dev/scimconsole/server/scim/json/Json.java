package dev.scimconsole.server.scim.json;

import dev.scimconsole.server.scim.error.ScimException;
import dev.scimconsole.server.scim.error.ScimType;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Reads and writes JSON trees. Strict on what comes from outside, plain on what comes from the store.
public final class Json {

    /// How deep objects and arrays may nest in a request. The deepest SCIM message needs about ten.
    public static final int MAX_DEPTH = 64;

    /// Makes nodes.
    public static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final JsonMapper STRICT = JsonMapper
            .builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
    private static final JsonMapper PLAIN = JsonMapper.builder().build();

    private Json() {}

    /// Reads a request's body: one JSON object in UTF-8 (RFC 8259 §8.1), without duplicate keys.
    ///
    /// @throws ScimException 400 `invalidSyntax`
    public static ObjectNode readBody(byte[] body) {
        if (body.length == 0) {
            throw syntax("The request has no body; a JSON object is needed.");
        }
        return readObject(decode(body));
    }

    private static ObjectNode readObject(String text) {
        JsonNode node;
        try {
            node = STRICT.readTree(text);
        } catch (StreamConstraintsException _) {
            throw syntax("The body nests deeper than " + MAX_DEPTH + " levels or holds an endless number.");
        } catch (JacksonException e) {
            throw syntax("The body is no valid JSON: " + firstLine(e.getOriginalMessage()) + place(e));
        }
        if (node instanceof ObjectNode object) {
            return object;
        }
        throw syntax("The body must be a JSON object.");
    }

    private static String decode(byte[] body) {
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException _) {
            throw syntax("The body is not valid UTF-8.");
        }
    }

    /// Parses a document of the store.
    public static ObjectNode readStored(String document) {
        return (ObjectNode) PLAIN.readTree(document);
    }

    /// A tree as text.
    public static String write(JsonNode node) {
        return PLAIN.writeValueAsString(node);
    }

    /// A text as a JSON string, with its quotes.
    public static String quote(String text) {
        return PLAIN.writeValueAsString(text);
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

    private static ScimException syntax(String detail) {
        return ScimException.badRequest(ScimType.INVALID_SYNTAX, detail);
    }
}
