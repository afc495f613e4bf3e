package dev.scimconsole.server.scim.operation;

import dev.scimconsole.contract.DnsNames;
import dev.scimconsole.server.scim.error.ScimException;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Whose users an organization accepts: those whose address is in one of its email domains. The address is
/// `userName` if it is one, else the primary email, else the first. A user without an address is accepted.
/// The RFC has no such rule; it is the product's.
///
/// It guards who comes in. So it is asked when a user is created, becomes active, or gets another address
/// while active; never of a user who is not active after the request, nor of one who stays as they were.
final class DomainRule {

    private DomainRule() {}

    /// Asks about a new user.
    ///
    /// @throws ScimException 400 `invalidValue` naming the domain
    static void check(Work work, ObjectNode user) {
        address(user).ifPresent(address -> address.require(work));
    }

    /// Asks about a change, if that needs to be asked about.
    ///
    /// @throws ScimException 400 `invalidValue` naming the domain
    static void check(Work work, ObjectNode before, ObjectNode after) {
        if (isActive(after)) {
            Optional<Address> address = address(after);
            if (address.isPresent()
                    && (!isActive(before) || address(before).filter(address.get()::isSame).isEmpty())) {
                address.get().require(work);
            }
        }
    }

    /// The domain that a new user will be asked about.
    static Optional<String> domainOf(ObjectNode user) {
        return address(user).map(Address::domain).map(DomainRule::ascii);
    }

    static boolean isActive(ObjectNode user) {
        return user.path("active").asBoolean(false);
    }

    private static Optional<Address> address(ObjectNode user) {
        return Address.of("userName", user.path("userName"))
                .or(() -> Address.of("emails.value", email(user.path("emails"))));
    }

    private static JsonNode email(JsonNode emails) {
        for (JsonNode email : emails) {
            if (email.path("primary").asBoolean(false)) {
                return email.path("value");
            }
        }
        return emails.path(0).path("value");
    }

    /// @param path of the attribute that holds it
    /// @param at   where its domain begins, less one
    private record Address(String path, String text, int at) {

        static Optional<Address> of(String path, JsonNode value) {
            String text = value.asString("").strip();
            int at = text.lastIndexOf('@');
            return at > 0 && at < text.length() - 1
                    ? Optional.of(new Address(path, text, at))
                    : Optional.empty();
        }

        String domain() {
            return text.substring(at + 1);
        }

        boolean isSame(Address other) {
            return text.equalsIgnoreCase(other.text);
        }

        void require(Work work) {
            String domain = domain();
            if (!work.transaction().organizations().hasDomain(work.organizationId(), ascii(domain))) {
                throw ScimException.otherDomain(path, domain);
            }
        }
    }

    private static String ascii(String domain) {
        // What is no domain name at all is on no list.
        return DnsNames.ascii(domain).orElse(domain);
    }
}
