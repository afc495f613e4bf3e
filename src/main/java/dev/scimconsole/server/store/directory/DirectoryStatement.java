package dev.scimconsole.server.store.directory;

import dev.scimconsole.server.store.directory.BlockWalk.Block;
import dev.scimconsole.server.store.directory.DirectoryCriterion.Fragment;
import dev.scimconsole.server.store.directory.DirectoryCriterion.Part;
import dev.scimconsole.server.store.directory.DirectoryRecords.Listing;
import dev.scimconsole.server.store.directory.DirectoryRecords.Order;
import dev.scimconsole.server.store.sql.Dialect;
import dev.scimconsole.server.store.sql.Id;
import dev.scimconsole.server.values.ResourceType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The statements that find the ids of a page.
///
/// Few are gathered by the index of one criterion, each with what it is sorted by. Many are read in an
/// index's order, each row looked at; in two parts, those with a name and those without, so that each comes
/// out of the index in its order and goes on right behind a place.
record DirectoryStatement(String text, List<Object> parameters) {

    /// Of a row `i` of `email_invite`: waiting, sent, failed.
    static final String INVITE_RANK = "CASE WHEN i.settled_at IS NULL THEN 1 WHEN i.failure IS NULL THEN 2 "
            + "ELSE 3 END";
    /// Of groups, which all have names.
    private static final String NAME = "COALESCE(r.display_name_key, '')";

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
                .append(alone ? "x.display_name_key" : key(listing.order(), dialect)).append(" AS key_ FROM ")
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
            listing.after().flatMap(DirectoryPlace::key)
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
    private static Id from(DirectoryPlace place, boolean ascending) {
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
        listing.after().filter(place -> place.key().isEmpty()).map(DirectoryPlace::id)
                .ifPresent(id -> builder.where(" AND ", new Fragment("r.id > ?", List.of(Id.notAfter(id)))));
        return builder.inOrder("r.id", limit, offset);
    }

    /// The ids of a block, in their order, behind one of them.
    static DirectoryStatement read(Listing listing, List<DirectoryCriterion> criteria, Block block,
            Optional<String> behind, int limit, Dialect dialect) {
        Builder builder = new Builder();
        builder.block(listing, criteria, block, behind, dialect);
        if (!block.once().isEmpty()) {
            builder.text.append(" AND ").append(block.once());
        }
        return builder.inOrder(isUpwards(listing, block), limit, 0);
    }

    /// The id that is the last one of those passed over. Nobody is looked for in earlier blocks.
    ///
    /// @param offset how many stand before it
    static DirectoryStatement skip(Listing listing, List<DirectoryCriterion> criteria, Block block,
            long offset, Dialect dialect) {
        Builder builder = new Builder();
        builder.block(listing, criteria, block, Optional.empty(), dialect);
        return builder.inOrder(isUpwards(listing, block), 1, offset);
    }

    /// Who has no such name comes in the order of ids, in either direction.
    private static boolean isUpwards(Listing listing, Block block) {
        return listing.ascending() || block.key().isEmpty();
    }

    /// Groups that are somebody's first one, with their names, in the order of these.
    ///
    /// @param behind the key of the one to begin behind
    static DirectoryStatement groups(Listing listing, Optional<String> behind, int limit) {
        String direction = listing.ascending() ? "" : " DESC";
        Builder builder = new Builder();
        builder.text.append("SELECT g.id, g.display_name_key FROM resource g");
        builder.where(" WHERE ", new Fragment("g.organization_id = ? AND g.type = ?",
                List.of(Id.of(listing.organizationId()), ResourceType.GROUP)));
        behind.ifPresent(key -> builder.where(" AND ", new Fragment(
                "(g.display_name_key, g.id) " + (listing.ascending() ? ">" : "<") + " (?, ?)",
                List.of(DirectoryPlace.groupName(key), Id.of(DirectoryPlace.groupId(key))))));
        builder.text.append(" ").append("""
                AND EXISTS (SELECT 1 FROM membership x WHERE x.organization_id = g.organization_id
                  AND x.group_id = g.id AND x.is_first = 1)""");
        builder.text.append(" ORDER BY g.display_name_key" + direction + ", g.id" + direction + " LIMIT ?");
        builder.parameters.add(limit);
        return builder.build();
    }

