package dev.scimconsole.desktop.access;

import dev.scimconsole.client.AdminSession;
import dev.scimconsole.client.AdministratorCalls;
import dev.scimconsole.contract.access.AdministratorDetails;
import dev.scimconsole.contract.access.AutomationAccount;
import dev.scimconsole.contract.access.InviteDetails;
import dev.scimconsole.contract.access.Role;
import dev.scimconsole.desktop.change.Changes;
import dev.scimconsole.desktop.change.Notice;
import dev.scimconsole.desktop.page.LeaveWarning;
import dev.scimconsole.desktop.task.Loading;
import dev.scimconsole.desktop.task.Loads;
import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.desktop.text.Moments;
import dev.scimconsole.desktop.widgets.secrets.TokenCopies;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
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
    private final AutomationViewModel automation;
    private final Subscription ticking;
    private final ObservableList<AdministratorDetails> administrators = FXCollections.observableArrayList();
    private final ObservableList<InviteDetails> invites = FXCollections.observableArrayList();
    private final ObservableList<AutomationAccount> accounts = FXCollections.observableArrayList();
    private final Loading loading;
    private final ReadOnlyIntegerWrapper ticks = new ReadOnlyIntegerWrapper(this, "ticks", 0);

    /// @param loads         make the page's loads
    /// @param copies        takes the link of an invite or a key when it is copied
    /// @param myRoleChanged called when the role of whoever is signed in has changed
    /// @param tell          told of success: a title and a sentence
    public AdminAccessViewModel(AdminSession session, Loads loads, TokenCopies copies, Runnable myRoleChanged,
            BiConsumer<String, String> tell, Clock clock) {
        Messages messages = loads.messages();
        loading = loads.of(this::load);
        mayChange = session.session().administrator().role() == Role.ORG_ADMIN;
        AdministratorCalls calls = session.administrators();
        changes = new Changes<>(
                () -> new AccessList(calls.all(), calls.invites(), session.automation().all()),
                loads.tasks(), messages);
        Moments moments = new Moments(messages, clock);
        people = new AdministratorsViewModel(calls, changes, session.session().administrator().email(),
                myRoleChanged, tell, messages, moments);
        inviting = new InvitesViewModel(calls, changes, people::refused, copies, tell, messages, moments);
        automation = new AutomationViewModel(session.automation(), changes, people::refused, copies, tell,
                messages, clock);
        changes.knownProperty().subscribe(known -> known.ifPresent(this::show));
        ticking = loads.ticker().every(TICK, () -> ticks.set(ticks.get() + 1));
    }

    /// Reads who may get in.
    public void load() {
        changes.read(loading, () -> {});
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

    /// What is said of accounts of programs, and what may be done with them.
    public AutomationViewModel automation() {
        return automation;
    }

    /// The accounts of programs, oldest first.
    public ObservableList<AutomationAccount> accounts() {
        return accounts;
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

    /// The lists, being read.
    public Loading loading() {
        return loading;
    }

    /// Whether a change is under way, or what came of it is being found out.
    public ReadOnlyBooleanProperty busyProperty() {
        return changes.busyProperty();
    }

    /// Changes when what is said of times has become old.
    public ReadOnlyIntegerProperty ticksProperty() {
        return ticks.getReadOnlyProperty();
    }

    /// What leaving the page now would lose; empty when nothing.
    public Optional<LeaveWarning> leaveWarning() {
        return inviting.leaveWarning().or(automation::leaveWarning);
    }

    /// Stops the time and lets the link of an invite and a key go.
    public void close() {
        ticking.unsubscribe();
        loading.stop();
        inviting.link().wipe();
        automation.key().wipe();
    }

    private void show(AccessList known) {
        replace(administrators, known.administrators());
        replace(invites, known.invites());
        replace(accounts, known.accounts());
    }

    /// Leaves an unchanged list alone: what shows it may hold the focus.
    private static <T> void replace(ObservableList<T> shown, List<T> read) {
        if (!shown.equals(read)) {
            shown.setAll(read);
        }
    }
}
