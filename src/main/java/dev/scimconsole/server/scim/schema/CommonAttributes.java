package dev.scimconsole.server.scim.schema;

import static dev.scimconsole.server.scim.schema.Attribute.Mutability.READ_ONLY;
import static dev.scimconsole.server.scim.schema.Attribute.Returned.ALWAYS;
import static dev.scimconsole.server.scim.schema.Attribute.reference;
import static dev.scimconsole.server.scim.schema.Attribute.string;

import java.util.List;

/// Attributes of every resource (RFC 7643 §3, §3.1). They are part of no schema.
final class CommonAttributes {

    /// `schemas` counts as read-only because the service derives it from what a resource holds.
    static final List<Attribute> ALL = List.of(
            string("schemas", "URNs of the schemas in use").multi().mandatory().exact().with(READ_ONLY)
                    .with(ALWAYS),
            string("id", "Identifier set by the service").mandatory().exact().unique().with(READ_ONLY)
                    .with(ALWAYS),
            string("externalId", "Identifier set by the identity provider").exact(),
            Attribute.complex("meta", "Metadata of the resource",
                    string("resourceType", "Type of the resource").exact().with(READ_ONLY),
                    Attribute.of("created", Attribute.Type.DATE_TIME, "When it was created").with(READ_ONLY),
                    Attribute.of("lastModified", Attribute.Type.DATE_TIME, "When it was last changed")
                            .with(READ_ONLY),
                    reference("location", "URI of the resource", "uri").with(READ_ONLY),
                    string("version", "Entity tag of the resource").exact().with(READ_ONLY)).with(READ_ONLY));

    private CommonAttributes() {}
}
