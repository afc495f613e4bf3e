package dev.scimconsole.desktop.activity;

import dev.scimconsole.client.CallFailedException;
import dev.scimconsole.client.EventCalls;
import dev.scimconsole.client.EventCalls.ExportFormat;
import dev.scimconsole.contract.activity.AuditVerification;
import dev.scimconsole.contract.activity.Event;
import dev.scimconsole.contract.activity.EventFilter;
import dev.scimconsole.contract.activity.EventPage;
import dev.scimconsole.desktop.export.ExportViewModel;
import dev.scimconsole.desktop.live.LiveEvents;
import dev.scimconsole.desktop.live.LiveEvents.State;
import dev.scimconsole.desktop.task.Loading;
import dev.scimconsole.desktop.task.Loads;
import dev.scimconsole.desktop.text.Messages;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// What happened, newest first, as far as the administrator has looked.
public final class ActivityViewModel {

    private static final int PAGE = 100;
    /// How often one look goes on by itself while the service finds nothing that fits.
    private static final int MOST_PAGES_AT_ONCE = 10;
    /// Rows that are kept while new ones come; older ones can be shown again.
    private static final int MOST_ROWS = 5_000;
    /// The signed head of the audit record, in front of the events of an export.
    private static final int LINES_OF_HEAD = 1;

    private final EventCalls calls;
    private final Messages messages;
    private final EventWords words;
    private final FilterViewModel filter;
    private final LiveEvents live;
    private final ExportViewModel export;
    private final ObservableList<Event> events = FXCollections.observableArrayList();
    private final Set<String> ids = new HashSet<>();
    private final Loading loading;
    private final Loading checking;
    private final ReadOnlyBooleanWrapper hasOlder = new ReadOnlyBooleanWrapper(this, "hasOlder");
    private final ReadOnlyStringWrapper error = new ReadOnlyStringWrapper(this, "error", "");
    private final ReadOnlyStringWrapper footer = new ReadOnlyStringWrapper(this, "footer", "");
    private final ReadOnlyStringWrapper dropped = new ReadOnlyStringWrapper(this, "dropped", "");
    private final ReadOnlyStringWrapper empty = new ReadOnlyStringWrapper(this, "empty", "");
    private final ReadOnlyStringWrapper liveText = new ReadOnlyStringWrapper(this, "liveText", "");
    private final BooleanProperty following = new SimpleBooleanProperty(this, "following");
    private final ReadOnlyObjectWrapper<Optional<AuditVerification>> verification;
    private EventFilter shown = EventFilter.all();
    private Optional<String> cursor = Optional.empty();
    private Runnable again = this::reload;

    /// @param loads       make the page's loads
    /// @param screen      where properties change
    /// @param tellSuccess takes a title and a sentence
    public ActivityViewModel(EventCalls calls, Loads loads, Executor screen, Clock clock,
            BiConsumer<String, String> tellSuccess) {
        verification = new ReadOnlyObjectWrapper<>(this, "verification", Optional.empty());
        this.calls = calls;
        messages = loads.messages();
        loading = loads.of(() -> again.run());
        checking = loads.of(this::verify);
        words = new EventWords(messages, clock);
        filter = new FilterViewModel(clock, loads.ticker(), this::reload);
        live = new LiveEvents(calls, loads.tasks(), screen, loads.ticker(), this::addNewer);
        export = new ExportViewModel(loads.tasks(), screen, messages, "activity.export.", tellSuccess);
        following.subscribe((_, on) -> {
            if (on) {
                live.start(shown);
            } else {
                live.stop();
            }
        });
        live.stateProperty().subscribe(this::tellLive);
        error.bind(Bindings.createStringBinding(
                () -> loading.errorProperty().get().isEmpty()
                        ? checking.errorProperty().get()
                        : loading.errorProperty().get(),
                loading.errorProperty(), checking.errorProperty()));
        error.subscribe(why -> {
            if (!why.isEmpty()) {
                empty.set("");
            }
        });
    }

    /// What is wanted.
    public FilterViewModel filter() {
        return filter;
    }

    /// Writes events into a file.
    public ExportViewModel export() {
        return export;
    }

    /// What is shown, newest first.
    public ObservableList<Event> events() {
        return events;
    }

    /// The list, being read.
    public Loading loading() {
        return loading;
    }

    /// The chain, being verified.
    public Loading checking() {
        return checking;
    }

    /// Whether there are older ones, or may be.
    public ReadOnlyBooleanProperty hasOlderProperty() {
        return hasOlder.getReadOnlyProperty();
    }

    /// Why nothing, or nothing more, is shown; empty when nothing is wrong.
    public ReadOnlyStringProperty errorProperty() {
        return error.getReadOnlyProperty();
    }

    /// How much is shown, and how far back was looked.
    public ReadOnlyStringProperty footerProperty() {
        return footer.getReadOnlyProperty();
    }

    /// That requests are in no event; empty when all are.
    public ReadOnlyStringProperty droppedProperty() {
        return dropped.getReadOnlyProperty();
    }

