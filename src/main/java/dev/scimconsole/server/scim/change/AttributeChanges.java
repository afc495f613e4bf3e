package dev.scimconsole.server.scim.change;

import dev.scimconsole.server.scim.json.Json;
import dev.scimconsole.server.values.ChangeText;
import dev.scimconsole.server.values.OutsideText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What became otherwise between two states of a user or group, attribute by attribute.
public final class AttributeChanges {

    private static final int LONGEST_VALUE = 400;

    private AttributeChanges() {}

    /// All but the password; those of an object at the top one by one.
    public static List<ChangeText.Value> between(ObjectNode before, ObjectNode after) {
        List<ChangeText.Value> values = new ArrayList<>();
        compare("", before, after, values);
        return values;
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
        if (was.equals(is) || RequestMask.isPassword(name)) {
            return;
        }
        if (path.isEmpty() && (was.isObject() || is.isObject())) {
            compare(name + ".", object(was), object(is), values);
        } else {
            values.add(new ChangeText.Value(OutsideText.clean(path + name), value(was), value(is),
                    RequestMask.isShown(path.isEmpty() ? name : path.substring(0, path.length() - 1))));
        }
    }

    private static ObjectNode object(JsonNode node) {
        return node instanceof ObjectNode object ? object : Json.NODES.objectNode();
    }

    private static Optional<String> value(JsonNode node) {
        return node.isMissingNode() || node.isNull()
                ? Optional.empty()
                : Optional.of(OutsideText.shortened(OutsideText.withoutSecrets(
                        node.isString() ? Json.quote(node.stringValue()) : Json.write(node)), LONGEST_VALUE));
    }
}
