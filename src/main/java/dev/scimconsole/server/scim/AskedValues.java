package dev.scimconsole.server.scim;

import dev.scimconsole.server.scim.change.AttributeChanges;
import dev.scimconsole.server.scim.change.MemberValues;
import dev.scimconsole.server.scim.change.Moved;
import dev.scimconsole.server.scim.change.RequestMask;
import dev.scimconsole.server.scim.json.Json;
import dev.scimconsole.server.scim.json.MessageFields;
import dev.scimconsole.server.scim.schema.Attribute;
import dev.scimconsole.server.scim.schema.AttributePath;
import dev.scimconsole.server.scim.schema.ResourceSchema;
import dev.scimconsole.server.values.ChangeReader;
import dev.scimconsole.server.values.ChangeText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What a request that was refused asks for, beside what is stored. Nothing is applied: what was asked stands
/// there as it came, right or wrong.
final class AskedValues {

    private static final Set<String> MESSAGE = Set.of("schemas", "id", "meta");

    private final ResourceSchema schema;
    private final ChangeReader.Stored stored;
    private final ObjectNode resource;
    private final ObjectNode before = Json.NODES.objectNode();
    private final ObjectNode after = Json.NODES.objectNode();
    private final List<String> come = new ArrayList<>();
    private final List<String> go = new ArrayList<>();

    private AskedValues(ChangeReader.Stored stored) {
        this.stored = stored;
        schema = ResourceSchema.ALL.stream().filter(one -> one.type() == stored.type()).findFirst()
                .orElseThrow();
        resource = Json.readStored(stored.document());
    }

    /// See [ChangeReader#beside].
    static List<ChangeText.Value> beside(String asked, ChangeReader.Stored stored) {
        ObjectNode body;
        try {
            body = Json.readStored(asked);
        } catch (JacksonException | ClassCastException _) {
            // It was too long to be kept whole.
            return List.of();
        }
        AskedValues values = new AskedValues(stored);
        Optional<JsonNode> operations = MessageFields.find(body, "Operations");
        if (operations.isPresent()) {
            operations.get().values().forEach(values::operation);
        } else {
            values.members("replace", body, "");
        }
        return values.told();
    }

    private void operation(JsonNode node) {
        if (!(node instanceof ObjectNode operation)) {
            return;
        }
        String op = text(operation, "op");
        String path = text(operation, "path");
        Optional<JsonNode> value = MessageFields.find(operation, "value");
        if (!path.isBlank()) {
            attribute(op, path, value.orElseGet(Json.NODES::missingNode));
        } else if (value.map(AskedValues::one).orElse(null) instanceof ObjectNode object) {
            members(op, object, "");
        }
    }

    private static String text(ObjectNode operation, String name) {
        return MessageFields.find(operation, name).flatMap(JsonNode::stringValueOpt).orElse("");
    }

    private static JsonNode one(JsonNode value) {
        return value instanceof ArrayNode array && array.size() == 1 ? array.get(0) : value;
    }

    private void members(String op, ObjectNode object, String prefix) {
        object.propertyStream().filter(entry -> !prefix.isEmpty() || !MESSAGE.contains(entry.getKey()))
                .forEach(entry -> attribute(op, prefix + entry.getKey(), entry.getValue()));
    }

    private void attribute(String op, String path, JsonNode asked) {
        int filter = path.indexOf('[');
        int end = path.lastIndexOf(']');
        String plain = filter < 0
                ? path
                : path.substring(0, filter) + path.substring(Math.max(filter, end + 1));
        Optional<AttributePath> found = schema.resolve(plain);
        if (found.filter(one -> one.attribute().name().equals(ChangeText.MEMBERS)).isPresent()) {
            member(op, path, asked);
        } else if (asked instanceof ObjectNode object && filter < 0 && isWhole(found)) {
            members(op, object, plain + (found.orElseThrow().leaf().isExtension() ? ":" : "."));
        } else {
            String name = name(path, found);
            stored(found).ifPresent(value -> before.set(name, value));
            if (!asked.isMissingNode() && !op.equalsIgnoreCase("remove")) {
                after.set(name, asked);
            }
        }
    }

    /// Whether it has attributes of its own, of which those that are not asked about stay.
    private static boolean isWhole(Optional<AttributePath> found) {
        return found.map(AttributePath::leaf).filter(leaf -> leaf.isComplex() && !leaf.multiValued())
                .isPresent();
    }

    /// With the filter, which says which of its values is meant; where the page shows none of them, without
    /// the values in it.
    private static String name(String path, Optional<AttributePath> found) {
        int filter = path.indexOf('[');
        if (filter < 0) {
            return found.map(AttributePath::toString).orElse(path);
        }
        int end = path.lastIndexOf(']');
        return RequestMask.isShown(path) || end < filter
                ? path
                : path.substring(0, filter) + "[\u2026]" + path.substring(end + 1);
    }

    private Optional<JsonNode> stored(Optional<AttributePath> found) {
        return found.map(path -> {
            JsonNode of = path.extension().map(Attribute::name).map(resource::path).orElse(resource);
            JsonNode value = of.path(path.attribute().name());
            return path.sub().isPresent() && value.isObject() ? value.path(path.sub().get().name()) : value;
        }).filter(value -> !value.isMissingNode());
    }

    private void member(String op, String path, JsonNode asked) {
        List<String> ids = new ArrayList<>();
        Iterable<JsonNode> all = asked.isArray() ? asked : List.of(asked);
        for (JsonNode member : all) {
            (member instanceof ObjectNode object ? MessageFields.find(object, "value") : Optional.of(member))
                    .flatMap(JsonNode::stringValueOpt).ifPresent(ids::add);
        }
        int quote = path.indexOf('"');
        if (ids.isEmpty() && quote >= 0 && path.indexOf('"', quote + 1) > quote) {
            ids.add(path.substring(quote + 1, path.indexOf('"', quote + 1)));
        }
        (op.equalsIgnoreCase("remove") ? go : come).addAll(ids);
    }

    private List<ChangeText.Value> told() {
        List<ChangeText.Value> values = new ArrayList<>(AttributeChanges.between(before, after));
        List<String> asked = new ArrayList<>(come);
        asked.addAll(go);
        Set<String> are = asked.isEmpty() ? Set.of() : stored.membersAmong(asked);
        MemberValues.of(Moved.of(go.stream().filter(are::contains).distinct().toList()),
                Moved.of(come.stream().filter(id -> !are.contains(id)).distinct().toList()))
                .ifPresent(values::add);
        return values;
    }
}
