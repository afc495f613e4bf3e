package dev.scimconsole.desktop.history;

import dev.scimconsole.client.CallFailedException;
import dev.scimconsole.client.EventCalls;
import dev.scimconsole.contract.activity.EventTarget;
import dev.scimconsole.contract.activity.ResourceChange;
import dev.scimconsole.contract.activity.ResourceChangePage;
import dev.scimconsole.desktop.task.Loading;
import dev.scimconsole.desktop.task.Loads;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The changes of one user or group, newest first, or those that one event tells of, as far as the
/// administrator has looked.
public final class HistoryViewModel {

    private static final int PAGE = 10;
    private static final int PAGE_OF_EVENT = 50;

    private final EventCalls calls;
    private final ObservableList<ResourceChange> changes = FXCollections.observableArrayList();
    private final Loading loading;
    private final Loading unmasking;
    private final ReadOnlyBooleanWrapper hasMore = new ReadOnlyBooleanWrapper(this, "hasMore");
    private final ReadOnlyBooleanWrapper known = new ReadOnlyBooleanWrapper(this, "known");
    private Optional<String> cursor = Optional.empty();
    private Pages pages = _ -> new ResourceChangePage(List.of(), Optional.empty());
    private String wanted = "";

    /// @param loads make the page's loads
    public HistoryViewModel(EventCalls calls, Loads loads) {
        this.calls = calls;
        loading = loads.of(this::read);
        unmasking = loads.of(() -> unmask(wanted));
    }

    @FunctionalInterface
    private interface Pages {

        ResourceChangePage read(Optional<String> cursor) throws CallFailedException;
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

    /// Whether more follow.
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
        begin(from -> calls.changesOf(id, from, PAGE));
    }

    /// Whether one names whom it is about: where several are told of together, the first one of each.
    ///
    /// @param index of the change
    public boolean namesTarget(int index) {
        EventTarget about = changes.get(index).target();
        return index > 0
                ? !isSame(changes.get(index - 1).target(), about)
                : changes.stream().anyMatch(change -> !isSame(change.target(), about));
    }

    /// Whoever was refused when created has no id.
    private static boolean isSame(EventTarget one, EventTarget other) {
        return one.id().equals(other.id()) && (!one.id().isEmpty() || one.name().equals(other.name()));
    }

    /// Reads on, unless that is being done already.
    public void showMore() {
        if (!loading.runningProperty().get() && cursor.isPresent()) {
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
        begin(from -> calls.changesBy(eventId, from, PAGE_OF_EVENT));
    }

    private void begin(Pages wantedPages) {
        pages = wantedPages;
        changes.clear();
        cursor = Optional.empty();
        hasMore.set(false);
        known.set(false);
        unmasking.stop();
        read();
    }

    private void read() {
        Pages of = pages;
        Optional<String> from = cursor;
        loading.start(() -> of.read(from), this::add);
    }

    private void add(ResourceChangePage page) {
        changes.addAll(page.changes());
        known.set(true);
        cursor = page.nextCursor();
        hasMore.set(cursor.isPresent());
    }
}
