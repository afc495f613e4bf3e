package dev.scimconsole.server.store.access;

import dev.scimconsole.contract.access.Role;
import dev.scimconsole.server.store.sql.Id;
import dev.scimconsole.server.store.sql.Row;
import dev.scimconsole.server.store.sql.Sql;
import dev.scimconsole.server.values.CaseFolding;
import dev.scimconsole.server.values.OutsideText;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Administrators.
public final class AdministratorRecords {

    private static final String COLUMNS = "organization_id, id, email, role, password_hash, created_at";

    private final Sql sql;

    public AdministratorRecords(Sql sql) {
        this.sql = sql;
    }

    /// An administrator.
    ///
    /// @param id           a UUID in text form
    /// @param email        as typed; compared without regard to case
    /// @param passwordHash in the hash's own text format, with its parameters and salt
    public record AdministratorRecord(String organizationId, String id, String email, Role role,
            String passwordHash,
            Instant createdAt) {

        /// Leaves out the password's hash.
        @Override
        public String toString() {
            return "AdministratorRecord[id=" + id + ", email=" + email + ", role=" + role + "]";
        }
    }

    /// Adds an administrator.
    ///
    /// @throws TakenException when the email is in use, in any case
    public void insert(AdministratorRecord administrator) {
        sql.change("INSERT INTO administrator (" + COLUMNS + ", email_key) VALUES (?, ?, ?, ?, ?, ?, ?)",
                Id.of(administrator.organizationId()), administrator.id(), administrator.email(),
                administrator.role().toString(), administrator.passwordHash(), administrator.createdAt(),
                CaseFolding.fold(administrator.email()));
    }

    /// Finds one by email, without regard to case, in all organizations.
    public Optional<AdministratorRecord> findByEmail(String email) {
        if (!OutsideText.isStorable(email)) {
            return Optional.empty();
        }
        return sql.first("SELECT " + COLUMNS + " FROM administrator WHERE email_key = ?",
                AdministratorRecords::administrator, CaseFolding.fold(email));
    }

    /// Finds one by id.
    public Optional<AdministratorRecord> find(String organizationId, String id) {
        return sql.first("SELECT " + COLUMNS + " FROM administrator WHERE organization_id = ? AND id = ?",
                AdministratorRecords::administrator, Id.of(organizationId), id);
    }

    /// All of an organization, oldest first.
    // Locked in a write transaction: who counts the Org Admins before removing one counts what stays true.
    public List<AdministratorRecord> all(String organizationId) {
        return sql.list("SELECT " + COLUMNS + " FROM administrator WHERE organization_id = ? "
                + "ORDER BY created_at, id" + sql.lockRows(), AdministratorRecords::administrator,
                Id.of(organizationId));
    }

    /// An administrator's language.
    ///
    /// @param email    as typed
    /// @param language a BCP 47 tag; empty while nobody has signed in who told it
    public record Spoken(String email, Role role, Optional<String> language) {}

    /// What those of an organization speak, oldest first.
    public List<Spoken> spoken(String organizationId) {
        return sql.list("SELECT email, role, language FROM administrator WHERE organization_id = ? "
                + "ORDER BY created_at, id",
                row -> new Spoken(row.text(1), role(row.text(2)), row.optionalText(3)),
                Id.of(organizationId));
    }

    /// Notes what somebody speaks.
    ///
    /// @param language a BCP 47 tag
    /// @return whether there is such an administrator
    public boolean setLanguage(String organizationId, String id, String language) {
        return sql.change("UPDATE administrator SET language = ? WHERE organization_id = ? AND id = ?",
                language,
                Id.of(organizationId), id) == 1;
    }

    /// Changes a role.
    ///
    /// @return whether there is such an administrator
    public boolean setRole(String organizationId, String id, Role role) {
        return sql.change("UPDATE administrator SET role = ? WHERE organization_id = ? AND id = ?",
                role.toString(), Id.of(organizationId), id) == 1;
    }

    /// Changes a password's hash.
    ///
    /// @return whether there is such an administrator
    public boolean setPasswordHash(String organizationId, String id, String passwordHash) {
        return sql.change("UPDATE administrator SET password_hash = ? WHERE organization_id = ? AND id = ?",
                passwordHash, Id.of(organizationId), id) == 1;
    }

    /// Removes one, with the sessions.
    ///
    /// @return whether there was one
    public boolean delete(String organizationId, String id) {
        return sql.change("DELETE FROM administrator WHERE organization_id = ? AND id = ?",
                Id.of(organizationId), id) == 1;
    }

    private static AdministratorRecord administrator(Row row) {
        return new AdministratorRecord(row.id(1), row.text(2), row.text(3), role(row.text(4)), row.text(5),
                row.instant(6));
    }

    static Role role(String text) {
        for (Role role : Role.values()) {
            if (role.toString().equals(text)) {
                return role;
            }
        }
        throw new IllegalStateException("the store holds an administrator of the unknown role " + text);
    }
}
