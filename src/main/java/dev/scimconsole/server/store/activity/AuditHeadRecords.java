package dev.scimconsole.server.store.activity;

import dev.scimconsole.server.store.sql.Id;
import dev.scimconsole.server.store.sql.Row;
import dev.scimconsole.server.store.sql.Sql;
import dev.scimconsole.server.values.Sha256;
import java.time.Instant;
import java.util.List;

/// Signed heads of the chains of audit events ([EventRecords]). What stands here proves nothing by itself:
/// whoever can write here can also delete. It counts by its signature, and beside what is kept elsewhere.
/// Heads go with the events that they are of, when those are pruned.
public final class AuditHeadRecords {

    private static final String COLUMNS = "organization_id, number, hash, signed_at, public_key, signature";

    private final Sql sql;

    public AuditHeadRecords(Sql sql) {
        this.sql = sql;
    }

    /// The statement that a link of the chain was the newest at a time.
    ///
    /// @param number    the link's; 0 while there is none
    /// @param hash      the link's
    /// @param signedAt  to the millisecond
    /// @param publicKey that the signature fits, as the base64 form of its X.509 encoding
    /// @param signature base64
    public record SignedHead(String organizationId, long number, Sha256 hash, Instant signedAt,
            String publicKey,
            String signature) {}

    /// Adds a head, unless the same link has been signed with the same key.
    public void add(SignedHead head) {
        sql.change("INSERT INTO audit_head (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?) "
                + "ON CONFLICT (organization_id, number, public_key) DO NOTHING",
                Id.of(head.organizationId()), head.number(), head.hash(), head.signedAt(), head.publicKey(),
                head.signature());
    }

    /// An organization's heads from a number on, in the order of their numbers.
    public List<SignedHead> from(String organizationId, long number, int limit) {
        return sql.list("SELECT " + COLUMNS + " FROM audit_head WHERE organization_id = ? AND number >= ? "
                + "ORDER BY number, public_key LIMIT ?", AuditHeadRecords::head, Id.of(organizationId),
                number,
                limit);
    }

    private static SignedHead head(Row row) {
        return new SignedHead(row.id(1), row.number(2), row.sha256(3), row.instant(4), row.text(5),
                row.text(6));
    }
}
