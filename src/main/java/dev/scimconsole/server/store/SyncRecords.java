package dev.scimconsole.server.store;

import java.time.Instant;
import java.util.List;

/// When the clients' latest syncs began, at a size that does not grow with the traffic.
public interface SyncRecords {

    /// How many starts of one client are kept: the latest.
    int KEPT_STARTS = 48;

    /// How many clients of one organization are kept: those whose last sync began last.
    int KEPT_CLIENTS = 200;

    /// The start of a sync.
    ///
    /// @param client  the product as it names itself, at most 200 characters; empty text when it does not. From an older
    ///                program with its version
    /// @param address the IP address that it called from; empty text where that tells nothing
    record SyncStart(String organizationId, String client, String address, Instant at) {}

    /// Adds a start, and removes what is more than is kept.
    void add(SyncStart start);

    /// The starts that are kept, oldest first.
    List<SyncStart> starts(String organizationId);
}
