package dev.scimconsole.server.store.directory;

import dev.scimconsole.server.values.ResourceType;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Who stood where in the whole lists of resources, so that a far page is found from where the page before it
/// ended, and not by walking over all before it: identity providers page in order.
///
/// Who stands where changes when somebody before goes, or comes later than those behind. What this process
/// does is known before it is answered. What another node on the same database does is not, and is held for
/// true for a minute: a page then begins right behind the one before it, and nobody is passed over.
///
/// Thread-safe.
public final class PageEnds {

    private static final int MOST_LISTS = 1_000;
    private static final int MOST_PLACES = 2_000;
    private static final long LIFETIME = Duration.ofMinutes(1).toNanos();

    private final Map<Whole, Places> lists = new HashMap<>();
    // Each transaction asks for it, without waiting.
    private volatile long generation;

    /// A list without conditions, in the order of the ids.
    record Whole(String organizationId, ResourceType type) {}

    /// Somebody who stands at or before a wanted place.
    ///
    /// @param id    of that resource
    /// @param steps from there to the wanted place
    record Start(String id, long steps) {}

    /// What is given back with [#note] by a transaction whose snapshot is taken after this.
    long generation() {
        return generation;
    }

    /// The nearest who is known to stand at or before a place.
    ///
    /// @param place counts from 0
    synchronized Optional<Start> before(Whole list, long place) {
        return Optional.ofNullable(lists.get(list)).map(known -> known.at.floorEntry(place))
                .filter(known -> System.nanoTime() - known.getValue().since < LIFETIME)
                .map(known -> new Start(known.getValue().id, place - known.getKey()));
    }

    /// Notes who stands at a place, unless something has changed since the transaction began.
    ///
    /// @param place     counts from 0
    /// @param beginning from [#generation]
    synchronized void note(Whole list, long place, String id, long beginning) {
        Places places = places(list);
        if (beginning != generation) {
            return;
        }
        if (places.at.size() >= MOST_PLACES) {
            places.at.clear();
        }
        places.at.put(place, new Place(id, System.nanoTime()));
    }

    private synchronized Places places(Whole list) {
        if (lists.size() >= MOST_LISTS && !lists.containsKey(list)) {
            lists.clear();
            generation++;
        }
        return lists.computeIfAbsent(list, _ -> new Places());
    }

    /// Collects what one transaction does.
    public Changes changes() {
        return new Changes();
    }

    private synchronized void forget(Whole list) {
        generation++;
        Optional.ofNullable(lists.get(list)).ifPresent(known -> known.at.clear());
    }

    /// @return whether it came after all who came before
    private synchronized boolean isNewest(Whole list, String id) {
        Places places = places(list);
        boolean newest = places.newest.compareTo(id) < 0
                && Optional.ofNullable(places.at.lastEntry())
                        .filter(last -> last.getValue().id.compareTo(id) >= 0)
                        .isEmpty();
        if (newest) {
            places.newest = id;
        }
        return newest;
    }

    /// What one transaction changes about who stands where. Of one thread.
    public final class Changes {

        private final Set<Whole> changed = new HashSet<>();

        private Changes() {}

        /// Somebody goes.
        void gone(Whole list) {
            changed.add(list);
            forget(list);
        }

        /// Somebody comes.
        void came(Whole list, String id) {
            if (!isNewest(list, id)) {
                gone(list);
            }
        }

        /// The transaction has ended. Those who began before that may have noted what was true before it.
        public void end() {
            changed.forEach(PageEnds.this::forget);
        }
    }

    private static final class Places {

        private final NavigableMap<Long, Place> at = new TreeMap<>();
        private String newest = "";
    }

    private record Place(String id, long since) {}
}
