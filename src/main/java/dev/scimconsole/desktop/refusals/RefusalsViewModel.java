package dev.scimconsole.desktop.refusals;

import dev.scimconsole.client.RefusalCalls;
import dev.scimconsole.contract.refusals.DecideLeavers.Decision;
import dev.scimconsole.contract.refusals.HeldLeavers;
import dev.scimconsole.contract.refusals.NotKept;
import dev.scimconsole.contract.refusals.RefusedChange;
import dev.scimconsole.contract.refusals.RefusedChangePage;
import dev.scimconsole.desktop.task.Loading;
import dev.scimconsole.desktop.task.Loads;
import dev.scimconsole.desktop.text.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The changes that are open, as far as the administrator has looked.
public final class RefusalsViewModel {

    private static final int PAGE = 50;

    private final RefusalCalls calls;
    private final Messages messages;
    private final Loading loading;
    private final Loading noticing;
    private final ObservableList<NotKept> notKept = FXCollections.observableArrayList();
    private final ObservableList<RefusedChange> leavers = FXCollections.observableArrayList();
    private final ObservableList<RefusedChange> intended = FXCollections.observableArrayList();
    private final ObservableList<RefusedChange> others = FXCollections.observableArrayList();
    private final ObservableList<String> clients = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper badge = new ReadOnlyStringWrapper(this, "badge", "");
    private final ReadOnlyObjectWrapper<Optional<HeldLeavers>> held = new ReadOnlyObjectWrapper<>(this,
            "held",
            Optional.empty());
    private final ReadOnlyBooleanWrapper known = new ReadOnlyBooleanWrapper(this, "known");
    private final ReadOnlyBooleanWrapper hasMore = new ReadOnlyBooleanWrapper(this, "hasMore");
    private Optional<String> client = Optional.empty();
    private Optional<String> cursor = Optional.empty();

    /// @param loads make the page's loads
    public RefusalsViewModel(RefusalCalls calls, Loads loads) {
        this.calls = calls;
        messages = loads.messages();
        loading = loads.of(this::load);
        noticing = loads.of(this::notice);
    }

    /// Reads what is open.
    public void load() {
        Optional<String> of = client;
        loading.start(() -> calls.open(of, Optional.empty(), PAGE), this::show);
    }

    /// Decides about those who are held or stopped, and reads what is open then.
    public void decide(Decision decision) {
        Optional<String> of = client;
        loading.start(() -> {
            calls.decide(decision);
            return calls.open(of, Optional.empty(), PAGE);
        }, this::show);
    }

    private void show(RefusedChangePage page) {
        leavers.clear();
        others.clear();
        intended.clear();
        known.set(true);
        held.set(page.heldLeavers());
        badge.set(page.stillAccess() == 0 ? "" : messages.text("refused.badge", page.stillAccess()));
        notice();
        clients.setAll(page.clients().stream().filter(name -> !name.isEmpty()).toList());
        add(page);
    }

    /// What is not kept stands below what was refused, and comes after it.
    private void notice() {
        noticing.start(calls::notKept, read -> notKept.setAll(read.notices()));
    }

    /// What clients send and the service does not keep.
    public ObservableList<NotKept> notKept() {
        return notKept;
    }

    /// Reads on, unless that is being done already.
    public void showMore() {
        if (!loading.runningProperty().get() && cursor.isPresent()) {
            Optional<String> of = client;
            Optional<String> from = cursor;
            loading.start(() -> calls.open(of, from, PAGE), this::add);
        }
    }

    /// Shows what one client asked for.
    ///
    /// @param name empty for all clients
    public void choose(Optional<String> name) {
        if (!name.equals(client)) {
            client = name;
            load();
        }
    }

    /// The client that was chosen; empty for all.
    public Optional<String> client() {
        return client;
    }

    /// People who should have no access and have it.
    public ObservableList<RefusedChange> leavers() {
        return leavers;
    }

    /// All other changes.
    public ObservableList<RefusedChange> others() {
        return others;
    }

    /// What is refused because an Org Admin wants it so.
    public ObservableList<RefusedChange> intended() {
        return intended;
    }

    /// The clients whose changes are open.
    public ObservableList<String> clients() {
        return clients;
    }

    /// How many people still have access; empty text when none.
    public ReadOnlyStringProperty badgeProperty() {
        return badge.getReadOnlyProperty();
    }

    /// Whether people who are to leave are held, let through or stopped.
    public ReadOnlyObjectProperty<Optional<HeldLeavers>> heldProperty() {
        return held.getReadOnlyProperty();
    }

    /// Whether the list is known.
    public ReadOnlyBooleanProperty knownProperty() {
        return known.getReadOnlyProperty();
    }

    /// Whether more follow.
    public ReadOnlyBooleanProperty hasMoreProperty() {
        return hasMore.getReadOnlyProperty();
    }

    /// The list, being read.
    public Loading loading() {
        return loading;
    }

    /// Ends what runs.
    public void close() {
        loading.stop();
        noticing.stop();
    }

    private void add(RefusedChangePage page) {
        List<RefusedChange> urgent = new ArrayList<>();
        List<RefusedChange> rest = new ArrayList<>();
        List<RefusedChange> meant = new ArrayList<>();
        page.changes().forEach(
                change -> (change.stillHasAccess() ? urgent : change.intended() ? meant : rest).add(change));
        leavers.addAll(urgent);
        others.addAll(rest);
        intended.addAll(meant);
        cursor = page.nextCursor();
        hasMore.set(cursor.isPresent());
    }
}
