package dev.scimconsole.desktop.connections;

import dev.scimconsole.client.CallFailure;
import dev.scimconsole.client.ConnectionCalls;
import dev.scimconsole.contract.activity.Event;
import dev.scimconsole.contract.activity.EventActor;
import dev.scimconsole.contract.activity.EventOutcome;
import dev.scimconsole.contract.clients.UserAgents;
import dev.scimconsole.contract.connections.Connection;
import dev.scimconsole.contract.connections.ConnectionKind;
import dev.scimconsole.contract.connections.ConnectionList;
import dev.scimconsole.contract.connections.ConnectionSecret;
import dev.scimconsole.contract.connections.CreateConnection;
import dev.scimconsole.desktop.change.Attempt;
import dev.scimconsole.desktop.change.Changes;
import dev.scimconsole.desktop.change.Notice;
import dev.scimconsole.desktop.connection.TestSubject.ShownSecret;
import dev.scimconsole.desktop.page.LeaveWarning;
import dev.scimconsole.desktop.task.Loading;
import dev.scimconsole.desktop.task.Loads;
import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.desktop.widgets.secrets.TokenCopies;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;

/// Connections beside the SCIM token: those that there are, and what is done with them.
public final class ConnectionsViewModel {

    private final ConnectionCalls calls;
    private final Changes<ConnectionList> changes;
    private final Loading loading;
    private final SecretViewModel secret;
    private final boolean mayChange;
    private final Messages messages;
    private final ConnectionWords words;
    private final ConnectionForm form = new ConnectionForm();

    /// @param loads     make the page's loads
    /// @param copies    takes a secret when it is copied
    /// @param mayChange whether whoever is signed in may change anything
    public ConnectionsViewModel(ConnectionCalls calls, Loads loads, TokenCopies copies, boolean mayChange,
            Clock clock) {
        this.calls = calls;
        this.mayChange = mayChange;
        messages = loads.messages();
        words = new ConnectionWords(messages, clock);
        changes = new Changes<>(calls::all, loads.tasks(), messages);
        secret = new SecretViewModel(calls, changes, copies, messages);
        loading = loads.of(this::load);
    }

    /// Reads the connections.
    public void load() {
        changes.read(loading, () -> {});
    }

    /// Takes events, in any order. A connection that comes into use is read again, so that the card says it.
    public void heed(List<Event> events) {
        Set<String> used = events.stream()
                .filter(event -> event.actor().type() == EventActor.Type.CONNECTION
                        && event.outcome() == EventOutcome.SUCCESS
                        && !event.origin().userAgent().equals(UserAgents.CONNECTION_TEST))
                .flatMap(event -> event.actor().tokenId().stream()).collect(Collectors.toSet());
        if (connections().stream().anyMatch(one -> used.contains(one.id()) && !words.isInUse(one))) {
            // What can't be read now is said as soon as somebody asks for it.
            changes.readQuietly(() -> {}, _ -> {});
        }
    }

    /// The connections; empty until they were read.
    public ReadOnlyObjectProperty<Optional<ConnectionList>> knownProperty() {
        return changes.knownProperty();
    }

    /// The connections, oldest first.
    public List<Connection> connections() {
        return changes.knownProperty().get().map(ConnectionList::connections).orElse(List.of());
    }

    /// The connections, being read for the first time.
    public Loading loading() {
        return loading;
    }

    /// Whether a change is under way.
    public ReadOnlyBooleanProperty busyProperty() {
        return changes.busyProperty();
    }

    /// What became of the last changes, where that needs words.
    public ReadOnlyObjectProperty<Optional<Notice>> noticeProperty() {
        return changes.noticeProperty();
    }

    /// Asks again what became of a change whose answer was lost.
    public void checkAgain() {
        changes.checkAgain();
    }

    /// Whether whoever is signed in may change anything.
    public boolean mayChange() {
        return mayChange;
    }

