package dev.scimconsole.server.scim.change;

import dev.scimconsole.server.scim.json.Json;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What of a request is kept and shown: never a password (RFC 7643 §4.1.1), and, where it is masked, no value
/// that the page of a user or group does not show anyway.
public final class RequestMask {

    private static final String MASK = "\u2022\u2022\u2022";
    private static final String PASSWORD = "password";
    private static final String OPERATIONS = "Operations";
    private static final String PATH = "path";
    private static final String VALUE = "value";
    private static final Set<String> PARTS = Set.of("op", PATH, VALUE);
    /// What the page of a user or group shows anyway, in lower case.
    private static final Set<String> SHOWN = Set.of("schemas", "id", "active", "username", "displayname",
            "name", "emails",
            "externalid", "members");

    private RequestMask() {}

    /// Whether anything in it is called so, at whatever depth, or a path leads to one.
    public static boolean namesPassword(JsonNode node) {
        if (node instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> entry : object.properties()) {
                if (isPassword(entry.getKey()) || namesPassword(entry.getValue())
                        || (entry.getKey().equalsIgnoreCase(PATH)
                                && isPassword(entry.getValue().asString("")))) {
                    return true;
                }
            }
        } else if (node instanceof ArrayNode array) {
            for (JsonNode element : array) {
                if (namesPassword(element)) {
                    return true;
                }
            }
        }
        return false;
    }

    /// Whether the masked copy would be the same.
    public static boolean isShownWhole(ObjectNode body) {
        boolean patch = isPatch(body);
        for (Map.Entry<String, JsonNode> entry : body.properties()) {
            boolean shown = (patch && entry.getKey().equalsIgnoreCase(OPERATIONS))
                    ? areShown(entry.getValue())
                    : isShown(entry.getKey());
            if (!shown) {
                return false;
            }
        }
        return true;
    }

    private static boolean areShown(JsonNode operations) {
        for (JsonNode operation : operations) {
            if (!isOperation(operation) || !isShownOperation(operation.path(PATH), operation.path(VALUE))) {
                return false;
            }
        }
        return operations.isArray();
    }

    private static boolean isOperation(JsonNode operation) {
        return operation instanceof ObjectNode object && PARTS.containsAll(object.propertyNames());
    }

    private static boolean isShownOperation(JsonNode path, JsonNode value) {
        if (path.isString() && !path.asString("").isBlank()) {
            return isShown(path.asString(""));
        }
        return path.isMissingNode() && value instanceof ObjectNode object
                && object.propertyNames().stream().allMatch(RequestMask::isShown);
    }

    private static boolean isPatch(ObjectNode body) {
        return body.has(OPERATIONS) || body.has("operations");
    }

    /// A copy without passwords.
    ///
    /// @param masked whether also without the values that no page shows
    public static ObjectNode copy(ObjectNode body, boolean masked) {
        return isPatch(body)
                ? patch(body, masked)
                : resource(body, masked);
    }

    private static ObjectNode resource(ObjectNode body, boolean masked) {
        ObjectNode copy = Json.NODES.objectNode();
        body.propertyStream().forEach(entry -> {
            if (isPassword(entry.getKey())) {
                copy.put(entry.getKey(), MASK);
            } else {
                copy.set(entry.getKey(), copy(entry.getValue(), masked && !isShown(entry.getKey())));
            }
        });
        return copy;
    }

    private static ObjectNode patch(ObjectNode body, boolean masked) {
        ObjectNode copy = Json.NODES.objectNode();
        body.propertyStream().forEach(entry -> {
            if (entry.getKey().equalsIgnoreCase(OPERATIONS)
                    && entry.getValue() instanceof ArrayNode operations) {
                ArrayNode all = Json.NODES.arrayNode();
                operations.forEach(operation -> all.add(
                        operation instanceof ObjectNode one
                                ? operation(one, masked)
                                : Json.NODES.nullNode()));
                copy.set(entry.getKey(), all);
            } else {
                copy.set(entry.getKey(), copy(entry.getValue(), masked && !isShown(entry.getKey())));
            }
        });
        return copy;
    }

    private static ObjectNode operation(ObjectNode operation, boolean masked) {
        String path = operation.propertyStream().filter(entry -> entry.getKey().equalsIgnoreCase(PATH))
                .map(entry -> entry.getValue().asString("")).findFirst().orElse("");
        String top = top(path);
        ObjectNode copy = Json.NODES.objectNode();
        operation.propertyStream().forEach(entry -> {
            JsonNode value = entry.getValue();
            copy.set(entry.getKey(), switch (entry.getKey().toLowerCase(Locale.ROOT)) {
                case "op" -> value;
                case "path" -> path.indexOf('[') >= 0 && ((masked && !isShown(top)) || isPassword(path))
                        ? Json.NODES.stringNode(path.substring(0, path.indexOf('[') + 1) + MASK + "]")
                        : value;
                default -> isPassword(path)
                        ? Json.NODES.stringNode(MASK)
                        : path.isBlank() && value instanceof ObjectNode object
                                ? resource(object, masked)
                                : copy(value, masked && !isShown(top));
            });
        });
        return copy;
    }

    /// A copy in which each value is hidden, or a password alone.
    private static JsonNode copy(JsonNode node, boolean hidden) {
        if (node instanceof ObjectNode object) {
            ObjectNode copy = Json.NODES.objectNode();
            object.propertyStream().forEach(entry -> copy.set(entry.getKey(),
                    copy(entry.getValue(), hidden || isPassword(entry.getKey()))));
            return copy;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode copy = Json.NODES.arrayNode();
            array.forEach(element -> copy.add(copy(element, hidden)));
            return copy;
        }
        return hidden && !node.isNull() ? Json.NODES.stringNode(MASK) : node;
    }

    /// Whether the page of a user or group shows an attribute.
    public static boolean isShown(String attribute) {
        return SHOWN.contains(top(attribute));
    }

    /// Whether a path leads to a password, through one or past one in a filter, or a member of JSON is called
    /// so. What is quoted is a value.
    static boolean isPassword(String attribute) {
        boolean quoted = false;
        for (int i = 0; i < attribute.length(); i++) {
            if (attribute.charAt(i) == '"') {
                quoted = !quoted;
            } else if (!quoted && isNameAt(attribute, i)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isNameAt(String path, int at) {
        int end = at + PASSWORD.length();
        return path.regionMatches(true, at, PASSWORD, 0, PASSWORD.length())
                && (at == 0 || !isOfName(path.charAt(at - 1)))
                && (end == path.length() || !isOfName(path.charAt(end)));
    }

    /// RFC 7643 §2.1.
    private static boolean isOfName(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '$';
    }

    /// The attribute at the top that a path leads to, without its schema, in lower case.
    private static String top(String path) {
        int filter = path.indexOf('[');
        String notation = (filter < 0 ? path : path.substring(0, filter)).toLowerCase(Locale.ROOT);
        if (notation.startsWith("urn:") && !notation.startsWith("urn:ietf:params:scim:schemas:core:")) {
            return notation;
        }
        String name = notation.substring(notation.lastIndexOf(':') + 1);
        int sub = name.indexOf('.');
        return (sub < 0 ? name : name.substring(0, sub)).strip();
    }
}
