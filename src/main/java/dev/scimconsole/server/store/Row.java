package dev.scimconsole.server.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/// The row of a result that is being read; columns count from 1.
record Row(ResultSet result) {

    /// Reads a value out of a row.
    @FunctionalInterface
    interface Reader<R> {
        R read(Row row) throws SQLException;
    }

    String text(int column) throws SQLException {
        return result.getString(column);
    }

    Optional<String> optionalText(int column) throws SQLException {
        return Optional.ofNullable(result.getString(column));
    }

    long number(int column) throws SQLException {
        return result.getLong(column);
    }

    int smallNumber(int column) throws SQLException {
        return result.getInt(column);
    }

    Optional<Long> optionalNumber(int column) throws SQLException {
        long value = result.getLong(column);
        return result.wasNull() ? Optional.empty() : Optional.of(value);
    }

    boolean flag(int column) throws SQLException {
        return result.getInt(column) != 0;
    }

    Optional<Boolean> optionalFlag(int column) throws SQLException {
        boolean value = flag(column);
        return result.wasNull() ? Optional.empty() : Optional.of(value);
    }

    Instant instant(int column) throws SQLException {
        return Instant.ofEpochMilli(result.getLong(column));
    }

    Optional<Instant> optionalInstant(int column) throws SQLException {
        Instant value = instant(column);
        return result.wasNull() ? Optional.empty() : Optional.of(value);
    }

    Sha256 sha256(int column) throws SQLException {
        return new Sha256(result.getString(column));
    }

    ResourceType type(int column) throws SQLException {
        return ResourceTypes.ofNumber(result.getInt(column));
    }
}
