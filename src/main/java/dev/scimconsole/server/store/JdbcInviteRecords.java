package dev.scimconsole.server.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Invites in SQL.
final class JdbcInviteRecords implements InviteRecords {

    private static final String COLUMNS = "organization_id, id, email, role, sha256, created_at, created_by, expires_at";

    private final Sql sql;

    JdbcInviteRecords(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void put(InviteRecord invite) {
        String key = CaseFolding.fold(invite.email());
        sql.change("DELETE FROM invite WHERE organization_id = ? AND email_key = ?", invite.organizationId(),
                key);
        sql.change("INSERT INTO invite (" + COLUMNS + ", email_key) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                invite.organizationId(), invite.id(), invite.email(), invite.role().toString(),
                invite.sha256(),
                invite.createdAt(), invite.createdBy(), invite.expiresAt(), key);
    }

    @Override
    public Optional<InviteRecord> findByHash(Sha256 sha256) {
        return sql.first("SELECT " + COLUMNS + " FROM invite WHERE sha256 = ?" + sql.lockRows(),
                JdbcInviteRecords::invite, sha256);
    }

    @Override
    public List<InviteRecord> all(String organizationId) {
        return sql.list(
                "SELECT " + COLUMNS + " FROM invite WHERE organization_id = ? ORDER BY created_at, id",
                JdbcInviteRecords::invite, organizationId);
    }

    @Override
    public boolean delete(String organizationId, String id) {
        return sql.change("DELETE FROM invite WHERE organization_id = ? AND id = ?", organizationId, id) == 1;
    }

    @Override
    public int deleteAll(String organizationId) {
        return sql.change("DELETE FROM invite WHERE organization_id = ?", organizationId);
    }

    @Override
    public int deleteExpired(Instant before) {
        return sql.change("DELETE FROM invite WHERE expires_at < ?", before);
    }

    private static InviteRecord invite(Row row) throws SQLException {
        return new InviteRecord(row.text(1), row.text(2), row.text(3),
                JdbcAdministratorRecords.role(row.text(4)),
                row.sha256(5), row.instant(6), row.text(7), row.instant(8));
    }
}
