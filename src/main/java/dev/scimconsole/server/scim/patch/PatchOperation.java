package dev.scimconsole.server.scim.patch;

import dev.scimconsole.server.scim.filter.Filter;
import dev.scimconsole.server.scim.schema.Attribute;
import dev.scimconsole.server.scim.schema.AttributePath;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// One change (RFC 7644 §3.5.2), checked against the schema. Operations without a path have been taken apart
/// into one for each attribute.
///
/// @param path    what is changed
/// @param filter  which values of it; empty for all
/// @param value   the new value; empty when it is unassigned, or none was given with a remove
/// @param cleared sub-attributes that the new value sets to null
public record PatchOperation(Kind kind, AttributePath path, Optional<Filter> filter, Optional<JsonNode> value,
        List<Attribute> cleared) {

    /// What is done.
    public enum Kind {
        ADD, REPLACE, REMOVE
    }

    /// Whether it is about a group's members, which are no part of the stored text.
    public boolean isAboutMembers() {
        return path.attribute().name().equals("members");
    }
}
