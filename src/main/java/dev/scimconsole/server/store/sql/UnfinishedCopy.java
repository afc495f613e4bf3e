package dev.scimconsole.server.store.sql;

import dev.scimconsole.server.values.Sha256;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/// The mark that a database holds a copy of which rows may be missing.
public final class UnfinishedCopy {

    /// Where the mark stands.
    public static final String TABLE = "unfinished_copy";

    // Any number that nothing else locks.
    private static final long LOCK = 0x5C1C_0917_0000_0001L;

    private UnfinishedCopy() {}

    /// Lets nobody use a database that has the mark.
    ///
    /// @throws IllegalArgumentException with a sentence, when it has
    public static void refuse(Connection connection) throws SQLException {
        if (find(connection).isPresent()) {
            throw new IllegalArgumentException("The database holds an unfinished copy of another store. "
                    + "Run copy-store again to finish it.");
        }
    }

    /// The fingerprint of the store that is being copied.
    public static Optional<Sha256> find(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT fingerprint FROM " + TABLE)) {
            return result.next() ? Optional.of(new Sha256(result.getString(1))) : Optional.empty();
        }
    }

    /// Sets the mark.
    ///
    /// @param fingerprint of the store that is being copied
    public static void mark(Connection connection, Sha256 fingerprint) throws SQLException {
        try (PreparedStatement statement = connection
                .prepareStatement("INSERT INTO " + TABLE + " (fingerprint) VALUES (?)")) {
            statement.setString(1, fingerprint.hex());
            statement.executeUpdate();
        }
    }

    /// Takes the mark off.
    public static void unmark(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("DELETE FROM " + TABLE);
        }
    }

    /// Makes this connection the one that copies into a PostgreSQL database, until it is closed.
    ///
    /// @return whether no other is copying into it
    public static boolean claim(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT pg_try_advisory_lock(" + LOCK + ")")) {
            return result.next() && result.getBoolean(1);
        }
    }
}
