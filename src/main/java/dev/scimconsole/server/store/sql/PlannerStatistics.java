package dev.scimconsole.server.store.sql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/// What PostgreSQL's planner knows of the tables, from the first row on.
///
/// Until a table has been analyzed, the planner takes an index on an organization's resources for as good as
/// the one on their names, and walks all of them for each search by a name: a first synchronization, which
/// looks each user up before it creates it, would take quadratic time. Autovacuum analyzes within minutes,
/// which is too late for it, and the statistics of an empty table say nothing. So an empty table is shown
/// rows such as it will hold, analyzed, and emptied again.
final class PlannerStatistics {

    /// A few organizations' rows: each user name once, the organization and the type again and again.
    private static final List<String> SAMPLE = List.of(
            """
                    INSERT INTO resource (organization_id, type, id, version, created, last_modified,
                      user_name_key,
                      external_id, display_name_key, display_name, active, email_keys, words, document)
                    SELECT CAST('00000000-0000-7000-8000-00000000000' || n % 4 AS uuid), 1 + n % 10 / 9,
                      CAST('00000000-0000-7000-9000-' || lpad(CAST(n AS text), 12, '0') AS uuid), 1, n, n,
                      CASE WHEN n % 10 < 9 THEN 'name-' || n END, 'external-' || n, 'display-' || n,
                        'Display ' || n, 1,
                      '', '', '{}'
                    FROM generate_series(1, 2000) n""",
            """
                    INSERT INTO resource_email (organization_id, email_key, resource_id)
                    SELECT organization_id, 'email-' || id, id FROM resource""",
            """
                    INSERT INTO resource_word (organization_id, word, resource_id, type, display_name_key)
                    SELECT organization_id, 'word-' || id, id, type, display_name_key FROM resource""",
            """
                    INSERT INTO membership (organization_id, group_id, member_id, is_first)
                    SELECT u.organization_id, g.id, u.id, CASE WHEN g.created = 9 THEN 1 ELSE 0 END
                    FROM resource u JOIN resource g ON g.organization_id = u.organization_id AND g.type = 2
                    WHERE u.organization_id = '00000000-0000-7000-8000-000000000001' AND u.type = 1
                      AND g.created < 200""");

    private PlannerStatistics() {}

    /// Makes them where there are none; leaves those that are there to autovacuum.
    ///
    /// @param connection in no transaction, as a user who owns the tables
    static void ensure(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (areThere(statement)) {
                return;
            }
            statement.execute("BEGIN");
            boolean done = false;
            try {
                // Another node may be starting too, or serving already.
                statement.execute("LOCK TABLE resource IN SHARE ROW EXCLUSIVE MODE");
                if (!areThere(statement)) {
                    make(statement);
                }
                statement.execute("COMMIT");
                done = true;
            } finally {
                if (!done) {
                    statement.execute("ROLLBACK");
                }
            }
        }
    }

    private static boolean areThere(Statement statement) throws SQLException {
        return finds(statement, "SELECT 1 FROM pg_stats WHERE schemaname = current_schema() "
                + "AND tablename = 'resource' LIMIT 1");
    }

    private static void make(Statement statement) throws SQLException {
        boolean empty = !finds(statement, "SELECT 1 FROM resource LIMIT 1");
        if (empty) {
            for (String sql : SAMPLE) {
                statement.execute(sql);
            }
        }
        statement.execute("ANALYZE resource, resource_email, resource_word, membership");
        if (empty) {
            statement.execute("DELETE FROM resource_email");
            statement.execute("DELETE FROM resource_word");
            statement.execute("DELETE FROM resource");
        }
    }

    private static boolean finds(Statement statement, String sql) throws SQLException {
        try (ResultSet result = statement.executeQuery(sql)) {
            return result.next();
        }
    }
}
