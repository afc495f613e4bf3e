package dev.scimconsole.server.store.directory;

import dev.scimconsole.server.store.directory.DirectoryCriterion.Part;
import dev.scimconsole.server.store.directory.DirectoryRecords.Listing;
import dev.scimconsole.server.store.directory.DirectoryRecords.Order;
import dev.scimconsole.server.store.sql.Id;
import dev.scimconsole.server.store.sql.Sql;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads a long list of users in the order of something that stands beside them, block by block: those of one
/// first group, or with one state of the invite, in the order of ids. Of who has none nothing stands there:
/// they are all users without the others.
final class BlockWalk {

    private static final List<Integer> INVITES = List.of(0, 1, 2, 3);

    private final Sql sql;
    private final Listing listing;
    private final List<DirectoryCriterion> criteria;
    private final List<DirectoryPlace> places = new ArrayList<>();
    private long skip;

    /// @param skip how many stand before the page; 0 behind a place
    BlockWalk(Sql sql, Listing listing, List<DirectoryCriterion> criteria, long skip) {
        this.sql = sql;
        this.listing = listing;
        this.criteria = criteria;
        this.skip = skip;
    }

    /// What belongs together.
    ///
    /// @param key     of all in it; empty where they have none
    /// @param part    where they stand
    /// @param once    lets nobody pass who stands in an earlier block too; blank where nobody does
    /// @param without leaves those out who stand somewhere, with the organization and the id to begin behind
    ///                as parameters; blank where all of the part are meant
    record Block(int rank, Optional<String> key, Part part, String once, String without) {}

    /// Where those of a page stand, and one more where there is one.
    List<DirectoryPlace> places() {
        if (listing.order() == Order.INVITE) {
            byInvite();
        } else {
            byFirstGroup();
        }
        return places;
    }

    private void byInvite() {
        Map<Integer, Long> sizes = skip == 0 ? Map.of() : inviteSizes();
        for (int rank : listing.ascending() ? INVITES : INVITES.reversed()) {
            boolean passed = listing.after()
                    .filter(place -> listing.ascending() ? place.rank() > rank : place.rank() < rank)
                    .isPresent();
            if (!passed && !passes(sizes.getOrDefault(rank, 0L))) {
                read(rank == 0
                        ? others("email_invite x", "x.user_id", "")
                        : new Block(rank, Optional.empty(), invited(rank), "", ""),
                        listing.after().filter(place -> place.rank() == rank));
            }
        }
    }

    private Part invited(int rank) {
        return Part.joined("email_invite x", "user_id", switch (rank) {
            case 1 -> "x.settled_at IS NULL";
            case 2 -> "x.settled_at IS NOT NULL AND x.failure IS NULL";
            default -> "x.settled_at IS NOT NULL AND x.failure IS NOT NULL";
        }, listing.organizationId(), List.of());
    }

    private Map<Integer, Long> inviteSizes() {
        Map<Integer, Long> sizes = new HashMap<>();
        sql.list("SELECT " + DirectoryStatement.INVITE_RANK + " AS rank_, COUNT(*) FROM email_invite i "
                + "WHERE i.organization_id = ? GROUP BY 1",
                row -> sizes.put(row.smallNumber(1), row.number(2)), Id.of(listing.organizationId()));
        sizes.put(0, allWithout(sizes.values()));
        return sizes;
    }

    private void byFirstGroup() {
        Optional<DirectoryPlace> last = listing.after();
        if (skip > 0) {
            skipGroups().ifPresent(key -> readGroups(key, Optional.empty()));
        } else if (last.isEmpty()) {
            readGroups(Optional.empty());
        } else {
            last.get().key().ifPresent(key -> readGroups(key, last));
        }
        read(others("membership x", "x.member_id", " AND x.is_first = 1"),
                last.filter(place -> place.key().isEmpty()));
    }

    /// @param after where the page before ended, in the first one
    private void readGroups(String first, Optional<DirectoryPlace> after) {
        read(ofGroup(first), after);
        readGroups(Optional.of(first));
    }

    /// Passes over whole groups.
    ///
    /// @return the one in which the page begins; empty where it begins behind all
    private Optional<String> skipGroups() {
        DirectoryStatement sizes = DirectoryStatement.sizesOfGroups(listing);
        List<Map.Entry<String, Long>> groups = sql.list(sizes.text(),
                row -> Map.entry(DirectoryPlace.groupKey(row.text(2), row.id(1)), row.number(3)),
                sizes.parameters().toArray());
        return groups.stream().filter(group -> !passes(group.getValue())).findFirst().map(Map.Entry::getKey);
    }

    /// Reads on behind a group.
    private void readGroups(Optional<String> behind) {
        Optional<String> next = behind;
        boolean more = true;
        while (more && places.size() <= listing.limit()) {
            int room = room();
            DirectoryStatement statement = DirectoryStatement.groups(listing, next, room);
            List<String> groups = sql.list(statement.text(),
                    row -> DirectoryPlace.groupKey(row.text(2), row.id(1)), statement.parameters().toArray());
            groups.forEach(key -> read(ofGroup(key), Optional.empty()));
            next = groups.isEmpty() ? next : Optional.of(groups.getLast());
            more = groups.size() == room;
        }
    }

    private Block ofGroup(String key) {
        return new Block(0, Optional.of(key), Part.joined("membership x", "member_id",
                "x.group_id = ? AND x.is_first = 1", listing.organizationId(),
                List.of(Id.of(DirectoryPlace.groupId(key)))), """
                        NOT EXISTS (SELECT 1 FROM membership e
                          WHERE e.organization_id = x.organization_id AND e.member_id = x.member_id
                          AND e.group_id < x.group_id AND e.is_first = 1)""", "");
    }

    private Block others(String table, String id, String condition) {
        return new Block(0, Optional.empty(),
                new DirectoryCriterion.Everybody().parts(listing.organizationId(), listing.type())
                        .getFirst(),
                "", sql.dialect().leavingOut(table, id, condition));
    }

    private long allWithout(Iterable<Long> sizes) {
        long left = ResourceRecords.all(sql, listing.organizationId(), listing.type());
        for (long size : sizes) {
            left -= size;
        }
        return left;
    }

    /// Whether the page begins behind so many; those are not read.
    private boolean passes(long count) {
        boolean passed = skip > 0 && skip >= count;
        skip = passed ? skip - count : skip;
        return passed;
    }

    private int room() {
        return listing.limit() + 1 - places.size();
    }

    /// @param after where the page before ended, in the block
    private void read(Block block, Optional<DirectoryPlace> after) {
        if (places.size() > listing.limit()) {
            return;
        }
        Optional<String> last = skip == 0
                ? after.map(DirectoryPlace::id)
                : ids(DirectoryStatement.skip(listing, criteria, block, skip - 1, sql.dialect()))
                        .stream().findFirst();
        skip = 0;
        ids(DirectoryStatement.read(listing, criteria, block, last, room(), sql.dialect()))
                .forEach(id -> places.add(new DirectoryPlace(block.rank(), block.key(), id)));
    }

    private List<String> ids(DirectoryStatement statement) {
        return sql.list(statement.text(), row -> row.id(1), statement.parameters().toArray());
    }
}
