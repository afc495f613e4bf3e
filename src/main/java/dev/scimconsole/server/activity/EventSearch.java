package dev.scimconsole.server.activity;

import dev.scimconsole.contract.activity.Event;
import dev.scimconsole.contract.activity.EventFilter;
import dev.scimconsole.server.store.Store;
import dev.scimconsole.server.store.activity.EventRecords.Kept;
import dev.scimconsole.server.store.activity.EventRecords.Place;
import dev.scimconsole.server.store.activity.EventRecords.Search;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A search through events, newest first.
///
/// Time, kind and outcome are found by indexes. Actor and text are looked for event by event, in many short
/// transactions, up to a bound of events and of time; then the caller decides whether to go on. At a million
/// events an index for substrings would cost every request more than a search costs the few who search.
final class EventSearch {

    /// Events that are looked through before the caller is asked.
    static final int MOST_SEARCHED = 20_000;
    private static final int SEARCHED_AT_ONCE = 1_000;
    private static final Duration LONGEST = Duration.ofMillis(150);
    private static final int EXPORTED_AT_ONCE = 500;

    private final Store store;
    private final String organizationId;
    private final EventFilter filter;
    private final Locale language;
    private final EventMatch match;

    EventSearch(Store store, String organizationId, EventFilter filter, Locale language) {
        this.store = store;
        this.organizationId = organizationId;
        this.filter = filter;
        this.language = language;
        match = EventMatch.of(store, organizationId, filter, language);
    }

    /// What was found, and where to go on; empty at the end.
    record Found(List<Kept> events, Optional<Place> next) {}

    /// Searches on from a place.
    ///
    /// @param limit how many are wanted
    Found from(Optional<Place> start, int limit) {
        List<Kept> events = new ArrayList<>();
        Optional<Place> before = start;
        long begun = System.nanoTime();
        for (int searched = 0; searched < MOST_SEARCHED
                && (searched == 0
                        || System.nanoTime() - begun < LONGEST.toNanos()); searched += SEARCHED_AT_ONCE) {
            Step step = step(before, limit + 1 - events.size());
            events.addAll(step.hits());
            if (events.size() > limit) {
                List<Kept> page = List.copyOf(events.subList(0, limit));
                return new Found(page, Optional.of(page.getLast().place()));
            }
            if (step.last().isEmpty()) {
                return new Found(events, Optional.empty());
            }
            before = step.last();
        }
        return new Found(events, before);
    }

    /// A part of an export, from a place on.
    Activity.Export export(Optional<Place> start) {
        Found found = from(start, EXPORTED_AT_ONCE);
        List<Event> events = store
                .read(transaction -> EventReader.read(transaction, found.events(), language));
        return new Part(events, found.next());
    }

    /// @param wanted at least one
    private Step step(Optional<Place> before, int wanted) {
        Search search = new Search(organizationId, filter.from(), filter.to(), filter.kind(),
                filter.outcome(),
                before, match.decides() ? SEARCHED_AT_ONCE : wanted);
        return store.read(transaction -> {
            List<Kept> hits = new ArrayList<>();
            Kept[] last = new Kept[1];
            int shown = transaction.events().search(search, kept -> {
                last[0] = kept;
                if (match.matches(kept.event())) {
                    hits.add(kept);
                }
                return hits.size() < wanted;
            });
            boolean atEnd = shown < search.limit() && hits.size() < wanted;
            return new Step(hits, atEnd ? Optional.empty() : Optional.of(last[0].place()));
        });
    }

    private final class Part implements Activity.Export {

        private final List<Event> events;
        private final Optional<Place> end;

        Part(List<Event> events, Optional<Place> end) {
            this.events = events;
            this.end = end;
        }

        @Override
        public List<Event> events() {
            return events;
        }

        @Override
        public Optional<Activity.Export> next() {
            return end.map(place -> export(Optional.of(place)));
        }
    }

    /// @param last the place up to which was looked; empty at the end
    private record Step(List<Kept> hits, Optional<Place> last) {}
}
