package dev.scimconsole.server.scim.operation;

import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A user that was just created.
///
/// @param organizationId whose user it is
/// @param id             of the resource
/// @param email          the primary one, else the first (RFC 7643 §4.1.2); a `userName` that looks like an
///                       address may be none
/// @param active         whether the user may sign in
public record NewUser(String organizationId, String id, String userName, Optional<String> email,
        boolean active) {

    static NewUser of(String organizationId, String id, ObjectNode attributes) {
        return new NewUser(organizationId, id, attributes.path("userName").asString(""),
                email(attributes.path("emails")), attributes.path("active").asBoolean(false));
    }

    private static Optional<String> email(JsonNode emails) {
        Optional<String> first = Optional.empty();
        for (JsonNode email : emails) {
            Optional<String> value = Optional.of(email.path("value").asString("").strip())
                    .filter(text -> !text.isEmpty());
            if (value.isPresent() && email.path("primary").asBoolean(false)) {
                return value;
            }
            first = first.or(() -> value);
        }
        return first;
    }
}
