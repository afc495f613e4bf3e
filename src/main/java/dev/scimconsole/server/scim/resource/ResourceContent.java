package dev.scimconsole.server.scim.resource;

import dev.scimconsole.contract.refusals.RefusalCode;
import dev.scimconsole.server.scim.error.ScimException;
import dev.scimconsole.server.scim.json.Json;
import dev.scimconsole.server.scim.schema.ResourceSchema;
import dev.scimconsole.server.scim.schema.Schema;
import dev.scimconsole.server.store.directory.StoredResource;
import dev.scimconsole.server.values.CaseFolding;
import dev.scimconsole.server.values.SearchWords;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What a resource is to hold, checked and written out before its transaction starts: those who write share
/// one thread, and only what that moment decides is put in there.
///
/// @param schema     of the resource
/// @param schemas    the URNs that it uses, as a JSON array
/// @param attributes the client's, as JSON members without braces
/// @param indexed    what is searched by an index
public record ResourceContent(ResourceSchema schema, String schemas, String attributes,
        StoredResource.Indexed indexed) {

    /// The longest text that can be searched by an index, in characters. PostgreSQL can't index rows of more
    /// than about 2,700 bytes.
    private static final int MAX_INDEXED_LENGTH = 512;

    private static final List<String> NAMES = List.of("userName", "displayName", "externalId");
    /// All that the index is made of, but for `active`.
    private static final List<String> INDEXED = List.of("userName", "displayName", "externalId", "name",
            "emails");

    /// Writes attributes out.
    ///
    /// @param attributes as [ResourceDraft] reads them
    /// @throws ScimException 400 when an indexed text is too long
    public static ResourceContent of(ResourceSchema schema, ObjectNode attributes) {
        return of(schema, attributes, indexed(attributes));
    }

    private static ResourceContent of(ResourceSchema schema, ObjectNode attributes,
            StoredResource.Indexed indexed) {
        StringJoiner schemas = new StringJoiner(",", "[", "]").add(Json.quote(schema.core().id()));
        for (Schema extension : schema.extensions()) {
            if (attributes.has(extension.id())) {
                schemas.add(Json.quote(extension.id()));
            }
        }
        String members = Json.write(attributes);
        return new ResourceContent(schema, schemas.toString(), members.substring(1, members.length() - 1),
                indexed);
    }

    /// Writes changed attributes out. What is searched is made anew only where what it is made of changed.
    ///
    /// @param before    those of now
    /// @param indexed   what is searched of those
    /// @throws ScimException 400 when an indexed text is too long
    public static ResourceContent of(ResourceSchema schema, ObjectNode attributes, ObjectNode before,
            StoredResource.Indexed indexed) {
        return INDEXED.stream().allMatch(name -> attributes.path(name).equals(before.path(name)))
                ? of(schema, attributes, indexed.withActive(active(attributes)))
                : of(schema, attributes);
    }

    /// A new resource with this content.
    ///
    /// @param writtenBy the client, as it names itself; empty text when it does not
    public StoredResource create(String organizationId, String id, Instant now, String writtenBy) {
        return build(organizationId, id, 1, now, now, writtenBy);
    }

    /// The next version of a resource.
    ///
    /// @param writtenBy the client, as it names itself; empty text when it does not
    public StoredResource change(StoredResource before, Instant now, String writtenBy) {
        Instant modified = now.isBefore(before.lastModified()) ? before.lastModified() : now;
        return build(before.organizationId(), before.id(), before.version() + 1, before.created(), modified,
                writtenBy);
    }

    private StoredResource build(String organizationId, String id, long version, Instant created,
            Instant lastModified, String writtenBy) {
        String since = created.toString();
        // Ids, times and names of types need no quoting, and an ETag no more than its own quotes.
        String document = "{\"schemas\":" + schemas + ",\"id\":\"" + id + "\""
                + (attributes.isEmpty() ? "" : ",")
                + attributes + ",\"meta\":{\"resourceType\":\"" + schema.name() + "\",\"created\":\""
                + since
                + "\",\"lastModified\":\"" + (lastModified.equals(created) ? since : lastModified)
                + "\",\"version\":\""
                + ETag.of(version).replace("\"", "\\\"") + "\"}}";
        return new StoredResource(organizationId, schema.type(), id, version, created, lastModified,
                Optional.of(writtenBy), indexed, document);
    }

    static StoredResource.Indexed indexed(ObjectNode attributes) {
        Optional<String> displayName = text(attributes, "displayName");
        List<String> emails = new ArrayList<>();
        for (JsonNode email : attributes.path("emails")) {
            text(email, "value").map(CaseFolding::fold).ifPresent(emails::add);
        }
        return new StoredResource.Indexed(text(attributes, "userName").map(CaseFolding::fold),
                text(attributes, "externalId"), displayName.map(CaseFolding::fold), displayName,
                active(attributes), List.copyOf(emails),
                words(attributes));
    }

    private static Optional<Boolean> active(ObjectNode attributes) {
        return attributes.optional("active").map(JsonNode::booleanValue);
    }

    /// All that a person may be called by.
    private static List<String> words(ObjectNode attributes) {
        List<String> texts = new ArrayList<>();
        for (String name : NAMES) {
            attributes.path(name).stringValueOpt().ifPresent(texts::add);
        }
        for (JsonNode part : attributes.path("name")) {
            part.stringValueOpt().ifPresent(texts::add);
        }
        for (JsonNode email : attributes.path("emails")) {
            email.path("value").stringValueOpt().ifPresent(texts::add);
        }
        return SearchWords.of(texts, UserAddress.of(attributes).map(UserAddress::asciiDomain));
    }

    private static Optional<String> text(JsonNode object, String name) {
        Optional<String> text = object.optional(name).map(JsonNode::stringValue);
        if (text.isPresent() && text.get().length() > MAX_INDEXED_LENGTH) {
            throw ScimException.invalidValue(RefusalCode.TOO_LONG,
                    name.equals("value") ? "emails.value" : name,
                    "is longer than " + MAX_INDEXED_LENGTH + " characters.")
                    .expecting(Integer.toString(MAX_INDEXED_LENGTH));
        }
        return text;
    }
}
