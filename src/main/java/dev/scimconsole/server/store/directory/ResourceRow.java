package dev.scimconsole.server.store.directory;

import dev.scimconsole.server.store.sql.Dialect;
import dev.scimconsole.server.store.sql.Id;
import dev.scimconsole.server.store.sql.Row;
import dev.scimconsole.server.store.sql.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The row of a resource: its columns in their order, as they are written and as they are read.
final class ResourceRow {

    private static final String COLUMNS = "organization_id, type, id, version, created, last_modified, "
            + "user_name_key, external_id, display_name_key, display_name, active, email_keys, document, "
            + "written_by, words";
    /// How many columns are read.
    static final int NUMBER_OF_COLUMNS = COLUMNS.split(",").length;
    /// Of a resource that a query calls `r`.
    static final String COLUMNS_OF_R = "r." + COLUMNS.replace(", ", ", r.");
    /// What [#read] reads.
    static final String SELECT = "SELECT " + COLUMNS_OF_R + " FROM resource r";
    /// Bytes of a document that is read together with others.
    private static final int SMALL = 8 * 1024;
    /// What grows with a document.
    private static final List<String> LARGE = List.of("document", "email_keys", "words");
    // The length stands beside a text that is kept elsewhere: none is read for it.
    private static final String SELECT_SMALL = Stream.of(COLUMNS.split(", "))
            .map(column -> LARGE.contains(column)
                    ? "CASE WHEN octet_length(r.document) <= " + SMALL + " THEN r." + column + " END"
                    : "r." + column)
            .collect(Collectors.joining(", ", "SELECT ", " FROM resource r"));
    /// With [#values] as parameters.
    static final String INSERT = "INSERT INTO resource (" + COLUMNS + ") VALUES (?"
            + ", ?".repeat(NUMBER_OF_COLUMNS - 1) + ")";

    private ResourceRow() {}

    /// What stands in each column.
    static Object[] values(StoredResource resource) {
        StoredResource.Indexed indexed = resource.indexed();
        return new Object[]{Id.of(resource.organizationId()), resource.type(), Id.of(resource.id()),
                resource.version(), resource.created(), resource.lastModified(),
                new Sql.OptionalText(indexed.userNameKey()), new Sql.OptionalText(indexed.externalId()),
                new Sql.OptionalText(indexed.displayNameKey()),
                new Sql.OptionalText(indexed.displayName()), indexed.active(),
                EmailKeys.join(indexed.emailKeys()), resource.document(),
                new Sql.OptionalText(resource.writtenBy()), WordRows.join(indexed.words())};
    }

    /// What [#ofMany] reads.
    static String selectMany(Dialect dialect) {
        return dialect.readsAhead() ? SELECT_SMALL : SELECT;
    }

    /// Reads a row whose first columns are those of a resource.
    static StoredResource read(Row row) {
        return read(row, row.text(13));
    }

    /// A row of a query that finds many.
    ///
    /// @param small the resource; empty where it is large and has to be read by itself
    record OfMany(String organizationId, String id, Optional<StoredResource> small) {

        private static OfMany small(StoredResource resource) {
            return new OfMany(resource.organizationId(), resource.id(), Optional.of(resource));
        }
    }

    /// Reads a row of [#selectMany].
    static OfMany ofMany(Row row) {
        return row.optionalText(13).map(document -> OfMany.small(read(row, document)))
                .orElseGet(() -> new OfMany(row.id(1), row.id(3), Optional.empty()));
    }

    private static StoredResource read(Row row, String document) {
        return new StoredResource(row.id(1), row.type(2), row.id(3), row.number(4), row.instant(5),
                row.instant(6), row.optionalText(14),
                new StoredResource.Indexed(row.optionalText(7), row.optionalText(8),
                        row.optionalText(9), row.optionalText(10), row.optionalFlag(11),
                        EmailKeys.split(row.text(12)), WordRows.split(row.text(15))),
                document);
    }

    /// A change of a resource's row. It names no column that stays as it is, since SQLite writes anew each
    /// index that holds a column which is named.
    record Change(StoredResource after, List<String> columns, List<Object> values) {

        /// @param writer  who made the version before
        /// @param was     the values of the version before
        static Change between(Optional<String> writer, StoredResource.Indexed was, StoredResource after) {
            Change change = new Change(after, new ArrayList<>(), new ArrayList<>());
            StoredResource.Indexed is = after.indexed();
            change.text("user_name_key", was.userNameKey(), is.userNameKey());
            change.text("external_id", was.externalId(), is.externalId());
            change.text("display_name_key", was.displayNameKey(), is.displayNameKey());
            change.text("display_name", was.displayName(), is.displayName());
            change.value("active", was.active(), is.active(), active -> active);
            change.value("email_keys", was.emailKeys(), is.emailKeys(), EmailKeys::join);
            change.value("words", was.words(), is.words(), WordRows::join);
            change.text("written_by", writer, after.writtenBy());
            return change;
        }

        private void text(String column, Optional<String> was, Optional<String> is) {
            value(column, was, is, Sql.OptionalText::new);
        }

        private <T> void value(String column, T was, T is, Function<T, Object> stored) {
            if (!was.equals(is)) {
                columns.add(column);
                values.add(stored.apply(is));
            }
        }

        /// Changes the row with the version before, or none.
        String statement() {
            StringBuilder set = new StringBuilder(
                    "UPDATE resource SET version = ?, created = ?, last_modified = ?, document = ?");
            columns.forEach(column -> set.append(", ").append(column).append(" = ?"));
            return set.append(" WHERE organization_id = ? AND id = ? AND type = ? AND version = ?")
                    .toString();
        }

        /// @param expectedVersion the version before
        Object[] parameters(long expectedVersion) {
            List<Object> all = new ArrayList<>(List.of(after.version(), after.created(), after.lastModified(),
                    after.document()));
            all.addAll(values);
            all.addAll(List.of(Id.of(after.organizationId()), Id.of(after.id()), after.type(),
                    expectedVersion));
            return all.toArray();
        }
    }
}
