package dev.scimconsole.server.scim.resource;

import dev.scimconsole.server.scim.schema.Attribute;
import dev.scimconsole.server.values.CaseFolding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The values of an attribute that can have several (RFC 7643 §2.4).
public final class MultiValues {

    /// What tells the kind of a value, and nothing else.
    public static final Set<String> KIND = Set.of("type", "primary");

    private MultiValues() {}

    /// Whether a value says only of which kind it is, and so is none.
    public static boolean saysOnlyItsKind(JsonNode value) {
        return value.isObject() && KIND.containsAll(value.propertyNames());
    }

    /// Adds values. The same `value` and `type` stand in an attribute once; a second one with them completes
    /// the first.
    ///
    /// @param values changed in place
    /// @return those of the values that were added or completed
    public static List<JsonNode> add(Attribute attribute, ArrayNode values, List<JsonNode> added) {
        if (values.isEmpty() && added.size() < 2) {
            values.addAll(added);
            return added;
        }
        boolean exact = attribute.valueSubAttribute().filter(Attribute::caseExact).isPresent();
        Map<Object, JsonNode> known = new HashMap<>();
        values.forEach(value -> known.putIfAbsent(key(value, exact), value));
        List<JsonNode> fresh = new ArrayList<>(added.size());
        for (JsonNode value : added) {
            JsonNode there = known.putIfAbsent(key(value, exact), value);
            if (there == null) {
                values.add(value);
            } else if (there instanceof ObjectNode first && value instanceof ObjectNode second) {
                first.setAll(second);
            }
            fresh.add(there == null ? value : there);
        }
        return fresh;
    }

    private static Object key(JsonNode value, boolean exact) {
        Optional<String> text = value.path("value").stringValueOpt();
        if (text.isEmpty()) {
            // By all that it is; a copy, because a key must not change.
            return value.deepCopy();
        }
        return List.of(exact ? text.get() : CaseFolding.fold(text.get()),
                CaseFolding.fold(value.path("type").asString("")));
    }
}
