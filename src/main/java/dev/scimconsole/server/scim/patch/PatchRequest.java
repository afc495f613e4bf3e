package dev.scimconsole.server.scim.patch;

import dev.scimconsole.server.scim.error.ScimException;
import dev.scimconsole.server.scim.error.ScimType;
import dev.scimconsole.server.scim.filter.FilterParser;
import dev.scimconsole.server.scim.filter.SelectedPath;
import dev.scimconsole.server.scim.json.MessageFields;
import dev.scimconsole.server.scim.patch.PatchOperation.Kind;
import dev.scimconsole.server.scim.resource.ValueReader;
import dev.scimconsole.server.scim.schema.Attribute;
import dev.scimconsole.server.scim.schema.Attribute.Returned;
import dev.scimconsole.server.scim.schema.AttributePath;
import dev.scimconsole.server.scim.schema.ResourceSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads the body of a PATCH (RFC 7644 §3.5.2). Names and `op` are taken in any case, as Entra ID sends them.
public final class PatchRequest {

    private static final String URN = "urn:ietf:params:scim:api:messages:2.0:PatchOp";

    private final ResourceSchema schema;
    private final List<PatchOperation> operations = new ArrayList<>();

    private PatchRequest(ResourceSchema schema) {
        this.schema = schema;
    }

    /// Reads the operations in their order.
    ///
    /// @throws ScimException 400
    public static List<PatchOperation> read(ObjectNode body, ResourceSchema schema) {
        requireUrn(MessageFields.find(body, "schemas"));
        JsonNode all = MessageFields.find(body, "Operations")
                .orElseThrow(() -> syntax("Operations is missing."));
        if (!all.isArray() || all.isEmpty()) {
            throw syntax("Operations must be an array with at least one operation.");
        }
        PatchRequest request = new PatchRequest(schema);
        for (JsonNode operation : all) {
            if (!(operation instanceof ObjectNode object)) {
                throw syntax("Operations must hold objects.");
            }
            request.readOperation(object);
        }
        return request.operations;
    }

    private static void requireUrn(Optional<JsonNode> schemas) {
        for (JsonNode urn : schemas.map(JsonNode::values).orElse(List.of())) {
            if (urn.isString() && urn.stringValue().equalsIgnoreCase(URN)) {
                return;
            }
        }
        throw syntax("schemas must name " + URN + ".");
    }

    private void readOperation(ObjectNode operation) {
        Kind kind = kind(MessageFields.find(operation, "op"));
        Optional<JsonNode> value = MessageFields.find(operation, "value");
        Optional<JsonNode> path = MessageFields.find(operation, "path").filter(p -> !p.isNull());
        if (kind != Kind.REMOVE && value.isEmpty()) {
            throw syntax("An operation that adds or replaces needs a value.");
        }
        if (path.isPresent() && !path.get().isString()) {
            throw ScimException.badRequest(ScimType.INVALID_PATH, "path must be a text.");
        }
        Optional<String> text = path.map(JsonNode::stringValue).filter(p -> !p.isBlank());
        if (text.isPresent()) {
            SelectedPath selected = FilterParser.parsePath(text.get(), schema);
            requireWritable(selected.path());
            addOperation(kind, selected, value);
        } else if (kind == Kind.REMOVE) {
            // RFC 7644 §3.5.2.2
            throw ScimException.badRequest(ScimType.NO_TARGET, "An operation that removes needs a path.");
        } else {
            readPathless(kind, value.orElseThrow());
        }
    }

