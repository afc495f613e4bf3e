package dev.scimconsole.server.scim.resource;

import dev.scimconsole.server.scim.error.ScimException;
import dev.scimconsole.server.scim.json.Json;
import dev.scimconsole.server.scim.schema.ResourceSchema;
import dev.scimconsole.server.scim.schema.Schema;
import dev.scimconsole.server.store.CaseFolding;
import dev.scimconsole.server.store.StoredResource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Resources as they stand in the store: finished JSON whose last member is `meta`, so that answers are made by
/// splicing. The attributes in between are the client's.
public final class StoredForm {

    /// The longest text that can be searched by an index, in characters. PostgreSQL can't index rows of more
    /// than about 2,700 bytes.
    static final int MAX_INDEXED_LENGTH = 512;

    private StoredForm() {}

    /// A new resource.
    ///
    /// @param writtenBy  the client, as it names itself; empty text when it does not
    /// @param attributes as [ResourceDraft] reads them
    /// @throws ScimException 400 when an indexed text is too long
    public static StoredResource create(String organizationId, ResourceSchema schema, String id, Instant now,
            String writtenBy, ObjectNode attributes) {
        return build(organizationId, schema, id, 1, now, now, writtenBy, attributes);
    }

    /// The next version of a resource.
    ///
    /// @param writtenBy the client, as it names itself; empty text when it does not
    /// @throws ScimException 400 when an indexed text is too long
    public static StoredResource change(StoredResource before, Instant now, String writtenBy,
            ObjectNode attributes) {
        Instant modified = now.isBefore(before.lastModified()) ? before.lastModified() : now;
        return build(before.organizationId(), ResourceSchema.of(before.type()), before.id(),
                before.version() + 1, before.created(), modified, writtenBy, attributes);
    }

    /// The client's attributes of a stored resource, as a tree that may be changed.
    public static ObjectNode attributes(StoredResource resource) {
        ObjectNode tree = Json.readStored(resource.document());
        tree.remove(List.of("schemas", "id", "meta"));
        return tree;
    }

    private static StoredResource build(String organizationId, ResourceSchema schema, String id, long version,
            Instant created, Instant lastModified, String writtenBy, ObjectNode attributes) {
        ObjectNode document = Json.NODES.objectNode();
        ArrayNode schemas = document.putArray("schemas").add(schema.core().id());
        document.put("id", id);
        for (Schema extension : schema.extensions()) {
            if (attributes.has(extension.id())) {
                schemas.add(extension.id());
            }
        }
        document.setAll(attributes);
        document.putObject("meta").put("resourceType", schema.name()).put("created", created.toString())
                .put("lastModified", lastModified.toString()).put("version", ETag.of(version));
        return new StoredResource(organizationId, schema.type(), id, version, created, lastModified,
                Optional.of(writtenBy), indexed(attributes), Json.write(document));
    }

    /// Checks what will be searched by an index.
    ///
    /// @throws ScimException 400 when a text is too long for that
    public static void requireIndexable(ObjectNode attributes) {
        indexed(attributes);
    }

    private static StoredResource.Indexed indexed(ObjectNode attributes) {
        Optional<String> displayName = text(attributes, "displayName");
        List<String> emails = new ArrayList<>();
        for (JsonNode email : attributes.path("emails")) {
            text(email, "value").map(CaseFolding::fold).ifPresent(emails::add);
        }
        return new StoredResource.Indexed(text(attributes, "userName").map(CaseFolding::fold),
                text(attributes, "externalId"), displayName.map(CaseFolding::fold), displayName,
                attributes.optional("active").map(JsonNode::booleanValue), List.copyOf(emails));
    }

    private static Optional<String> text(JsonNode object, String name) {
        Optional<String> text = object.optional(name).map(JsonNode::stringValue);
        if (text.isPresent() && text.get().length() > MAX_INDEXED_LENGTH) {
            throw ScimException.invalidValue(name.equals("value") ? "emails.value" : name,
                    "is longer than " + MAX_INDEXED_LENGTH + " characters.");
        }
        return text;
    }
}
