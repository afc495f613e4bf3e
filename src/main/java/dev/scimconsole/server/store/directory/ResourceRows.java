package dev.scimconsole.server.store.directory;

import dev.scimconsole.server.store.sql.Id;
import dev.scimconsole.server.store.sql.Sql;
import java.util.Optional;
import java.util.function.Predicate;

/// Reads many resources one after another. Whoever has a token can make each of them a megabyte large: where
/// the driver reads rows before they are asked for, large ones are left out of those and read each by itself.
///
/// @param sql of the running transaction
record ResourceRows(Sql sql) {

    private static final String ONE = ResourceRow.SELECT + " WHERE r.organization_id = ? AND r.id = ?";

    /// The query for all that stands behind the table, which it calls `r`.
    String select(String behind) {
        return ResourceRow.selectMany(sql.dialect()) + behind;
    }

    /// Says that [#visitExpected] will be called.
    void expect(String behind, Object... parameters) {
        sql.expect(select(behind), ResourceRow::ofMany, parameters);
    }

    /// Shows them in bounded memory, until the visitor answers false.
    void visit(String behind, Predicate<StoredResource> visitor, Object... parameters) {
        sql.visit(select(behind), ResourceRow::ofMany, one -> whole(one).map(visitor::test).orElse(true),
                parameters);
    }

    /// The same for what was expected: all that is small is in memory at once.
    void visitExpected(String behind, Predicate<StoredResource> visitor, Object... parameters) {
        for (ResourceRow.OfMany one : sql.list(select(behind), ResourceRow::ofMany, parameters)) {
            if (!whole(one).map(visitor::test).orElse(true)) {
                return;
            }
        }
    }

    /// Where others change it meanwhile, it may be gone.
    private Optional<StoredResource> whole(ResourceRow.OfMany one) {
        return one.small().or(() -> sql.first(ONE, ResourceRow::read, Id.of(one.organizationId()),
                Id.of(one.id())));
    }
}