    private static Kind kind(Optional<JsonNode> op) {
        String name = op.filter(JsonNode::isString).map(JsonNode::stringValue)
                .orElseThrow(() -> syntax("op must be add, replace or remove."));
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "add" -> Kind.ADD;
            case "replace" -> Kind.REPLACE;
            case "remove" -> Kind.REMOVE;
            default -> throw syntax(
                    "op must be add, replace or remove, not " + ScimException.shortened(name) + ".");
        };
    }

    /// RFC 7644 §3.5.2: without a path the value holds attributes of the resource. Entra ID puts whole paths
    /// in place of names there (`name.givenName`, `urn:…:User:department`); Okta sends the read-only `id`
    /// along. Names that no schema knows are passed over, as in a POST.
    private void readPathless(Kind kind, JsonNode value) {
        JsonNode attributes = value instanceof ArrayNode array && array.size() == 1 ? array.get(0) : value;
        if (!(attributes instanceof ObjectNode object)) {
            throw ScimException.invalidValue("value", "must be an object when there is no path.");
        }
        for (Map.Entry<String, JsonNode> entry : object.properties()) {
            String name = entry.getKey();
            Optional<AttributePath> resolved = schema.resolve(name);
            if (resolved.isPresent()) {
                addIfWritable(kind, new SelectedPath(resolved.get(), Optional.empty()), entry.getValue());
            } else if (name.indexOf('[') >= 0 || name.indexOf(':') >= 0) {
                addIfWritable(kind, FilterParser.parsePath(name, schema), entry.getValue());
            }
        }
    }

    private void addIfWritable(Kind kind, SelectedPath selected, JsonNode value) {
        if (!isReadOnly(selected.path())) {
            addOperation(kind, selected, Optional.of(value));
        }
    }

    private static boolean isReadOnly(AttributePath path) {
        return path.attribute().isReadOnly() || path.leaf().isReadOnly();
    }

    private static void requireWritable(AttributePath path) {
        if (isReadOnly(path)) {
            throw mutability(path + " is read-only.");
        }
    }

    private void addOperation(Kind kind, SelectedPath selected, Optional<JsonNode> raw) {
        AttributePath path = selected.path();
        if (path.attribute().isExtension() && kind != Kind.REMOVE
                && raw.orElseThrow() instanceof ObjectNode object) {
            addExtension(kind, path.attribute(), object);
            return;
        }
        Optional<JsonNode> value = raw.flatMap(r -> readValue(selected, r));
        if (path.leaf().returned() == Returned.NEVER) {
            // A password: its type was checked, and it is not kept.
            return;
        }
        if (kind == Kind.REMOVE && value.isEmpty() && raw.isPresent() && !raw.get().isNull()) {
            // A list without a value in it names nothing to remove; it must not count as "all".
            return;
        }
        boolean unassigns = kind == Kind.REMOVE || (kind == Kind.REPLACE && value.isEmpty());
        if (unassigns && path.attribute().required() && path.sub().isEmpty() && !path.leaf().multiValued()) {
            // RFC 7644 §3.5.2.2
            throw mutability(path + " is required and can't be removed.");
        }
        operations.add(new PatchOperation(kind, path, selected.filter(), value, cleared(path, raw)));
    }

    private void addExtension(Kind kind, Attribute extension, ObjectNode values) {
        for (Map.Entry<String, JsonNode> entry : values.properties()) {
            extension.subAttributes().find(entry.getKey()).ifPresent(found -> addIfWritable(kind,
                    new SelectedPath(new AttributePath(Optional.of(extension), found, Optional.empty()),
                            Optional.empty()),
                    entry.getValue()));
        }
    }

    private static Optional<JsonNode> readValue(SelectedPath selected, JsonNode raw) {
        AttributePath path = selected.path();
        if (path.sub().isEmpty() && selected.filter().isPresent()) {
            // One value of several, perhaps in an array of one.
            JsonNode element = raw instanceof ArrayNode array && array.size() == 1 ? array.get(0) : raw;
            return ValueReader.readElement(path.attribute(), element, path.toString());
        }
        return ValueReader.read(path.leaf(), path.leaf().isComplex() ? raw : unwrapped(raw), path.toString());
    }

    /// Entra ID without the flag wraps a plain text as `[{"value": "Babs"}]`.
    private static JsonNode unwrapped(JsonNode raw) {
        JsonNode one = raw instanceof ArrayNode array && array.size() == 1 ? array.get(0) : raw;
        return one instanceof ObjectNode object ? MessageFields.find(object, "value").orElse(one) : one;
    }

    private static List<Attribute> cleared(AttributePath path, Optional<JsonNode> raw) {
        if (!path.leaf().isComplex() || raw.isEmpty() || !(raw.get() instanceof ObjectNode object)) {
            return List.of();
        }
        List<Attribute> cleared = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : object.properties()) {
            if (entry.getValue().isNull()) {
                path.leaf().subAttributes().find(entry.getKey()).ifPresent(cleared::add);
            }
        }
        return cleared;
    }

    private static ScimException mutability(String detail) {
        return ScimException.badRequest(ScimType.MUTABILITY, detail);
    }

    private static ScimException syntax(String detail) {
        return ScimException.badRequest(ScimType.INVALID_SYNTAX, detail);
    }
}
