package dev.scimconsole.server.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Sessions and the setup code in SQL.
final class JdbcSessionRecords implements SessionRecords {

    private static final String COLUMNS = "organization_id, administrator_id, id, sha256, created_at, "
            + "last_seen_at, user_agent, address";

    private final Sql sql;

    JdbcSessionRecords(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void insert(SessionRecord session) {
        sql.change("INSERT INTO admin_session (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                session.organizationId(), session.administratorId(), session.id(), session.sha256(),
                session.createdAt(), session.lastSeenAt(), session.userAgent(), session.address());
    }

    @Override
    public Optional<SessionRecord> findByHash(Sha256 sha256) {
        return sql.first("SELECT " + COLUMNS + " FROM admin_session WHERE sha256 = ?",
                JdbcSessionRecords::session, sha256);
    }

    // Forwards only: a clock that was moved back makes no session older.
    @Override
    public void touch(Sha256 sha256, Instant at) {
        sql.change("UPDATE admin_session SET last_seen_at = ? WHERE sha256 = ? AND last_seen_at < ?", at,
                sha256, at);
    }

    @Override
    public List<SessionRecord> all(String organizationId) {
        return sql.list("SELECT " + COLUMNS + " FROM admin_session WHERE organization_id = ? "
                + "ORDER BY created_at DESC, id DESC", JdbcSessionRecords::session, organizationId);
    }

    @Override
    public boolean delete(String organizationId, String id) {
        return sql.change("DELETE FROM admin_session WHERE organization_id = ? AND id = ?",
                organizationId, id) == 1;
    }

    @Override
    public int deleteOf(String organizationId, String administratorId) {
        return sql.change("DELETE FROM admin_session WHERE organization_id = ? AND administrator_id = ?",
                organizationId, administratorId);
    }

    @Override
    public int deleteEnded(Instant createdBefore, Instant lastSeenBefore) {
        return sql.change("DELETE FROM admin_session WHERE created_at < ? OR last_seen_at < ?",
                createdBefore, lastSeenBefore);
    }

    @Override
    public Optional<Sha256> setupCodeHash() {
        return sql.first("SELECT sha256 FROM setup_code" + sql.lockRows(), row -> row.sha256(1));
    }

    @Override
    public void setSetupCodeHash(Optional<Sha256> sha256) {
        if (sha256.isPresent()) {
            sql.change("INSERT INTO setup_code (only_one, sha256) VALUES (1, ?) "
                    + "ON CONFLICT (only_one) DO UPDATE SET sha256 = excluded.sha256", sha256.get());
        } else {
            sql.change("DELETE FROM setup_code");
        }
    }

    private static SessionRecord session(Row row) throws SQLException {
        return new SessionRecord(row.text(1), row.text(2), row.text(3), row.sha256(4), row.instant(5),
                row.instant(6), row.text(7), row.text(8));
    }
}
