package dev.scimconsole.server.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/// When the clients' latest syncs began, at a size that does not grow with the traffic.
public interface SyncRecords {

    /// How many starts of one client are kept: the latest.
    int KEPT_STARTS = 48;

    /// How many clients of one organization are kept: those whose last sync began last.
    int KEPT_CLIENTS = 200;

    /// The start of a sync.
    ///
    /// @param userAgent as the client names itself, at most 200 characters; empty text when it does not
    record SyncStart(String organizationId, String userAgent, Instant at) {}

    /// Adds a start, and removes what is more than is kept.
    void add(SyncStart start);

    /// The starts that are kept, by the client's user agent, oldest first.
    Map<String, List<Instant>> starts(String organizationId);
}
