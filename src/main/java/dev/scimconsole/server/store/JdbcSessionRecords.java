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
    public int deleteAll(String organizationId) {
        return sql.change("DELETE FROM admin_session WHERE organization_id = ?", organizationId);
    }

    @Override
    public int deleteEnded(Instant createdBefore, Instant lastSeenBefore) {
        return sql.change("DELETE FROM admin_session WHERE created_at < ? OR last_seen_at < ?",
                createdBefore, lastSeenBefore);
    }

    @Override
    public boolean isKnownPlace(Sha256 place) {
        return sql.first("SELECT 1 FROM sign_in_place WHERE place = ?", row -> row.number(1), place)
                .isPresent();
    }

    // Forwards only, as the use of sessions. An email belongs to one administrator at a time, and so does the place.
    @Override
    public void notePlace(String organizationId, String administratorId, Sha256 place, Instant at) {
        sql.change("INSERT INTO sign_in_place (organization_id, administrator_id, place, last_at) "
                + "VALUES (?, ?, ?, ?) ON CONFLICT (place) DO UPDATE SET last_at = excluded.last_at "
                + "WHERE sign_in_place.last_at < excluded.last_at",
                organizationId, administratorId, place, at);
    }

    @Override
    public int forgetPlaces(String organizationId, String administratorId, Instant before) {
        return sql.change("DELETE FROM sign_in_place WHERE organization_id = ? AND administrator_id = ? "
                + "AND last_at < ?", organizationId, administratorId, before);
    }

    @Override
    public Optional<SetupCodeRecord> setupCode() {
        return sql.first("SELECT sha256, expires_at FROM setup_code" + sql.lockRows(),
                row -> new SetupCodeRecord(row.sha256(1), row.instant(2)));
    }

    @Override
    public void setSetupCode(Optional<SetupCodeRecord> code) {
        if (code.isPresent()) {
            sql.change("INSERT INTO setup_code (only_one, sha256, expires_at) VALUES (1, ?, ?) "
                    + "ON CONFLICT (only_one) DO UPDATE SET sha256 = excluded.sha256, "
                    + "expires_at = excluded.expires_at", code.get().sha256(), code.get().expiresAt());
        } else {
            sql.change("DELETE FROM setup_code");
        }
    }

    private static SessionRecord session(Row row) throws SQLException {
        return new SessionRecord(row.text(1), row.text(2), row.text(3), row.sha256(4), row.instant(5),
                row.instant(6), row.text(7), row.text(8));
    }
}
