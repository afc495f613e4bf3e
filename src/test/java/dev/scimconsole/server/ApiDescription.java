package dev.scimconsole.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What `openapi.json` says of the admin API, held against what really goes over the wire: whatever a test
/// sends and is answered must be described.
public final class ApiDescription {

    private static final JsonMapper JSON = new JsonMapper();
    private static final JsonNode DOCUMENT = read();

    private ApiDescription() {}

    /// The whole document.
    public static JsonNode document() {
        return DOCUMENT;
    }

    /// Asserts that the answer is described and, if it is a success, the request too.
    ///
    /// @param path below `/api/v1`, with the query; what is described at no path is not looked at
    public static void check(String method, String path, String request, int status, String contentType,
            String answer) {
        Optional<JsonNode> found = operation(method, path);
        if (found.isEmpty()) {
            return;
        }
        JsonNode operation = found.orElseThrow();
        String where = method + " " + path + ": " + status;
        JsonNode response = resolve(operation.at("/responses/" + status));
        assertTrue(response.isObject(), () -> where + " is not described: " + answer);
        if (response.has("content")) {
            String type = contentType.replaceFirst(";.*", "");
            JsonNode content = response.get("content").path(type);
            assertTrue(content.isObject(), () -> where + " is not described as " + type);
            if (type.endsWith("json")) {
                checkValue(JSON.readTree(answer), content.get("schema"), where);
            }
        } else {
            assertEquals("", answer, where);
        }
        if (status < 300) {
            checkRequest(operation, path, request, where);
        }
    }

    private static void checkRequest(JsonNode operation, String path, String request, String where) {
        if (operation.has("requestBody")) {
            checkValue(JSON.readTree(request), operation.at("/requestBody/content/application~1json/schema"),
                    where + ", the request");
        } else {
            assertEquals("", request, () -> where + " takes no body");
        }
        int question = path.indexOf('?');
        if (question >= 0) {
            for (String parameter : path.substring(question + 1).split("&", -1)) {
                String name = parameter.replaceFirst("=.*", "");
                assertTrue(operation.path("parameters").values().stream()
                        .anyMatch(each -> each.get("in").asString().equals("query")
                                && each.get("name").asString().equals(name)),
                        () -> where + " has no parameter " + name);
            }
        }
    }

    /// The operation that is described at a path; of two, the one that names more of it.
    private static Optional<JsonNode> operation(String method, String path) {
        String plain = path.replaceFirst("\\?.*", "");
        JsonNode paths = DOCUMENT.get("paths");
        return paths.properties().stream().filter(each -> matches(each.getKey(), plain))
                .min((one, other) -> Boolean.compare(one.getKey().contains("{"),
                        other.getKey().contains("{")))
                .map(Map.Entry::getValue)
                .flatMap(each -> each.optional(method.toLowerCase(Locale.ROOT)));
    }

    private static boolean matches(String template, String path) {
        String[] wanted = template.split("/", -1);
        String[] parts = path.split("/", -1);
        return wanted.length == parts.length && Arrays.equals(wanted, parts,
                (one, other) -> one.startsWith("{") ? 0 : one.compareTo(other));
    }

    private static void checkValue(JsonNode value, JsonNode schemaOrReference, String where) {
        JsonNode schema = resolve(schemaOrReference);
        if (schema.has("anyOf")) {
            JsonNode fitting = schema.get("anyOf").values().stream()
                    .filter(each -> value.isNull() == resolve(each).path("type").asString("").equals("null"))
                    .findFirst().orElseThrow(() -> new AssertionError(where + " must not be " + value));
            checkValue(value, fitting, where);
            return;
        }
        switch (schema.path("type").asString("")) {
            case "null" -> assertTrue(value.isNull(), where);
            case "boolean" -> assertTrue(value.isBoolean(), () -> where + " is " + value);
            case "integer" -> assertTrue(value.isIntegralNumber(), () -> where + " is " + value);
            case "string" -> checkText(value, schema, where);
            case "array" -> {
                assertTrue(value.isArray(), () -> where + " is " + value);
                value.forEach(each -> checkValue(each, schema.get("items"), where + "[]"));
            }
            case "object" -> checkObject(value, schema, where);
            default -> throw new AssertionError(where + " has no type: " + schema);
        }
    }

    private static void checkText(JsonNode value, JsonNode schema, String where) {
        assertTrue(value.isString(), () -> where + " is " + value);
        String text = value.asString();
        if (schema.has("enum")) {
            assertTrue(schema.get("enum").values().stream().anyMatch(each -> each.asString().equals(text)),
                    () -> where + " is " + text);
        }
        if (schema.has("const")) {
            assertEquals(schema.get("const").asString(), text, where);
        }
        if (schema.has("pattern")) {
            assertTrue(Pattern.compile(schema.get("pattern").asString()).matcher(text).find(), where);
        }
        if (schema.path("format").asString("").equals("date-time")) {
            Instant.parse(text);
        }
    }

    private static void checkObject(JsonNode value, JsonNode schema, String where) {
        assertTrue(value.isObject(), () -> where + " is " + value);
        if (!schema.has("properties")) {
            return;
        }
        JsonNode members = schema.get("properties");
        value.properties().forEach(member -> {
            assertTrue(members.has(member.getKey()), () -> where + " has no member " + member.getKey());
            checkValue(member.getValue(), members.get(member.getKey()), where + "." + member.getKey());
        });
        schema.path("required").forEach(name -> assertTrue(value.has(name.asString()),
                () -> where + " lacks " + name.asString()));
    }

    /// The schema itself, or the one that it refers to.
    public static JsonNode resolve(JsonNode schema) {
        return schema.has("$ref") ? DOCUMENT.at(schema.get("$ref").asString().substring(1)) : schema;
    }

    private static JsonNode read() {
        try (InputStream in = ApiDescription.class.getResourceAsStream("http/routes/openapi.json")) {
            return JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
