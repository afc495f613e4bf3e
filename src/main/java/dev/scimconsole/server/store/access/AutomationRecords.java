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

/// Automation accounts, by the hashes of their keys.
public final class AutomationRecords {

    private static final String COLUMNS = "organization_id, id, name, role, sha256, hint, created_at, "
            + "created_by, expires_at, last_used_at";

    private final Sql sql;

    public AutomationRecords(Sql sql) {
        this.sql = sql;
    }

    /// An account.
    ///
    /// @param id         a UUID in text form
    /// @param name       as typed; unique without regard to case
    /// @param sha256     of the key
    /// @param hint       the key's last characters, which may be shown
    /// @param createdBy  email of the administrator who made it
    /// @param expiresAt  when the key stops to work
    /// @param lastUsedAt of the last request, at a resolution of a minute; empty when there was none
    public record AutomationRecord(String organizationId, String id, String name, Role role, Sha256 sha256,
            String hint, Instant createdAt, String createdBy, Instant expiresAt,
            Optional<Instant> lastUsedAt) {}

    /// Adds an account. Two of one name at once: the second is tried again, and finds the first.
    public void insert(AutomationRecord account) {
        sql.change("INSERT INTO automation_account (" + COLUMNS
                + ", name_key) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                Id.of(account.organizationId()), account.id(), account.name(), account.role().toString(),
                account.sha256(), account.hint(), account.createdAt(), account.createdBy(),
                account.expiresAt(), account.lastUsedAt(), CaseFolding.fold(account.name()));
    }

    /// Finds one by its key's hash.
    public Optional<AutomationRecord> findByHash(Sha256 sha256) {
        return sql.first("SELECT " + COLUMNS + " FROM automation_account WHERE sha256 = ?",
                AutomationRecords::account, sha256);
    }

    /// All of an organization, oldest first.
    public List<AutomationRecord> all(String organizationId) {
        return sql.list("SELECT " + COLUMNS + " FROM automation_account WHERE organization_id = ? "
                + "ORDER BY created_at, id", AutomationRecords::account, Id.of(organizationId));
    }

    /// Notes a request.
    // Forwards only, as the use of sessions.
    public void touch(String organizationId, String id, Instant at) {
        sql.change("UPDATE automation_account SET last_used_at = ? WHERE organization_id = ? AND id = ? "
                + "AND (last_used_at IS NULL OR last_used_at < ?)", at, Id.of(organizationId), id, at);
    }

    /// Ends one.
    ///
    /// @return whether there was one
    public boolean delete(String organizationId, String id) {
        return sql.change("DELETE FROM automation_account WHERE organization_id = ? AND id = ?",
                Id.of(organizationId), id) == 1;
    }

    /// Ends all of an organization.
    ///
    /// @return how many there were
    public int deleteAll(String organizationId) {
        return sql.change("DELETE FROM automation_account WHERE organization_id = ?", Id.of(organizationId));
    }

    private static AutomationRecord account(Row row) {
        return new AutomationRecord(row.id(1), row.text(2), row.text(3),
                AdministratorRecords.role(row.text(4)), row.sha256(5), row.text(6), row.instant(7),
                row.text(8), row.instant(9), row.optionalInstant(10));
    }
}
