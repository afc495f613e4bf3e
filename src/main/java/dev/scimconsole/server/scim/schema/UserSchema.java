package dev.scimconsole.server.scim.schema;

import static dev.scimconsole.server.scim.schema.Attribute.Mutability.READ_ONLY;
import static dev.scimconsole.server.scim.schema.Attribute.Mutability.WRITE_ONLY;
import static dev.scimconsole.server.scim.schema.Attribute.complex;
import static dev.scimconsole.server.scim.schema.Attribute.reference;
import static dev.scimconsole.server.scim.schema.Attribute.string;

import dev.scimconsole.server.scim.schema.Attribute.Returned;
import java.util.List;
import java.util.Locale;

/// The User schema (RFC 7643 §4.1).
final class UserSchema {

    static final Schema SCHEMA = new Schema("urn:ietf:params:scim:schemas:core:2.0:User",
            List.of("urn:scim:schemas:core:2.0:User", "urn:scim:schemas:core:2.0"), "User", "User account",
            new AttributeSet(List.of(
                    string("userName", "Name the user signs in with").mandatory().unique(),
                    complex("name", "Parts of the user's real name",
                            string("formatted", "Full name, ready to be shown"),
                            string("familyName", "Family name"),
                            string("givenName", "Given name"),
                            string("middleName", "Middle names"),
                            string("honorificPrefix", "Title"),
                            string("honorificSuffix", "Suffix")),
                    string("displayName", "Name to be shown"),
                    string("nickName", "Casual name"),
                    reference("profileUrl", "URI of the user's profile", "external"),
                    string("title", "Job title"),
                    string("userType", "Relation to the organization, such as Contractor"),
                    string("preferredLanguage", "Preferred language, such as en-US"),
                    string("locale", "Locale for formats, such as en-US"),
                    string("timezone", "Time zone, such as America/Los_Angeles"),
                    Attribute.of("active", Attribute.Type.BOOLEAN,
                            "Whether the account may be used; true unless set"),
                    // Never stored: nobody signs in to this service with a user's password. It is accepted
                    // because Okta sends it with every create and password sync.
                    string("password", "Accepted, and not kept: this service checks no passwords").exact()
                            .with(WRITE_ONLY).with(Returned.NEVER),
                    multiValued("emails", "Email addresses", string("value", "Email address"),
                            "work", "home", "other"),
                    multiValued("phoneNumbers", "Phone numbers", string("value", "Phone number"),
                            "work", "home", "mobile", "fax", "pager", "other"),
                    multiValued("ims", "Instant messaging addresses", string("value", "Address"),
                            "aim", "gtalk", "icq", "xmpp", "msn", "skype", "qq", "yahoo"),
                    multiValued("photos", "Pictures", reference("value", "URI of a picture", "external"),
                            "photo", "thumbnail"),
                    complex("addresses", "Physical addresses",
                            string("formatted", "Whole address, ready to be printed"),
                            string("streetAddress", "Street, number, and the like"),
                            string("locality", "City"),
                            string("region", "State or region"),
                            string("postalCode", "Postal code"),
                            string("country", "Country, ISO 3166-1 alpha-2"),
                            string("type", "What it is for").suggesting("work", "home", "other"),
                            primary()).multi(),
                    complex("groups", "Groups the user is a direct member of; changed through the groups",
                            string("value", "id of the group").exact().with(READ_ONLY),
                            reference("$ref", "URI of the group", "Group").with(READ_ONLY),
                            string("display", "Name of the group").with(READ_ONLY),
                            string("type", "Kind of membership").suggesting("direct").with(READ_ONLY))
                            .multi().with(READ_ONLY),
                    multiValued("entitlements", "Entitlements", string("value", "Entitlement")),
                    multiValued("roles", "Roles", string("value", "Role")),
                    multiValued("x509Certificates", "Certificates",
                            Attribute.of("value", Attribute.Type.BINARY, "DER, in base64").exact()))));

    private UserSchema() {}

    private static Attribute multiValued(String name, String description, Attribute value, String... types) {
        return complex(name, description, value,
                string("display", "Name to be shown"),
                string("type", "What it is for").suggesting(types),
                primary()).multi();
    }

    private static Attribute primary() {
        return Attribute.of("primary", Attribute.Type.BOOLEAN,
                "Whether it is the preferred one; at most one is");
    }
}
