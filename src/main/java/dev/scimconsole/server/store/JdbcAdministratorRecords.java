package dev.scimconsole.server.store;

import dev.scimconsole.contract.access.Role;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// Administrators in SQL.
final class JdbcAdministratorRecords implements AdministratorRecords {

    private static final String COLUMNS = "organization_id, id, email, role, password_hash, created_at";

    private final Sql sql;

    JdbcAdministratorRecords(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void insert(AdministratorRecord administrator) {
        sql.change("INSERT INTO administrator (" + COLUMNS + ", email_key) VALUES (?, ?, ?, ?, ?, ?, ?)",
                administrator.organizationId(), administrator.id(), administrator.email(),
                administrator.role().toString(), administrator.passwordHash(), administrator.createdAt(),
                CaseFolding.fold(administrator.email()));
    }

    @Override
    public Optional<AdministratorRecord> findByEmail(String email) {
        if (Text.storableLength(email) < email.length()) {
            return Optional.empty();
        }
        return sql.first("SELECT " + COLUMNS + " FROM administrator WHERE email_key = ?",
                JdbcAdministratorRecords::administrator, CaseFolding.fold(email));
    }

    @Override
    public Optional<AdministratorRecord> find(String organizationId, String id) {
        return sql.first("SELECT " + COLUMNS + " FROM administrator WHERE organization_id = ? AND id = ?",
                JdbcAdministratorRecords::administrator, organizationId, id);
    }

    // Locked in a write transaction: who counts the Org Admins before removing one counts what stays true.
    @Override
    public List<AdministratorRecord> all(String organizationId) {
        return sql.list("SELECT " + COLUMNS + " FROM administrator WHERE organization_id = ? "
                + "ORDER BY created_at, id" + sql.lockRows(), JdbcAdministratorRecords::administrator,
                organizationId);
    }

    @Override
    public boolean setRole(String organizationId, String id, Role role) {
        return sql.change("UPDATE administrator SET role = ? WHERE organization_id = ? AND id = ?",
                role.toString(), organizationId, id) == 1;
    }

    @Override
    public boolean setPasswordHash(String organizationId, String id, String passwordHash) {
        return sql.change("UPDATE administrator SET password_hash = ? WHERE organization_id = ? AND id = ?",
                passwordHash, organizationId, id) == 1;
    }

    @Override
    public boolean delete(String organizationId, String id) {
        return sql.change("DELETE FROM administrator WHERE organization_id = ? AND id = ?",
                organizationId, id) == 1;
    }

    private static AdministratorRecord administrator(Row row) throws SQLException {
        return new AdministratorRecord(row.text(1), row.text(2), row.text(3), role(row.text(4)), row.text(5),
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
