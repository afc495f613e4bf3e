package dev.scimconsole.desktop.access;

import dev.scimconsole.client.AdminSession;
import dev.scimconsole.client.AdministratorCalls;
import dev.scimconsole.contract.AdministratorDetails;
import dev.scimconsole.contract.InviteDetails;
import dev.scimconsole.contract.Role;
import dev.scimconsole.desktop.change.Changes;
import dev.scimconsole.desktop.change.Notice;
import dev.scimconsole.desktop.page.LeaveWarning;
import dev.scimconsole.desktop.task.Tasks;
import dev.scimconsole.desktop.task.Ticker;
import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.desktop.text.Moments;
import dev.scimconsole.desktop.widgets.TokenCopies;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;

/// The Admin Access page: who may get in, and the changes to that.
public final class AdminAccessViewModel {

    private static final Duration TICK = Duration.ofSeconds(10);

    private final boolean mayChange;
    private final Changes<AccessList> changes;
    private final AdministratorsViewModel people;
    private final InvitesViewModel inviting;
    private final Subscription ticking;
    private final ObservableList<AdministratorDetails> administrators = FXCollections.observableArrayList();
    private final ObservableList<InviteDetails> invites = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper error = new ReadOnlyStringWrapper(this, "error", "");
    private final ReadOnlyIntegerWrapper ticks = new ReadOnlyIntegerWrapper(this, "ticks", 0);

    /// @param tasks         run the page's work
    /// @param copies        takes the link of an invite when it is copied
    /// @param myRoleChanged called when the role of whoever is signed in has changed
    /// @param tell          told of success: a title and a sentence
    /// @param ticker        keeps true what is said of times
    public AdminAccessViewModel(AdminSession session, Tasks tasks, TokenCopies copies, Runnable myRoleChanged,
            BiConsumer<String, String> tell, Messages messages, Clock clock, Ticker ticker) {
        mayChange = session.session().administrator().role() == Role.ORG_ADMIN;
        AdministratorCalls calls = session.administrators();
        changes = new Changes<>(() -> new AccessList(calls.all(), calls.invites()), tasks, messages);
        Moments moments = new Moments(messages, clock);
        people = new AdministratorsViewModel(calls, changes, session.session().administrator().email(),
                myRoleChanged, tell, messages, moments);
        inviting = new InvitesViewModel(calls, changes, people::refused, copies, tell, messages, moments);
        changes.knownProperty().subscribe(known -> known.ifPresent(this::show));
        ticking = ticker.every(TICK, () -> ticks.set(ticks.get() + 1));
    }

    /// Reads who may get in.
    public void load() {
        error.set("");
        changes.reread(failure -> error.set(failure.sentence()));
    }

    /// Asks again what became of a change whose answer was lost.
    public void checkAgain() {
        changes.checkAgain();
    }

    /// Whether whoever is signed in may change anything.
    public boolean mayChange() {
        return mayChange;
    }

    /// What is said of administrators, and what may be done to them.
    public AdministratorsViewModel people() {
        return people;
    }

    /// What is said of invites, and what may be done with them.
    public InvitesViewModel inviting() {
        return inviting;
    }

    /// All administrators, oldest first.
    public ObservableList<AdministratorDetails> administrators() {
        return administrators;
    }

    /// The invites that nobody has accepted yet, oldest first.
    public ObservableList<InviteDetails> invites() {
        return invites;
    }

    /// Whether the lists are known.
    public ObservableValue<Boolean> knownProperty() {
        return changes.knownProperty().map(Optional::isPresent);
    }

    /// What became of the last change, where that needs words.
    public ReadOnlyObjectProperty<Optional<Notice>> noticeProperty() {
        return changes.noticeProperty();
    }

    /// Whether the service is being asked for something.
    public ReadOnlyBooleanProperty busyProperty() {
        return changes.busyProperty();
    }

    /// Why the lists are not known; empty when nothing is wrong.
    public ReadOnlyStringProperty errorProperty() {
        return error.getReadOnlyProperty();
    }

    /// Changes when what is said of times has become old.
    public ReadOnlyIntegerProperty ticksProperty() {
        return ticks.getReadOnlyProperty();
    }

    /// What leaving the page now would lose; empty when nothing.
    public Optional<LeaveWarning> leaveWarning() {
        return inviting.leaveWarning();
    }

    /// Stops the time and lets the link of an invite go.
    public void close() {
        ticking.unsubscribe();
        inviting.wipe();
    }

    private void show(AccessList known) {
        error.set("");
        replace(administrators, known.administrators());
        replace(invites, known.invites());
    }

    /// Leaves an unchanged list alone: what shows it may hold the focus.
    private static <T> void replace(ObservableList<T> shown, List<T> read) {
        if (!shown.equals(read)) {
            shown.setAll(read);
        }
    }
}
