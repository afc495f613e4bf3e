package dev.scimconsole.server.store.sql;

import dev.scimconsole.server.values.ResourceType;
import dev.scimconsole.server.values.Sha256;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The row of a result that is being read; columns count from 1. What can't be read ends the statement like
/// any other error of the database, without a word from whoever reads.
public final class Row {

    private final ResultSet result;
    private final IdColumn ids;

    /// @param ids how the database holds ids
    Row(ResultSet result, IdColumn ids) {
        this.result = result;
        this.ids = ids;
    }

    /// Carries the driver's error past the reader.
    static final class UnreadableException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final SQLException failure;

        UnreadableException(SQLException failure) {
            super(failure);
            this.failure = failure;
        }

        SQLException failure() {
            return failure;
        }
    }

    /// A text that is there.
    public String text(int column) {
        try {
            return result.getString(column);
        } catch (SQLException e) {
            throw new UnreadableException(e);
        }
    }

    /// A text.
    public Optional<String> optionalText(int column) {
        return Optional.ofNullable(text(column));
    }

    /// The texts of a list, where the database has lists.
    public List<String> texts(int column) {
        try {
            return List.of((String[]) result.getArray(column).getArray());
        } catch (SQLException e) {
            throw new UnreadableException(e);
        }
    }

    /// The id of an organization or a resource that is there, in text form.
    public String id(int column) {
        return optionalId(column).orElseThrow(
                () -> new UnreadableException(new SQLException("column " + column + " holds no id")));
    }

    /// The id of an organization or a resource, in text form.
    public Optional<String> optionalId(int column) {
        try {
            return ids.read(result, column).flatMap(Id::value).map(UUID::toString);
        } catch (SQLException e) {
            throw new UnreadableException(e);
        }
    }

    /// A number that is there.
    public long number(int column) {
        try {
            return result.getLong(column);
        } catch (SQLException e) {
            throw new UnreadableException(e);
        }
    }

    /// A number that is there and fits.
    public int smallNumber(int column) {
        try {
            return result.getInt(column);
        } catch (SQLException e) {
            throw new UnreadableException(e);
        }
    }

    /// A number.
    public Optional<Long> optionalNumber(int column) {
        long value = number(column);
        return wasThere() ? Optional.of(value) : Optional.empty();
    }

    /// A truth value that is there.
    public boolean flag(int column) {
        return smallNumber(column) != 0;
    }

    /// A truth value.
    public Optional<Boolean> optionalFlag(int column) {
        boolean value = flag(column);
        return wasThere() ? Optional.of(value) : Optional.empty();
    }

    /// A time that is there.
    public Instant instant(int column) {
        return Instant.ofEpochMilli(number(column));
    }

    /// A time.
    public Optional<Instant> optionalInstant(int column) {
        Instant value = instant(column);
        return wasThere() ? Optional.of(value) : Optional.empty();
    }

    /// A digest that is there.
    public Sha256 sha256(int column) {
        return new Sha256(text(column));
    }

    /// A type that is there.
    public ResourceType type(int column) {
        return ResourceTypes.ofNumber(smallNumber(column));
    }

    /// Of the value that was read last.
    private boolean wasThere() {
        try {
            return !result.wasNull();
        } catch (SQLException e) {
            throw new UnreadableException(e);
        }
    }
}
