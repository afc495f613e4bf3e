package dev.scimconsole.server.store.directory;

import dev.scimconsole.server.store.directory.DirectoryRecords.Listing;
import dev.scimconsole.server.store.directory.DirectoryRecords.Order;
import dev.scimconsole.server.store.sql.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads a list in the order of an index: those with a name, and behind them those without one; where the
/// order is by a state, so for each state.
final class IndexWalk {

    private final Sql sql;
    private final Listing listing;
    private final List<DirectoryCriterion> criteria;
    private final List<String> ids = new ArrayList<>();
    private final List<Integer> ranks = new ArrayList<>();
    private long skip;

    /// Reads one page, and one more where there is one: that tells whether there are more.
    ///
    /// @param skip how many stand before the page; 0 behind a place
    IndexWalk(Sql sql, Listing listing, List<DirectoryCriterion> criteria, long skip) {
        this.sql = sql;
        this.listing = listing;
        this.criteria = criteria;
        this.skip = skip;
        if (listing.order() == Order.STATUS) {
            for (int rank : listing.ascending() ? new int[]{0, 1} : new int[]{1, 0}) {
                go(rank, List.of(new DirectoryCriterion.Active(rank == 0)));
            }
        } else {
            go(0, List.of());
        }
    }

    /// Of those on the page.
    List<String> ids() {
        return hasMore() ? ids.subList(0, listing.limit()) : ids;
    }

    /// Where the next page goes on; empty on the last one.
    ///
    /// @param last where the last of those with these ids stands, whatever the rank
    Optional<DirectoryPlace> next(DirectoryPlace last) {
        return hasMore() ? Optional.of(last.withRank(ranks.get(listing.limit() - 1))) : Optional.empty();
    }

    private boolean hasMore() {
        return ids.size() > listing.limit();
    }

    /// Reads those of a rank, unless the page before ended behind them.
    private void go(int rank, List<DirectoryCriterion> ofRank) {
        boolean passed = listing.after().filter(place -> listing.ascending()
                ? place.rank() > rank
                : place.rank() < rank).isPresent();
        if (passed || hasMore()) {
            return;
        }
        Listing from = listing.after().filter(place -> place.rank() == rank).isPresent()
                ? listing
                : new Listing(listing.organizationId(), listing.type(), listing.filter(), listing.order(),
                        listing.ascending(), Optional.empty(), 0, listing.limit(), listing.whole());
        List<DirectoryCriterion> all = new ArrayList<>(criteria);
        all.addAll(ofRank);
        long nameless = skip == 0 ? 0 : count(DirectoryStatement.countNameless(from, all));
        if ((from.after().isEmpty() || from.after().get().key().isPresent())
                && !passes(skip == 0 ? 0 : ofRank(ofRank) - nameless)) {
            add(rank, DirectoryStatement.named(from, all, room(), skip));
            skip = 0;
        }
        if (!hasMore() && !passes(nameless)) {
            add(rank, DirectoryStatement.nameless(from, all, room(), skip));
            skip = 0;
        }
    }

    /// Whether the page begins behind so many; those are not read.
    private boolean passes(long count) {
        boolean passed = skip > 0 && skip >= count;
        skip = passed ? skip - count : skip;
        return passed;
    }

    /// How many there are of a rank. Few are deactivated, so that the others are not counted.
    private long ofRank(List<DirectoryCriterion> ofRank) {
        long all = ResourceRecords.all(sql, listing.organizationId(), listing.type());
        if (ofRank.isEmpty()) {
            return all;
        }
        DirectoryCriterion deactivated = new DirectoryCriterion.Active(false);
        long others = count(DirectoryStatement.count(listing.organizationId(), listing.type(), deactivated,
                Integer.MAX_VALUE));
        return ofRank.contains(deactivated) ? others : all - others;
    }

    private int room() {
        return listing.limit() + 1 - ids.size();
    }

    private void add(int rank, DirectoryStatement statement) {
        sql.list(statement.text(), row -> row.id(1), statement.parameters().toArray()).forEach(id -> {
            ids.add(id);
            ranks.add(rank);
        });
    }

    private long count(DirectoryStatement statement) {
        return sql.first(statement.text(), row -> row.number(1), statement.parameters().toArray()).orElse(0L);
    }
}
