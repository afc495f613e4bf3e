package dev.scimconsole.server.scim.resource;

import dev.scimconsole.server.scim.filter.AttributeValues;
import dev.scimconsole.server.scim.json.Json;
import dev.scimconsole.server.scim.schema.AttributePath;
import dev.scimconsole.server.store.directory.ResourceRecords.GroupOf;
import dev.scimconsole.server.store.directory.StoredResource;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The values of a stored resource for filters, memberships among them. The text is parsed and memberships
/// are looked up only when a filter asks for them.
public final class ResourceValues implements AttributeValues {

    private final StoredResource resource;
    private final Memberships memberships;
    private final GroupsOfSome groups;
    private final String location;
    private boolean asked;
    private @Nullable ObjectNode tree;

    /// @param memberships of the running transaction
    /// @param groups      of this resource and others that are looked at with it
    /// @param location    URI of the resource
    public ResourceValues(StoredResource resource, Memberships memberships, GroupsOfSome groups,
            String location) {
        this.resource = resource;
        this.memberships = memberships;
        this.groups = groups;
        this.location = location;
    }

    @Override
    public boolean any(AttributePath path, Predicate<JsonNode> test) {
        return switch (path.attribute().name()) {
            case "members" -> memberships.anyMember(resource.id(), member -> AttributeValues
                    .anyOf(memberships.tree(member), path, test));
            case "groups" -> anyGroup(path, test);
            default -> AttributeValues.of(holding(path)).any(path, test);
        };
    }

    private boolean anyGroup(AttributePath path, Predicate<JsonNode> test) {
        for (GroupOf group : groups.of(resource)) {
            if (AttributeValues.anyOf(memberships.tree(group), path, test)) {
                return true;
            }
        }
        return false;
    }

    /// Who asks for one attribute mostly asks for no other.
    private ObjectNode holding(AttributePath path) {
        String member = path.extension().orElse(path.attribute()).name();
        if (asked || member.equals("meta")) {
            return tree();
        }
        asked = true;
        return Json.readStored(resource.document(), member);
    }

    private ObjectNode tree() {
        if (tree != null) {
            return tree;
        }
        ObjectNode read = Json.readStored(resource.document());
        if (read.get("meta") instanceof ObjectNode meta) {
            meta.put("location", location);
        }
        tree = read;
        return read;
    }
}
