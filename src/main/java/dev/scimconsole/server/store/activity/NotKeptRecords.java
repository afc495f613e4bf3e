package dev.scimconsole.server.store.activity;

import dev.scimconsole.server.store.sql.Id;
import dev.scimconsole.server.store.sql.Sql;
import java.time.Instant;
import java.util.List;

/// What clients send and this service does not keep: one row for each client and thing, however often it
/// comes.
public final class NotKeptRecords {

    /// Whoever has a token can name as many as they like.
    private static final int MOST = 200;

    private final Sql sql;

    public NotKeptRecords(Sql sql) {
        this.sql = sql;
    }

    /// One of them.
    ///
    /// @param userAgent as the client names itself, made fit
    /// @param address   where it came from first
    /// @param what      the URN of a schema, or an attribute as a path
    public record Notice(String userAgent, String address, String what, boolean schema, Instant at) {}

    /// Notes one; one that was noted before stays as it is, and of very many only the first are noted.
    public void note(String organizationId, Notice notice) {
        sql.change("""
                INSERT INTO not_kept (organization_id, user_agent, what, address, schema_of, first_at)
                SELECT o.id, ?, ?, ?, ?, ? FROM organization o WHERE o.id = ?
                  AND (SELECT COUNT(*) FROM not_kept n WHERE n.organization_id = ?) < ?
                ON CONFLICT (organization_id, user_agent, what) DO NOTHING""",
                notice.userAgent(), notice.what(), notice.address(), notice.schema(), notice.at(),
                Id.of(organizationId),
                Id.of(organizationId), MOST);
    }

    /// All of them, in the order in which they came.
    public List<Notice> all(String organizationId) {
        return sql.list(
                "SELECT user_agent, address, what, schema_of, first_at FROM not_kept "
                        + "WHERE organization_id = ? "
                        + "ORDER BY first_at, user_agent, what",
                row -> new Notice(row.text(1), row.text(2), row.text(3),
                        row.flag(4), row.instant(5)),
                Id.of(organizationId));
    }
}
