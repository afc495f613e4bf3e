package dev.scimconsole.server.scim.discovery;

import dev.scimconsole.server.scim.error.ScimException;
import dev.scimconsole.server.scim.json.Json;
import dev.scimconsole.server.scim.schema.Attribute;
import dev.scimconsole.server.scim.schema.ResourceSchema;
import dev.scimconsole.server.scim.schema.Schema;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The discovery documents, made from the same definitions that requests are checked against, so that they
/// describe exactly what is accepted. They hold no nulls; Entra ID could not read them.
public final class Discovery {

    private static final String CORE = "urn:ietf:params:scim:schemas:core:2.0:";

    private final ScimLimits limits;

    /// @param limits as clients are told
    public Discovery(ScimLimits limits) {
        this.limits = limits;
    }

    /// ServiceProviderConfig (RFC 7643 §5, RFC 9865 §4).
    public ObjectNode serviceProviderConfig(String baseUrl) {
        ObjectNode config = Json.NODES.objectNode();
        config.putArray("schemas").add(CORE + "ServiceProviderConfig");
        config.putObject("patch").put("supported", true);
        config.putObject("bulk").put("supported", true).put("maxOperations", limits.maxBulkOperations())
                .put("maxPayloadSize", limits.maxBulkBytes());
        config.putObject("filter").put("supported", true).put("maxResults", limits.maxPageSize());
        config.putObject("changePassword").put("supported", false);
        config.putObject("sort").put("supported", true);
        config.putObject("etag").put("supported", true);
        config.putObject("pagination").put("cursor", true).put("index", true)
                .put("defaultPaginationMethod", "index").put("defaultPageSize", limits.defaultPageSize())
                .put("maxPageSize", limits.maxPageSize())
                .put("cursorTimeout", limits.cursorLifetime().toSeconds());
        ArrayNode schemes = config.putArray("authenticationSchemes");
        schemes.addObject().put("type", "oauthbearertoken").put("name", "SCIM token")
                .put("description", "The organization's SCIM token as a bearer token (RFC 6750)")
                .put("specUri", "https://www.rfc-editor.org/info/rfc6750").put("primary", true);
        schemes.addObject().put("type", "oauth2").put("name", "OAuth 2.0 client credentials")
                .put("description",
                        "An access token for a client secret, from /oauth2/token (RFC 6749 section 4.4)")
                .put("specUri", "https://www.rfc-editor.org/info/rfc6749").put("primary", false);
        schemes.addObject().put("type", "oauth2").put("name", "Workload identity federation")
                .put("description",
                        "An access token for a signed assertion, from /oauth2/token (RFC 7523 section 2.2)")
                .put("specUri", "https://www.rfc-editor.org/info/rfc7523").put("primary", false);
        return withMeta(config, "ServiceProviderConfig", baseUrl + "/ServiceProviderConfig");
    }

    /// All ResourceTypes (RFC 7643 §6).
    public List<ObjectNode> resourceTypes(String baseUrl) {
        return ResourceSchema.ALL.stream().map(schema -> resourceType(schema, baseUrl)).toList();
    }

    /// One ResourceType.
    ///
    /// @throws ScimException 404
    public ObjectNode resourceType(String id, String baseUrl) {
        return resourceTypes(baseUrl).stream().filter(type -> type.get("id").stringValue().equals(id))
                .findFirst().orElseThrow(() -> ScimException.notFound("ResourceType", id));
    }

    private static ObjectNode resourceType(ResourceSchema schema, String baseUrl) {
        ObjectNode type = Json.NODES.objectNode();
        type.putArray("schemas").add(CORE + "ResourceType");
        type.put("id", schema.name()).put("name", schema.name()).put("endpoint", schema.endpoint())
                .put("description", schema.description()).put("schema", schema.core().id());
        ArrayNode extensions = type.putArray("schemaExtensions");
        schema.extensions().forEach(
                extension -> extensions.addObject().put("schema", extension.id()).put("required", false));
        return withMeta(type, "ResourceType", baseUrl + "/ResourceTypes/" + schema.name());
    }

    /// All Schemas (RFC 7643 §7).
    public List<ObjectNode> schemas(String baseUrl) {
        return all().map(schema -> schema(schema, baseUrl)).toList();
    }

    /// One Schema, by its URN in any case.
    ///
    /// @throws ScimException 404
    public ObjectNode schema(String urn, String baseUrl) {
        return all().filter(schema -> schema.isNamed(urn)).findFirst().map(schema -> schema(schema, baseUrl))
                .orElseThrow(() -> ScimException.notFound("Schema", urn));
    }

    private static Stream<Schema> all() {
        return ResourceSchema.ALL.stream()
                .flatMap(resource -> Stream.concat(Stream.of(resource.core()),
                        resource.extensions().stream()));
    }

    /// A common attribute is part of no schema (RFC 7643 §3.1), but Microsoft's validator looks for this one
    /// in them.
    private static Optional<Attribute> externalId(Schema schema) {
        return ResourceSchema.ALL.stream().filter(resource -> resource.core().equals(schema))
                .map(resource -> resource.attributes().get("externalId")).findFirst();
    }

    private static ObjectNode schema(Schema schema, String baseUrl) {
        ObjectNode node = Json.NODES.objectNode();
        node.putArray("schemas").add(CORE + "Schema");
        node.put("id", schema.id()).put("name", schema.name()).put("description", schema.description());
        ArrayNode attributes = node.putArray("attributes");
        externalId(schema).ifPresent(attribute -> attributes.add(attribute(attribute)));
        schema.attributes().forEach(attribute -> attributes.add(attribute(attribute)));
        return withMeta(node, "Schema", baseUrl + "/Schemas/" + schema.id());
    }

    private static ObjectNode attribute(Attribute attribute) {
        ObjectNode node = Json.NODES.objectNode();
        node.put("name", attribute.name()).put("type", attribute.type().keyword())
                .put("multiValued", attribute.multiValued()).put("description", attribute.description())
                .put("required", attribute.required());
        if (!attribute.canonicalValues().isEmpty()) {
            ArrayNode values = node.putArray("canonicalValues");
            attribute.canonicalValues().forEach(values::add);
        }
        node.put("caseExact", attribute.caseExact()).put("mutability", attribute.mutability().keyword())
                .put("returned", attribute.returned().keyword())
                .put("uniqueness", attribute.uniqueness().keyword());
        if (!attribute.referenceTypes().isEmpty()) {
            ArrayNode types = node.putArray("referenceTypes");
            attribute.referenceTypes().forEach(types::add);
        }
        if (attribute.isComplex()) {
            ArrayNode subAttributes = node.putArray("subAttributes");
            attribute.subAttributes().forEach(sub -> subAttributes.add(attribute(sub)));
        }
        return node;
    }

    /// A ListResponse of all of them (RFC 7644 §4).
    public static ObjectNode list(List<ObjectNode> resources) {
        ObjectNode list = Json.NODES.objectNode();
        list.putArray("schemas").add("urn:ietf:params:scim:api:messages:2.0:ListResponse");
        list.put("totalResults", resources.size()).put("itemsPerPage", resources.size()).put("startIndex", 1);
        list.putArray("Resources").addAll(resources);
        return list;
    }

    private static ObjectNode withMeta(ObjectNode document, String resourceType, String location) {
        document.putObject("meta").put("resourceType", resourceType).put("location", location);
        return document;
    }
}
