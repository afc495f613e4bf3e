package dev.scimconsole.server.store;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// Signed heads in SQL.
final class JdbcAuditHeadRecords implements AuditHeadRecords {

    private static final String COLUMNS = "organization_id, number, hash, signed_at, public_key, signature";

    private final Sql sql;

    JdbcAuditHeadRecords(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void add(SignedHead head) {
        sql.change("INSERT INTO audit_head (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?) "
                + "ON CONFLICT (organization_id, number, public_key) DO NOTHING",
                head.organizationId(), head.number(), head.hash(), head.signedAt(), head.publicKey(),
                head.signature());
    }

    @Override
    public Optional<SignedHead> latest(String organizationId) {
        return sql.first("SELECT " + COLUMNS + " FROM audit_head WHERE organization_id = ? "
                + "ORDER BY number DESC LIMIT 1", JdbcAuditHeadRecords::head, organizationId);
    }

    @Override
    public List<SignedHead> from(String organizationId, long number, int limit) {
        return sql.list("SELECT " + COLUMNS + " FROM audit_head WHERE organization_id = ? AND number >= ? "
                + "ORDER BY number, public_key LIMIT ?", JdbcAuditHeadRecords::head, organizationId, number,
                limit);
    }

    private static SignedHead head(Row row) throws SQLException {
        return new SignedHead(row.text(1), row.number(2), row.sha256(3), row.instant(4), row.text(5),
                row.text(6));
    }
}
