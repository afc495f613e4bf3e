package dev.scimconsole.server.store.directory;

import dev.scimconsole.server.store.sql.Dialect;
import dev.scimconsole.server.store.sql.Id;
import java.util.ArrayList;
import java.util.List;

/// A [ResourceQuery] in SQL.
///
/// @param where      what stands from `WHERE` on, without order and limits
/// @param parameters of `where`
record ResourceSearch(String where, List<Object> parameters) {

    /// Names the organization and the type in front, as the indexes do.
    static ResourceSearch of(ResourceQuery query, boolean withAfter, Dialect dialect) {
        StringBuilder where = new StringBuilder(
                " WHERE r.organization_id = " + dialect.organization() + " AND r.type = ?");
        List<Object> parameters = new ArrayList<>(List.of(Id.of(query.organizationId()), query.type()));
        if (withAfter && query.after().isPresent()) {
            where.append(" AND r.id > ?");
            parameters.add(Id.notAfter(query.after().get()));
        }
        query.where().ifPresent(condition -> {
            ConditionSql.Fragment fragment = ConditionSql.of(condition, dialect, query.organizationId());
            where.append(" AND (").append(fragment.text()).append(')');
            parameters.addAll(fragment.parameters());
        });
        return new ResourceSearch(where.toString(), parameters);
    }

    /// The order's clause.
    ///
    /// @throws IllegalArgumentException when it is by the emails
    static String order(ResourceQuery query) {
        if (query.findsOne()) {
            // SQLite would set up a sorter for it.
            return "";
        }
        return query.orderBy().map(order -> {
            String key = switch (order.attribute()) {
                case MEMBER -> firstOf("member_id", "group_id");
                case GROUP -> firstOf("group_id", "member_id");
                default -> ConditionSql.column(order.attribute());
            };
            return " ORDER BY " + key + (order.ascending() ? " NULLS LAST" : " DESC NULLS FIRST")
                    + ", r.id";
        }).orElse(" ORDER BY r.id");
    }

    /// Members and groups are listed by their ids.
    private static String firstOf(String wanted, String given) {
        return "(SELECT m." + wanted
                + " FROM membership m WHERE m.organization_id = r.organization_id AND m."
                + given + " = r.id ORDER BY m." + wanted + " LIMIT 1)";
    }

    /// The parameters, with more behind them.
    Object[] parametersAnd(Object... more) {
        List<Object> all = new ArrayList<>(parameters);
        all.addAll(List.of(more));
        return all.toArray();
    }
}
