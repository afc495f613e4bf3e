package dev.scimconsole.server.store;

import java.util.Optional;

/// A search among the resources of one type.
///
/// @param where   what must hold; empty for all
/// @param orderBy the order; empty for the order of creation (by id), which never changes. Ties follow the id.
/// @param after   only resources whose id sorts after this one; only with the order of creation
/// @param offset  how many to pass over, not negative
/// @param limit   how many at the most, not negative
public record ResourceQuery(String organizationId, ResourceType type, Optional<Condition> where,
        Optional<Order> orderBy, Optional<String> after, long offset, int limit) {

    /// An order by one attribute. Resources without the value come last when ascending and first when descending
    /// (RFC 7644 §3.4.2.3).
    ///
    /// @param attribute a single-valued one
    public record Order(Condition.Attribute attribute, boolean ascending) {}
}
