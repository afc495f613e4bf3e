package dev.scimconsole.server.activity;

import dev.scimconsole.server.recent.Site;
import dev.scimconsole.server.store.activity.EventDetail;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// What strangers were refused, counted together: of each sort the first within a minute is an event at once,
/// and at the end of that minute one more event says how many followed. So there are a few events a minute,
/// however many try, and none of them is in the chain of audit events.
///
/// A sort is what was tried, why it was refused and whose account, where it is known: who mends one fault of
/// a connection learns of the next at once. There are as many as there are routes, reasons and
/// administrators, and those beyond a bound are one.
public final class Attempts implements AutoCloseable {

    private static final Duration INTERVAL = Duration.ofMinutes(1);
    private static final int MOST_SORTS = 64;
    private static final int MOST_SITES = 100;

    private final EventRecorder recorder;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Thread reporter;

    // Guarded by lock.
    private final Map<Sort, Tally> tallies = new HashMap<>();
    private boolean closed;

    /// @param recorder is not closed by this
    public Attempts(EventRecorder recorder, InstantSource clock) {
        this.recorder = recorder;
        this.clock = clock;
        reporter = Thread.ofVirtual().name("attempts").start(this::reportUntilClosed);
    }

    /// Notes an attempt.
    ///
    /// @param event which becomes one if it is the first of its sort
    public void note(NewEvent event) {
        lock.lock();
        try {
            reportEnded(clock.instant());
            Sort sort = Sort.of(event);
            Tally known = tallies.get(tallies.size() < MOST_SORTS || tallies.containsKey(sort)
                    ? sort
                    : Sort.OTHER);
            if (known != null) {
                known.add(event);
            } else {
                tallies.put(tallies.size() < MOST_SORTS ? sort : Sort.OTHER, new Tally(event));
                recorder.record(event);
                changed.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /// Reports what was counted and not yet told.
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signal();
            reportEnded(Instant.MAX);
        } finally {
            lock.unlock();
        }
        try {
            reporter.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void reportUntilClosed() {
        lock.lock();
        try {
            while (!closed) {
                if (tallies.isEmpty()) {
                    changed.awaitUninterruptibly();
                } else {
                    changed.awaitNanos(INTERVAL.toNanos());
                    reportEnded(clock.instant());
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    /// A clock that is set back ends an interval as well: else nothing would be told until it is there again.
    private void reportEnded(Instant now) {
        List<Sort> ended = new ArrayList<>();
        tallies.forEach((sort, tally) -> {
            if (Duration.between(tally.first.at(), now).abs().compareTo(INTERVAL) >= 0) {
                ended.add(sort);
                tally.report().ifPresent(recorder::record);
            }
        });
        ended.forEach(tallies::remove);
    }

    private record Sort(String action, Optional<String> organizationId, String administrator,
            Optional<String> reason) {

        private static final Sort OTHER = new Sort("", Optional.empty(), "", Optional.empty());

        static Sort of(NewEvent event) {
            return new Sort(event.action(), event.organizationId(), event.actor().name(),
                    event.reason());
        }
    }

    private static final class Tally {

        private final NewEvent first;
        private final Set<Site> sites = new HashSet<>();
        private NewEvent last;
        private long more;

        Tally(NewEvent first) {
            this.first = first;
            last = first;
            sites.add(Site.of(first.origin().address()));
        }

        void add(NewEvent event) {
            last = event;
            more++;
            if (sites.size() < MOST_SITES) {
                sites.add(Site.of(event.origin().address()));
            }
        }

        /// The last one, which tells of all after the first.
        Optional<NewEvent> report() {
            return more == 0
                    ? Optional.empty()
                    : Optional.of(last.with(
                            EventDetail.attempts(more, sites.size(), sites.size() == MOST_SITES)));
        }
    }
}
