package dev.scimconsole.server.scim.patch;

import dev.scimconsole.server.scim.error.ScimException;
import dev.scimconsole.server.scim.json.Json;
import dev.scimconsole.server.scim.json.MessageFields;
import dev.scimconsole.server.scim.schema.Attribute;
import dev.scimconsole.server.scim.schema.ResourceSchema;
import dev.scimconsole.server.scim.tolerance.Check;
import dev.scimconsole.server.scim.tolerance.Notes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Applies a PATCH change by change, so that those that can't be made are passed over and the others are not.
/// An operation without a path is as many changes as it names attributes.
public final class LenientPatch {

    private final ResourceSchema schema;
    private final Check check;
    private final Notes notes;
    private final ObjectNode attributes;

    private LenientPatch(ResourceSchema schema, ObjectNode before, Check check, Notes notes) {
        this.schema = schema;
        this.check = check;
        this.notes = notes;
        this.attributes = before.deepCopy();
    }

    /// The operations of a PATCH; empty when the body is none. One alone may stand without an array.
    public static Optional<Iterable<JsonNode>> operations(ObjectNode body) {
        return MessageFields.find(body, "Operations").filter(JsonNode::isContainer)
                .map(all -> all.isArray() ? all : List.of(all));
    }

    /// Applies what can be applied.
    ///
    /// @param body   of a request; without operations it changes nothing
    /// @param before the attributes as they are, which stay so
    /// @param check  of each attribute that is changed
    /// @param notes  get what is passed over
    /// @return the attributes as they are to be
    public static ObjectNode apply(ObjectNode body, ObjectNode before, ResourceSchema schema,
            Check check, Notes notes) {
        LenientPatch patch = new LenientPatch(schema, before, check, notes);
        try {
            PatchRequest.requireUrn(MessageFields.find(body, "schemas"));
        } catch (ScimException e) {
            notes.refused("schemas", e);
        }
        for (JsonNode operation : operations(body).orElse(List.of())) {
            if (operation instanceof ObjectNode object) {
                patch.take(object);
            } else {
                notes.refused("Operations", PatchRequest.noObject());
            }
        }
        return patch.attributes;
    }

    private void take(ObjectNode operation) {
        Optional<JsonNode> path = MessageFields.find(operation, "path").filter(node -> !node.isNull())
                .filter(node -> !(node.isString() && node.stringValue().isBlank()));
        if (path.isPresent()) {
            takeAlone(path.get().isString() ? withoutFilter(path.get().stringValue()) : "path", operation);
            return;
        }
        JsonNode value = MessageFields.find(operation, "value").orElseGet(Json.NODES::nullNode);
        Iterable<JsonNode> all = value.isArray() ? value : List.of(value);
        for (JsonNode attributes : all) {
            if (attributes instanceof ObjectNode object) {
                object.forEachEntry((name, given) -> takeMember(operation, name, given));
            } else {
                takeAlone("value", operation);
            }
        }
    }

    private void takeMember(ObjectNode operation, String name, JsonNode given) {
        Optional<Attribute> extension = schema.attributes().find(name).filter(Attribute::isExtension);
        if (extension.isPresent() && given instanceof ObjectNode values) {
            for (Map.Entry<String, JsonNode> entry : values.properties()) {
                ObjectNode alone = Json.NODES.objectNode();
                alone.putObject(name).set(entry.getKey(), entry.getValue());
                takeAlone(extension.get().name() + ":" + entry.getKey(), alone(operation, alone));
            }
        } else {
            takeAlone(withoutFilter(name), alone(operation, Json.NODES.objectNode().set(name, given)));
        }
    }

    private static ObjectNode alone(ObjectNode operation, JsonNode value) {
        ObjectNode alone = Json.NODES.objectNode();
        MessageFields.find(operation, "op").ifPresent(op -> alone.set("op", op));
        alone.set("value", value);
        return alone;
    }

    private void takeAlone(String what, ObjectNode operation) {
        try {
            PatchRequest.readOne(operation, schema, notes).forEach(this::apply);
        } catch (ScimException e) {
            notes.refused(what, e);
        }
    }

    /// A change that fails may be half made; what it was about is put back.
    private void apply(PatchOperation change) {
        Attribute attribute = change.path().extension().orElse(change.path().attribute());
        Optional<JsonNode> before = attributes.optional(attribute.name()).map(JsonNode::deepCopy);
        try {
            PatchApplier.apply(attributes, change);
            check.require(attribute, attributes.optional(attribute.name()));
        } catch (ScimException e) {
            before.ifPresentOrElse(value -> attributes.set(attribute.name(), value),
                    () -> attributes.remove(attribute.name()));
            throw e;
        }
    }

    /// A filter may hold values, which are nobody's business.
    private static String withoutFilter(String path) {
        int start = path.indexOf('[');
        return start < 0
                ? path
                : path.substring(0, start) + path.substring(Math.max(start, path.lastIndexOf(']') + 1));
    }
}