    /// All groups with their names, and how many users have them as their first one.
    static DirectoryStatement sizesOfGroups(Listing listing) {
        String direction = listing.ascending() ? "" : " DESC";
        return new DirectoryStatement("""
                SELECT g.id, g.display_name_key, (SELECT COUNT(*) FROM membership m
                  WHERE m.organization_id = g.organization_id AND m.group_id = g.id AND m.is_first = 1)
                FROM resource g WHERE g.organization_id = ? AND g.type = ?
                ORDER BY g.display_name_key""" + direction + ", g.id" + direction,
                List.of(Id.of(listing.organizationId()), ResourceType.GROUP));
    }

    /// Groups in the order of how many members they have: the id, that number up to 1001, and the name.
    static DirectoryStatement byMembers(Listing listing, List<DirectoryCriterion> criteria, int limit,
            long offset) {
        String members = rank(Order.MEMBERS);
        String direction = listing.ascending() ? "" : " DESC";
        Builder builder = new Builder();
        builder.text.append("SELECT r.id, ").append(members).append(" AS rank_, ").append(NAME)
                .append(" AS key_ FROM resource r");
        builder.all(listing, criteria);
        listing.after().ifPresent(place -> builder.where(" AND ", new Fragment(
                "(" + members + ", " + NAME + ", r.id) " + (listing.ascending() ? ">" : "<") + " (?, ?, ?)",
                List.of(place.rank(), place.key().orElse(""), Id.of(place.id())))));
        return builder.inOrder("rank_" + direction + ", key_" + direction + ", r.id" + direction, limit,
                offset);
    }

    private static String rank(Order order) {
        return switch (order) {
            case DISPLAY_NAME, USER_NAME, WRITTEN_BY, FIRST_GROUP -> "0";
            case STATUS -> "CASE WHEN r.active = 1 THEN 0 ELSE 1 END";
            case INVITE -> "COALESCE((SELECT " + INVITE_RANK + " FROM email_invite i "
                    + "WHERE i.organization_id = r.organization_id AND i.user_id = r.id), 0)";
            case MEMBERS ->
                """
                        (SELECT COUNT(*) FROM (SELECT 1 FROM membership m
                          WHERE m.organization_id = r.organization_id AND m.group_id = r.id
                          LIMIT 1001) AS counted)""";
        };
    }

    /// Of an order that an index is in.
    private static String key(Order order) {
        return switch (order) {
            case DISPLAY_NAME, STATUS, INVITE, MEMBERS, FIRST_GROUP -> "r.display_name_key";
            case USER_NAME -> "r.user_name_key";
            case WRITTEN_BY -> "r.written_by";
        };
    }

    private static String key(Order order, Dialect dialect) {
        return order == Order.FIRST_GROUP
                ? "(SELECT g.display_name_key || '" + DirectoryPlace.SEPARATOR + "' || "
                        + dialect.ids().asText("g.id")
                        + " " + """
                                FROM membership m CROSS JOIN resource g
                                  WHERE m.organization_id = r.organization_id AND m.member_id = r.id
                                  AND g.organization_id = m.organization_id AND g.id = m.group_id
                                  AND m.is_first = 1 ORDER BY m.group_id LIMIT 1)"""
                : key(order);
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

        void block(Listing listing, List<DirectoryCriterion> criteria, Block block, Optional<String> behind,
                Dialect dialect) {
            Part part = block.part();
            boolean upwards = isUpwards(listing, block);
            text.append("SELECT ").append(part.id()).append(" FROM ").append(part.from());
            if (!criteria.isEmpty() && !part.join().isEmpty()) {
                text.append(dialect.rowOfEach("resource r", part.join()));
            }
            where(" WHERE ", part.where());
            tests(listing.organizationId(), criteria);
            // Nothing sorts before the empty text, and no id behind this one.
            String last = behind.orElse(upwards ? "" : "g");
            Id from = upwards ? Id.notAfter(last) : Id.notBefore(last);
            where(" AND ", new Fragment(part.id() + (upwards ? " > ?" : " < ?"), List.of(from)));
            if (!block.without().isEmpty()) {
                where("", new Fragment(block.without(), List.of(Id.of(listing.organizationId()), from)));
            }
        }

        void where(String before, Fragment condition) {
            text.append(before).append(condition.text());
            parameters.addAll(condition.parameters());
        }

        DirectoryStatement inOrder(boolean upwards, int limit, long offset) {
            return inOrder(upwards ? "1" : "1 DESC", limit, offset);
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
