package dev.scimconsole.server.store.sql;

import dev.scimconsole.server.store.failure.TakenException;
import dev.scimconsole.server.values.Sha256;
import java.sql.Connection;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// SQLite. One thread writes, so that nothing needs locking.
final class SqliteDialect implements Dialect {

    @Override
    public String migrations() {
        return "sqlite";
    }

    @Override
    public String positionFunction() {
        return "instr";
    }

    @Override
    public IdColumn ids() {
        return IdColumn.SQLITE;
    }

    @Override
    public String rarelyTrue(String comparison) {
        return "unlikely(" + comparison + ")";
    }

    @Override
    public String organization() {
        return "?";
    }

    @Override
    public String rowOfEach(String table, String condition) {
        return " CROSS JOIN " + table + " ON " + condition;
    }

    // Where each row were looked up, it would take three times as long.
    @Override
    public String leavingOut(String table, String id, String condition) {
        return " EXCEPT SELECT " + id + " FROM " + table + " WHERE x.organization_id = ? AND " + id + " > ?"
                + condition;
    }

    @Override
    public boolean readsAhead() {
        return false;
    }

    // Without it each page that the rows go to is copied first: 64 words took 2.7 times as long.
    @Override
    public String insertRows() {
        return "INSERT OR FAIL INTO ";
    }

    @Override
    public boolean hasLists() {
        return false;
    }

    @Override
    public String lockRows() {
        return "";
    }

    @Override
    public String holdResources(String which) {
        return "";
    }

    @Override
    public String holdRow() {
        return "";
    }

    @Override
    public void holdToken(Sql sql, Sha256 sha256) {
        // The only writer holds everything.
    }

    @Override
    public void expectHold(Sql sql, Sha256 sha256) {
        // The only writer holds everything.
    }

    @Override
    public void claimToken(Sql sql, Sha256 sha256) {
        // The only writer holds everything.
    }

    @Override
    public int countingSlot(Connection connection) {
        return 0;
    }

    @Override
    public Failure failure(SQLException e) {
        if (!(e instanceof SQLiteException sqlite)) {
            return new Failure.Unavailable("The database file can't be used.");
        }
        return switch (primary(sqlite.getResultCode())) {
            case SQLITE_CONSTRAINT -> constraint(String.valueOf(sqlite.getMessage()));
            case SQLITE_FULL -> new Failure.Unavailable("No space is left for the database file.");
            case SQLITE_BUSY, SQLITE_LOCKED, SQLITE_PROTOCOL ->
                new Failure.Unavailable("Another program holds a lock on the database file.");
            case SQLITE_READONLY, SQLITE_PERM, SQLITE_AUTH ->
                new Failure.Unavailable("The database file can't be written to.");
            case SQLITE_CANTOPEN -> new Failure.Unavailable("The database file can't be opened.");
            case SQLITE_CORRUPT, SQLITE_NOTADB ->
                new Failure.Unavailable("The database file is damaged, or is none.");
            case SQLITE_IOERR, SQLITE_NOMEM, SQLITE_INTERRUPT, SQLITE_NOLFS ->
                new Failure.Unavailable("The database file can't be read or written.");
            default -> new Failure.Mistake();
        };
    }

    /// Whether the disk failed, so that nobody knows what of the last writes it holds.
    static boolean isDiskFailure(SQLException e) {
        return e instanceof SQLiteException sqlite
                && primary(sqlite.getResultCode()) == SQLiteErrorCode.SQLITE_IOERR;
    }

    /// SQLite names the columns: "UNIQUE constraint failed: resource.type, resource.user_name_key".
    private static Failure constraint(String message) {
        if (message.contains("resource.user_name_key")) {
            return new Failure.Taken(TakenException.Value.USER_NAME);
        }
        if (message.contains("email_domain.name")) {
            return new Failure.Taken(TakenException.Value.EMAIL_DOMAIN);
        }
        if (message.contains("administrator.email_key")) {
            return new Failure.Taken(TakenException.Value.ADMINISTRATOR_EMAIL);
        }
        return new Failure.Mistake();
    }

    /// The lowest byte tells the kind, those above it tell more.
    private static SQLiteErrorCode primary(SQLiteErrorCode code) {
        return SQLiteErrorCode.getErrorCode(code.code & 0xff);
    }
}
