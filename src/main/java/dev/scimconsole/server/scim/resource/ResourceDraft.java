package dev.scimconsole.server.scim.resource;

import dev.scimconsole.contract.refusals.RefusalCode;
import dev.scimconsole.server.scim.error.ScimException;
import dev.scimconsole.server.scim.error.ScimType;
import dev.scimconsole.server.scim.json.MessageFields;
import dev.scimconsole.server.scim.schema.ResourceSchema;
import dev.scimconsole.server.scim.tolerance.Notes;
import dev.scimconsole.server.scim.tolerance.UnknownNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A resource as a client wants it (RFC 7644 §3.3, §3.5.1).
///
/// @param attributes with canonical names, without those the service sets and without `members`
/// @param members    ids of a group's members, each once
public record ResourceDraft(ObjectNode attributes, List<String> members) {

    /// Reads the body of a POST or PUT.
    ///
    /// @param notes get what is passed over
    /// @throws ScimException 400 naming the attribute
    public static ResourceDraft read(ObjectNode raw, ResourceSchema schema, Notes notes) {
        requireSchemas(raw, schema, notes);
        ObjectNode attributes = new ValueReader(notes).readObject(schema.attributes(), raw, "");
        List<String> members = memberIds(Optional.ofNullable(attributes.remove("members")));
        return new ResourceDraft(attributes, members);
    }

    /// The ids in a value of `members`.
    ///
    /// @param members an array of ids, as [ValueReader] reads it
    public static List<String> memberIds(Optional<JsonNode> members) {
        List<String> ids = new ArrayList<>(members.map(JsonNode::size).orElse(0));
        members.ifPresent(all -> all.forEach(id -> ids.add(id.stringValue())));
        return ids;
    }

    /// RFC 7643 §3: `schemas` names the schema of the resource.
    static void requireSchemas(ObjectNode raw, ResourceSchema schema, Notes notes) {
        JsonNode schemas = MessageFields.find(raw, "schemas").orElse(raw.arrayNode());
        if (!schemas.isArray()) {
            throw ScimException.badRequest(ScimType.INVALID_SYNTAX, RefusalCode.NO_SCHEMAS,
                    "schemas must be an array of URNs.")
                    .about("schemas");
        }
        boolean named = false;
        for (JsonNode urn : schemas) {
            if (!urn.isString()) {
                throw ScimException.badRequest(ScimType.INVALID_SYNTAX, RefusalCode.NO_SCHEMAS,
                        "schemas must be an array of URNs.")
                        .about("schemas");
            }
            named |= schema.core().isNamed(urn.stringValue());
            UnknownNames.inSchemas(urn.stringValue(), schema, notes);
        }
        if (!named) {
            throw ScimException.badRequest(ScimType.INVALID_SYNTAX, RefusalCode.SCHEMA_MISSING,
                    "schemas must name " + schema.core().id() + ".").about("schemas")
                    .expecting(schema.core().id());
        }
    }
}
