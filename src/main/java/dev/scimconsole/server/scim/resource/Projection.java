package dev.scimconsole.server.scim.resource;

import dev.scimconsole.server.scim.schema.Attribute;
import dev.scimconsole.server.scim.schema.Attribute.Returned;
import dev.scimconsole.server.scim.schema.AttributePath;
import dev.scimconsole.server.scim.schema.ResourceSchema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Which attributes an answer holds (RFC 7644 §3.9): those asked for, or all but those excluded; in any case
/// those returned `always`. Names that no schema has are passed over. Where both lists are given, the
/// excluded ones are taken out of those asked for.
///
/// @param attributes         names asked for, in the RFC's notation; empty for the default
/// @param excludedAttributes names excluded
public record Projection(List<String> attributes, List<String> excludedAttributes) {

    /// All that is returned by default.
    public static final Projection DEFAULT = new Projection(List.of(), List.of());

    private static final Selection NOTHING = new Selection(Map.of());
    private static final Set<String> MEMBERSHIPS = Set.of("members", "groups");

    /// Whether an answer holds an attribute, or a part of it.
    public boolean includes(ResourceSchema schema, String attribute) {
        if (!attributes.isEmpty() && !selection(attributes, schema).parts.containsKey(attribute)) {
            return false;
        }
        Selection excluded = selection(excludedAttributes, schema).parts.get(attribute);
        return excluded == null || !excluded.parts.isEmpty();
    }

    /// Whether the stored text can be used as it is, with or without memberships.
    public boolean keepsStoredText() {
        return attributes.isEmpty() && MEMBERSHIPS.containsAll(excludedAttributes);
    }

    /// Whether memberships are there as a whole or not at all, of users and of groups.
    boolean keepsMembershipsWhole() {
        return Stream.of(ResourceSchema.USER, ResourceSchema.GROUP)
                .flatMap(schema -> Stream.of(selection(attributes, schema),
                        selection(excludedAttributes, schema)))
                .allMatch(selection -> MEMBERSHIPS.stream()
                        .allMatch(name -> selection.parts.getOrDefault(name, NOTHING).parts.isEmpty()));
    }

    /// Takes everything else out of a tree.
    public void apply(ObjectNode tree, ResourceSchema schema) {
        if (!attributes.isEmpty()) {
            Selection wanted = selection(attributes, schema);
            for (String name : List.copyOf(tree.propertyNames())) {
                Selection part = wanted.parts.get(name);
                if (part != null) {
                    retain(tree, name, part);
                } else if (!always(schema, name)) {
                    tree.remove(name);
                }
            }
        }
        selection(excludedAttributes, schema).parts.forEach((name, part) -> {
            if (!always(schema, name)) {
                exclude(tree, name, part);
            }
        });
    }

    private static boolean always(ResourceSchema schema, String name) {
        return schema.attributes().find(name).map(Attribute::returned).filter(r -> r == Returned.ALWAYS)
                .isPresent();
    }

    private static void retain(ObjectNode object, String name, Selection wanted) {
        if (wanted.parts.isEmpty()) {
            return;
        }
        for (ObjectNode inner : objects(object.path(name))) {
            inner.retain(wanted.parts.keySet());
            wanted.parts.forEach((part, rest) -> retain(inner, part, rest));
        }
        removeIfBare(object, name);
    }

    /// A value of which nothing is left is unassigned (RFC 7643 §2.5), and so not there.
    private static void removeIfBare(ObjectNode object, String name) {
        JsonNode value = object.path(name);
        if (value instanceof ArrayNode array && !array.isEmpty()) {
            array.removeIf(element -> element.isObject() && element.isEmpty());
            if (array.isEmpty()) {
                object.remove(name);
            }
        } else if (value.isObject() && value.isEmpty()) {
            object.remove(name);
        }
    }

    private static void exclude(ObjectNode object, String name, Selection excluded) {
        if (excluded.parts.isEmpty()) {
            object.remove(name);
            return;
        }
        for (ObjectNode inner : objects(object.path(name))) {
            excluded.parts.forEach((part, rest) -> exclude(inner, part, rest));
        }
        removeIfBare(object, name);
    }

    private static List<ObjectNode> objects(JsonNode value) {
        List<ObjectNode> objects = new ArrayList<>();
        for (JsonNode element : value.isArray() ? value : List.of(value)) {
            if (element instanceof ObjectNode object) {
                objects.add(object);
            }
        }
        return objects;
    }

    private static Selection selection(List<String> names, ResourceSchema schema) {
        Selection root = new Selection(new HashMap<>());
        for (String name : names) {
            Optional<AttributePath> path = schema.resolve(name);
            if (path.isPresent()) {
                root.add(path.get());
            }
        }
        return root;
    }

    /// Names and what is selected of each; nothing inside stands for the whole.
    private record Selection(Map<String, Selection> parts) {

        private void add(AttributePath path) {
            Selection at = this;
            if (path.extension().isPresent()) {
                at = at.step(path.extension().get(), false);
            }
            at = at.step(path.attribute(), path.sub().isEmpty());
            if (path.sub().isPresent()) {
                at.step(path.sub().get(), true);
            }
        }

        private Selection step(Attribute attribute, boolean last) {
            Selection existing = parts.get(attribute.name());
            if (existing == null) {
                existing = new Selection(new HashMap<>());
                parts.put(attribute.name(), existing);
            } else if (last) {
                existing.parts.clear();
            } else if (existing.parts.isEmpty()) {
                // The whole was selected before; a part adds nothing. What follows goes nowhere.
                return new Selection(new HashMap<>());
            }
            return existing;
        }
    }
}
