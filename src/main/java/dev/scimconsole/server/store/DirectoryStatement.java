package dev.scimconsole.server.store;

import dev.scimconsole.server.store.DirectoryRecords.Listing;
import dev.scimconsole.server.store.DirectoryRecords.Order;
import dev.scimconsole.server.store.DirectoryRecords.Place;
import dev.scimconsole.server.store.sql.Text;
import dev.scimconsole.server.values.ResourceType;
import java.util.ArrayList;
import java.util.List;

/// The statement that finds the ids of a page.
///
/// A list is read in two parts, those with a name and those without, so that each comes out of an index in
/// its order and goes on right behind a place. A search gathers what it finds by the three indexes of what it
/// looks in, and sorts that. Where it finds very many, such as all whose name begins with one letter that
/// most names begin with, the list is read in its order instead: a page of those is full soon.
record DirectoryStatement(String text, List<Object> parameters) {

    /// How a search reads.
    enum Way {
        /// What was found, then sorted.
        GATHER,
        /// The list in its order, each row looked at.
        WALK
    }

    /// Counts what a search finds, one thing perhaps more than once, up to a number.
    static DirectoryStatement count(Listing listing, String beginning, int most) {
        Builder builder = new Builder();
        builder.text.append("SELECT COUNT(*) FROM (");
        builder.found(listing, beginning, " UNION ALL ");
        builder.text.append(" LIMIT ?) AS counted");
        builder.parameters.add(most);
        return builder.build();
    }

    /// Those with a name, in its order.
    static DirectoryStatement named(Listing listing, Way way) {
        Builder builder = Builder.of(listing, way);
        String key = key(listing);
        builder.where(key + " IS NOT NULL");
        String direction = listing.ascending() ? "" : " DESC";
        String comparison = listing.ascending() ? " > " : " < ";
        if (listing.order() == Order.USER_NAME) {
            // Unique, so that nothing else decides.
            listing.after().ifPresent(place -> builder.where(key + comparison + "?", place.key().orElseThrow()));
            return builder.inOrder(key + direction, listing.limit());
        }
        listing.after().ifPresent(place -> builder.where("(" + key + ", r.id)" + comparison + "(?, ?)",
                place.key().orElseThrow(), place.id()));
        return builder.inOrder(key + direction + ", r.id" + direction, listing.limit());
    }

    /// Those without a name, in the order of ids.
    static DirectoryStatement nameless(Listing listing, Way way, int limit) {
        Builder builder = Builder.of(listing, way);
        builder.where(key(listing) + " IS NULL");
        listing.after().filter(place -> place.key().isEmpty()).map(Place::id)
                .ifPresent(id -> builder.where("r.id > ?", id));
        return builder.inOrder("r.id", limit);
    }

    private static String key(Listing listing) {
        return switch (listing.order()) {
            case DISPLAY_NAME -> "r.display_name_key";
            case USER_NAME -> "r.user_name_key";
        };
    }

    private static final class Builder {

        private final StringBuilder text = new StringBuilder();
        private final List<Object> parameters = new ArrayList<>();

        static Builder of(Listing listing, Way way) {
            Builder builder = new Builder();
            builder.text.append("SELECT r.id FROM ");
            if (listing.beginning().isPresent() && way == Way.GATHER) {
                builder.text.append('(');
                builder.found(listing, listing.beginning().get(), " UNION ");
                // From what was found to the rows: SQLite keeps to this order, PostgreSQL comes to it by
                // itself.
                builder.text.append(") AS f CROSS JOIN resource r WHERE r.id = f.id AND ");
            } else {
                builder.text.append("resource r WHERE ");
            }
            builder.add("r.organization_id = ? AND r.type = ?", listing.organizationId(), listing.type());
            if (listing.beginning().isPresent() && way == Way.WALK) {
                builder.matches(listing, listing.beginning().get());
            }
            return builder;
        }

        void where(String condition, Object... values) {
            text.append(" AND ");
            add(condition, values);
        }

        DirectoryStatement inOrder(String order, int limit) {
            text.append(" ORDER BY ").append(order).append(" LIMIT ?");
            parameters.add(limit);
            return build();
        }

        DirectoryStatement build() {
            return new DirectoryStatement(text.toString(), List.copyOf(parameters));
        }

        void found(Listing listing, String beginning, String union) {
            String one = "SELECT u.id FROM resource u WHERE u.organization_id = ? AND u.type = ? AND ";
            add(one, listing.organizationId(), listing.type());
            beginsWith("u.display_name_key", beginning);
            if (listing.type() == ResourceType.USER) {
                text.append(union);
                add(one, listing.organizationId(), listing.type());
                beginsWith("u.user_name_key", beginning);
                text.append(union);
                add("SELECT e.resource_id FROM resource_email e WHERE e.organization_id = ? AND ",
                        listing.organizationId());
                beginsWith("e.email_key", beginning);
            }
        }

        private void matches(Listing listing, String beginning) {
            text.append(" AND (");
            beginsWith("r.display_name_key", beginning);
            if (listing.type() == ResourceType.USER) {
                text.append(" OR ");
                beginsWith("r.user_name_key", beginning);
                text.append(" OR EXISTS (SELECT 1 FROM resource_email e WHERE e.organization_id = r.organization_id "
                        + "AND e.resource_id = r.id AND ");
                beginsWith("e.email_key", beginning);
                text.append(')');
            }
            text.append(')');
        }

        private void beginsWith(String column, String beginning) {
            String end = Text.afterAllStartingWith(beginning);
            if (end.isEmpty()) {
                add(column + " >= ?", beginning);
            } else {
                add("(" + column + " >= ? AND " + column + " < ?)", beginning, end);
            }
        }

        private void add(String sql, Object... values) {
            text.append(sql);
            parameters.addAll(List.of(values));
        }
    }
}
