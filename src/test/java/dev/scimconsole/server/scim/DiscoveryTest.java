package dev.scimconsole.server.scim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/// What the service says about itself, RFC 7644 §4, RFC 7643 §5 to §7.
@Tag("server")
@Tag("server.scim")
class DiscoveryTest extends ScimTest {

    @Test
    void rfc7643Section5ServiceProviderConfigTellsTheLimits() {
        JsonNode config = get("/ServiceProviderConfig").is(200).json();
        for (String feature : List.of("patch", "bulk", "filter", "sort", "etag")) {
            assertTrue(config.get(feature).get("supported").booleanValue(), feature);
        }
        assertFalse(config.at("/changePassword/supported").booleanValue());
        assertEquals(1_000, config.at("/bulk/maxOperations").intValue());
        assertEquals(1_048_576, config.at("/bulk/maxPayloadSize").intValue());
        assertEquals(1_000, config.at("/filter/maxResults").intValue());
        assertEquals("oauthbearertoken", config.at("/authenticationSchemes/0/type").stringValue());
        assertTrue(config.at("/pagination/cursor").booleanValue());
        assertTrue(config.at("/pagination/index").booleanValue());
        assertEquals(100, config.at("/pagination/defaultPageSize").intValue());
        assertEquals(1_000, config.at("/pagination/maxPageSize").intValue());
        assertEquals(3_600, config.at("/pagination/cursorTimeout").intValue());
        assertEquals(BASE + "/ServiceProviderConfig", config.at("/meta/location").stringValue());
    }

    @Test
    void rfc7643Section6ResourceTypesNameTheirSchemas() {
        JsonNode list = get("/ResourceTypes").is(200).json();
        assertEquals(2, list.get("totalResults").intValue());
        JsonNode user = get("/ResourceTypes/User").is(200).json();
        assertEquals(user, list.at("/Resources/0"));
        assertEquals("/Users", user.get("endpoint").stringValue());
        assertEquals(CORE_USER, user.get("schema").stringValue());
        assertEquals(ENTERPRISE, user.at("/schemaExtensions/0/schema").stringValue());
        assertFalse(user.at("/schemaExtensions/0/required").booleanValue());
        get("/ResourceTypes/Nothing").isError(404, null, "Nothing");
    }

    @Test
    void rfc7643Section7SchemasAreReadOneByOneAndTogether() {
        JsonNode list = get("/Schemas").is(200).json();
        assertEquals(3, list.get("totalResults").intValue());
        for (JsonNode schema : list.get("Resources")) {
            assertEquals(schema, get("/Schemas/" + schema.get("id").stringValue()).is(200).json());
            requireComplete(schema.get("attributes"));
        }
        get("/Schemas/urn:nothing").isError(404, null, "urn:nothing");
    }

    /// Microsoft's test of the schemas looks for it there; RFC 7643 §3.1 makes it a common attribute.
    @Test
    void rfc7643Section3_1_theSchemasListTheExternalId() {
        for (String urn : List.of(CORE_USER, CORE_GROUP)) {
            JsonNode listed = attribute(get("/Schemas/" + urn).json(), "externalId");
            assertEquals("string", listed.get("type").stringValue());
            assertEquals("none", listed.get("uniqueness").stringValue());
            assertEquals("readWrite", listed.get("mutability").stringValue());
            assertEquals("default", listed.get("returned").stringValue());
            assertTrue(listed.get("caseExact").booleanValue());
            assertFalse(listed.get("required").booleanValue());
        }
        assertTrue(attribute(get("/Schemas/" + ENTERPRISE).json(), "externalId").isMissingNode());
    }

    private static JsonNode attribute(JsonNode schema, String name) {
        for (JsonNode attribute : schema.get("attributes")) {
            if (attribute.get("name").stringValue().equals(name)) {
                return attribute;
            }
        }
        return MissingNode.getInstance();
    }

    private static void requireComplete(JsonNode attributes) {
        for (JsonNode attribute : attributes) {
            for (String field : List.of("name", "type", "multiValued", "description", "required", "caseExact",
                    "mutability", "returned", "uniqueness")) {
                assertTrue(attribute.hasNonNull(field), attribute::toString);
            }
            assertEquals(attribute.get("type").stringValue().equals("complex"),
                    attribute.has("subAttributes"));
            if (attribute.has("subAttributes")) {
                requireComplete(attribute.get("subAttributes"));
            }
        }
    }

    /// Every attribute that the schemas say can be written comes back as it was written; those that are
    /// read-only or never returned do not.
    @Test
    void rfc7643Section7SchemasDescribeExactlyWhatIsAccepted() {
        for (String urn : List.of(CORE_USER, ENTERPRISE)) {
            for (JsonNode attribute : get("/Schemas/" + urn).json().get("attributes")) {
                String name = attribute.get("name").stringValue();
                String value = sample(attribute);
                String member = urn.equals(CORE_USER)
                        ? "\"" + name + "\": " + value
                        : "\"" + urn + "\": {\"" + name + "\": " + value + "}";
                String userName = name.equals("userName") ? "" : "\"userName\": \"for " + name + "\",";
                JsonNode user = post("/Users",
                        "{\"schemas\": [\"" + CORE_USER + "\"], " + userName + member + "}")
                        .is(201).json();
                JsonNode holder = urn.equals(CORE_USER) ? user : user.path(urn);
                boolean kept = !attribute.get("mutability").stringValue().equals("readOnly")
                        && !attribute.get("returned").stringValue().equals("never");
                assertEquals(kept ? value : "", holder.path(name).toString(), name);
            }
        }
    }

    private static String sample(JsonNode attribute) {
        String one = switch (attribute.get("type").stringValue()) {
            case "boolean" -> "true";
            case "binary" -> "\"AQID\"";
            case "complex" -> {
                List<String> parts = new ArrayList<>();
                for (JsonNode sub : attribute.get("subAttributes")) {
                    if (!sub.get("mutability").stringValue().equals("readOnly")) {
                        parts.add("\"" + sub.get("name").stringValue() + "\":" + sample(sub));
                    }
                }
                yield "{" + String.join(",", parts) + "}";
            }
            default -> "\"x\"";
        };
        return attribute.get("multiValued").booleanValue() ? "[" + one + "]" : one;
    }

    @Test
    void rfc7644Section4AFilterIsForbidden() {
        for (String path : List.of("/ServiceProviderConfig", "/ResourceTypes", "/Schemas")) {
            get(path + "?filter=id+pr").isError(403, null);
        }
    }
}
