package dev.scimconsole.desktop.live;

import dev.scimconsole.client.EventCalls;
import dev.scimconsole.contract.activity.Event;
import dev.scimconsole.contract.activity.EventFilter;
import dev.scimconsole.contract.rotation.RotationUpdate;
import dev.scimconsole.desktop.task.RunningTask;
import dev.scimconsole.desktop.task.Tasks;
import dev.scimconsole.desktop.task.Ticker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;

/// Brings events as they happen. Follows the service's stream; while that is not to be had it looks for new
/// events every few seconds instead, and tries the stream again. Used on the thread of the screen.
public final class LiveEvents {

    private static final Duration LOOKS_EVERY = Duration.ofSeconds(5);
    private static final int LOOKED_AT = 100;

    /// How new events come.
    public enum State {
        /// They do not.
        OFF,
        /// Nobody knows yet.
        CONNECTING,
        /// At once.
        LIVE,
        /// Every few seconds.
        LOOKING,
        /// Not, because the service does not answer; that is tried again.
        LOST
    }

    private final EventCalls calls;
    private final Tasks tasks;
    private final Executor screen;
    private final Ticker ticker;
    private final Consumer<List<Event>> newer;
    private final Optional<Consumer<RotationUpdate>> rotated;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(this, "state", State.OFF);
    private EventFilter filter = EventFilter.all();
    private Optional<String> lastId = Optional.empty();
    private Optional<Feed> feed = Optional.empty();
    private Optional<RunningTask> look = Optional.empty();
    private Subscription looking = Subscription.EMPTY;

    /// @param screen where `newer` is called
    /// @param newer  takes new events, the newest first; some may come again
    public LiveEvents(EventCalls calls, Tasks tasks, Executor screen, Ticker ticker,
            Consumer<List<Event>> newer) {
        this(calls, tasks, screen, ticker, newer, Optional.empty());
    }

    /// The same, for whoever shows the rotation.
    ///
    /// @param rotated takes how it stands, while the state is [State#LIVE]: at once, and whenever it has
    ///                changed
    public LiveEvents(EventCalls calls, Tasks tasks, Executor screen, Ticker ticker,
            Consumer<List<Event>> newer, Consumer<RotationUpdate> rotated) {
        this(calls, tasks, screen, ticker, newer, Optional.of(rotated));
    }

    private LiveEvents(EventCalls calls, Tasks tasks, Executor screen, Ticker ticker,
            Consumer<List<Event>> newer, Optional<Consumer<RotationUpdate>> rotated) {
        this.calls = calls;
        this.tasks = tasks;
        this.screen = screen;
        this.ticker = ticker;
        this.newer = newer;
        this.rotated = rotated;
    }

    /// How new events come at this moment.
    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// Begins, or begins anew with another filter.
    public void start(EventFilter wanted) {
        stop();
        filter = wanted;
        lastId = Optional.empty();
        state.set(State.CONNECTING);
        looking = ticker.every(LOOKS_EVERY, this::lookUnlessLive);
        connect();
    }

    /// Ends the stream and the looking.
    public void stop() {
        looking.unsubscribe();
        feed.ifPresent(Feed::cancel);
        look.ifPresent(RunningTask::cancel);
        feed = Optional.empty();
        look = Optional.empty();
        state.set(State.OFF);
    }

    private void lookUnlessLive() {
        if (state.get() != State.LIVE) {
            if (feed.isEmpty()) {
                connect();
            }
            look();
        }
    }

    private void connect() {
        Feed next = new Feed();
        EventFilter wanted = filter;
        Optional<String> after = lastId;
        feed = Optional.of(next);
        next.task = Optional.of(tasks.of(() -> {
            calls.follow(wanted, after, rotated.isPresent(), next);
            return true;
        }).onSuccess(_ -> end(next)).onFailure(_ -> end(next)).start());
    }

    private void end(Feed ending) {
        if (isCurrent(ending)) {
            feed = Optional.empty();
            state.set(State.CONNECTING);
            look();
        }
    }

    private boolean isCurrent(Feed other) {
        return feed.filter(current -> current == other).isPresent();
    }

    /// Fetches the newest events once: those that happened while nothing was followed.
    private void look() {
        look.ifPresent(RunningTask::cancel);
        look = Optional.of(tasks.of(() -> calls.page(filter, Optional.empty(), LOOKED_AT)).onSuccess(page -> {
            newer.accept(page.events());
            setUnlessLive(State.LOOKING);
        }).onFailure(_ -> setUnlessLive(State.LOST)).start());
    }

    private void setUnlessLive(State next) {
        if (state.get() != State.LIVE && state.get() != State.OFF) {
            state.set(next);
        }
    }

    /// One stream: gathers on its own thread what it brings, so that a burst of events is one change of the
    /// screen.
    private final class Feed implements EventCalls.Follower {

        private Optional<RunningTask> task = Optional.empty();
        // Guarded by this.
        private List<Event> gathered = new ArrayList<>();
        private String gatheredTo = "";

        @Override
        public void following() {
            screen.execute(() -> {
                if (isCurrent(this)) {
                    state.set(State.LIVE);
                    look();
                }
            });
        }

        @Override
        public synchronized void happened(String id, Event event) {
            if (gathered.isEmpty()) {
                screen.execute(this::deliver);
            }
            gathered.add(event);
            gatheredTo = id;
        }

        @Override
        public void rotated(RotationUpdate update) {
            screen.execute(() -> {
                if (isCurrent(this)) {
                    rotated.ifPresent(taking -> taking.accept(update));
                }
            });
        }

        void cancel() {
            task.ifPresent(RunningTask::cancel);
        }

        private void deliver() {
            List<Event> events = takeGathered();
            if (isCurrent(this)) {
                newer.accept(events.reversed());
            }
        }

        private synchronized List<Event> takeGathered() {
            List<Event> taken = gathered;
            gathered = new ArrayList<>();
            if (isCurrent(this)) {
                lastId = Optional.of(gatheredTo);
            }
            return taken;
        }
    }
}
