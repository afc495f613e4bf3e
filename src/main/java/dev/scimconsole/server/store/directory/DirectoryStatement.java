package dev.scimconsole.server.store.directory;

import dev.scimconsole.server.store.directory.DirectoryCriterion.Fragment;
import dev.scimconsole.server.store.directory.DirectoryCriterion.Part;
import dev.scimconsole.server.store.directory.DirectoryRecords.Listing;
import dev.scimconsole.server.store.directory.DirectoryRecords.Order;
import dev.scimconsole.server.store.directory.DirectoryRecords.Place;
import dev.scimconsole.server.store.sql.Dialect;
import dev.scimconsole.server.store.sql.Id;
import dev.scimconsole.server.values.ResourceType;
import java.util.ArrayList;
import java.util.List;

/// The statements that find the ids of a page.
///
/// Few are gathered by the index of one criterion, each with what it is sorted by. Many are read in an
/// index's order, each row looked at; in two parts, those with a name and those without, so that each comes
/// out of the index in its order and goes on right behind a place.
record DirectoryStatement(String text, List<Object> parameters) {

    /// Counts what a criterion finds, one thing perhaps more than once, up to a number.
    static DirectoryStatement count(String organizationId, ResourceType type, DirectoryCriterion criterion,
            int most) {
        Builder builder = new Builder();
        builder.text.append("SELECT COUNT(*) FROM (");
        String between = "";
        for (Part part : criterion.parts(organizationId, type)) {
            builder.text.append(between).append("SELECT 1 AS one FROM ").append(part.from());
            builder.where(" WHERE ", part.where());
            between = " UNION ALL ";
        }
        builder.text.append(" LIMIT ?) AS counted");
        builder.parameters.add(most);
        return builder.build();
    }

    /// The id, the rank and the key of those whom a part of a criterion finds and the others let pass.
    ///
    /// @param others  tested in the rows
    /// @param indexed tested by the ids that their indexes find
    static DirectoryStatement gather(Listing listing, Part part, List<DirectoryCriterion> others,
            List<DirectoryCriterion> indexed, int most, Dialect dialect) {
        Builder builder = new Builder();
        // Rows that hold the name themselves spare a look at each resource.
        boolean alone = part.named() && listing.order() == Order.DISPLAY_NAME && others.isEmpty();
        String row = alone ? "x" : "r";
        builder.text.append("SELECT ").append(alone ? part.id() : "r.id").append(", ")
                .append(rank(listing.order())).append(" AS rank_, ")
                .append(alone ? "x.display_name_key" : key(listing.order())).append(" AS key_ FROM ")
                .append(part.from());
        if (!alone && !part.join().isEmpty()) {
            builder.text.append(dialect.rowOfEach("resource r", part.join()));
        }
        builder.where(" WHERE ", part.where());
        indexed.forEach(
                criterion -> builder.among(part, criterion.parts(listing.organizationId(), listing.type())));
        builder.where(" AND ", new Fragment(row + ".type = ?", List.of(listing.type())));
        builder.tests(listing.organizationId(), others);
        builder.text.append(" LIMIT ?");
        builder.parameters.add(most);
        return builder.build();
    }

    /// Those with a name, in its order.
    ///
    /// @param offset how many of them are passed over
    static DirectoryStatement named(Listing listing, List<DirectoryCriterion> criteria, int limit,
            long offset) {
        Builder builder = Builder.walk(listing, criteria);
        String key = key(listing.order());
        builder.where(" AND ", new Fragment(key + " IS NOT NULL", List.of()));
        String direction = listing.ascending() ? "" : " DESC";
        String comparison = listing.ascending() ? " > " : " < ";
        if (listing.order() == Order.USER_NAME) {
            // Unique, so that nothing else decides.
            listing.after().flatMap(Place::key)
                    .ifPresent(last -> builder.where(" AND ",
                            new Fragment(key + comparison + "?", List.of(last))));
            return builder.inOrder(key + direction, limit, offset);
        }
        listing.after().ifPresent(place -> place.key().ifPresent(last -> builder.where(" AND ",
                new Fragment("(" + key + ", r.id)" + comparison + "(?, ?)",
                        List.of(last, from(place, listing.ascending()))))));
        return builder.inOrder(key + direction + ", r.id" + direction, limit, offset);
    }

