package dev.scimconsole.server.scim.json;

import dev.scimconsole.contract.refusals.RefusalCode;
import dev.scimconsole.server.scim.error.ScimException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads the body of a request about a group, which may bring 100,000 members along, in little memory.
///
/// In an array, an object that says no more of a member than the service does (RFC 7643 §4.2) becomes its
/// bare `value`: the rest is derived from that, and a bare text counts as such an object wherever one is
/// taken. And there is a bound to what is made of a body, because small things take many times their size.
final class LargeBody {

    private static final int MOST_NODES = 1_000_000;
    private static final int MOST_CONTAINERS = 200_000;
    private static final int MOST_NAMES = 200_000;
    private static final Set<String> OF_A_MEMBER = Set.of("value", "$ref", "type", "display");

    private final JsonParser parser;
    private int nodes;
    private int containers;
    private int names;

    private LargeBody(JsonParser parser) {
        this.parser = parser;
    }

    /// Reads one value and what stands behind it.
    ///
    /// @throws tools.jackson.core.JacksonException when that is no valid JSON
    /// @throws ScimException                       413 when there is too much in it
    static JsonNode read(JsonParser parser) {
        JsonToken first = parser.nextToken();
        if (first == null) {
            return Json.NODES.missingNode();
        }
        JsonNode whole = new LargeBody(parser).value(first, "");
        return parser.nextToken() == null ? whole : Json.NODES.missingNode();
    }

    private JsonNode value(JsonToken token, String key) {
        if (++nodes > MOST_NODES) {
            throw tooMuch();
        }
        return switch (token) {
            case START_OBJECT -> object();
            case START_ARRAY -> array(!key.equalsIgnoreCase("Operations"));
            case VALUE_STRING -> Json.NODES.stringNode(parser.getString());
            case VALUE_TRUE -> Json.NODES.booleanNode(true);
            case VALUE_FALSE -> Json.NODES.booleanNode(false);
            case VALUE_NUMBER_INT -> parser.getNumberType() == JsonParser.NumberType.INT
                    ? Json.NODES.numberNode(parser.getIntValue())
                    : Json.NODES.numberNode(parser.getBigIntegerValue());
            case VALUE_NUMBER_FLOAT -> Json.NODES.numberNode(parser.getDoubleValue());
            default -> Json.NODES.nullNode();
        };
    }

    private ObjectNode object() {
        countContainer();
        ObjectNode object = Json.NODES.objectNode();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            if (++names > MOST_NAMES) {
                throw tooMuch();
            }
            String name = parser.currentName();
            object.set(name, value(parser.nextToken(), name));
        }
        return object;
    }

    private ArrayNode array(boolean ofMembers) {
        countContainer();
        ArrayNode array = Json.NODES.arrayNode();
        JsonToken token = parser.nextToken();
        while (token != JsonToken.END_ARRAY) {
            JsonNode element = value(token, "");
            array.add(ofMembers && element instanceof ObjectNode object && isMember(object)
                    ? alone(object)
                    : element);
            token = parser.nextToken();
        }
        return array;
    }

    private static boolean isMember(ObjectNode object) {
        for (Map.Entry<String, JsonNode> entry : object.properties()) {
            boolean plain = entry.getValue().isString() || entry.getValue().isNull();
            if (!plain || !OF_A_MEMBER.contains(entry.getKey().toLowerCase(Locale.ROOT))
                    || (entry.getKey().equalsIgnoreCase("value") && !entry.getKey().equals("value"))) {
                return false;
            }
        }
        return !object.path("value").asString("").isEmpty();
    }

    private JsonNode alone(ObjectNode member) {
        nodes -= member.size();
        containers--;
        names -= member.size();
        return member.get("value");
    }

    private void countContainer() {
        if (++containers > MOST_CONTAINERS) {
            throw tooMuch();
        }
    }

    private static ScimException tooMuch() {
        return ScimException.of(413, RefusalCode.TOO_MANY_VALUES,
                "The body holds more values than any group has. Send fewer at a time.");
    }
}
