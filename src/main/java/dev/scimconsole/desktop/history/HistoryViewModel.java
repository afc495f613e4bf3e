package dev.scimconsole.desktop.history;

import dev.scimconsole.client.EventCalls;
import dev.scimconsole.contract.activity.ResourceChange;
import dev.scimconsole.contract.activity.ResourceChangePage;
import dev.scimconsole.desktop.task.Loading;
import dev.scimconsole.desktop.task.Loads;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The changes of one user or group, newest first, as far as the administrator has looked.
public final class HistoryViewModel {

    private static final int PAGE = 10;

    private final EventCalls calls;
    private final ObservableList<ResourceChange> changes = FXCollections.observableArrayList();
    private final Loading loading;
    private final Loading unmasking;
    private final ReadOnlyBooleanWrapper hasMore = new ReadOnlyBooleanWrapper(this, "hasMore");
    private final ReadOnlyBooleanWrapper known = new ReadOnlyBooleanWrapper(this, "known");
    private Optional<String> cursor = Optional.empty();
    private Callable<ResourceChangePage> next = () -> new ResourceChangePage(List.of(), Optional.empty());
    private String target = "";
    private String wanted = "";

    /// @param loads make the page's loads
    public HistoryViewModel(EventCalls calls, Loads loads) {
        this.calls = calls;
        loading = loads.of(this::read);
        unmasking = loads.of(() -> unmask(wanted));
    }

    /// What is shown.
    public ObservableList<ResourceChange> changes() {
        return changes;
    }

    /// The changes, being read.
    public Loading loading() {
        return loading;
    }

    /// One change with all its values, being read.
    public Loading unmasking() {
        return unmasking;
    }

    /// Whether older ones follow.
    public ReadOnlyBooleanProperty hasMoreProperty() {
        return hasMore.getReadOnlyProperty();
    }

    /// Whether they were read, be there any or none.
    public ReadOnlyBooleanProperty knownProperty() {
        return known.getReadOnlyProperty();
    }

    /// Reads the latest changes of a user or group.
    ///
    /// @param id of the SCIM resource
    public void show(String id) {
        begin(() -> calls.changesOf(id, Optional.empty(), PAGE));
        target = id;
    }

    /// Reads on, unless that is being done already.
    public void showMore() {
        if (!loading.runningProperty().get() && cursor.isPresent()) {
            String of = target;
            Optional<String> from = cursor;
            next = () -> calls.changesOf(of, from, PAGE);
            read();
        }
    }

    /// Has one shown with all its values; the service keeps that somebody asked for it.
    ///
    /// @param id of the change
    public void unmask(String id) {
        wanted = id;
        unmasking.start(() -> calls.unmask(id), whole -> changes
                .replaceAll(change -> change.id().equals(whole.id()) ? whole : change));
    }

    /// Ends what runs.
    public void close() {
        loading.stop();
        unmasking.stop();
    }

    /// Reads what one event tells of.
    ///
    /// @param eventId of the event
    public void showEvent(String eventId) {
        begin(() -> calls.changesBy(eventId));
    }

    private void begin(Callable<ResourceChangePage> first) {
        next = first;
        changes.clear();
        cursor = Optional.empty();
        hasMore.set(false);
        known.set(false);
        unmasking.stop();
        read();
    }

    private void read() {
        loading.start(next, this::add);
    }

    private void add(ResourceChangePage page) {
        changes.addAll(page.changes());
        known.set(true);
        cursor = page.nextCursor();
        hasMore.set(cursor.isPresent());
    }
}
