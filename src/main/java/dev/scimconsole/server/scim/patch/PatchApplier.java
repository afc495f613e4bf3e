package dev.scimconsole.server.scim.patch;

import dev.scimconsole.contract.refusals.RefusalCode;
import dev.scimconsole.server.scim.error.ScimException;
import dev.scimconsole.server.scim.error.ScimType;
import dev.scimconsole.server.scim.filter.AttributeValues;
import dev.scimconsole.server.scim.filter.Filter;
import dev.scimconsole.server.scim.filter.FilterEvaluator;
import dev.scimconsole.server.scim.json.Json;
import dev.scimconsole.server.scim.patch.PatchOperation.Kind;
import dev.scimconsole.server.scim.resource.MultiValues;
import dev.scimconsole.server.scim.schema.Attribute;
import dev.scimconsole.server.scim.schema.AttributePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Applies operations to a resource's attributes (RFC 7644 §3.5.2). On an error the tree is half changed and
/// must be thrown away; the transaction is rolled back with it, which makes the request atomic.
public final class PatchApplier {

    private static final String VALUE = "value";

    private PatchApplier() {}

    /// Applies one operation that is not about members.
    ///
    /// @param attributes changed in place
    /// @throws ScimException 400 `noTarget`
    public static void apply(ObjectNode attributes, PatchOperation operation) {
        AttributePath path = operation.path();
        if (path.extension().isEmpty()) {
            applyIn(attributes, operation);
            return;
        }
        String extension = path.extension().get().name();
        ObjectNode container = attributes.get(extension) instanceof ObjectNode there
                ? there
                : Json.NODES.objectNode();
        applyIn(container, operation);
        setOrRemove(attributes, extension, container);
    }

    private static void applyIn(ObjectNode container, PatchOperation operation) {
        Attribute attribute = operation.path().attribute();
        if (attribute.multiValued()) {
            ArrayNode values = container.get(attribute.name()) instanceof ArrayNode there
                    ? there
                    : Json.NODES.arrayNode();
            if (operation.path().sub().isPresent() || operation.filter().isPresent()) {
                applyToSelected(values, operation);
            } else {
                applyToAll(values, operation);
            }
            setOrRemove(container, attribute.name(), values);
        } else if (operation.path().sub().isPresent()) {
            ObjectNode whole = container.get(attribute.name()) instanceof ObjectNode there
                    ? there
                    : Json.NODES.objectNode();
            setSub(whole, operation);
            setOrRemove(container, attribute.name(), whole);
        } else {
            applyToSingle(container, operation);
        }
    }

    private static void applyToSingle(ObjectNode container, PatchOperation operation) {
        Attribute attribute = operation.path().attribute();
        String name = attribute.name();
        if (operation.kind() == Kind.REMOVE) {
            container.remove(name);
        } else if (operation.value().isEmpty() && operation.cleared().isEmpty()) {
            // Unassigned: to replace by it is to remove, to add it changes nothing.
            if (operation.kind() == Kind.REPLACE) {
                container.remove(name);
            }
        } else if (attribute.isComplex()) {
            // RFC 7644 §3.5.2.3: sub-attributes that are not named stay.
            ObjectNode whole = container.get(name) instanceof ObjectNode there
                    ? there
                    : Json.NODES.objectNode();
            merge(whole, operation);
            setOrRemove(container, name, whole);
        } else {
            container.set(name, operation.value().get());
        }
    }

    private static void merge(ObjectNode into, PatchOperation operation) {
        if (operation.value().isPresent() && operation.value().get() instanceof ObjectNode given) {
            // A reference to what was there before must not outlive it.
            if (given.has(VALUE) && !given.has("$ref") && !given.get(VALUE).equals(into.get(VALUE))) {
                into.remove("$ref");
            }
            for (Map.Entry<String, JsonNode> entry : given.properties()) {
                into.set(entry.getKey(), entry.getValue().deepCopy());
            }
        }
        operation.cleared().forEach(sub -> clear(into, sub.name()));
    }

    /// Without its `value` a complex value names nothing, and what describes it goes along.
    private static void clear(ObjectNode whole, String name) {
        if (name.equals(VALUE)) {
            whole.removeAll();
        } else {
            whole.remove(name);
        }
    }

    private static void applyToAll(ArrayNode values, PatchOperation operation) {
        JsonNode given = operation.value().orElseGet(Json.NODES::arrayNode);
        switch (operation.kind()) {
            case ADD -> {
                List<JsonNode> added = given.valueStream().map(JsonNode::deepCopy).toList();
                keepOnePrimary(values, MultiValues.add(operation.path().attribute(), values, added));
            }
            case REPLACE -> {
                values.removeAll();
                given.forEach(value -> values.add(value.deepCopy()));
            }
            case REMOVE -> {
                if (operation.value().isEmpty()) {
                    values.removeAll();
                } else {
                    // Not in the RFC; Entra ID removes values by listing them.
                    values.removeIf(value -> contains(given, value));
                }
            }
        }
    }

