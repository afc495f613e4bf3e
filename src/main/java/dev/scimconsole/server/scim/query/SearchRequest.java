package dev.scimconsole.server.scim.query;

import dev.scimconsole.server.scim.resource.Projection;
import java.util.Optional;

/// A search, whether it came as parameters of a GET or as the body of a POST to `.search` (RFC 7644 §3.4.2,
/// §3.4.3).
///
/// @param filter     as text
/// @param sortBy     an attribute in the RFC's notation
/// @param ascending  whether `sortOrder` is ascending
/// @param startIndex from 1
/// @param count      resources on the page at the most; 0 asks for the total only
/// @param cursor     present for pages by cursor; empty text for the first (RFC 9865 §2)
/// @param projection what the resources in the answer hold
public record SearchRequest(Optional<String> filter, Optional<String> sortBy, boolean ascending,
        long startIndex, int count, Optional<String> cursor, Projection projection) {}