    /// What is typed of a connection.
    public ConnectionForm form() {
        return form;
    }

    /// Opens the form for a new connection.
    public void add(ConnectionKind kind) {
        form.open(kind);
    }

    /// Opens the form for one that is there.
    public void edit(Connection connection) {
        form.open(connection);
    }

    /// Closes the form.
    public void cancel() {
        form.close();
    }

    /// Makes or changes the connection that the form describes.
    public void save() {
        CreateConnection typed = form.typed();
        if (typed.name().isEmpty()) {
            form.refuse(messages.text("connections.blank"));
            return;
        }
        Optional<String> changed = form.changed();
        changes.of(
                saving(typed.name(), after -> after.connections().stream()
                        .anyMatch(one -> one.name().equals(typed.name())
                                && one.trust().equals(typed.trust()))),
                () -> changed.isPresent() ? calls.change(changed.get(), typed) : calls.create(typed))
                .onMade(made -> {
                    form.close();
                    if (changed.isEmpty() && made.kind() == ConnectionKind.CLIENT_CREDENTIALS) {
                        secret.openForm(made);
                    }
                })
                .onRefused(failure -> form.refuse(failure.sentence())).send();
    }

    /// Removes a connection, having asked.
    public void remove(Connection connection) {
        takeAway(connection.name(),
                after -> after.connections().stream().noneMatch(one -> one.id().equals(connection.id())),
                () -> {
                    calls.remove(connection.id());
                    return connection;
                }, () -> secret.wipeRemoved(connection));
    }

    /// Deletes a secret, having asked.
    public void delete(Connection connection, ConnectionSecret old) {
        takeAway(old.name(), after -> after.connections().stream().flatMap(one -> one.secrets().stream())
                .noneMatch(one -> one.id().equals(old.id())),
                () -> calls.deleteSecret(connection.id(), old.id()), () -> secret.wipeDeleted(old));
    }

    /// Takes something away with which somebody can come in.
    ///
    /// @param removed whether it is gone
    /// @param gone    what is done once it is known to be, from the answer or without it
    private <T> void takeAway(String name, Predicate<ConnectionList> removed, Callable<T> call,
            Runnable gone) {
        Attempt<ConnectionList> removal = (_, after) -> {
            if (!removed.test(after)) {
                return Optional.of(Notice.serious(messages.text("lost.notRemoved", name)));
            }
            gone.run();
            return Optional.of(Notice.plain(messages.text("lost.removed", name)));
        };
        changes.of(removal, call).onMade(_ -> gone.run()).onRefused(this::refused).send();
    }

    /// The new secret: its form, and the one that is shown.
    SecretViewModel secret() {
        return secret;
    }

    /// The secret that is shown, with the connection that it opens.
    public Optional<ShownSecret> shownSecret() {
        return secret.shown();
    }

    /// What is said of a connection and its secrets.
    ConnectionWords words() {
        return words;
    }

    /// Wipes the secret and reads nothing more.
    public void close() {
        secret.wipe();
        loading.stop();
    }

    /// What leaving the page now would lose; empty when nothing.
    public Optional<LeaveWarning> leaveWarning() {
        return secret.leaveWarning();
    }

    /// What stands on the closed card.
    public String title() {
        int number = connections().size();
        return number == 0
                ? messages.text("connections.title")
                : messages.text("connections.titleOf", number);
    }

    /// Which secret ends next, where that is soon; empty when none does. `**` around words makes them bold.
    public String reminder() {
        return words.reminder(connections());
    }

    private void refused(CallFailure failure) {
        changes.tell(Notice.serious(failure.sentence()));
        changes.reread(_ -> {});
    }

    private Attempt<ConnectionList> saving(String name, Predicate<ConnectionList> saved) {
        return (_, after) -> Optional.of(saved.test(after)
                ? Notice.plain(messages.text("lost.saved", name))
                : Notice.serious(messages.text("lost.notSaved", name)));
    }
}
