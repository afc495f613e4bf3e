package dev.scimconsole.server.store.directory;

import dev.scimconsole.server.values.ResourceType;
import java.util.Optional;

/// A search among the resources of one type.
///
/// @param where   what must hold; empty for all
/// @param orderBy the order; empty for the order of creation (by id), which never changes. Ties follow the
///                id.
/// @param after   only resources whose id sorts after this one; only with the order of creation
/// @param offset  how many to pass over, not negative
/// @param limit   how many at the most, not negative
public record ResourceQuery(String organizationId, ResourceType type, Optional<Condition> where,
        Optional<Order> orderBy, Optional<String> after, long offset, int limit) {

    /// Whether it is for everybody of the type, in the order of creation.
    boolean isWholeList() {
        return where.isEmpty() && orderBy.isEmpty() && after.isEmpty();
    }

    /// Whether it finds one at the most, so that there is nothing to bring into order.
    boolean findsOne() {
        return where.filter(Condition::leadsToOne).isPresent();
    }

    /// An order by one attribute. Resources without the value come last when ascending and first when
    /// descending; of several members or groups the first one counts, in the order in which they are listed
    /// (RFC 7644 §3.4.2.3).
    ///
    /// @param attribute not [Condition.Attribute#EMAIL], of which the store does not know the primary one
    public record Order(Condition.Attribute attribute, boolean ascending) {

        /// Whether an index holds the resources in this order.
        public boolean isIndexed() {
            return switch (attribute) {
                case ID, USER_NAME, DISPLAY_NAME, LAST_MODIFIED -> true;
                case EXTERNAL_ID, ACTIVE, CREATED, EMAIL, MEMBER, GROUP -> false;
            };
        }
    }
}
