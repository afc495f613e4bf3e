package dev.scimconsole.server.store.directory;

import dev.scimconsole.server.store.sql.Id;
import dev.scimconsole.server.store.sql.IdChunks;
import dev.scimconsole.server.store.sql.Row;
import dev.scimconsole.server.store.sql.Sql;
import dev.scimconsole.server.values.OutsideText;
import dev.scimconsole.server.values.ResourceType;
import dev.scimconsole.server.values.SearchWords;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/// Users and groups as an administrator looks through them: sorted, page by page, found by words and filters.
/// Every page is read by indexes, however many there are: first the ids of a page, then those rows, so that
/// what is sorted holds no documents.
public final class DirectoryRecords {

    /// How many are sorted by what no index is in the order of. This many take up to a tenth of a second;
    /// most searches find few.
    public static final int MOST_SORTED = 10_000;

    /// How many are listed of those whom several things find that each find more than can be sorted. Whoever
    /// types two such words types a third one before they look through as many.
    public static final int MOST_OF_MANY = 1_000;

    /// How far is counted which of several frequent words is the rarest.
    private static final int MOST_COUNTED = 200_000;

    private final Sql sql;

    public DirectoryRecords(Sql sql) {
        this.sql = sql;
    }

    /// What the list is sorted by. Who has no such name stands at the end, in either direction, in the order
    /// of ids.
    public enum Order {
        /// `displayName`, folded
        DISPLAY_NAME(true),
        /// `userName`, folded; of users only
        USER_NAME(true),
        /// the client that made the current version, as it names itself
        WRITTEN_BY(true),
        /// those who may sign in before those who may not; of users only
        STATUS(true),
        /// what became of the invite, and then by name, or among very many in the order of ids; of users only
        INVITE(false),
        /// `displayName` of the first group, which is the oldest one, folded; of users only
        FIRST_GROUP(false),
        /// how many direct members there are, up to 1001; of groups only
        MEMBERS(false);

        private final boolean indexed;

        /// @param indexed whether an index is in that order
        Order(boolean indexed) {
            this.indexed = indexed;
        }
    }

    /// A page of a list.
    ///
    /// @param after    where the page before ended
    /// @param position how many stand before the page where that is told instead; passed over where the list
    ///                 is too long to be found at once
    /// @param limit    how many at the most, at least 1
    /// @param whole    whether the list is read in its order, however few are wanted of it and however long
    ///                 that takes
    public record Listing(String organizationId, ResourceType type, DirectoryFilter filter, Order order,
            boolean ascending, Optional<DirectoryPlace> after, long position, int limit, boolean whole) {}

    /// A page.
    ///
    /// @param found how many are listed in all; empty where the list is read in its order
    /// @param cut   whether it lets more pass, who are not listed
    /// @param next  where the next page goes on; empty on the last one
    /// @param <T>   what is kept of a resource
    public record Page<T>(List<T> resources, Optional<Long> found, boolean cut,
            Optional<DirectoryPlace> next) {}

    /// The email invite of a user who was to get one.
    ///
    /// @param settledAt when it was sent or given up; empty while it waits
    /// @param failure   why it was given up
    public record Invite(Optional<Instant> settledAt, Optional<String> failure) {}

    /// One page.
    ///
    /// @param kept what is kept of each resource: whoever has a token can make all of them a megabyte large
    public <T> Page<T> page(Listing listing, Function<StoredResource, T> kept) {
        Found found = find(listing);
        List<Map.Entry<DirectoryPlace, T>> page = resources(listing.organizationId(), found.ids,
                resource -> Map.entry(DirectoryPlace.of(resource, listing.order()), kept.apply(resource)));
        return new Page<>(page.stream().map(Map.Entry::getValue).toList(), found.all, found.cut,
                page.isEmpty() ? Optional.empty() : found.next.apply(page.getLast().getKey()));
    }

