package dev.scimconsole.server.scim.schema;

import static dev.scimconsole.server.scim.schema.Attribute.Mutability.IMMUTABLE;
import static dev.scimconsole.server.scim.schema.Attribute.Mutability.READ_ONLY;
import static dev.scimconsole.server.scim.schema.Attribute.complex;
import static dev.scimconsole.server.scim.schema.Attribute.reference;
import static dev.scimconsole.server.scim.schema.Attribute.string;

import java.util.List;

/// The Group schema (RFC 7643 §4.2).
final class GroupSchema {

    static final Schema SCHEMA = new Schema("urn:ietf:params:scim:schemas:core:2.0:Group",
            List.of("urn:scim:schemas:core:2.0:Group", "urn:scim:schemas:core:2.0"), "Group",
            "Group of users and groups", new AttributeSet(List.of(
                    string("displayName", "Name of the group").mandatory(),
                    complex("members", "Users and groups that are members",
                            string("value", "id of the member").exact().with(IMMUTABLE),
                            reference("$ref", "URI of the member", "User", "Group").with(IMMUTABLE),
                            string("type", "Type of the member").suggesting("User", "Group").with(IMMUTABLE),
                            string("display", "Name of the member").with(READ_ONLY)).multi())));

    private GroupSchema() {}
}
