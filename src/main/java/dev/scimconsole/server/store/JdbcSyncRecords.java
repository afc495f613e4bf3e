package dev.scimconsole.server.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Syncs in SQL.
final class JdbcSyncRecords implements SyncRecords {

    private static final String OF_CLIENT = " FROM sync_start WHERE organization_id = ? AND client = ? AND address = ?";

    private final Sql sql;

    JdbcSyncRecords(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void add(SyncStart start) {
        boolean added = sql.change("""
                INSERT INTO sync_start (organization_id, client, address, started_at) VALUES (?, ?, ?, ?)
                ON CONFLICT (organization_id, client, address, started_at) DO NOTHING""",
                start.organizationId(), start.client(), start.address(), start.at()) == 1;
        if (added) {
            forgetStarts(start);
            forgetClients(start.organizationId());
        }
    }

    @Override
    public List<SyncStart> starts(String organizationId) {
        return sql.list("""
                SELECT organization_id, client, address, started_at FROM sync_start WHERE organization_id = ?
                ORDER BY started_at, client, address""",
                row -> new SyncStart(row.text(1), row.text(2), row.text(3), row.instant(4)), organizationId);
    }

    private void forgetStarts(SyncStart start) {
        Optional<Instant> oldest = sql.first("SELECT started_at" + OF_CLIENT
                + " ORDER BY started_at DESC LIMIT 1 OFFSET ?",
                row -> row.instant(1), start.organizationId(), start.client(), start.address(),
                KEPT_STARTS - 1);
        oldest.ifPresent(at -> sql.change("DELETE" + OF_CLIENT + " AND started_at < ?",
                start.organizationId(), start.client(), start.address(), at));
    }

    private void forgetClients(String organizationId) {
        List<String[]> tooMany = sql.list("""
                SELECT client, address FROM sync_start WHERE organization_id = ?
                GROUP BY client, address ORDER BY MAX(started_at) DESC, client, address LIMIT 10 OFFSET ?""",
                row -> new String[]{row.text(1), row.text(2)}, organizationId, KEPT_CLIENTS);
        tooMany.forEach(client -> sql.change("DELETE" + OF_CLIENT, organizationId, client[0], client[1]));
    }
}