    /// Whom a page lists, before they are read.
    ///
    /// @param all  as in [Page#found]
    /// @param next where the next page goes on, behind the one of whom is known now where they stand
    private record Found(List<String> ids, Optional<Long> all, boolean cut,
            Function<DirectoryPlace, Optional<DirectoryPlace>> next) {

        /// @param page where they stand
        static Found at(List<DirectoryPlace> page, Optional<Long> all, boolean cut, boolean more) {
            return new Found(page.stream().map(DirectoryPlace::id).toList(), all, cut,
                    _ -> more ? Optional.of(page.getLast()) : Optional.empty());
        }
    }

    private Found find(Listing listing) {
        DirectoryFilter filter = listing.filter();
        if (filter.words().stream().map(SearchWords.Wanted::plain)
                .anyMatch(text -> !OutsideText.isStorable(text))) {
            return Found.at(List.of(), Optional.of(0L), false, false);
        }
        List<DirectoryCriterion> criteria = DirectoryCriterion.of(filter, sql.dialect());
        if (!listing.whole()) {
            Optional<Found> few = few(listing, criteria).or(() -> ofMany(listing, criteria));
            if (few.isPresent()) {
                return few.get();
            }
        }
        // What lets few pass may lie far ahead: nobody knows how far.
        long skip = criteria.isEmpty() && listing.after().isEmpty() ? listing.position() : 0;
        return switch (listing.order()) {
            case DISPLAY_NAME, USER_NAME, WRITTEN_BY, STATUS -> walk(listing, criteria, skip);
            case INVITE, FIRST_GROUP ->
                found(listing, new BlockWalk(sql, listing, criteria, skip).places());
            case MEMBERS -> found(listing, byMembers(listing, criteria, skip));
        };
    }

    private List<DirectoryPlace> byMembers(Listing listing, List<DirectoryCriterion> criteria, long skip) {
        DirectoryStatement statement = DirectoryStatement.byMembers(listing, criteria, listing.limit() + 1,
                skip);
        return sql.list(statement.text(), DirectoryRecords::place, statement.parameters().toArray());
    }

    private static DirectoryPlace place(Row row) {
        return new DirectoryPlace(row.smallNumber(2), row.optionalText(3), row.id(1));
    }

    /// @param places of the page, and one more where there are more
    private static Found found(Listing listing, List<DirectoryPlace> places) {
        boolean more = places.size() > listing.limit();
        return Found.at(more ? places.subList(0, listing.limit()) : places, Optional.empty(), false, more);
    }

    /// Those who are wanted, where one criterion finds so few that they can be sorted.
    private Optional<Found> few(Listing listing, List<DirectoryCriterion> criteria) {
        List<DirectoryCriterion> candidates = new ArrayList<>(criteria);
        if (!listing.order().indexed) {
            candidates.add(new DirectoryCriterion.Everybody());
        }
        return counted(listing, candidates, MOST_SORTED + 1).entrySet().stream()
                .filter(count -> count.getValue() <= MOST_SORTED)
                .min(Map.Entry.comparingByValue()).map(count -> gather(listing, count.getKey(),
                        without(criteria, count.getKey()), List.of(), MOST_SORTED));
    }

    /// Some of those who are wanted, where words are among the criteria and all find many: the rarest one
    /// leads, and the others are looked for among those whom it finds.
    private Optional<Found> ofMany(Listing listing, List<DirectoryCriterion> criteria) {
        if (criteria.stream().noneMatch(DirectoryCriterion.Word.class::isInstance)) {
            return Optional.empty();
        }
        if (criteria.size() == 1) {
            return Optional.of(gather(listing, criteria.getFirst(), List.of(), List.of(), MOST_SORTED));
        }
        Map<DirectoryCriterion, Long> counts = counted(listing, criteria, MOST_COUNTED);
        Map.Entry<DirectoryCriterion, Long> rarest = counts.entrySet().stream()
                .min(Map.Entry.comparingByValue()).orElseThrow();
        long all = Math.max(1, ResourceRecords.all(sql, listing.organizationId(), listing.type()));
        List<DirectoryCriterion> others = without(criteria, rarest.getKey());
        List<DirectoryCriterion> indexed = others.stream().filter(other -> {
            long found = counts.getOrDefault(other, Long.MAX_VALUE);
            return found < MOST_COUNTED
                    && found < 2 * Math.min(rarest.getValue(), MOST_OF_MANY * all / Math.max(1, found));
        }).toList();
        return Optional.of(gather(listing, rarest.getKey(),
                others.stream().filter(other -> !indexed.contains(other)).toList(), indexed, MOST_OF_MANY));
    }

