package dev.scimconsole.server.store.sql;

import dev.scimconsole.server.values.ResourceType;
import dev.scimconsole.server.values.Sha256;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Optional;

/// The parameters of a statement: texts, ids, numbers, truth values, times, digests and types, and
/// [Optional]s of them.
final class Parameters {

    private final IdColumn ids;
    private final Object[] values;

    /// @param ids    how the database holds ids
    /// @param values not changed by anybody
    Parameters(IdColumn ids, Object... values) {
        this.ids = ids;
        this.values = values;
    }

    /// Puts them into the statement.
    void bind(PreparedStatement statement) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            bind(statement, i + 1, values[i]);
        }
    }

    private void bind(PreparedStatement statement, int index, Object parameter) throws SQLException {
        switch (parameter) {
            case String text -> statement.setString(index, Text.requireStorable(text));
            case Id id -> ids.set(statement, index, id);
            case Long number -> statement.setLong(index, number);
            case Integer number -> statement.setInt(index, number);
            case Boolean flag -> statement.setInt(index, flag ? 1 : 0);
            case Instant time -> statement.setLong(index, time.toEpochMilli());
            case Sha256 sha256 -> statement.setString(index, sha256.hex());
            case ResourceType type -> statement.setInt(index, ResourceTypes.number(type));
            case Sql.OptionalText text -> bindOptional(statement, index, text.value(), Types.VARCHAR);
            case Optional<?> optional -> bindOptional(statement, index, optional, Types.BIGINT);
            default -> throw new IllegalArgumentException("no column holds a " + parameter.getClass());
        }
    }

    private void bindOptional(PreparedStatement statement, int index, Optional<?> value, int type)
            throws SQLException {
        if (value.isPresent()) {
            bind(statement, index, value.get());
        } else {
            statement.setNull(index, type);
        }
    }
}
