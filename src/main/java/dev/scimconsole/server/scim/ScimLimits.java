package dev.scimconsole.server.scim;

import java.time.Duration;

/// What one request may ask for. ServiceProviderConfig tells clients (RFC 7643 §5, RFC 9865 §4).
///
/// @param defaultPageSize   resources on a page when no count is given
/// @param maxPageSize       resources on a page at the most
/// @param maxBodyBytes      of a request
/// @param maxBulkOperations in one bulk request
/// @param maxPageBytes      size at which a page ends early, as RFC 7644 §3.4.2.4 allows; bounds the memory of
///                          a page of large groups
/// @param maxSorted         resources that are put in order outside the database at the most
/// @param cursorLifetime    how long a cursor can be used
public record ScimLimits(int defaultPageSize, int maxPageSize, int maxBodyBytes, int maxBulkOperations,
        int maxPageBytes, int maxSorted, Duration cursorLifetime) {

    /// The limits the service runs with.
    public static final ScimLimits STANDARD = new ScimLimits(100, 1_000, 1 << 20, 1_000, 16 << 20, 100_000,
            Duration.ofHours(1));
}
