package dev.scimconsole.server.scim;

import dev.scimconsole.server.scim.json.Json;
import dev.scimconsole.server.scim.operation.Difference;
import dev.scimconsole.server.values.ChangeText;
import dev.scimconsole.server.values.OutsideText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Makes what of a change is kept, when it is asked for: the service has answered by then. A password
/// (RFC 7643 §4.1.1) never gets there.
final class KeptChange implements Supplier<String> {

    private static final int LONGEST_ASKED = 2_000;
    private static final int LONGEST_VALUE = 400;
    private static final int MOST_VALUES = 50;
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

    private final Optional<ObjectNode> asked;
    private final Optional<Difference> difference;

    /// @param asked      the request's body, where it is kept
    /// @param difference what was made of it
    KeptChange(Optional<ObjectNode> asked, Optional<Difference> difference) {
        this.asked = asked;
        this.difference = difference;
    }

    @Override
    public String get() {
        return text().join();
    }

    private ChangeText text() {
        List<ChangeText.Value> values = new ArrayList<>();
        difference.ifPresent(one -> compare("", one.before(), one.after(), values));
        // Most requests are about what is shown anyway: then it is written as it came, once for both.
        boolean hasPassword = asked.filter(KeptChange::namesPassword).isPresent();
        boolean hides = hasPassword || asked.filter(body -> !isShownWhole(body)).isPresent();
        Optional<String> whole = (hasPassword ? asked.map(body -> copy(body, false)) : asked)
                .map(KeptChange::written);
        Optional<String> masked = hides
                ? asked.map(body -> copy(body, true)).map(KeptChange::written)
                : whole;
        boolean cut = values.size() > MOST_VALUES
                || whole.filter(text -> text.length() > LONGEST_ASKED).isPresent()
                || asked.isEmpty();
        return new ChangeText(whole.map(text -> shortened(text, LONGEST_ASKED)),
                masked.map(text -> shortened(text, LONGEST_ASKED)),
                values.subList(0, Math.min(values.size(), MOST_VALUES)), cut);
    }

    private static void compare(String path, ObjectNode before, ObjectNode after,
            List<ChangeText.Value> values) {
        for (Map.Entry<String, JsonNode> entry : before.properties()) {
            compare(path, entry.getKey(), entry.getValue(), after.path(entry.getKey()), values);
        }
        for (Map.Entry<String, JsonNode> entry : after.properties()) {
            if (!before.has(entry.getKey())) {
                compare(path, entry.getKey(), Json.NODES.missingNode(), entry.getValue(), values);
            }
        }
    }

    private static void compare(String path, String name, JsonNode was, JsonNode is,
            List<ChangeText.Value> values) {
        if (was.equals(is) || isPassword(name)) {
            return;
        }
        if (path.isEmpty() && (was.isObject() || is.isObject())) {
            compare(name + ".", object(was), object(is), values);
        } else {
            values.add(new ChangeText.Value(OutsideText.clean(path + name), value(was), value(is),
                    isShown(path.isEmpty() ? name : path.substring(0, path.length() - 1))));
        }
    }

    private static ObjectNode object(JsonNode node) {
        return node instanceof ObjectNode object ? object : Json.NODES.objectNode();
    }

    private static Optional<String> value(JsonNode node) {
        return node.isMissingNode() || node.isNull()
                ? Optional.empty()
                : Optional.of(shortened(OutsideText.withoutSecrets(json(node)), LONGEST_VALUE));
    }

    /// Most values are short plain texts, for which the writer of JSON would take longer to get ready than to
    /// write.
    private static String json(JsonNode node) {
        return node.isString() && isPlain(node.stringValue())
                ? '"' + node.stringValue() + '"'
                : Json.write(node);
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

    private static String written(ObjectNode copy) {
        return OutsideText.withoutSecrets(Json.write(copy));
    }

    /// Whether anything in it is called so, at whatever depth, or a path leads to one.
    private static boolean namesPassword(JsonNode node) {
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
    private static boolean isShownWhole(ObjectNode body) {
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
                && object.propertyNames().stream().allMatch(KeptChange::isShown);
    }

    private static boolean isPatch(ObjectNode body) {
        return body.has(OPERATIONS) || body.has("operations");
    }

    private static ObjectNode copy(ObjectNode body, boolean masked) {
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
                case "path" -> masked && !isShown(top) && path.indexOf('[') >= 0
                        ? Json.NODES.stringNode(path.substring(0, path.indexOf('[') + 1) + MASK + "]")
                        : value;
                default -> isPassword(top)
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

    private static boolean isShown(String attribute) {
        return SHOWN.contains(top(attribute));
    }

    private static boolean isPassword(String attribute) {
        return attribute.length() >= PASSWORD.length() && top(attribute).equals(PASSWORD);
    }

    /// The attribute at the top that a path leads to, without its schema, in lower case.
    private static String top(String path) {
        int filter = path.indexOf('[');
        String notation = filter < 0 ? path : path.substring(0, filter);
        if (notation.toLowerCase(Locale.ROOT).startsWith("urn:")
                && !notation.toLowerCase(Locale.ROOT).startsWith("urn:ietf:params:scim:schemas:core:")) {
            return notation.toLowerCase(Locale.ROOT);
        }
        String name = notation.substring(notation.lastIndexOf(':') + 1);
        int sub = name.indexOf('.');
        return (sub < 0 ? name : name.substring(0, sub)).strip().toLowerCase(Locale.ROOT);
    }

    private static String shortened(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(longest - 2)) ? longest - 2 : longest - 1;
        return text.substring(0, end) + "\u2026";
    }
}
