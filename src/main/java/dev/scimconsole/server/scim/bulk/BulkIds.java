package dev.scimconsole.server.scim.bulk;

import dev.scimconsole.server.scim.json.Json;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The ids that stand behind bulkIds (RFC 7644 §3.7.2). They are made before anything is created, so that
/// references can be filled in wherever they stand, also in circles.
final class BulkIds {

    private static final String REFERENCE = "bulkId:";

    private final Map<String, String> ids = new HashMap<>();

    /// Notes the bulkId of a POST.
    ///
    /// @return whether it is the first with this bulkId
    boolean assign(String bulkId, Supplier<String> newId) {
        if (ids.containsKey(bulkId)) {
            return false;
        }
        ids.put(bulkId, newId.get());
        return true;
    }

    /// The id that was made for a bulkId.
    Optional<String> id(String bulkId) {
        return Optional.ofNullable(ids.get(bulkId));
    }

    /// The bulkIds that a text or a tree refers to.
    static Set<String> references(String path, Optional<ObjectNode> data) {
        Set<String> found = new TreeSet<>();
        for (String segment : path.split("/", -1)) {
            collect(segment, found::add);
        }
        data.ifPresent(tree -> collect(tree, found::add));
        return found;
    }

    private static void collect(JsonNode node, Consumer<String> found) {
        if (node.isString()) {
            collect(node.stringValue(), found);
        } else {
            node.values().forEach(value -> collect(value, found));
        }
    }

    private static void collect(String text, Consumer<String> found) {
        if (text.startsWith(REFERENCE)) {
            found.accept(text.substring(REFERENCE.length()));
        }
    }

    /// A path with ids in place of references.
    String resolve(String path) {
        String[] segments = path.split("/", -1);
        for (int i = 0; i < segments.length; i++) {
            segments[i] = resolved(segments[i]);
        }
        return String.join("/", segments);
    }

    /// A copy of a tree with ids in place of references.
    JsonNode resolve(JsonNode node) {
        return switch (node) {
            case ObjectNode object -> {
                ObjectNode copy = Json.NODES.objectNode();
                object.forEachEntry((name, value) -> copy.set(name, resolve(value)));
                yield copy;
            }
            case ArrayNode array -> {
                ArrayNode copy = Json.NODES.arrayNode();
                array.forEach(value -> copy.add(resolve(value)));
                yield copy;
            }
            default -> node.isString() ? Json.NODES.stringNode(resolved(node.stringValue())) : node;
        };
    }

    /// A copy of a tree in which no attribute can use a value that refers to anything.
    static JsonNode unusable(JsonNode node) {
        return switch (node) {
            case ObjectNode object -> {
                ObjectNode copy = Json.NODES.objectNode();
                object.forEachEntry((name, value) -> copy.set(name, unusable(value)));
                yield copy;
            }
            case ArrayNode array -> {
                ArrayNode copy = Json.NODES.arrayNode();
                array.forEach(value -> copy.add(unusable(value)));
                yield copy;
            }
            default -> node.isString() && node.stringValue().startsWith(REFERENCE)
                    ? Json.NODES.arrayNode().add(Json.NODES.arrayNode())
                    : node;
        };
    }

    private String resolved(String text) {
        return text.startsWith(REFERENCE)
                ? ids.getOrDefault(text.substring(REFERENCE.length()), text)
                : text;
    }
}
