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

    private static final int FEW = 100;
    private static final String ONE = ResourceRow.SELECT + " WHERE r.organization_id = ? AND r.id = ?";

    /// The query for all that stands behind the table, which it calls `r`.
    String select(String behind) {
        return ResourceRow.selectMany(sql.dialect()) + behind;
    }

    /// Whether the small ones of so many may be in memory at once.
    static boolean areFew(int limit) {
        return limit <= FEW;
    }

    /// Says that a page will be visited, of few.
    void expect(String behind, Object... parameters) {
        sql.expect(select(behind), ResourceRow::ofMany, parameters);
    }

    /// Shows them in bounded memory, until the visitor answers false.
    void visit(String behind, Predicate<StoredResource> visitor, Object... parameters) {
        if (sql.dialect().readsAhead()) {
            sql.visit(select(behind), ResourceRow::ofMany, one -> whole(one).map(visitor::test).orElse(true),
                    parameters);
        } else {
            sql.visit(select(behind), ResourceRow::read, visitor, parameters);
        }
    }

    /// The same for a query that finds so many at the most.
    void visitPage(String behind, int limit, Predicate<StoredResource> visitor, Object... parameters) {
        if (sql.dialect().readsAhead() && areFew(limit)) {
            visitAtOnce(behind, visitor, parameters);
        } else {
            visit(behind, visitor, parameters);
        }
    }

    /// That is faster than to ask for some at a time, and takes what was expected.
    private void visitAtOnce(String behind, Predicate<StoredResource> visitor, Object... parameters) {
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
