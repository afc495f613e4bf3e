package dev.scimconsole.server.scim.query;

import dev.scimconsole.server.scim.discovery.ScimLimits;
import dev.scimconsole.server.scim.error.ScimException;
import dev.scimconsole.server.scim.error.ScimType;
import dev.scimconsole.server.scim.filter.FilterEvaluator;
import dev.scimconsole.server.scim.resource.GroupsOfSome;
import dev.scimconsole.server.scim.resource.Memberships;
import dev.scimconsole.server.scim.resource.ResourceValues;
import dev.scimconsole.server.store.directory.PageMemory;
import dev.scimconsole.server.store.directory.ResourceQuery;
import dev.scimconsole.server.store.directory.ResourceRecords;
import dev.scimconsole.server.store.directory.StoredResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.LongConsumer;

/// Runs a search inside a transaction. What SQL can decide, it counts, sorts and pages; the rest is decided
/// in Java while the database shows one resource after another, so that memory holds one page and no more.
final class Search {

    private static final int LOOKED_AT_TOGETHER = 100;
    /// Characters of their documents.
    private static final int MOST_TOGETHER = 1 << 20;

    private final ResourceRecords records;
    private final Memberships memberships;
    private final String organizationId;
    private final String baseUrl;
    private final boolean ascending;
    private final List<SearchTarget> targets;
    private final ScimLimits limits;
    private final LongConsumer weighed;

    /// @param weighed is told how many characters of the page were read, each time before there are many
    Search(ResourceRecords records, Memberships memberships, String organizationId, String baseUrl,
            boolean ascending, List<SearchTarget> targets, ScimLimits limits, LongConsumer weighed) {
        this.records = records;
        this.memberships = memberships;
        this.organizationId = organizationId;
        this.baseUrl = baseUrl;
        this.ascending = ascending;
        this.targets = targets;
        this.limits = limits;
        this.weighed = weighed;
    }

    /// One page by position.
    SearchResult page(long offset, int count) {
        boolean sqlOrder = targets.size() == 1
                ? targets.getFirst().isSortedBySql()
                : targets.stream().allMatch(target -> target.sortBy().isEmpty());
        return sqlOrder ? pageInStoredOrder(offset, count) : pageSortedHere(offset, count);
    }

    private SearchResult pageInStoredOrder(long offset, int count) {
        Page page = new Page(count);
        long total = 0;
        for (int i = 0; i < targets.size(); i++) {
            long skip = Math.max(0, offset - total);
            total += targets.get(i).plan().exact()
                    ? pageBySql(i, skip, page)
                    : pageByScan(i, skip, page);
        }
        return page.result(total, offset, total > offset + page.resources.size());
    }

    /// @return matches in all
    private long pageBySql(int source, long skip, Page page) {
        int limit = page.room();
        int found = page.read(query(source, Optional.empty(), skip, limit), source);
        boolean sawEnd = found < limit && !page.isCut() && (skip == 0 || found > 0);
        return sawEnd ? skip + found : records.count(query(source, Optional.empty(), 0, 0));
    }

    private long pageByScan(int source, long skip, Page page) {
        long[] matches = new long[1];
        scan(source, Optional.empty(), (resource, _) -> {
            if (matches[0]++ >= skip && page.room() > 0) {
                page.add(resource, source);
            }
            return true;
        });
        return matches[0];
    }

    /// Keeps the best keys only, and fetches the page's resources at the end.
    private SearchResult pageSortedHere(long offset, int count) {
        if (offset > limits.maxSorted() - count) {
            throw ScimException.badSearch(ScimType.TOO_MANY,
                    "Only the first " + limits.maxSorted() + " resources can be listed in this order.");
        }
        int wanted = (int) offset + count;
        PriorityQueue<Sorted> best = new PriorityQueue<>(Sorted.order(ascending).reversed());
        long total = 0;
        for (int i = 0; i < targets.size(); i++) {
            total += collectBest(i, wanted, best);
        }
        List<Sorted> inOrder = best.stream().sorted(Sorted.order(ascending)).toList();
        Page page = new Page(count);
        for (int i = (int) offset; i < inOrder.size() && page.room() > 0; i++) {
            Sorted sorted = inOrder.get(i);
            records.find(organizationId, targets.get(sorted.source).schema().type(), sorted.key.id())
                    .ifPresent(resource -> page.add(resource, sorted.source));
        }
        return page.result(total, offset, total > offset + page.resources.size());
    }