    private static List<DirectoryCriterion> without(List<DirectoryCriterion> criteria,
            DirectoryCriterion one) {
        return criteria.stream().filter(other -> !other.equals(one)).toList();
    }

    /// How many each one finds, up to a number, of those that an index tells.
    private Map<DirectoryCriterion, Long> counted(Listing listing, List<DirectoryCriterion> criteria,
            int most) {
        Map<DirectoryCriterion, Long> counts = new LinkedHashMap<>();
        for (DirectoryCriterion criterion : criteria) {
            if (!criterion.parts(listing.organizationId(), listing.type()).isEmpty()) {
                DirectoryStatement count = DirectoryStatement.count(listing.organizationId(), listing.type(),
                        criterion, most);
                counts.put(criterion, sql
                        .first(count.text(), row -> row.number(1), count.parameters().toArray()).orElse(0L));
            }
        }
        return counts;
    }

    /// @param leading by whose index they are found
    /// @param others  looked for in each row found
    /// @param indexed looked for among the ids that their own indexes find, before a row is read
    private Found gather(Listing listing, DirectoryCriterion leading, List<DirectoryCriterion> others,
            List<DirectoryCriterion> indexed, int most) {
        Map<String, DirectoryPlace> found = new HashMap<>();
        for (DirectoryCriterion.Part part : leading.parts(listing.organizationId(), listing.type())) {
            if (found.size() <= most) {
                DirectoryStatement statement = DirectoryStatement.gather(listing, part, others, indexed,
                        most + 1, sql.dialect());
                sql.list(statement.text(), DirectoryRecords::place, statement.parameters().toArray())
                        .forEach(place -> found.put(place.id(), place));
            }
        }
        Comparator<DirectoryPlace> order = DirectoryPlace.inOrder(listing.ascending());
        List<DirectoryPlace> sorted = found.values().stream().sorted(order).limit(most).toList();
        int start = listing.after()
                .map(place -> (int) sorted.stream().takeWhile(one -> order.compare(one, place) <= 0).count())
                .orElseGet(() -> (int) Math.min(listing.position(), sorted.size()));
        int end = Math.min(start + listing.limit(), sorted.size());
        return Found.at(sorted.subList(start, end), Optional.of((long) sorted.size()),
                found.size() > sorted.size(), end < sorted.size());
    }

    private Found walk(Listing listing, List<DirectoryCriterion> criteria, long skip) {
        IndexWalk walk = new IndexWalk(sql, listing, criteria, skip);
        return new Found(walk.ids(), Optional.empty(), false, walk::next);
    }

    /// How many active users have their address in a domain; counted up to a number.
    ///
    /// @param domain in ASCII
    /// @param most   where counting stops
    public long activeIn(String organizationId, String domain, int most) {
        return sql.first("""
                SELECT COUNT(*) FROM (SELECT 1 AS one FROM resource_word x CROSS JOIN resource r
                  WHERE x.organization_id = ? AND x.word = ? AND r.organization_id = x.organization_id
                  AND r.id = x.resource_id AND r.type = ? AND r.active = 1 LIMIT ?) AS counted""",
                row -> row.number(1), Id.of(organizationId), SearchWords.ofDomain(domain), ResourceType.USER,
                most).orElse(0L);
    }

