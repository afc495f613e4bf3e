package dev.scimconsole.server.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Syncs in SQL.
final class JdbcSyncRecords implements SyncRecords {

    private final Sql sql;

    JdbcSyncRecords(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void add(SyncStart start) {
        boolean added = sql.change("""
                INSERT INTO sync_start (organization_id, user_agent, started_at) VALUES (?, ?, ?)
                ON CONFLICT (organization_id, user_agent, started_at) DO NOTHING""",
                start.organizationId(), start.userAgent(), start.at()) == 1;
        if (added) {
            forgetStarts(start);
            forgetClients(start.organizationId());
        }
    }

    @Override
    public Map<String, List<Instant>> starts(String organizationId) {
        Map<String, List<Instant>> starts = new HashMap<>();
        sql.visit("""
                SELECT organization_id, user_agent, started_at FROM sync_start WHERE organization_id = ?
                ORDER BY user_agent, started_at""",
                row -> new SyncStart(row.text(1), row.text(2), row.instant(3)), start -> {
                    starts.computeIfAbsent(start.userAgent(), _ -> new ArrayList<>()).add(start.at());
                    return true;
                }, organizationId);
        return starts;
    }

    private void forgetStarts(SyncStart start) {
        Optional<Instant> oldest = sql.first("""
                SELECT started_at FROM sync_start WHERE organization_id = ? AND user_agent = ?
                ORDER BY started_at DESC LIMIT 1 OFFSET ?""",
                row -> row.instant(1), start.organizationId(), start.userAgent(), KEPT_STARTS - 1);
        oldest.ifPresent(at -> sql.change(
                "DELETE FROM sync_start WHERE organization_id = ? AND user_agent = ? AND started_at < ?",
                start.organizationId(), start.userAgent(), at));
    }

    private void forgetClients(String organizationId) {
        List<String> tooMany = sql.list("""
                SELECT user_agent FROM sync_start WHERE organization_id = ?
                GROUP BY user_agent ORDER BY MAX(started_at) DESC, user_agent LIMIT 10 OFFSET ?""",
                row -> row.text(1), organizationId, KEPT_CLIENTS);
        tooMany.forEach(userAgent -> sql.change(
                "DELETE FROM sync_start WHERE organization_id = ? AND user_agent = ?", organizationId,
                userAgent));
    }
}
