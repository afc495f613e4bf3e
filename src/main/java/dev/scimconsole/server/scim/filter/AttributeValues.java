package dev.scimconsole.server.scim.filter;

import dev.scimconsole.server.scim.schema.AttributePath;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The values that a filter looks at.
@FunctionalInterface
public interface AttributeValues {

    /// Whether one of the attribute's values passes the test; the values of an attribute with several are
    /// tested one by one.
    boolean any(AttributePath path, Predicate<JsonNode> test);

    /// The values in a tree with canonical names.
    static AttributeValues of(ObjectNode tree) {
        return (path, test) -> {
            JsonNode container = path.extension().isPresent()
                    ? tree.path(path.extension().get().name())
                    : tree;
            JsonNode value = container.path(path.attribute().name());
            if (!value.isArray()) {
                return anyOf(value, path, test);
            }
            for (JsonNode element : value) {
                if (anyOf(element, path, test)) {
                    return true;
                }
            }
            return false;
        };
    }

    /// Whether an attribute's value, or its sub-attribute's where the path names one, passes the test.
    static boolean anyOf(JsonNode value, AttributePath path, Predicate<JsonNode> test) {
        JsonNode leaf = path.sub().isPresent() ? value.path(path.sub().get().name()) : value;
        return !leaf.isMissingNode() && !leaf.isNull() && test.test(leaf);
    }
}