    /// What stands where there is no event.
    public ReadOnlyStringProperty emptyProperty() {
        return empty.getReadOnlyProperty();
    }

    /// Whether new events appear by themselves.
    public BooleanProperty followingProperty() {
        return following;
    }

    /// How they come; empty when they do not.
    public ReadOnlyStringProperty liveTextProperty() {
        return liveText.getReadOnlyProperty();
    }

    /// What the last verification found; empty before it.
    public ReadOnlyObjectProperty<Optional<AuditVerification>> verificationProperty() {
        return verification.getReadOnlyProperty();
    }

    /// Reads the newest events that are wanted.
    public void reload() {
        again = this::reload;
        empty.set(messages.text("activity.loading"));
        EventFilter wanted = filter.filter();
        loading.start(() -> read(wanted, Optional.empty()), found -> {
            shown = wanted;
            events.clear();
            ids.clear();
            add(found);
            if (following.get()) {
                live.start(shown);
            }
        });
    }

    /// Reads on, unless that is being done already.
    public void showOlder() {
        if (loading.runningProperty().get() || !hasOlder.get()) {
            return;
        }
        again = this::showOlder;
        EventFilter wanted = cursor.isPresent() ? shown : endingWithLast();
        Optional<String> from = cursor;
        loading.start(() -> read(wanted, from), this::add);
    }

    /// Looks whether the audit events are all there and as they were written.
    public void verify() {
        checking.start(calls::verify, found -> verification.set(Optional.of(found)));
    }

    /// Tries again what failed.
    public void retry() {
        (loading.errorProperty().get().isEmpty() ? checking : loading).retry();
    }

    /// Takes the result of the last verification away.
    public void forgetVerification() {
        verification.set(Optional.empty());
    }

    /// Writes all that is wanted into a file, also what is not shown yet.
    public void export(ExportFormat format, Path file) {
        EventFilter wanted = shown;
        export.export((out, progress) -> calls.export(wanted, format, out, progress),
                LINES_OF_HEAD + (format == ExportFormat.CSV ? 1 : 0), file);
    }

    /// Says events in words.
    EventWords words() {
        return words;
    }

    /// Ends what runs.
    public void close() {
        live.stop();
        filter.close();
        loading.stop();
        checking.stop();
    }

    private record Found(List<Event> events, EventPage last) {}

    /// Reads until there is a page full, or it has taken long enough.
    private Found read(EventFilter wanted, Optional<String> from) throws CallFailedException {
        EventPage page = calls.page(wanted, from, PAGE);
        List<Event> found = new ArrayList<>(page.events());
        for (int i = 1; i < MOST_PAGES_AT_ONCE && found.size() < PAGE && page.nextCursor().isPresent(); i++) {
            page = calls.page(wanted, page.nextCursor(), PAGE);
            found.addAll(page.events());
        }
        return new Found(found, page);
    }

    private void add(Found found) {
        events.addAll(found.events().stream().filter(event -> ids.add(event.id())).toList());
        cursor = found.last().nextCursor();
        hasOlder.set(cursor.isPresent());
        tellFooter(found.last().searchedTo());
        empty.set(messages.text(filter.restricts() ? "activity.noneFits" : "activity.none"));
        dropped.set(found.last().dropped() == 0
                ? ""
                : messages.text("activity.dropped", found.last().dropped(),
                        found.last().droppedAt().map(words::when).orElse("")));
    }

    private void addNewer(List<Event> newer) {
        List<Event> fresh = newer.stream().filter(event -> ids.add(event.id())).toList();
        events.addAll(0, fresh);
        if (events.size() > MOST_ROWS) {
            List<Event> oldest = events.subList(MOST_ROWS, events.size());
            oldest.forEach(event -> ids.remove(event.id()));
            oldest.clear();
            // The way on from here has no cursor; its time leads there.
            cursor = Optional.empty();
            hasOlder.set(true);
        }
        if (!fresh.isEmpty()) {
            tellFooter(Optional.empty());
        }
    }

    private EventFilter endingWithLast() {
        Optional<Instant> end = events.isEmpty()
                ? shown.to()
                : Optional.of(events.getLast().at().plusMillis(1));
        return new EventFilter(shown.from(), end, shown.actor(), shown.outcome(), shown.kind(), shown.text());
    }

    private void tellFooter(Optional<Instant> searchedTo) {
        String count = messages.text("activity.count", events.size());
        footer.set(searchedTo.filter(_ -> filter.restricts())
                .map(to -> messages.text("activity.searchedTo", count, words.when(to))).orElse(count));
    }

    private void tellLive(State state) {
        liveText.set(switch (state) {
            case OFF -> "";
            case CONNECTING -> messages.text("activity.live.connecting");
            case LIVE -> messages.text("activity.live.live");
            case LOOKING -> messages.text("activity.live.looking");
            case LOST -> messages.text("activity.live.lost");
        });
    }
}
