package dev.scimconsole.server.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What events and resources tell of a rotation, in SQL. The conditions on `outcome` are those of the index of
/// what was not done.
final class JdbcRotationRecords implements RotationRecords {

    private static final String REFUSED = " FROM event e WHERE e.organization_id = ? AND e.occurred_at >= ? "
            + "AND e.outcome <> 0 AND e.kind = 1 AND e.status = 401 AND e.reason IS NOT NULL";

    static final String STRANGERS = "SELECT e.user_agent, e.address, e.reason, COUNT(*), MIN(e.occurred_at), "
            + "MAX(e.occurred_at)" + REFUSED + " AND e.token_id IS NULL "
            + "GROUP BY e.user_agent, e.address, e.reason "
            + "ORDER BY MAX(e.occurred_at) DESC, e.user_agent, e.address, e.reason LIMIT ?";

    static final String ATTEMPTS = "SELECT e.action, e.reason, COUNT(*), MIN(e.occurred_at), "
            + "MAX(e.occurred_at)" + REFUSED + " GROUP BY e.action, e.reason ORDER BY e.action, e.reason";

    // The subquery does not depend on the row, so that both databases run it once.
    private static final String UNCONFIRMED = """
             FROM resource r WHERE r.organization_id = ? AND r.type = ? AND r.last_modified < ?
            AND r.id NOT IN (SELECT e.target_id FROM event e WHERE e.organization_id = ? AND e.occurred_at >= ?
              AND e.outcome = 0 AND e.kind = 1 AND e.target_type = 'user' AND e.target_id IS NOT NULL)""";

    private final Sql sql;

    JdbcRotationRecords(Sql sql) {
        this.sql = sql;
    }

    @Override
    public List<Refused> refusedStrangers(String organizationId, Instant since, int limit) {
        return sql.list(STRANGERS,
                row -> new Refused(row.text(1), row.text(2), row.text(3), row.number(4), row.instant(5),
                        row.instant(6)),
                organizationId, since, limit);
    }

    @Override
    public List<Attempts> attempts(String organizationId, Instant since) {
        return sql.list(ATTEMPTS,
                row -> new Attempts(row.text(1), row.text(2), row.number(3), row.instant(4), row.instant(5)),
                organizationId, since);
    }

    @Override
    public List<Deactivation> deactivations(String organizationId, Instant since, int limit) {
        String tries = "SELECT e.target_id, e.action, e.reason, e.occurred_at, e.position, ROW_NUMBER() OVER "
                + "(PARTITION BY e.target_id ORDER BY e.occurred_at DESC, e.position DESC) AS place" + REFUSED
                + " AND e.action IN ('user.deactivated', 'user.deleted')";
        return sql.list(
                """
                        SELECT r.id, COALESCE(r.user_name_key, ''), COALESCE(r.active, 1), t.action, t.reason, t.occurred_at
                        FROM (%s) AS t JOIN resource r ON r.organization_id = ? AND r.id = t.target_id AND r.type = ?
                        WHERE t.place = 1
                        ORDER BY COALESCE(r.active, 1) DESC, t.occurred_at DESC, t.position DESC LIMIT ?"""
                        .formatted(tries),
                row -> new Deactivation(row.text(1), row.text(2), row.flag(3), row.text(4), row.text(5),
                        row.instant(6)),
                organizationId, since, organizationId, ResourceType.USER, limit);
    }

    @Override
    public long countUnconfirmed(String organizationId, Instant since) {
        return sql.first("SELECT COUNT(*)" + UNCONFIRMED, row -> row.number(1), organizationId,
                ResourceType.USER, since, organizationId, since).orElse(0L);
    }

    @Override
    public List<User> unconfirmed(String organizationId, Instant since, Optional<String> after, int limit) {
        return sql.list("SELECT r.id, COALESCE(r.user_name_key, ''), COALESCE(r.active, 1), r.last_modified"
                + UNCONFIRMED + " AND r.id > ? ORDER BY r.id LIMIT ?", JdbcRotationRecords::user,
                organizationId, ResourceType.USER, since, organizationId, since, after.orElse(""), limit);
    }

    private static User user(Row row) throws SQLException {
        return new User(row.text(1), row.text(2), row.flag(3), row.instant(4));
    }
}
