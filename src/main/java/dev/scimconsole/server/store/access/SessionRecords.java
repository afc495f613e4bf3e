package dev.scimconsole.server.store.access;

import dev.scimconsole.server.store.sql.Id;
import dev.scimconsole.server.store.sql.Row;
import dev.scimconsole.server.store.sql.Sql;
import dev.scimconsole.server.values.Sha256;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Administrators' sessions, by the hashes of their tokens, where they were begun, and the setup code of a
/// new store.
public final class SessionRecords {

    private static final String COLUMNS = "organization_id, administrator_id, id, sha256, created_at, "
            + "last_seen_at, user_agent, address, device";

    private final Sql sql;

    public SessionRecords(Sql sql) {
        this.sql = sql;
    }

    /// A session.
    ///
    /// @param sha256     of the session token
    /// @param id         a UUID in text form, which may be shown
    /// @param lastSeenAt of the last request, at a resolution of a minute
    /// @param device     as in [DeviceRecords]
    public record SessionRecord(String organizationId, String administratorId, String id, Sha256 sha256,
            Instant createdAt, Instant lastSeenAt, String userAgent, String address, Sha256 device) {}

    /// The setup code of a store that has not been set up.
    ///
    /// @param sha256    of the code
    /// @param expiresAt when it stops to work
    public record SetupCodeRecord(Sha256 sha256, Instant expiresAt) {}

    /// Adds a session.
    public void insert(SessionRecord session) {
        sql.change("INSERT INTO admin_session (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                Id.of(session.organizationId()), session.administratorId(), session.id(), session.sha256(),
                session.createdAt(), session.lastSeenAt(), session.userAgent(), session.address(),
                session.device());
    }

    /// Finds one by its token's hash.
    public Optional<SessionRecord> findByHash(Sha256 sha256) {
        return sql.first("SELECT " + COLUMNS + " FROM admin_session WHERE sha256 = ?",
                SessionRecords::session, sha256);
    }

    /// Notes a request.
    // Forwards only: a clock that was moved back makes no session older.
    public void touch(Sha256 sha256, Instant at) {
        sql.change("UPDATE admin_session SET last_seen_at = ? WHERE sha256 = ? AND last_seen_at < ?", at,
                sha256, at);
    }

    /// An organization's sessions, newest first.
    public List<SessionRecord> all(String organizationId) {
        return sql.list("SELECT " + COLUMNS + " FROM admin_session WHERE organization_id = ? "
                + "ORDER BY created_at DESC, id DESC", SessionRecords::session, Id.of(organizationId));
    }

    /// Ends one session.
    ///
    /// @return whether there was one
    public boolean delete(String organizationId, String id) {
        return sql.change("DELETE FROM admin_session WHERE organization_id = ? AND id = ?",
                Id.of(organizationId), id) == 1;
    }

    /// Ends all sessions of one administrator.
    ///
    /// @return how many there were
    public int deleteOf(String organizationId, String administratorId) {
        return sql.change("DELETE FROM admin_session WHERE organization_id = ? AND administrator_id = ?",
                Id.of(organizationId), administratorId);
    }

    /// Ends all sessions of an organization.
    ///
    /// @return how many there were
    public int deleteAll(String organizationId) {
        return sql.change("DELETE FROM admin_session WHERE organization_id = ?", Id.of(organizationId));
    }

    /// Deletes sessions created or last seen before these times.
    public int deleteEnded(Instant createdBefore, Instant lastSeenBefore) {
        return sql.change("DELETE FROM admin_session WHERE created_at < ? OR last_seen_at < ?",
                createdBefore, lastSeenBefore);
    }

    /// Whether an administrator has signed in at this place.
    ///
    /// @param place a hash over the administrator's email and the place on the network
    public boolean isKnownPlace(Sha256 place) {
        return sql.first("SELECT 1 FROM sign_in_place WHERE place = ?", row -> row.number(1), place)
                .isPresent();
    }

    /// Whether it is known of an administrator where they have signed in.
    public boolean hasPlaces(String organizationId, String administratorId) {
        return sql.first(
                "SELECT 1 FROM sign_in_place WHERE organization_id = ? AND administrator_id = ? LIMIT 1",
                row -> row.number(1), Id.of(organizationId), administratorId).isPresent();
    }

    /// Notes that an administrator has signed in at this place.
    // Forwards only, as the use of sessions. An email belongs to one administrator at a time, and so does the
    // place.
    public void notePlace(String organizationId, String administratorId, Sha256 place, Instant at) {
        sql.change("INSERT INTO sign_in_place (organization_id, administrator_id, place, last_at) "
                + "VALUES (?, ?, ?, ?) ON CONFLICT (place) DO UPDATE SET last_at = excluded.last_at "
                + "WHERE sign_in_place.last_at < excluded.last_at",
                Id.of(organizationId), administratorId, place, at);
    }

    /// Forgets places of an administrator that were last signed in at before this time.
    public int forgetPlaces(String organizationId, String administratorId, Instant before) {
        return sql.change("DELETE FROM sign_in_place WHERE organization_id = ? AND administrator_id = ? "
                + "AND last_at < ?", Id.of(organizationId), administratorId, before);
    }

    /// The setup code, while there is one.
    public Optional<SetupCodeRecord> setupCode() {
        return sql.first("SELECT sha256, expires_at FROM setup_code" + sql.lockRows(),
                row -> new SetupCodeRecord(row.sha256(1), row.instant(2)));
    }

    /// Keeps the setup code, or forgets it.
    public void setSetupCode(Optional<SetupCodeRecord> code) {
        if (code.isPresent()) {
            sql.change("INSERT INTO setup_code (only_one, sha256, expires_at) VALUES (1, ?, ?) "
                    + "ON CONFLICT (only_one) DO UPDATE SET sha256 = excluded.sha256, "
                    + "expires_at = excluded.expires_at", code.get().sha256(), code.get().expiresAt());
        } else {
            sql.change("DELETE FROM setup_code");
        }
    }

    private static SessionRecord session(Row row) {
        return new SessionRecord(row.id(1), row.text(2), row.text(3), row.sha256(4), row.instant(5),
                row.instant(6), row.text(7), row.text(8), row.sha256(9));
    }
}
