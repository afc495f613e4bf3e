package dev.scimconsole.server.store.sql;

import dev.scimconsole.server.store.failure.StoreUnavailableException;
import dev.scimconsole.server.store.failure.TakenException;
import dev.scimconsole.server.values.Sha256;
import java.sql.Connection;
import java.sql.SQLException;

/// What differs between the databases.
public interface Dialect {

    /// The folder of its migrations, beside this class.
    String migrations();

    /// The function that tells at which character, counted from 1, its first argument holds its second one,
    /// and 0 when it does not.
    String positionFunction();

    /// How it holds the ids of organizations and resources.
    IdColumn ids();

    /// Tells the planner that a comparison holds for few rows, where the database does not find that out
    /// itself.
    String rarelyTrue(String comparison);

    /// What an organization's id stands as in a search, with one parameter: so that the planner takes an
    /// organization for one of average size. What it knows of this one may be of before its first
    /// synchronization.
    String organization();

    /// Reads, in a `FROM`, the rows of a table that belong to each row before it, and never the other way
    /// round, whatever the planner thinks of how many there are.
    ///
    /// @param table     with the alias behind it
    /// @param condition by which one belongs
    String rowOfEach(String table, String condition);

    /// What to append to a query in the order of the ids of rows `r`, so that those are left out that a table
    /// names. Both are read in their order, side by side. Its parameters are the organization and the id that
    /// the query begins behind.
    ///
    /// @param table     with the alias `x`
    /// @param id        of a resource in it
    /// @param condition what else its rows fulfil, with `AND` in front; blank for nothing
    String leavingOut(String table, String id, String condition);

    /// Whether the driver reads many rows before they are asked for, so that large ones are left out of them.
    boolean readsAhead();

    /// What a statement begins with that inserts several rows, with the table behind it. Where the first ones
    /// stay when a later one can't be inserted, the database need not note how to undo the statement alone:
    /// the transaction can only be rolled back then anyway.
    String insertRows();

    /// Whether a column of a query's row can hold several texts; see [Row#texts].
    boolean hasLists();

    /// What to append to a query in a write transaction, so that rows it finds stay as they are until its
    /// end.
    String lockRows();

    /// A statement that holds users and groups until the transaction's end, in the order of their ids, so
    /// that whoever changes something of theirs later sees what this transaction did, or is tried again;
    /// blank where one thread writes. Its first parameter is the organization. What it answers says
    /// nothing.
    ///
    /// @param which what their id fulfils
    String holdResources(String which);

    /// What an error of the driver means.
    Failure failure(SQLException e);

    /// An error of the driver, as one that the store's callers know.
    default RuntimeException exception(SQLException e) {
        return switch (failure(e)) {
            case Failure.Taken(TakenException.Value value) -> new TakenException(value);
            case Failure.Unavailable(String sentence) -> new StoreUnavailableException(sentence, e);
            case Failure.Conflict() -> new ConflictException(e);
            case Failure.Mistake() ->
                new IllegalStateException("The database refused a statement: " + e.getSQLState(), e);
        };
    }

    /// Keeps the token with this hash from being revoked until the write transaction's end. Waits while
    /// it is being revoked; whoever reads the token afterwards sees that.
    void holdToken(Sql sql, Sha256 sha256);

    /// Says that [#holdToken] will be called.
    void expectHold(Sql sql, Sha256 sha256);

    /// Waits until no transaction holds the token any more, and lets none hold it until this one's end.
    void claimToken(Sql sql, Sha256 sha256);

    /// What to append to the query that reads a token in a write transaction, beside [#holdToken].
    String holdRow();

    /// Which of the slots of `resource_count` transactions on this connection count in: not one of those that
    /// others use at the same time, where that can be helped.
    int countingSlot(Connection connection) throws SQLException;

    /// What an error of the driver means.
    sealed interface Failure {

        /// A unique value is in use.
        record Taken(TakenException.Value value) implements Failure {}

        /// The database can't answer just now.
        ///
        /// @param sentence says why
        record Unavailable(String sentence) implements Failure {}

        /// Another transaction came in between; the same work may succeed at once.
        record Conflict() implements Failure {}

        /// A mistake of this program.
        record Mistake() implements Failure {}
    }
}