    /// Behind which id a page goes on.
    private static Id from(Place place, boolean ascending) {
        return ascending ? Id.notAfter(place.id()) : Id.notBefore(place.id());
    }

    /// Counts those without a name.
    static DirectoryStatement countNameless(Listing listing, List<DirectoryCriterion> criteria) {
        Builder builder = new Builder();
        builder.text.append("SELECT COUNT(*) FROM resource r");
        builder.all(listing, criteria);
        builder.where(" AND ",
                new Fragment(key(listing.order()) + " IS NULL", List.of()));
        return builder.build();
    }

    /// Those without a name, in the order of ids.
    ///
    /// @param offset how many of them are passed over
    static DirectoryStatement nameless(Listing listing, List<DirectoryCriterion> criteria, int limit,
            long offset) {
        Builder builder = Builder.walk(listing, criteria);
        builder.where(" AND ", new Fragment(key(listing.order()) + " IS NULL", List.of()));
        listing.after().filter(place -> place.key().isEmpty()).map(Place::id)
                .ifPresent(id -> builder.where(" AND ", new Fragment("r.id > ?", List.of(Id.notAfter(id)))));
        return builder.inOrder("r.id", limit, offset);
    }

    private static String rank(Order order) {
        return switch (order) {
            case DISPLAY_NAME, USER_NAME, WRITTEN_BY, FIRST_GROUP -> "0";
            case STATUS -> "CASE WHEN r.active = 1 THEN 0 ELSE 1 END";
            case INVITE ->
                """
                        COALESCE((SELECT CASE WHEN i.settled_at IS NULL THEN 1 WHEN i.failure IS NULL THEN 2
                            ELSE 3 END
                          FROM email_invite i
                          WHERE i.organization_id = r.organization_id AND i.user_id = r.id), 0)""";
            case MEMBERS ->
                """
                        (SELECT COUNT(*) FROM (SELECT 1 FROM membership m
                          WHERE m.organization_id = r.organization_id AND m.group_id = r.id
                          LIMIT 1001) AS counted)""";
        };
    }

    private static String key(Order order) {
        return switch (order) {
            case DISPLAY_NAME, STATUS, INVITE, MEMBERS -> "r.display_name_key";
            case USER_NAME -> "r.user_name_key";
            case WRITTEN_BY -> "r.written_by";
            case FIRST_GROUP -> """
                    (SELECT MIN(g.display_name_key) FROM membership m CROSS JOIN resource g
                      WHERE m.organization_id = r.organization_id AND m.member_id = r.id
                      AND g.organization_id = m.organization_id AND g.id = m.group_id)""";
        };
    }

    private static final class Builder {

        private final StringBuilder text = new StringBuilder();
        private final List<Object> parameters = new ArrayList<>();

        static Builder walk(Listing listing, List<DirectoryCriterion> criteria) {
            Builder builder = new Builder();
            builder.text.append("SELECT r.id FROM resource r");
            builder.all(listing, criteria);
            return builder;
        }

        void all(Listing listing, List<DirectoryCriterion> criteria) {
            where(" WHERE ", new Fragment("r.organization_id = ? AND r.type = ?",
                    List.of(Id.of(listing.organizationId()), listing.type())));
            tests(listing.organizationId(), criteria);
        }

        void tests(String organizationId, List<DirectoryCriterion> criteria) {
            criteria.forEach(criterion -> where(" AND ", criterion.test(organizationId)));
        }

        /// Those of a part whom other parts find too.
        void among(Part part, List<Part> others) {
            // As a value, so that neither database joins by it: the others' ids are found once and looked up
            // in memory.
            text.append(" AND (").append(part.id()).append(" IN (");
            String between = "";
            for (Part other : others) {
                text.append(between).append("SELECT ").append(other.id()).append(" FROM ")
                        .append(other.from());
                where(" WHERE ", other.where());
                between = " UNION ALL ";
            }
            text.append(")) IS TRUE");
        }

        void where(String before, Fragment condition) {
            text.append(before).append(condition.text());
            parameters.addAll(condition.parameters());
        }

        DirectoryStatement inOrder(String order, int limit, long offset) {
            text.append(" ORDER BY ").append(order).append(" LIMIT ? OFFSET ?");
            parameters.add(limit);
            parameters.add(offset);
            return build();
        }

        DirectoryStatement build() {
            return new DirectoryStatement(text.toString(), List.copyOf(parameters));
        }
    }
}
