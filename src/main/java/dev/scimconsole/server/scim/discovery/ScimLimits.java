package dev.scimconsole.server.scim.discovery;

import dev.scimconsole.server.store.ScanBudget;
import java.time.Duration;

/// What one request may ask for. ServiceProviderConfig tells clients (RFC 7643 §5, RFC 9865 §4) what it has a
/// word for.
///
/// @param defaultPageSize    resources on a page when no count is given
/// @param maxPageSize        resources on a page at the most
/// @param maxBodyBytes       of a request, unless it is about a group or in bulk
/// @param maxGroupBytes      of a request about a group, which brings all its members along
/// @param maxBulkBytes       of a bulk request: its `maxPayloadSize`
/// @param maxBulkOperations  in one bulk request
/// @param maxPageBytes       size at which a page ends early, as RFC 7644 §3.4.2.4 allows; bounds the memory
///                           of a page of large groups
/// @param maxSorted          resources that are put in order outside the database at the most
/// @param cursorLifetime     how long a cursor can be used
/// @param scanBudget         what a search may cost that no index serves
public record ScimLimits(int defaultPageSize, int maxPageSize, int maxBodyBytes, int maxGroupBytes,
        int maxBulkBytes, int maxBulkOperations, int maxPageBytes, int maxSorted,
        Duration cursorLifetime, ScanBudget scanBudget) {

    private static final int MIB = 1 << 20;

    /// A group of 100,000 members must come back as it was read. A member takes 131 bytes, and its name and
    /// the SCIM base URL; for these two 204 bytes are left.
    private static final int GROUP = 32 * MIB;

    /// The limits the service runs with.
    public static final ScimLimits STANDARD = new ScimLimits(100, 1_000, MIB, GROUP, MIB, 1_000, 16 * MIB,
            100_000, Duration.ofHours(1), new ScanBudget(Duration.ofSeconds(1), 200_000));
}
