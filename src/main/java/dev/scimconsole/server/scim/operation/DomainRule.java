package dev.scimconsole.server.scim.operation;

import dev.scimconsole.server.scim.error.ScimException;
import dev.scimconsole.server.scim.resource.UserAddress;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// Whose users an organization accepts: those whose address ([UserAddress]) is in one of its email domains. A
/// user without an address is accepted. The RFC has no such rule; it is the product's.
///
/// It guards who comes in. So it is asked when a user is created, becomes active, or gets another address
/// while active; never of a user who is not active after the request, nor of one who stays as they were.
final class DomainRule {

    private DomainRule() {}

    /// Asks about a new user.
    ///
    /// @throws ScimException 400 `invalidValue` naming the domain
    static void check(Work work, ObjectNode user) {
        UserAddress.of(user).ifPresent(address -> require(work, address));
    }

    /// Asks about a change, if that needs to be asked about.
    ///
    /// @throws ScimException 400 `invalidValue` naming the domain
    static void check(Work work, ObjectNode before, ObjectNode after) {
        if (isActive(after)) {
            UserAddress.of(after).filter(address -> !isActive(before) || isOther(address, before))
                    .ifPresent(address -> require(work, address));
        }
    }

    /// The domain that a new user will be asked about.
    static Optional<String> domainOf(ObjectNode user) {
        return UserAddress.of(user).map(UserAddress::asciiDomain);
    }

    static boolean isActive(ObjectNode user) {
        return user.path("active").asBoolean(false);
    }

    private static boolean isOther(UserAddress address, ObjectNode before) {
        return UserAddress.of(before).filter(known -> known.text().equalsIgnoreCase(address.text()))
                .isEmpty();
    }

    private static void require(Work work, UserAddress address) {
        if (!work.transaction().organizations().hasDomain(work.organizationId(), address.asciiDomain())) {
            throw ScimException.otherDomain(address.path(), address.domain());
        }
    }
}