    /// Whether the list names the value: by its `value` where the list gives one, else by all it gives.
    private static boolean contains(JsonNode list, JsonNode value) {
        for (JsonNode named : list) {
            boolean same = named.has("value")
                    ? named.get("value").equals(value.get("value"))
                            && (!named.has("type") || named.get("type").equals(value.get("type")))
                    : named.isObject()
                            ? named.propertyStream().allMatch(e -> e.getValue().equals(value.get(e.getKey())))
                            : named.equals(value);
            if (same) {
                return true;
            }
        }
        return false;
    }

    private static void applyToSelected(ArrayNode values, PatchOperation operation) {
        List<ObjectNode> selected = new ArrayList<>();
        for (JsonNode value : values) {
            if (value instanceof ObjectNode object && isSelected(object, operation)) {
                selected.add(object);
            }
        }
        if (selected.isEmpty()) {
            if (operation.kind() != Kind.REMOVE && operation.value().isPresent()) {
                ObjectNode created = create(operation);
                values.add(created);
                keepOnePrimary(values, List.of(created));
            }
            return;
        }
        selected.forEach(value -> change(value, operation));
        values.removeIf(MultiValues::saysOnlyItsKind);
        if (operation.kind() != Kind.REMOVE) {
            keepOnePrimary(values, selected);
        }
    }

    private static void change(ObjectNode value, PatchOperation operation) {
        if (operation.path().sub().isPresent()) {
            setSub(value, operation);
        } else if (unassigns(operation)) {
            value.removeAll();
        } else {
            if (operation.kind() == Kind.REPLACE) {
                value.removeAll();
            }
            merge(value, operation);
        }
    }

    private static boolean unassigns(PatchOperation operation) {
        return operation.kind() == Kind.REMOVE || (operation.kind() == Kind.REPLACE
                && operation.value().isEmpty() && operation.cleared().isEmpty());
    }

    private static boolean isSelected(ObjectNode value, PatchOperation operation) {
        return operation.filter().isEmpty()
                || FilterEvaluator.matches(operation.filter().get(), AttributeValues.of(value));
    }

    /// Makes the value that the filter did not find. RFC 7644 §3.5.2.3 calls for 400 `noTarget`; Entra ID
    /// sends `emails[type eq "work"].value` for users without one and must get it. So a sub-attribute makes a
    /// value of the kind that the filter names. Whatever else a filter asks for, what would be made would not
    /// meet it, or would be what nobody named.
    private static ObjectNode create(PatchOperation operation) {
        ObjectNode created = Json.NODES.objectNode();
        operation.filter().ifPresent(filter -> fill(created, filter, operation));
        setSub(created, operation);
        if (MultiValues.saysOnlyItsKind(created)) {
            throw noTarget(operation);
        }
        return created;
    }

    private static void fill(ObjectNode created, Filter filter, PatchOperation operation) {
        switch (filter) {
            case Filter.And and -> and.all().forEach(term -> fill(created, term, operation));
            case Filter.Compare(var path, var operator, var comparand) when operator == Filter.Operator.EQ
                    && operation.path().sub().isPresent()
                    && MultiValues.KIND.contains(path.attribute().name()) -> {
                switch (comparand) {
                    case Filter.Comparand.Text(String _, boolean _, String asGiven) -> created
                            .put(path.attribute().name(), asGiven);
                    case Filter.Comparand.Bool(boolean value) -> created.put(path.attribute().name(), value);
                    case Filter.Comparand.Time _ -> throw noTarget(operation);
                }
            }
            default -> throw noTarget(operation);
        }
    }

    private static ScimException noTarget(PatchOperation operation) {
        return ScimException.badRequest(ScimType.NO_TARGET, RefusalCode.NO_MATCH,
                "No value of "
                        + operation.path().attribute().name()
                        + " meets the filter in the path, and none can be made from it.")
                .about(operation.path().toString());
    }

    private static void setSub(ObjectNode whole, PatchOperation operation) {
        String name = operation.path().sub().orElseThrow().name();
        if (unassigns(operation)) {
            clear(whole, name);
        } else {
            operation.value().ifPresent(value -> whole.set(name, value.deepCopy()));
        }
    }

    /// RFC 7644 §3.5.2: a new primary value takes that mark from the old one.
    private static void keepOnePrimary(ArrayNode values, List<? extends JsonNode> fresh) {
        JsonNode winner = null;
        for (JsonNode value : fresh) {
            if (winner == null && value.path("primary").asBoolean(false)) {
                winner = value;
            }
        }
        if (winner == null) {
            return;
        }
        for (JsonNode value : values) {
            if (isOther(value, winner) && value.path("primary").asBoolean(false)) {
                ((ObjectNode) value).put("primary", false);
            }
        }
    }

    /// By identity: two equal values are still two.
    @SuppressWarnings("ReferenceEquality")
    private static boolean isOther(JsonNode value, JsonNode winner) {
        return value != winner;
    }

    private static void setOrRemove(ObjectNode container, String name, JsonNode value) {
        if (value.isEmpty()) {
            container.remove(name);
        } else {
            container.set(name, value);
        }
    }
}
