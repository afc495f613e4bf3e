package dev.scimconsole.server.scim.resource;

import dev.scimconsole.contract.refusals.RefusalCode;
import dev.scimconsole.server.scim.error.ScimException;
import dev.scimconsole.server.scim.error.ScimType;
import dev.scimconsole.server.scim.json.Json;
import dev.scimconsole.server.scim.schema.Attribute;
import dev.scimconsole.server.scim.schema.Attribute.Returned;
import dev.scimconsole.server.scim.schema.AttributeSet;
import dev.scimconsole.server.scim.tolerance.Notes;
import dev.scimconsole.server.scim.tolerance.UnknownNames;
import dev.scimconsole.server.values.OutsideText;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads values from requests: checks their types, gives attributes their canonical names, and leaves out
/// what clients can't set (RFC 7643 §7 `readOnly`), what is not kept (`returned: never`) and what no schema
/// knows.
///
/// It takes what identity providers send beside the RFC: truth values as texts (`"False"`), a single value in
/// an array of one, several values without an array, and a complex value as its bare `value`.
public final class ValueReader {

    private final Notes notes;

    /// @param notes get what no schema knows
    public ValueReader(Notes notes) {
        this.notes = notes;
    }

    /// Reads an attribute's value.
    ///
    /// @param path the attribute's name for errors
    /// @return empty when it is unassigned: null, an empty array, an object without values (RFC 7643 §2.5),
    ///         or an empty text where that names nothing. The members of a group come as an array of their
    ///         ids.
    /// @throws ScimException 400 `invalidValue` naming the attribute
    public Optional<JsonNode> read(Attribute attribute, JsonNode raw, String path) {
        if (attribute.name().equals("members")) {
            return readMembers(attribute, raw);
        }
        return attribute.multiValued() ? readSeveral(attribute, raw, path) : readOne(attribute, raw, path);
    }

    private Optional<JsonNode> readSeveral(Attribute attribute, JsonNode raw, String path) {
        List<JsonNode> given = new ArrayList<>();
        if (raw instanceof ArrayNode array) {
            for (JsonNode element : array) {
                readElement(attribute, element, path).ifPresent(given::add);
            }
        } else {
            readElement(attribute, raw, path).ifPresent(given::add);
        }
        if (attribute.isComplex()) {
            given.removeIf(MultiValues::saysOnlyItsKind);
        }
        ArrayNode values = Json.NODES.arrayNode();
        MultiValues.add(attribute, values, given);
        requireOnePrimary(values, path);
        return values.isEmpty() ? Optional.empty() : Optional.of(values);
    }

    private Optional<JsonNode> readOne(Attribute attribute, JsonNode raw, String path) {
        if (raw instanceof ArrayNode array) {
            if (array.size() > 1) {
                throw ScimException.invalidValue(RefusalCode.SEVERAL_VALUES, path,
                        "takes one value, not several.");
            }
            return array.isEmpty() ? Optional.empty() : readElement(attribute, array.get(0), path);
        }
        return readElement(attribute, raw, path);
    }

    /// A member is put in or taken out by its `value`; what names nobody is an error, or it would be lost
    /// silently.
    private Optional<JsonNode> readMembers(Attribute members, JsonNode raw) {
        if (raw.isNull() || (raw.isArray() && raw.isEmpty())) {
            return Optional.empty();
        }
        Iterable<JsonNode> all = raw.isArray() ? raw : List.of(raw);
        Set<String> ids = new LinkedHashSet<>();
        for (JsonNode member : all) {
            ids.add(readElement(members, member, "members").flatMap(read -> read.optional("value"))
                    .map(JsonNode::stringValue)
                    .orElseThrow(
                            () -> ScimException.invalidValue(RefusalCode.NAMELESS_MEMBER, "members.value",
                                    "is missing.")));
        }
        ArrayNode read = Json.NODES.arrayNode(ids.size());
        ids.forEach(read::add);
        return Optional.of(read);
    }

    /// Reads one value of an attribute, whether it can have several or not.
    public Optional<JsonNode> readElement(Attribute attribute, JsonNode raw, String path) {
        if (raw.isNull() || isEmptyIdentifier(attribute, raw)) {
            return Optional.empty();
        }
        return switch (attribute.type()) {
            case COMPLEX -> readComplex(attribute, raw, path);
            case BOOLEAN -> Optional.of(readBoolean(raw, path));
            case STRING, REFERENCE -> Optional.of(requireText(raw, path));
            case DATE_TIME -> throw new IllegalStateException(path + " is not for clients to set");
            case BINARY -> Optional.of(readBinary(raw, path));
        };
    }