    /// Who has made current versions, as the clients name themselves.
    ///
    /// @param most how many of them
    public List<String> writers(String organizationId, ResourceType type, int most) {
        List<String> writers = new ArrayList<>();
        Optional<String> next = Optional.of("");
        while (next.isPresent() && writers.size() < most) {
            String comparison = writers.isEmpty() ? " >= ?" : " > ?";
            next = sql.first("SELECT r.written_by FROM resource r WHERE r.organization_id = ? AND r.type = ? "
                    + "AND r.written_by" + comparison + " ORDER BY r.written_by, r.id LIMIT 1",
                    row -> row.text(1), Id.of(organizationId), type, next.get());
            next.ifPresent(writers::add);
        }
        return writers;
    }

    /// The email invites of those of these users who were to get one.
    public Map<String, Invite> invitesOf(String organizationId, Collection<String> userIds) {
        Map<String, Invite> invites = new HashMap<>();
        IdChunks.forEach(Id.among(userIds), chunk -> sql.visit(
                "SELECT user_id, settled_at, failure FROM email_invite WHERE organization_id = ? "
                        + "AND user_id IN " + IdChunks.marks(chunk),
                row -> Map.entry(row.id(1), new Invite(row.optionalInstant(2), row.optionalText(3))),
                entry -> {
                    invites.put(entry.getKey(), entry.getValue());
                    return true;
                }, IdChunks.parameters(chunk, Id.of(organizationId))));
        return invites;
    }

    /// How many direct members each of these groups has, counted up to a number.
    ///
    /// @param most where counting stops
    public Map<String, Integer> memberCounts(String organizationId, Collection<String> groupIds, int most) {
        Map<String, Integer> counts = new HashMap<>();
        IdChunks.forEach(Id.among(groupIds), chunk -> sql.visit("""
                SELECT r.id, (SELECT COUNT(*) FROM (SELECT 1 FROM membership m
                  WHERE m.organization_id = r.organization_id AND m.group_id = r.id LIMIT ?) AS counted)
                FROM resource r WHERE r.organization_id = ? AND r.id IN\s""" + IdChunks.marks(chunk),
                row -> Map.entry(row.id(1), row.smallNumber(2)), entry -> {
                    counts.put(entry.getKey(), entry.getValue());
                    return true;
                }, IdChunks.parameters(chunk, most, Id.of(organizationId))));
        return counts;
    }

    /// How many direct members a group has. The cost grows with them.
    public long memberCount(String organizationId, String groupId) {
        return sql.first("SELECT COUNT(*) FROM membership WHERE group_id = ? AND organization_id = "
                + sql.dialect().organization(), row -> row.number(1), Id.of(groupId), Id.of(organizationId))
                .orElse(0L);
    }

    /// A group's direct members in the order of their ids, one page of them.
    ///
    /// @param after only members whose id sorts after this one
    /// @param kept  what is kept of each member
    public <T> List<T> members(String organizationId, String groupId, Optional<String> after, int limit,
            Function<StoredResource, T> kept) {
        List<String> ids = sql.list("SELECT m.member_id FROM membership m WHERE m.organization_id = "
                + sql.dialect().organization()
                + " AND m.group_id = ? AND m.member_id > ? ORDER BY m.member_id LIMIT ?",
                row -> row.id(1),
                Id.of(organizationId), Id.of(groupId), Id.notAfter(after.orElse("")), limit);
        return resources(organizationId, ids, kept);
    }

    /// The resources with these ids, in the order of the ids.
    private <T> List<T> resources(String organizationId, List<String> ids, Function<StoredResource, T> kept) {
        Map<String, T> found = new HashMap<>();
        IdChunks.forEach(Id.among(ids), chunk -> new ResourceRows(sql).visit(
                " WHERE r.organization_id = ? AND r.id IN " + IdChunks.marks(chunk), resource -> {
                    found.put(resource.id(), kept.apply(resource));
                    return true;
                }, IdChunks.parameters(chunk, Id.of(organizationId))));
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }
}
