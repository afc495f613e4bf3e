package dev.scimconsole.server.scim.patch;

import dev.scimconsole.contract.refusals.RefusalCode;
import dev.scimconsole.server.scim.error.ScimException;
import dev.scimconsole.server.scim.error.ScimType;
import dev.scimconsole.server.scim.filter.FilterParser;
import dev.scimconsole.server.scim.filter.SelectedPath;
import dev.scimconsole.server.scim.json.Json;
import dev.scimconsole.server.scim.json.MessageFields;
import dev.scimconsole.server.scim.patch.PatchOperation.Kind;
import dev.scimconsole.server.scim.resource.ValueReader;
import dev.scimconsole.server.scim.schema.Attribute;
import dev.scimconsole.server.scim.schema.Attribute.Returned;
import dev.scimconsole.server.scim.schema.AttributePath;
import dev.scimconsole.server.scim.schema.ResourceSchema;
import dev.scimconsole.server.scim.tolerance.Notes;
import dev.scimconsole.server.scim.tolerance.UnknownNames;
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

    /// In one PATCH. Each takes the database at least a moment, and others wait.
    private static final int MOST_OPERATIONS = 20_000;
    private static final String URN = "urn:ietf:params:scim:api:messages:2.0:PatchOp";

    private final ResourceSchema schema;
    private final Notes notes;
    private final ValueReader values;
    private final List<PatchOperation> operations = new ArrayList<>();

    private PatchRequest(ResourceSchema schema, Notes notes) {
        this.schema = schema;
        this.notes = notes;
        this.values = new ValueReader(notes);
    }

    /// Reads the operations in their order.
    ///
    /// @param notes get what is passed over
    /// @throws ScimException 400
    public static List<PatchOperation> read(ObjectNode body, ResourceSchema schema, Notes notes) {
        requireUrn(MessageFields.find(body, "schemas"));
        JsonNode all = MessageFields.find(body, "Operations")
                .orElseThrow(() -> syntax(RefusalCode.NO_OPERATIONS, "Operations is missing."));
        if (!all.isArray() || all.isEmpty()) {
            throw syntax(RefusalCode.NO_OPERATIONS,
                    "Operations must be an array with at least one operation.");
        }
        if (all.size() > MOST_OPERATIONS) {
            throw ScimException.of(413, RefusalCode.TOO_MANY_OPERATIONS,
                    "The request has " + all.size() + " operations; one PATCH takes at most "
                            + MOST_OPERATIONS + ".")
                    .expecting(Integer.toString(MOST_OPERATIONS));
        }
        PatchRequest request = new PatchRequest(schema, notes);
        for (JsonNode operation : all) {
            if (!(operation instanceof ObjectNode object)) {
                throw noObject();
            }
            request.readOperation(object);
        }
        return request.operations;
    }

    /// The PATCH that is the data of an operation in a bulk request: there it may be the array of its
    /// operations alone, as RFC 7644 §3.7.3 shows it, or lack the name of its schema, as UnboundID's client
    /// sends it.
    ///
    /// @throws ScimException 400 when it is neither an array nor an object
    public static ObjectNode ofBulk(JsonNode data) {
        ObjectNode patch = switch (data) {
            case ArrayNode operations -> Json.NODES.objectNode().set("Operations", operations);
            case ObjectNode object -> object;
            default -> throw ScimException.invalidValue(RefusalCode.BULK_PART, "data", "must be an object.");
        };
        if (MessageFields.find(patch, "schemas").isEmpty()) {
            patch.set("schemas", Json.NODES.arrayNode().add(URN));
        }
        return patch;
    }

    /// Reads one operation.
    ///
    /// @param notes get what is passed over
    /// @throws ScimException 400
    static List<PatchOperation> readOne(ObjectNode operation, ResourceSchema schema, Notes notes) {
        PatchRequest request = new PatchRequest(schema, notes);
        request.readOperation(operation);
        return request.operations;
    }

    static ScimException noObject() {
        return syntax(RefusalCode.NO_OPERATION, "Operations must hold objects.");
    }

    static void requireUrn(Optional<JsonNode> schemas) {
        for (JsonNode urn : schemas.map(JsonNode::values).orElse(List.of())) {
            if (urn.isString() && urn.stringValue().equalsIgnoreCase(URN)) {
                return;
            }
        }
        throw syntax(RefusalCode.SCHEMA_MISSING, "schemas must name " + URN + ".").about("schemas")
                .expecting(URN);
    }

    private void readOperation(ObjectNode operation) {
        Kind kind = kind(MessageFields.find(operation, "op"));
        Optional<JsonNode> value = MessageFields.find(operation, "value");
        Optional<JsonNode> path = MessageFields.find(operation, "path").filter(p -> !p.isNull());
        if (kind != Kind.REMOVE && value.isEmpty()) {
            throw syntax(RefusalCode.OPERATION_WITHOUT_VALUE,
                    "An operation that adds or replaces needs a value.")
                    .about(path.flatMap(JsonNode::stringValueOpt).map(FilterParser::withoutFilter)
                            .filter(p -> !p.isBlank()).orElse("value"));
        }
        if (path.isPresent() && !path.get().isString()) {
            throw ScimException.badRequest(ScimType.INVALID_PATH, RefusalCode.NO_PATH_TEXT,
                    "path must be a text.");
        }
        Optional<String> text = path.map(JsonNode::stringValue).filter(p -> !p.isBlank());
        if (text.isPresent()) {
            if (!UnknownNames.inPath(text.get(), notes)) {
                SelectedPath selected = select(text.get());
                requireWritable(selected.path());
                addOperation(kind, selected, value);
            }
        } else if (kind == Kind.REMOVE) {
            // RFC 7644 §3.5.2.2
            throw ScimException.badRequest(ScimType.NO_TARGET, RefusalCode.REMOVAL_WITHOUT_PATH,
                    "An operation that removes needs a path.");
        } else {
            readPathless(kind, value.orElseThrow());
        }
    }

    /// Most paths are plain names, which need no grammar.
    private SelectedPath select(String path) {
        return schema.resolve(path).map(plain -> new SelectedPath(plain, Optional.empty()))
                .orElseGet(() -> FilterParser.parsePath(schema.withoutDraft(path), schema));
    }

    private static Kind kind(Optional<JsonNode> op) {
        String name = op.filter(JsonNode::isString).map(JsonNode::stringValue)
                .orElseThrow(
                        () -> syntax(RefusalCode.NAMELESS_OPERATION, "op must be add, replace or remove."));
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "add" -> Kind.ADD;
            case "replace" -> Kind.REPLACE;
            case "remove" -> Kind.REMOVE;
            default -> throw syntax(RefusalCode.UNKNOWN_OPERATION,
                    "op must be add, replace or remove, not " + ScimException.shortened(name) + ".")
                    .about(ScimException.shortened(name));
        };
    }

    /// RFC 7644 §3.5.2: without a path the value holds attributes of the resource. Entra ID puts whole paths
    /// in place of names there (`name.givenName`, `urn:…:User:department`); Okta sends the read-only `id`
    /// along.
    private void readPathless(Kind kind, JsonNode value) {
        if (!(one(value) instanceof ObjectNode object)) {
            throw ScimException.invalidValue(RefusalCode.VALUE_WITHOUT_PATH, "value",
                    "must be an object when there is no path.");
        }
        for (Map.Entry<String, JsonNode> entry : object.properties()) {
            String name = entry.getKey();
            Optional<AttributePath> resolved = schema.resolveMember(name);
            if (resolved.isPresent()) {
                addIfWritable(kind, new SelectedPath(resolved.get(), Optional.empty()), entry.getValue());
            } else if (name.indexOf('[') >= 0 && schema.resolveMember(withoutFilter(name)).isPresent()) {
                addIfWritable(kind, FilterParser.parsePath(schema.withoutDraft(name), schema),
                        entry.getValue());
            } else if (entry.getValue().isObject() || !UnknownNames.inPath(name, notes)) {
                UnknownNames.inBody("", name, notes);
            }
        }
    }

    private static String withoutFilter(String path) {
        int end = path.lastIndexOf(']');
        return path.substring(0, path.indexOf('[')) + (end < 0 ? "" : path.substring(end + 1));
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
            throw mutability(RefusalCode.READ_ONLY, path, "is read-only.");
        }
    }

    private void addOperation(Kind kind, SelectedPath selected, Optional<JsonNode> raw) {
        AttributePath path = selected.path();
        if (path.attribute().isExtension() && kind != Kind.REMOVE
                && raw.orElseThrow() instanceof ObjectNode object) {
            addExtension(kind, path.attribute(), object);
            return;
        }
        Optional<JsonNode> value = raw.filter(given -> !isLeftOut(kind, path, given))
                .flatMap(r -> readValue(selected, r));
        if (path.leaf().returned() == Returned.NEVER) {
            // A password: its type was checked, and it is not kept.
            return;
        }
        if (kind == Kind.REMOVE && value.isEmpty()
                && raw.filter(given -> !isLeftOut(kind, path, given)).isPresent()) {
            // A list without a value in it names nothing to remove; it must not count as "all".
            return;
        }
        boolean unassigns = kind == Kind.REMOVE || (kind == Kind.REPLACE && value.isEmpty());
        if (unassigns && path.attribute().required() && path.sub().isEmpty() && !path.leaf().multiValued()) {
            // RFC 7644 §3.5.2.2
            throw mutability(RefusalCode.NOT_REMOVABLE, path, "is required and can't be removed.");
        }
        operations.add(new PatchOperation(kind, path, selected.filter(), value, cleared(kind, path, raw)));
    }

    /// A remove needs no value (RFC 7644 §3.5.2.2); some clients send a null or an empty text all the same.
    /// Without a filter it takes out all.
    private static boolean isLeftOut(Kind kind, AttributePath path, JsonNode given) {
        return kind == Kind.REMOVE && (given.isNull()
                || (path.leaf().multiValued() && given.isString() && given.stringValue().isEmpty()));
    }

    private void addExtension(Kind kind, Attribute extension, ObjectNode values) {
        for (Map.Entry<String, JsonNode> entry : values.properties()) {
            Optional<Attribute> found = extension.subAttributes().find(entry.getKey());
            if (found.isEmpty()) {
                UnknownNames.inBody(extension.name() + ":", entry.getKey(), notes);
            } else {
                addIfWritable(kind, new SelectedPath(
                        new AttributePath(Optional.of(extension), found.get(), Optional.empty()),
                        Optional.empty()), entry.getValue());
            }
        }
    }

    private Optional<JsonNode> readValue(SelectedPath selected, JsonNode raw) {
        AttributePath path = selected.path();
        boolean oneOfSeveral = path.sub().isEmpty() && selected.filter().isPresent()
                && !path.attribute().name().equals("members");
        if (oneOfSeveral) {
            return values.readElement(path.attribute(), one(raw), path.toString());
        }
        return values.read(path.leaf(), path.leaf().isComplex() ? raw : unwrapped(raw), path.toString());
    }

    /// A value alone may come in an array of one.
    private static JsonNode one(JsonNode raw) {
        return raw instanceof ArrayNode array && array.size() == 1 ? array.get(0) : raw;
    }

    /// Entra ID without the flag wraps a plain text as `[{"value": "Babs"}]`.
    private static JsonNode unwrapped(JsonNode raw) {
        JsonNode one = one(raw);
        return one instanceof ObjectNode object ? MessageFields.find(object, "value").orElse(one) : one;
    }

    /// The sub-attributes that a replace unassigns. To add what is unassigned adds nothing, at whatever
    /// depth.
    private List<Attribute> cleared(Kind kind, AttributePath path, Optional<JsonNode> raw) {
        if (kind != Kind.REPLACE || !path.leaf().isComplex() || raw.isEmpty()
                || !(one(raw.get()) instanceof ObjectNode object)) {
            return List.of();
        }
        List<Attribute> cleared = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : object.properties()) {
            path.leaf().subAttributes().find(entry.getKey())
                    .filter(sub -> !sub.isReadOnly()
                            && values.read(sub, entry.getValue(), sub.name()).isEmpty())
                    .ifPresent(cleared::add);
        }
        return cleared;
    }

    private static ScimException mutability(RefusalCode code, AttributePath path, String detail) {
        return ScimException.badRequest(ScimType.MUTABILITY, code, path + " " + detail)
                .about(path.toString());
    }

    private static ScimException syntax(RefusalCode code, String detail) {
        return ScimException.badRequest(ScimType.INVALID_SYNTAX, code, detail);
    }
}
