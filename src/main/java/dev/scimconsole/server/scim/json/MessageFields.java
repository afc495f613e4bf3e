package dev.scimconsole.server.scim.json;

import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Finds the members of SCIM messages (PatchOp, SearchRequest, BulkRequest) by name without regard to case.
public final class MessageFields {

    private MessageFields() {}

    /// Finds a member; one that is null is there.
    public static Optional<JsonNode> find(ObjectNode message, String name) {
        JsonNode exact = message.get(name);
        if (exact != null) {
            return Optional.of(exact);
        }
        for (Map.Entry<String, JsonNode> entry : message.properties()) {
            if (entry.getKey().equalsIgnoreCase(name)) {
                return Optional.of(entry.getValue());
            }
        }
        return Optional.empty();
    }
}
