package dev.scimconsole.server.scim.operation;

import dev.scimconsole.server.scim.error.ScimException;
import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Whose users an organization accepts: those whose address is in one of its email domains. The address is
/// `userName` if it is one, else the primary email, else the first. A user without an address is accepted. The
/// RFC has no such rule; it is the product's.
final class DomainRule {

    private DomainRule() {}

    /// @throws ScimException 400 `invalidValue` naming the domain
    static void check(Work work, ObjectNode user) {
        Optional<String> userName = domain(user.path("userName"));
        Optional<String> domain = userName.or(() -> emailDomain(user.path("emails")));
        if (domain.isPresent() && !work.transaction().organizations().hasDomain(work.organizationId(),
                ascii(domain.get()))) {
            throw ScimException.otherDomain(userName.isPresent() ? "userName" : "emails.value", domain.get());
        }
    }

    private static Optional<String> emailDomain(JsonNode emails) {
        for (JsonNode email : emails) {
            if (email.path("primary").asBoolean(false)) {
                return domain(email.path("value"));
            }
        }
        return domain(emails.path(0).path("value"));
    }

    private static Optional<String> domain(JsonNode address) {
        String text = address.asString("").strip();
        int at = text.lastIndexOf('@');
        return at > 0 && at < text.length() - 1 ? Optional.of(text.substring(at + 1)) : Optional.empty();
    }

    private static String ascii(String domain) {
        try {
            return IDN.toASCII(domain).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException _) {
            // No domain name at all, and so on no list.
            return domain;
        }
    }
}
