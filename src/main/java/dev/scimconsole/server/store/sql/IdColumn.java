package dev.scimconsole.server.store.sql;

import java.nio.ByteBuffer;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PGobject;

/// How a database holds the ids of organizations and resources: in 16 bytes, since they lead every key. Both
/// databases sort them as their texts sort.
public enum IdColumn {

    /// A `BLOB`, the first byte first.
    SQLITE {

        @Override
        public void set(PreparedStatement statement, int index, Id id) throws SQLException {
            statement.setBytes(index, id.value().map(IdColumn::bytes).orElse(null));
        }

        @Override
        public Optional<Id> id(@Nullable Object value) {
            return value instanceof byte[] bytes && bytes.length == 2 * Long.BYTES
                    ? Optional.of(of(ByteBuffer.wrap(bytes)))
                    : Optional.empty();
        }

        // Without asking for the value's type first, which is a call into SQLite for each.
        @Override
        Optional<Id> read(ResultSet result, int column) throws SQLException {
            return id(result.getBytes(column));
        }

        private static Id of(ByteBuffer bytes) {
            return Id.of(new UUID(bytes.getLong(), bytes.getLong()));
        }

        @Override
        public String asText(String column) {
            return "(substr(lower(hex(%1$s)), 1, 8) || '-' || substr(lower(hex(%1$s)), 9, 4) || '-' || "
                    .formatted(column)
                    + "substr(lower(hex(%1$s)), 13, 4) || '-' || substr(lower(hex(%1$s)), 17, 4) || '-' || "
                            .formatted(column)
                    + "substr(lower(hex(%1$s)), 21))".formatted(column);
        }

        @Override
        public String ofText(String column) {
            return "CASE WHEN %1$s GLOB '????????-????-????-????-????????????' AND lower(%1$s) = %1$s "
                    .formatted(column) + "THEN unhex(replace(%1$s, '-', '')) END".formatted(column);
        }
    },

    /// A `uuid`.
    POSTGRESQL {

        @Override
        public void set(PreparedStatement statement, int index, Id id) throws SQLException {
            if (id.value().isPresent()) {
                statement.setObject(index, id.value().get());
            } else {
                // It wants to know the type of what is not there.
                PGobject none = new PGobject();
                none.setType("uuid");
                statement.setObject(index, none);
            }
        }

        @Override
        public Optional<Id> id(@Nullable Object value) {
            return value instanceof UUID id ? Optional.of(Id.of(id)) : Optional.empty();
        }

        @Override
        public String asText(String column) {
            return "CAST(" + column + " AS text)";
        }

        @Override
        public String ofText(String column) {
            return """
                    CASE WHEN %1$s ~ '^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$'
                    THEN CAST(%1$s AS uuid) END""".formatted(column);
        }
    };

    /// Reads an id; empty where there is none.
    Optional<Id> read(ResultSet result, int column) throws SQLException {
        return id(result.getObject(column));
    }

    /// Sets a parameter; to nothing where it is no id, so that no row equals it.
    public abstract void set(PreparedStatement statement, int index, Id id) throws SQLException;

    /// The id that a value of a result is; empty where it is something else.
    public abstract Optional<Id> id(@Nullable Object value);

    /// An id's text, in SQL.
    public abstract String asText(String column);

    /// The id that a text is, in SQL; null where it is none.
    public abstract String ofText(String column);

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(2 * Long.BYTES).putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits()).array();
    }
}