    private long collectBest(int source, int wanted, PriorityQueue<Sorted> best) {
        SearchTarget target = targets.get(source);
        long[] matches = new long[1];
        scan(source, Optional.empty(), (resource, values) -> {
            matches[0]++;
            SortKey key = target.sortBy()
                    .map(path -> SortKey.of(path, values, resource.id()))
                    .orElseGet(() -> new SortKey(Optional.empty(), resource.id()));
            best.add(new Sorted(key, source));
            if (best.size() > wanted) {
                best.poll();
            }
            return true;
        });
        return matches[0];
    }

    /// One page after a cursor, in the order of creation.
    SearchResult pageAfter(Optional<Cursor> cursor, int count) {
        long total = cursor.map(Cursor::total).orElseGet(this::countAll);
        Page page = new Page(count + 1);
        int first = cursor.map(Cursor::source).orElse(0);
        for (int i = first; i < targets.size() && page.room() > 0; i++) {
            Optional<String> after = i == first ? cursor.flatMap(Cursor::after) : Optional.empty();
            fillAfter(i, after, page);
        }
        boolean oneMore = page.resources.size() > count;
        if (oneMore) {
            page.resources.removeLast();
            page.sources.removeLast();
        }
        return page.result(total, cursor.map(Cursor::offset).orElse(0L), oneMore || page.isCut());
    }

    private void fillAfter(int source, Optional<String> after, Page page) {
        if (targets.get(source).plan().exact()) {
            page.read(query(source, after, 0, page.room()), source);
        } else {
            scan(source, after, (resource, _) -> {
                page.add(resource, source);
                return page.room() > 0;
            });
        }
    }

    private long countAll() {
        long total = 0;
        for (int i = 0; i < targets.size(); i++) {
            total += targets.get(i).plan().exact()
                    ? records.count(query(i, Optional.empty(), 0, 0))
                    : pageByScan(i, 0, new Page(0));
        }
        return total;
    }

    /// Some at a time, so that what other rows say of them is asked for together.
    private void scan(int source, Optional<String> after, Visitor visitor) {
        SearchTarget target = targets.get(source);
        List<StoredResource> some = new ArrayList<>(LOOKED_AT_TOGETHER);
        boolean[] more = {true};
        long[] characters = new long[1];
        records.scan(query(source, after, 0, Integer.MAX_VALUE), resource -> {
            some.add(resource);
            characters[0] += resource.document().length();
            if (some.size() == LOOKED_AT_TOGETHER || characters[0] > MOST_TOGETHER) {
                more[0] = look(target, some, visitor);
                some.clear();
                characters[0] = 0;
            }
            return more[0];
        });
        if (more[0]) {
            look(target, some, visitor);
        }
    }

    /// @return whether the visitor wants more
    private boolean look(SearchTarget target, List<StoredResource> some, Visitor visitor) {
        GroupsOfSome groups = new GroupsOfSome(memberships, some);
        boolean exact = target.plan().exact();
        for (StoredResource resource : some) {
            ResourceValues values = new ResourceValues(resource, memberships, groups,
                    baseUrl + target.schema().endpoint() + "/" + resource.id());
            if ((exact || FilterEvaluator.matches(target.filter(), values))
                    && !visitor.visit(resource, values)) {
                return false;
            }
        }
        return true;
    }

    private ResourceQuery query(int source, Optional<String> after, long offset, int limit) {
        return targets.get(source).query(organizationId, ascending, after, offset, limit);
    }

    @FunctionalInterface
    private interface Visitor {
        boolean visit(StoredResource resource, ResourceValues values);
    }

    private record Sorted(SortKey key, int source) {

        static java.util.Comparator<Sorted> order(boolean ascending) {
            return java.util.Comparator.comparing(Sorted::key, SortKey.order(ascending));
        }
    }

    /// A page being filled. It ends early when its documents grow too large.
    private final class Page {

        private final int size;
        private final List<StoredResource> resources = new ArrayList<>();
        private final List<Integer> sources = new ArrayList<>();
        private final PageMemory memory = new PageMemory(limits.maxPageBytes(), weighed);

        Page(int size) {
            this.size = size;
        }

        int room() {
            return memory.isFull() ? 0 : size - resources.size();
        }

        /// @return how many there are of it
        int read(ResourceQuery query, int source) {
            List<StoredResource> found = records.page(query, memory);
            found.forEach(resource -> put(resource, source));
            return found.size();
        }

        boolean isCut() {
            return memory.isFull() && resources.size() < size;
        }

        void add(StoredResource resource, int source) {
            memory.take(resource);
            put(resource, source);
        }

        private void put(StoredResource resource, int source) {
            resources.add(resource);
            sources.add(source);
        }

        SearchResult result(long total, long offset, boolean more) {
            memory.weigh();
            return new SearchResult(total, offset, resources, sources, more);
        }
    }
}
