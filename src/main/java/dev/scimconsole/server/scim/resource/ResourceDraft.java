package dev.scimconsole.server.scim.resource;

import dev.scimconsole.server.scim.error.ScimException;
import dev.scimconsole.server.scim.error.ScimType;
import dev.scimconsole.server.scim.schema.ResourceSchema;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A resource as a client wants it (RFC 7644 §3.3, §3.5.1).
///
/// @param attributes with canonical names, without those the service sets and without `members`
/// @param members    ids of a group's members, each once
public record ResourceDraft(ObjectNode attributes, List<String> members) {

    /// Reads the body of a POST or PUT.
    ///
    /// @throws ScimException 400 naming the attribute
    public static ResourceDraft read(ObjectNode raw, ResourceSchema schema) {
        requireSchemas(raw, schema);
        ObjectNode attributes = ValueReader.readObject(schema.attributes(), raw, "");
        List<String> members = memberIds(Optional.ofNullable(attributes.remove("members")));
        return new ResourceDraft(attributes, members);
    }

    /// The ids in a value of `members`.
    ///
    /// @param members an array of objects or one object, as [ValueReader] reads it
    public static List<String> memberIds(Optional<JsonNode> members) {
        Set<String> ids = new LinkedHashSet<>();
        Iterable<JsonNode> all = members.<Iterable<JsonNode>>map(
                value -> value.isArray() ? value : List.of(value)).orElse(List.of());
        for (JsonNode member : all) {
            ids.add(member.optional("value").map(JsonNode::stringValue)
                    .orElseThrow(() -> ScimException.invalidValue("members.value", "is missing.")));
        }
        return List.copyOf(ids);
    }

    /// RFC 7643 §3: `schemas` names the schema of the resource. Others that are not known are passed over as
    /// long as there are no values for them: Entra ID lists one of its own with every group.
    private static void requireSchemas(ObjectNode raw, ResourceSchema schema) {
        boolean named = false;
        for (Map.Entry<String, JsonNode> entry : raw.properties()) {
            String name = entry.getKey();
            if (name.equalsIgnoreCase("schemas")) {
                named = names(entry.getValue(), schema.core().id());
            } else if (name.indexOf(':') >= 0 && schema.attributes().find(name).isEmpty()) {
                throw ScimException.badRequest(ScimType.INVALID_SYNTAX,
                        "The schema " + ScimException.shortened(name) + " is not known to this service.");
            }
        }
        if (!named) {
            throw ScimException.badRequest(ScimType.INVALID_SYNTAX,
                    "schemas must name " + schema.core().id() + ".");
        }
    }

    private static boolean names(JsonNode schemas, String urn) {
        if (!schemas.isArray()) {
            throw ScimException.badRequest(ScimType.INVALID_SYNTAX, "schemas must be an array of URNs.");
        }
        boolean named = false;
        for (JsonNode schema : schemas) {
            if (!schema.isString()) {
                throw ScimException.badRequest(ScimType.INVALID_SYNTAX, "schemas must be an array of URNs.");
            }
            named |= schema.stringValue().equalsIgnoreCase(urn);
        }
        return named;
    }
}
