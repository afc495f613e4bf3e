package dev.scimconsole.server.scim.schema;

import static dev.scimconsole.server.scim.schema.Attribute.Mutability.READ_ONLY;
import static dev.scimconsole.server.scim.schema.Attribute.complex;
import static dev.scimconsole.server.scim.schema.Attribute.reference;
import static dev.scimconsole.server.scim.schema.Attribute.string;

import java.util.List;

/// The EnterpriseUser extension (RFC 7643 §4.3).
final class EnterpriseUserSchema {

    static final Schema SCHEMA = new Schema("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User",
            List.of("urn:scim:schemas:extension:enterprise:2.0:User",
                    "urn:scim:schemas:extension:enterprise:2.0"),
            "EnterpriseUser", "Enterprise User", new AttributeSet(List.of(
                    string("employeeNumber", "Number or code of the employee"),
                    string("costCenter", "Cost center"),
                    string("organization", "Organization"),
                    string("division", "Division"),
                    string("department", "Department"),
                    complex("manager", "The user's manager",
                            string("value", "id of the manager, as the identity provider sends it").exact(),
                            reference("$ref", "URI of the manager", "User"),
                            string("displayName", "Name of the manager").with(READ_ONLY)))));

    private EnterpriseUserSchema() {}
}
