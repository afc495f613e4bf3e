package dev.scimconsole.server.store.access;

import dev.scimconsole.contract.access.Role;
import dev.scimconsole.server.store.sql.Id;
import dev.scimconsole.server.store.sql.Row;
import dev.scimconsole.server.store.sql.Sql;
import dev.scimconsole.server.values.CaseFolding;
import dev.scimconsole.server.values.Sha256;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Invites of administrators that nobody has accepted yet, by the hashes of their codes.
public final class InviteRecords {

    private static final String COLUMNS = "organization_id, id, email, role, sha256, created_at, "
            + "created_by, expires_at";

    private final Sql sql;

    public InviteRecords(Sql sql) {
        this.sql = sql;
    }

    /// An invite.
    ///
    /// @param id        a UUID in text form
    /// @param email     as typed; compared without regard to case
    /// @param sha256    of the code that opens it
    /// @param createdBy email of the administrator who made it
    /// @param expiresAt when the code stops to open it
    public record InviteRecord(String organizationId, String id, String email, Role role, Sha256 sha256,
            Instant createdAt,
            String createdBy, Instant expiresAt) {}

    /// Adds an invite, in place of an earlier one of the same organization for the same email.
    public void put(InviteRecord invite) {
        String key = CaseFolding.fold(invite.email());
        sql.change("DELETE FROM invite WHERE organization_id = ? AND email_key = ?",
                Id.of(invite.organizationId()),
                key);
        sql.change("INSERT INTO invite (" + COLUMNS + ", email_key) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                Id.of(invite.organizationId()), invite.id(), invite.email(), invite.role().toString(),
                invite.sha256(),
                invite.createdAt(), invite.createdBy(), invite.expiresAt(), key);
    }

    /// Finds one by its code's hash. In a write transaction nobody else finds it until this one's end.
    public Optional<InviteRecord> findByHash(Sha256 sha256) {
        return sql.first("SELECT " + COLUMNS + " FROM invite WHERE sha256 = ?" + sql.lockRows(),
                InviteRecords::invite, sha256);
    }

    /// All of an organization, oldest first.
    public List<InviteRecord> all(String organizationId) {
        return sql.list(
                "SELECT " + COLUMNS + " FROM invite WHERE organization_id = ? ORDER BY created_at, id",
                InviteRecords::invite, Id.of(organizationId));
    }

    /// Deletes one.
    ///
    /// @return whether there was one
    public boolean delete(String organizationId, String id) {
        return sql.change("DELETE FROM invite WHERE organization_id = ? AND id = ?", Id.of(organizationId),
                id) == 1;
    }

    /// Deletes all of an organization.
    ///
    /// @return how many there were
    public int deleteAll(String organizationId) {
        return sql.change("DELETE FROM invite WHERE organization_id = ?", Id.of(organizationId));
    }

    /// Deletes those that expired before this time.
    public int deleteExpired(Instant before) {
        return sql.change("DELETE FROM invite WHERE expires_at < ?", before);
    }

    private static InviteRecord invite(Row row) {
        return new InviteRecord(row.id(1), row.text(2), row.text(3),
                AdministratorRecords.role(row.text(4)),
                row.sha256(5), row.instant(6), row.text(7), row.instant(8));
    }
}
