package dev.scimconsole.server.scim.error;

import dev.scimconsole.server.store.failure.TakenException;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// SCIM errors as they stand on the wire (RFC 7644 §3.12).
public final class ScimErrors {

    private static final String URN = "urn:ietf:params:scim:api:messages:2.0:Error";

    private ScimErrors() {}

    /// An error's body.
    public static ObjectNode json(ScimException error) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putArray("schemas").add(URN);
        // A text, not a number.
        body.put("status", String.valueOf(error.status()));
        error.scimType().ifPresent(type -> body.put("scimType", type.keyword()));
        body.put("detail", error.getMessage());
        return body;
    }

    /// The error for a unique value in use.
    public static ScimException taken(TakenException taken) {
        String attribute = switch (taken.value()) {
            case USER_NAME -> "userName";
            case EMAIL_DOMAIN, ADMINISTRATOR_EMAIL -> throw new IllegalStateException(
                    "no value of a SCIM resource: " + taken.value());
        };
        return ScimException.taken("A resource with this " + attribute + " exists already.").about(attribute);
    }

    /// The error for a search that no index serves and that costs too much (RFC 7644 §3.12 `tooMany`).
    public static ScimException tooMany() {
        return ScimException.badSearch(ScimType.TOO_MANY,
                "This filter or order has to look at every resource, and"
                        + " there are too many. Filter by userName, externalId, displayName, emails.value,"
                        + " id or members"
                        + " with eq, perhaps among others joined by and; sort by userName, displayName, id or"
                        + " meta.lastModified; or list all resources page by page and choose among them.");
    }
}
