package dev.scimconsole.server.store.sql;

import dev.scimconsole.server.values.ResourceType;
import dev.scimconsole.server.values.Sha256;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/// The row of a result that is being read; columns count from 1.
public record Row(ResultSet result) {

    /// Reads a value out of a row.
    @FunctionalInterface
    public interface Reader<R> {

        /// The value.
        R read(Row row) throws SQLException;
    }

    /// A text that is there.
    public String text(int column) throws SQLException {
        return result.getString(column);
    }

    /// A text.
    public Optional<String> optionalText(int column) throws SQLException {
        return Optional.ofNullable(result.getString(column));
    }

    /// A number that is there.
    public long number(int column) throws SQLException {
        return result.getLong(column);
    }

    /// A number that is there and fits.
    public int smallNumber(int column) throws SQLException {
        return result.getInt(column);
    }

    /// A number.
    public Optional<Long> optionalNumber(int column) throws SQLException {
        long value = result.getLong(column);
        return result.wasNull() ? Optional.empty() : Optional.of(value);
    }

    /// A truth value that is there.
    public boolean flag(int column) throws SQLException {
        return result.getInt(column) != 0;
    }

    /// A truth value.
    public Optional<Boolean> optionalFlag(int column) throws SQLException {
        boolean value = flag(column);
        return result.wasNull() ? Optional.empty() : Optional.of(value);
    }

    /// A time that is there.
    public Instant instant(int column) throws SQLException {
        return Instant.ofEpochMilli(result.getLong(column));
    }

    /// A time.
    public Optional<Instant> optionalInstant(int column) throws SQLException {
        Instant value = instant(column);
        return result.wasNull() ? Optional.empty() : Optional.of(value);
    }

    /// A digest that is there.
    public Sha256 sha256(int column) throws SQLException {
        return new Sha256(result.getString(column));
    }

    /// A type that is there.
    public ResourceType type(int column) throws SQLException {
        return ResourceTypes.ofNumber(result.getInt(column));
    }
}
