package dev.scimconsole.server.store.sql;

import dev.scimconsole.server.store.failure.TakenException;
import dev.scimconsole.server.values.Sha256;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/// PostgreSQL, and what speaks its language.
///
/// @param snapshots whether a write transaction sees one snapshot (REPEATABLE READ, SERIALIZABLE) and not
///                  what others committed meanwhile (READ COMMITTED)
record PostgresDialect(boolean snapshots) implements Dialect {

    private static final int SLOTS = 64;
    private static final String UNREACHABLE = "The database can't be reached.";
    private static final String HOLD = "SELECT pg_advisory_xact_lock_shared(?)";

    @Override
    public String migrations() {
        return "postgresql";
    }

    @Override
    public String positionFunction() {
        return "strpos";
    }

    @Override
    public IdColumn ids() {
        return IdColumn.POSTGRESQL;
    }

    @Override
    public String rarelyTrue(String comparison) {
        return comparison;
    }

    @Override
    public String organization() {
        return "(SELECT ?)";
    }

    @Override
    public String rowOfEach(String table, String condition) {
        String alias = table.substring(table.lastIndexOf(' '));
        return " CROSS JOIN LATERAL (SELECT * FROM " + table + " WHERE " + condition + " OFFSET 0)" + alias;
    }

    // EXCEPT would read both to their ends first.
    @Override
    public String leavingOut(String table, String id, String condition) {
        return " AND NOT EXISTS (SELECT 1 FROM " + table + " WHERE x.organization_id = ? AND " + id
                + " > ? AND " + id + " = r.id" + condition + ")";
    }

    @Override
    public boolean readsAhead() {
        return true;
    }

    @Override
    public String insertRows() {
        return "INSERT INTO ";
    }

    @Override
    public boolean hasLists() {
        return true;
    }

    // Not FOR UPDATE: whoever only refers to the row, as a membership does to its group, need not wait.
    @Override
    public String lockRows() {
        return " FOR NO KEY UPDATE";
    }

    /// In the order of their ids two who hold several wait for each other only in one direction. Where a
    /// transaction keeps to its first snapshot, only a row that was written makes the next one fail, and so
    /// begin anew, instead of going on without what was done meanwhile.
    @Override
    public String holdResources(String which) {
        String held = "(SELECT organization_id, id FROM resource WHERE organization_id = ? AND id " + which
                + " ORDER BY id" + lockRows() + ") AS held";
        return snapshots
                ? "UPDATE resource SET version = version FROM " + held
                        + " WHERE resource.organization_id = held.organization_id AND resource.id = held.id"
                        + " RETURNING 1"
                : "SELECT COUNT(*) FROM " + held;
    }

    /// Where a transaction keeps to its first snapshot, waiting for the lock does not show it what became of
    /// the token; locking the row does, by failing when it has changed.
    @Override
    public String holdRow() {
        return snapshots ? " FOR SHARE" : "";
    }

    /// A lock on the row alone would do at READ COMMITTED too, but whoever wants to revoke the token might
    /// wait forever there while ever new ones hold it. Advisory locks are given in the order they were asked
    /// for, and write nothing.
    @Override
    public void holdToken(Sql sql, Sha256 sha256) {
        sql.first(HOLD, _ -> true, lockKey(sha256));
    }

    @Override
    public void expectHold(Sql sql, Sha256 sha256) {
        sql.expect(HOLD, _ -> true, lockKey(sha256));
    }

    @Override
    public void claimToken(Sql sql, Sha256 sha256) {
        sql.first("SELECT pg_advisory_xact_lock(?)", _ -> true, lockKey(sha256));
    }

    @Override
    public int countingSlot(Connection connection) throws SQLException {
        return connection.unwrap(PGConnection.class).getBackendPID() % SLOTS;
    }

    @Override
    public Failure failure(SQLException e) {
        if (e instanceof SQLTransientConnectionException) {
            return noConnection(e.getCause());
        }
        if (e.getSQLState() == null) {
            return new Failure.Unavailable(UNREACHABLE);
        }
        return switch (e.getSQLState()) {
            // serialization failure, deadlock; a row that is referred to went meanwhile
            case "40001", "40P01", "23503" -> new Failure.Conflict();
            case "23505" -> unique(e);
            case "25006" -> new Failure.Unavailable("The database takes no changes just now.");
            case "55P03" -> new Failure.Unavailable("Another transaction holds a lock for too long.");
            case "57014" -> new Failure.Unavailable("The database took too long.");
            case "53100" -> new Failure.Unavailable("No space is left for the database.");
            case "53300" -> new Failure.Unavailable("The database takes no more connections.");
            default -> byClass(e.getSQLState());
        };
    }

    /// Whether the database said that it rolled back. Whatever else comes instead of the confirmation of a
    /// COMMIT leaves open whether it was done.
    static boolean saysRolledBack(SQLException e) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        return (state.startsWith("40") && !state.equals("40003")) || state.startsWith("23");
    }

    /// Whether the way to the server broke, so that nobody knows what it still did.
    static boolean saysNothing(SQLException e) {
        String state = e.getSQLState() == null ? "08" : e.getSQLState();
        return state.startsWith("08") || state.startsWith("57P") || state.startsWith("58")
                || state.startsWith("XX");
    }

    /// Why the pool got no connection in time: only what it tried last knows.
    private Failure noConnection(@Nullable Throwable last) {
        return last instanceof SQLException e && failure(e) instanceof Failure.Unavailable why
                ? why
                : new Failure.Unavailable(UNREACHABLE);
    }

    private static Failure byClass(String state) {
        return switch (state.substring(0, 2)) {
            case "08" -> new Failure.Unavailable(UNREACHABLE);
            case "28" -> new Failure.Unavailable("The database refuses the user name or the password.");
            case "53" -> new Failure.Unavailable("The database has too much to do.");
            case "57" -> new Failure.Unavailable("The database is stopping or starting.");
            case "58", "XX" -> new Failure.Unavailable("The database can't read or write its files.");
            default -> new Failure.Mistake();
        };
    }

    private static Failure unique(SQLException e) {
        ServerErrorMessage message = e instanceof PSQLException postgres
                ? postgres.getServerErrorMessage()
                : null;
        String constraint = message == null || message.getConstraint() == null ? "" : message.getConstraint();
        return switch (constraint) {
            case "resource_user_name" -> new Failure.Taken(TakenException.Value.USER_NAME);
            case "email_domain_pkey" -> new Failure.Taken(TakenException.Value.EMAIL_DOMAIN);
            case "administrator_email" -> new Failure.Taken(TakenException.Value.ADMINISTRATOR_EMAIL);
            // Two invites for one email at once; the second replaces the first when it is tried again.
            case "connection_name" -> new Failure.Conflict();
            case "invite_email" -> new Failure.Conflict();
            // Two automation accounts of one name at once; the second finds the first when it is tried again.
            case "automation_account_name" -> new Failure.Conflict();
            default -> new Failure.Mistake();
        };
    }

    private static long lockKey(Sha256 sha256) {
        return ByteBuffer.wrap(HexFormat.of().parseHex(sha256.hex())).getLong();
    }
}
