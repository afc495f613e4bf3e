package dev.scimconsole.server.store;

import java.sql.SQLException;

/// Turns the driver's errors into those that the store's callers know.
final class Failures {

    private Failures() {}

    static RuntimeException exception(Dialect dialect, SQLException e) {
        return switch (dialect.failure(e)) {
            case Dialect.Failure.Taken(TakenException.Value value) -> new TakenException(value);
            case Dialect.Failure.Unavailable(String sentence) -> new StoreUnavailableException(sentence, e);
            case Dialect.Failure.Conflict() -> new ConflictException(e);
            case Dialect.Failure.Mistake() ->
                new IllegalStateException("The database refused a statement: " + e.getSQLState(), e);
        };
    }
}
