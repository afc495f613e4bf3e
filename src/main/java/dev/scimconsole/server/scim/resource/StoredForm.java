package dev.scimconsole.server.scim.resource;

import dev.scimconsole.server.scim.error.ScimException;
import dev.scimconsole.server.scim.json.Json;
import dev.scimconsole.server.store.directory.StoredResource;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// Resources as they stand in the store: finished JSON whose last member is `meta`, so that answers are made
/// by splicing. The attributes in between are the client's. [ResourceContent] writes them.
public final class StoredForm {

    private StoredForm() {}

    /// The client's attributes of a stored resource, as a tree that may be changed.
    public static ObjectNode attributes(StoredResource resource) {
        ObjectNode tree = Json.readStored(resource.document());
        tree.remove(List.of("schemas", "id", "meta"));
        return tree;
    }

    /// Checks what will be searched by an index.
    ///
    /// @throws ScimException 400 when a text is too long for that
    public static void requireIndexable(ObjectNode attributes) {
        ResourceContent.indexed(attributes);
    }
}
