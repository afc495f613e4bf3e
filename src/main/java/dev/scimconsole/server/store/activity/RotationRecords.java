package dev.scimconsole.server.store.activity;

import dev.scimconsole.server.store.sql.Id;
import dev.scimconsole.server.store.sql.Row;
import dev.scimconsole.server.store.sql.Sql;
import dev.scimconsole.server.values.ResourceType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What the kept events and resources tell of a time in which the SCIM token was not in use. Reads what it
/// says in one statement each; the cost grows with the events since that time, and is never a writer's.
///
/// The conditions on `outcome` are those of the index of what was not done.
public final class RotationRecords {

    private static final String REFUSED = " FROM event e WHERE e.organization_id = ? AND e.occurred_at >= ? "
            + "AND e.outcome <> 0 AND e.kind = 1 AND e.status = 401 AND e.reason IS NOT NULL";

    public static final String STRANGERS = "SELECT e.user_agent, e.address, e.reason, COUNT(*), "
            + "MIN(e.occurred_at), "
            + "MAX(e.occurred_at)" + REFUSED + " AND e.token_id IS NULL "
            + "GROUP BY e.user_agent, e.address, e.reason "
            + "ORDER BY MAX(e.occurred_at) DESC, e.user_agent, e.address, e.reason LIMIT ?";

    public static final String ATTEMPTS = "SELECT e.action, e.reason, COUNT(*), MIN(e.occurred_at), "
            + "MAX(e.occurred_at)" + REFUSED + " GROUP BY e.action, e.reason ORDER BY e.action, e.reason";

    private final Sql sql;

    public RotationRecords(Sql sql) {
        this.sql = sql;
    }

    /// Requests refused for what they presented, which was none of the organization's tokens.
    ///
    /// @param reason the cause, as the event names it
    public record Refused(String userAgent, String address, String reason, long count, Instant firstAt,
            Instant lastAt) {}

    /// Requests of one kind that were refused for their token, whatever it was.
    ///
    /// @param action what was asked for, as the event names it
    /// @param reason the cause, as the event names it
    public record Attempts(String action, String reason, long count, Instant firstAt, Instant lastAt) {}

    /// A user who was to be deactivated or deleted by requests that were refused for their token.
    ///
    /// @param userNameKey of the user as it stands now
    /// @param active      likewise
    public record Deactivation(String userId, String userNameKey, boolean active, String action,
            String reason,
            Instant lastAt) {}

    /// A user as it stands now.
    public record User(String id, String userNameKey, boolean active, Instant lastModified) {}

    /// Requests since a time that carried none of the organization's tokens, the latest first.
    ///
    /// @param limit how many groups at the most
    public List<Refused> refusedStrangers(String organizationId, Instant since, int limit) {
        return sql.list(STRANGERS,
                row -> new Refused(row.text(1), row.text(2), row.text(3), row.number(4), row.instant(5),
                        row.instant(6)),
                Id.of(organizationId), since, limit);
    }

    /// Requests since a time that were refused for their token.
    public List<Attempts> attempts(String organizationId, Instant since) {
        return sql.list(ATTEMPTS,
                row -> new Attempts(row.text(1), row.text(2), row.number(3), row.instant(4), row.instant(5)),
                Id.of(organizationId), since);
    }

    /// Users who were to be deactivated or deleted since a time, each with the latest try; those who are
    /// active come first, then the latest. Users who are not there any more are left out.
    public List<Deactivation> deactivations(String organizationId, Instant since, int limit) {
        String tries = "SELECT e.target_id, e.action, e.reason, e.occurred_at, e.position, ROW_NUMBER() OVER "
                + "(PARTITION BY e.target_id ORDER BY e.occurred_at DESC, e.position DESC) AS place" + REFUSED
                + " AND e.action IN ('user.deactivated', 'user.deleted')";
        return sql.list(
                """
                        SELECT r.id, COALESCE(r.user_name_key, ''), COALESCE(r.active, 1), t.action, t.reason,
                          t.occurred_at
                        FROM (%s) AS t JOIN resource r ON r.organization_id = ? AND r.id = %s
                          AND r.type = ?
                        WHERE t.place = 1
                        ORDER BY COALESCE(r.active, 1) DESC, t.occurred_at DESC, t.position DESC LIMIT ?"""
                        .formatted(tries, sql.dialect().ids().ofText("t.target_id")),
                row -> new Deactivation(row.id(1), row.text(2), row.flag(3), row.text(4), row.text(5),
                        row.instant(6)),
                Id.of(organizationId), since, Id.of(organizationId), ResourceType.USER, limit);
    }

    /// How many users were neither changed since a time nor are what an accepted request since then was
    /// about.
    public long countUnconfirmed(String organizationId, Instant since) {
        return sql.first("SELECT COUNT(*)" + unconfirmed(), row -> row.number(1), Id.of(organizationId),
                ResourceType.USER, since, Id.of(organizationId), since).orElse(0L);
    }

    /// Those users in the order of their creation, one page of them.
    ///
    /// @param after only users whose id sorts after this one
    public List<User> unconfirmed(String organizationId, Instant since, Optional<String> after, int limit) {
        return sql.list("SELECT r.id, COALESCE(r.user_name_key, ''), COALESCE(r.active, 1), r.last_modified"
                + unconfirmed() + " AND r.id > ? ORDER BY r.id LIMIT ?", RotationRecords::user,
                Id.of(organizationId), ResourceType.USER, since, Id.of(organizationId), since,
                Id.notAfter(after.orElse("")), limit);
    }

    // The subquery does not depend on the row, so that both databases run it once.
    private String unconfirmed() {
        return """
                 FROM resource r WHERE r.organization_id = ? AND r.type = ? AND r.last_modified < ?
                AND r.id NOT IN (SELECT t.id FROM (SELECT %s AS id FROM event e
                    WHERE e.organization_id = ? AND e.occurred_at >= ? AND e.outcome = 0 AND e.kind = 1
                      AND e.target_type = 'user') AS t
                  WHERE t.id IS NOT NULL)""".formatted(sql.dialect().ids().ofText("e.target_id"));
    }

    private static User user(Row row) {
        return new User(row.id(1), row.text(2), row.flag(3), row.instant(4));
    }
}