    /// Microsoft Entra ID's default mapping sends an `externalId` that is empty where the directory has none;
    /// others send the `value` of an email or a manager so. What names something and is empty names nothing.
    private static boolean isEmptyIdentifier(Attribute attribute, JsonNode raw) {
        return isEmptyText(raw)
                && (attribute.name().equals("externalId") || attribute.name().equals("value"));
    }

    private static boolean isEmptyText(JsonNode raw) {
        return raw.isString() && raw.stringValue().isEmpty();
    }

    private Optional<JsonNode> readComplex(Attribute attribute, JsonNode raw, String path) {
        if (raw instanceof ObjectNode object) {
            ObjectNode read = readObject(attribute.subAttributes(), object,
                    path + (attribute.isExtension() ? ":" : "."));
            return read.isEmpty() ? Optional.empty() : Optional.of(read);
        }
        // Entra ID sends manager as a bare text, and must get an object back.
        Optional<Attribute> value = attribute.isExtension()
                ? Optional.empty()
                : attribute.valueSubAttribute();
        if (raw.isValueNode() && value.isPresent()) {
            if (isEmptyText(raw) && attribute.multiValued()) {
                throw ScimException.invalidValue(RefusalCode.EMPTY_VALUE, path,
                        "has a value that is empty.");
            }
            return readElement(value.get(), raw, path + "." + value.get().name())
                    .map(read -> Json.NODES.objectNode().set(value.get().name(), read));
        }
        throw ScimException.invalidValue(RefusalCode.NO_OBJECT, path, "must be an object.");
    }

    /// Reads an object's attributes.
    ///
    /// @param prefix stands before the names in errors; empty at the top of a resource
    /// @throws ScimException also when a name stands there twice, in different case
    public ObjectNode readObject(AttributeSet attributes, ObjectNode raw, String prefix) {
        ObjectNode read = Json.NODES.objectNode();
        for (Map.Entry<String, JsonNode> entry : raw.properties()) {
            Optional<Attribute> found = attributes.find(entry.getKey());
            if (found.isEmpty()) {
                UnknownNames.inBody(prefix, entry.getKey(), notes);
                continue;
            }
            Attribute attribute = found.get();
            if (attribute.isReadOnly()) {
                continue;
            }
            String path = prefix + attribute.name();
            requireNew(read, raw, entry.getKey(), attribute, path);
            Optional<JsonNode> value = read(attribute, entry.getValue(), path);
            if (value.isPresent() && attribute.returned() != Returned.NEVER) {
                read.set(attribute.name(), value.get());
            }
        }
        return read;
    }

    private static void requireNew(ObjectNode read, ObjectNode raw, String name, Attribute attribute,
            String path) {
        // Of two at least one is in another case, and finds the other.
        if (!name.equals(attribute.name())
                && (read.has(attribute.name()) || raw.has(attribute.name()))) {
            throw ScimException.badRequest(ScimType.INVALID_SYNTAX, RefusalCode.GIVEN_TWICE,
                    path + " is given twice, in different case.").about(path);
        }
    }

    private static JsonNode readBoolean(JsonNode raw, String path) {
        if (raw.isBoolean()) {
            return raw;
        }
        if (raw.isString()) {
            if (raw.stringValue().equalsIgnoreCase("true")) {
                return Json.NODES.booleanNode(true);
            }
            if (raw.stringValue().equalsIgnoreCase("false")) {
                return Json.NODES.booleanNode(false);
            }
        }
        throw ScimException.invalidValue(RefusalCode.NO_TRUTH_VALUE, path, "must be true or false.");
    }

    private static JsonNode readBinary(JsonNode raw, String path) {
        JsonNode text = requireText(raw, path);
        try {
            var _ = Base64.getDecoder().decode(text.stringValue());
        } catch (IllegalArgumentException _) {
            throw ScimException.invalidValue(RefusalCode.NO_BASE64, path, "must be base64.");
        }
        return text;
    }

    private static JsonNode requireText(JsonNode raw, String path) {
        if (!raw.isString()) {
            throw ScimException.invalidValue(RefusalCode.NO_TEXT, path, "must be a text.");
        }
        if (!OutsideText.isStorable(raw.stringValue())) {
            throw ScimException.invalidValue(RefusalCode.UNSTORABLE, path,
                    "holds a character that can't be kept (U+0000 or half of a surrogate pair).");
        }
        return raw;
    }

    /// RFC 7643 §2.4: `primary` is true for one value at the most.
    private static void requireOnePrimary(ArrayNode values, String path) {
        int primaries = 0;
        for (JsonNode value : values) {
            if (value.path("primary").asBoolean(false)) {
                primaries++;
            }
        }
        if (primaries > 1) {
            throw ScimException.invalidValue(RefusalCode.SEVERAL_PRIMARY, path,
                    "has more than one primary value.");
        }
    }
}
