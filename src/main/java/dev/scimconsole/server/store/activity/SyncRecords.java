package dev.scimconsole.server.store.activity;

import dev.scimconsole.server.store.sql.Id;
import dev.scimconsole.server.store.sql.Sql;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// When the clients' latest syncs began, at a size that does not grow with the traffic.
public final class SyncRecords {

    /// How many starts of one client are kept: the latest.
    public static final int KEPT_STARTS = 48;

    /// How many clients of one organization are kept, each once for the token and once for each connection:
    /// those whose last sync began last.
    public static final int KEPT_CLIENTS = 200;

    private static final String OF_CLIENT = " FROM sync_start WHERE organization_id = ? AND client = ? "
            + "AND address = ? AND connection_id = ?";

    private final Sql sql;

    public SyncRecords(Sql sql) {
        this.sql = sql;
    }

    /// The start of a sync.
    ///
    /// @param client  the product as it names itself, at most 200 characters; empty text when it does not.
    ///                From an older program with its version
    /// @param address the IP address that it called from; empty text where that tells nothing
    /// @param connectionId of the connection by which it came; empty text where it was a SCIM token
    public record SyncStart(String organizationId, String client, String address, String connectionId,
            Instant at) {}

    /// Adds a start, and removes what is more than is kept.
    public void add(SyncStart start) {
        boolean added = sql.change("""
                INSERT INTO sync_start (organization_id, client, address, connection_id, started_at)
                VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (organization_id, client, address, connection_id, started_at) DO NOTHING""",
                Id.of(start.organizationId()), start.client(), start.address(), start.connectionId(),
                start.at()) == 1;
        if (added) {
            forgetStarts(start);
            forgetClients(start.organizationId());
        }
    }

    /// The starts that are kept, oldest first.
    public List<SyncStart> starts(String organizationId) {
        return sql.list("""
                SELECT organization_id, client, address, connection_id, started_at FROM sync_start
                WHERE organization_id = ? ORDER BY started_at, client, address, connection_id""",
                row -> new SyncStart(row.id(1), row.text(2), row.text(3), row.text(4), row.instant(5)),
                Id.of(organizationId));
    }

    private void forgetStarts(SyncStart start) {
        Optional<Instant> oldest = sql.first("SELECT started_at" + OF_CLIENT
                + " ORDER BY started_at DESC LIMIT 1 OFFSET ?",
                row -> row.instant(1), Id.of(start.organizationId()), start.client(), start.address(),
                start.connectionId(), KEPT_STARTS - 1);
        oldest.ifPresent(at -> sql.change("DELETE" + OF_CLIENT + " AND started_at < ?",
                Id.of(start.organizationId()), start.client(), start.address(), start.connectionId(), at));
    }

    private void forgetClients(String organizationId) {
        List<String[]> tooMany = sql.list("""
                SELECT client, address, connection_id FROM sync_start WHERE organization_id = ?
                GROUP BY client, address, connection_id
                ORDER BY MAX(started_at) DESC, client, address, connection_id LIMIT 10 OFFSET ?""",
                row -> new String[]{row.text(1), row.text(2), row.text(3)}, Id.of(organizationId),
                KEPT_CLIENTS);
        tooMany.forEach(
                client -> sql.change("DELETE" + OF_CLIENT, Id.of(organizationId), client[0], client[1],
                        client[2]));
    }
}
