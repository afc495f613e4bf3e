package dev.scimconsole.server.scim.resource;

import dev.scimconsole.contract.DnsNames;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The address whose domain tells whether an organization accepts a user: `userName` if it is one, else the
/// primary email, else the first. The RFC has no such rule; it is the product's.
///
/// @param path of the attribute that holds it
/// @param text the address
/// @param at   where its domain begins, less one
public record UserAddress(String path, String text, int at) {

    /// Reads it; empty for a user without an address.
    public static Optional<UserAddress> of(ObjectNode user) {
        return of("userName", user.path("userName"))
                .or(() -> of("emails.value", email(user.path("emails"))));
    }

    private static Optional<UserAddress> of(String path, JsonNode value) {
        String text = value.asString("").strip();
        int at = text.lastIndexOf('@');
        return at > 0 && at < text.length() - 1
                ? Optional.of(new UserAddress(path, text, at))
                : Optional.empty();
    }

    private static JsonNode email(JsonNode emails) {
        for (JsonNode email : emails) {
            if (email.path("primary").asBoolean(false)) {
                return email.path("value");
            }
        }
        return emails.path(0).path("value");
    }

    /// As it was sent.
    public String domain() {
        return text.substring(at + 1);
    }

    /// As domains are listed; one that is no name at all as it was sent, since it is on no list.
    public String asciiDomain() {
        return DnsNames.ascii(domain()).orElse(domain());
    }
}
