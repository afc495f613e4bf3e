package dev.scimconsole.server.scim.operation;

import dev.scimconsole.server.scim.error.ScimException;
import dev.scimconsole.server.values.CaseFolding;
import tools.jackson.databind.node.ObjectNode;

/// Whom no client can take the access of: users whom an Org Admin protects are neither deactivated nor
/// deleted, nor do they get another `userName`, because whoever signs in by the old one would have no
/// account. RFC 7644 §3.12 has 403 for what the service does not permit; the rule is the product's.
///
/// It is asked of leavers and of new names alone, so that all other changes pay nothing for it.
final class ProtectionRule {

    private ProtectionRule() {}

    /// Asks about a change.
    ///
    /// @throws ScimException 403
    static void check(Work work, String id, ObjectNode before, ObjectNode after) {
        if (DomainRule.isActive(before) && !DomainRule.isActive(after)) {
            require(work, id, "deactivate it");
        }
        if (!name(before).equals(name(after))) {
            require(work, id, "change its userName");
        }
    }

    /// Asks about a deletion.
    ///
    /// @throws ScimException 403
    static void checkDeletion(Work work, String id) {
        require(work, id, "delete it");
    }

    private static void require(Work work, String id, String what) {
        if (work.transaction().protections().all(work.organizationId()).contains(id)) {
            throw ScimException.protectedPerson(what);
        }
    }

    private static String name(ObjectNode user) {
        return CaseFolding.fold(user.path("userName").asString(""));
    }
}
