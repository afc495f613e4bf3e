package dev.scimconsole.desktop.connections;

import dev.scimconsole.client.CallFailure;
import dev.scimconsole.client.ConnectionCalls;
import dev.scimconsole.contract.activity.Event;
import dev.scimconsole.contract.activity.EventActor;
import dev.scimconsole.contract.activity.EventOutcome;
import dev.scimconsole.contract.clients.UserAgents;
import dev.scimconsole.contract.configuration.ScimToken;
import dev.scimconsole.contract.connections.Connection;
import dev.scimconsole.contract.connections.ConnectionKind;
import dev.scimconsole.contract.connections.ConnectionList;
import dev.scimconsole.contract.connections.ConnectionSecret;
import dev.scimconsole.contract.connections.CreateConnection;
import dev.scimconsole.contract.connections.CreateSecret;
import dev.scimconsole.contract.connections.IssuedSecret;
import dev.scimconsole.desktop.change.Attempt;
import dev.scimconsole.desktop.change.Changes;
import dev.scimconsole.desktop.change.Notice;
import dev.scimconsole.desktop.connection.TestSubject.ShownSecret;
import dev.scimconsole.desktop.page.LeaveWarning;
import dev.scimconsole.desktop.task.Loading;
import dev.scimconsole.desktop.task.Loads;
import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.desktop.text.Moments;
import dev.scimconsole.desktop.widgets.dialogs.Confirmation;
import dev.scimconsole.desktop.widgets.secrets.TokenCopies;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// Connections beside the SCIM token: those that there are, their secrets, and the one secret that is shown.
public final class ConnectionsViewModel {

    /// For how many years a secret can be made to live.
    public static final List<Integer> YEARS = List.of(1, 2, 3);

    private static final int YEAR = 365;
    private static final Duration RECENT = Duration.ofHours(1);

    private final ConnectionCalls calls;
    private final Changes<ConnectionList> changes;
    private final Loading loading;
    private final TokenCopies copies;
    private final boolean mayChange;
    private final Messages messages;
    private final Moments moments;
    private final Clock clock;
    private final ConnectionForm form = new ConnectionForm();
    private final ReadOnlyObjectWrapper<Optional<String>> secretFormOf = new ReadOnlyObjectWrapper<>(this,
            "secretFormOf", Optional.empty());
    private final StringProperty secretName = new SimpleStringProperty(this, "secretName", "");
    private final IntegerProperty years = new SimpleIntegerProperty(this, "years", 1);
    private final ReadOnlyStringWrapper secretError = new ReadOnlyStringWrapper(this, "secretError", "");
    private final ReadOnlyObjectWrapper<Optional<ScimToken>> secret = new ReadOnlyObjectWrapper<>(this,
            "secret",
            Optional.empty());
    private Optional<String> secretId = Optional.empty();
    private String secretOf = "";
    private boolean copied;

    /// @param loads     make the page's loads
    /// @param copies    takes a secret when it is copied
    /// @param mayChange whether whoever is signed in may change anything
    public ConnectionsViewModel(ConnectionCalls calls, Loads loads, TokenCopies copies, boolean mayChange,
            Clock clock) {
        this.calls = calls;
        this.copies = copies;
        this.mayChange = mayChange;
        this.clock = clock;
        messages = loads.messages();
        moments = new Moments(messages, clock);
        changes = new Changes<>(calls::all, loads.tasks(), messages);
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
        if (connections().stream().anyMatch(one -> used.contains(one.id()) && !isInUse(one))) {
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
                attempt(after -> after.connections().stream().anyMatch(one -> one.name().equals(typed.name())
                        && one.trust().equals(typed.trust()))),
                () -> changed.isPresent() ? calls.change(changed.get(), typed) : calls.create(typed))
                .onMade(made -> {
                    form.close();
                    if (changed.isEmpty() && made.kind() == ConnectionKind.CLIENT_CREDENTIALS) {
                        openSecretForm(made);
                    }
                })
                .onRefused(failure -> form.refuse(failure.sentence())).send();
    }

    /// What to ask before a connection is removed.
    public Confirmation removeQuestion(Connection connection) {
        return new Confirmation(messages.text("connections.removeTitle", connection.name()),
                messages.text("refresh.lead"), List.of(messages.text("connections.removePoint"),
                        connection.lastUsedAt()
                                .map(at -> messages.text("connections.lastUsed", moments.ago(at)))
                                .orElse(messages.text("connections.neverUsed"))),
                messages.text("connections.removeConfirm"));
    }

    /// Removes a connection, having asked.
    public void remove(Connection connection) {
        changes.of(attempt(
                after -> after.connections().stream().noneMatch(one -> one.id().equals(connection.id()))),
                () -> {
                    calls.remove(connection.id());
                    return connection;
                }).onMade(gone -> {
                    if (gone.secrets().stream().anyMatch(one -> secretId.equals(Optional.of(one.id())))) {
                        wipe();
                    }
                }).onRefused(this::refused).send();
    }

    /// Opens the form for a secret.
    public void openSecretForm(Connection connection) {
        secretName.set("");
        years.set(1);
        secretError.set("");
        secretFormOf.set(Optional.of(connection.id()));
    }

    /// Closes it.
    public void cancelSecret() {
        secretFormOf.set(Optional.empty());
        secretError.set("");
    }

    /// Makes the secret that the form describes.
    public void addSecret() {
        String name = secretName.get().strip();
        if (name.isEmpty()) {
            secretError.set(messages.text("connections.blank"));
            return;
        }
        secretFormOf.get().ifPresent(id -> changes.of(new NewSecret(),
                () -> calls.addSecret(id, new CreateSecret(name, years.get() * YEAR)))
                .onDiscard(issued -> issued.secret().close())
                .onMade(this::show).onRefused(failure -> secretError.set(failure.sentence())).send());
    }

    /// What to ask before a secret is deleted.
    public Confirmation deleteQuestion(ConnectionSecret old) {
        return new Confirmation(messages.text("connections.deleteTitle", old.name()),
                messages.text("refresh.lead"), List.of(messages.text("connections.deletePoint"),
                        old.lastUsedAt().map(at -> messages.text("connections.lastUsed", moments.ago(at)))
                                .orElse(messages.text("connections.neverUsed"))),
                messages.text("connections.deleteConfirm"));
    }

    /// Deletes a secret, having asked.
    public void delete(Connection connection, ConnectionSecret old) {
        changes.of(attempt(after -> after.connections().stream().flatMap(one -> one.secrets().stream())
                .noneMatch(one -> one.id().equals(old.id()))),
                () -> calls.deleteSecret(connection.id(), old.id())).onMade(_ -> {
                    if (secretId.equals(Optional.of(old.id()))) {
                        wipe();
                    }
                }).onRefused(this::refused).send();
    }

    /// For which connection a secret is being made; empty while the form is closed.
    public ReadOnlyObjectProperty<Optional<String>> secretFormOfProperty() {
        return secretFormOf.getReadOnlyProperty();
    }

    /// What the new secret is to be called.
    public StringProperty secretNameProperty() {
        return secretName;
    }

    /// For how many years it is to live.
    public IntegerProperty yearsProperty() {
        return years;
    }

    /// What is wrong with what was typed; empty when nothing is.
    public ReadOnlyStringProperty secretErrorProperty() {
        return secretError.getReadOnlyProperty();
    }

    /// The secret that was just made, from its issue until it is wiped.
    public ReadOnlyObjectProperty<Optional<ScimToken>> secretProperty() {
        return secret.getReadOnlyProperty();
    }

    /// The same, with the connection that it opens.
    public Optional<ShownSecret> shownSecret() {
        return secret.get().map(shown -> new ShownSecret(secretOf, shown));
    }

    /// Copies the visible secret.
    public void copySecret() {
        secret.get().ifPresent(shown -> {
            copies.copy(shown);
            copied = true;
        });
    }

    /// Seconds until the copied secret is removed from the clipboard; 0 while there is none.
    public ReadOnlyIntegerProperty secondsUntilClearProperty() {
        return copies.secondsLeftProperty();
    }

    /// Overwrites the secret, here and in the clipboard.
    public void wipe() {
        Optional<ScimToken> leaving = secret.get();
        secret.set(Optional.empty());
        secretId = Optional.empty();
        leaving.ifPresent(shown -> {
            shown.close();
            copies.wipe();
        });
    }

    /// Wipes the secret and reads nothing more.
    public void close() {
        wipe();
        loading.stop();
    }

    /// What leaving the page now would lose; empty when nothing.
    public Optional<LeaveWarning> leaveWarning() {
        if (secret.get().isPresent() && !copied) {
            return Optional.of(LeaveWarning.ofUncopied(messages, "connections.leaveTitle",
                    "connections.leave", this::copySecret));
        }
        return changes.isSecretComing()
                ? Optional.of(
                        LeaveWarning.ofComing(messages, "connections.comingTitle", "connections.coming"))
                : Optional.empty();
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
        return connections().stream().flatMap(connection -> connection.secrets().stream()
                .filter(one -> one.expiryReminder().isPresent())
                .map(one -> new Ending(connection, one)))
                .min((one, other) -> one.secret().expiresAt().compareTo(other.secret().expiresAt()))
                .map(ending -> messages.text(
                        ending.secret().expired() ? "connections.secretEnded" : "connections.secretEnds",
                        ending.secret().name(), ending.connection().name(),
                        moments.within(ending.secret().expiresAt())))
                .orElse("");
    }

    /// Who uses a connection, in words.
    public String use(Connection connection) {
        return connection.lastUsedAt().map(at -> messages.text(
                isInUse(connection) ? "connections.inUse" : "connections.wasUsed", moments.ago(at)))
                .orElse(messages.text("connections.notUsed"));
    }

    /// How far the change from one secret of a connection to the next has come: whether the newest is in use,
    /// and when the one before it may be deleted. `**` around words makes them bold.
    ///
    /// @return empty while there are not two that work
    public Optional<String> change(Connection connection) {
        List<ConnectionSecret> live = connection.secrets().stream().filter(one -> !one.expired()).toList();
        if (live.size() < 2) {
            return Optional.empty();
        }
        ConnectionSecret fresh = live.getLast();
        ConnectionSecret old = live.get(live.size() - 2);
        Optional<Instant> oldUsed = old.lastUsedAt();
        if (fresh.lastUsedAt().filter(used -> oldUsed.map(used::isAfter).orElse(true)).isEmpty()) {
            return Optional.of(messages.text("connections.secretWaits", fresh.name(), old.name()));
        }
        // What was issued for the old one ends with it, and its client would be refused.
        Optional<Instant> until = oldUsed.map(used -> used.plus(Connection.ACCESS_TOKEN_LIFE))
                .filter(end -> end.isAfter(clock.instant()));
        return Optional.of(until
                .map(end -> messages.text("connections.secretTaken", fresh.name(), old.name(),
                        moments.within(end)))
                .orElseGet(() -> messages.text("connections.secretReplaced", fresh.name(), old.name())));
    }

    /// Whether a connection was used in the last hour.
    public boolean isInUse(Connection connection) {
        return connection.lastUsedAt().filter(at -> at.isAfter(clock.instant().minus(RECENT))).isPresent();
    }

    /// How long a secret lives still, where that is not long; empty text where it is.
    public String ending(ConnectionSecret one) {
        if (one.expired()) {
            return messages.text("connections.ended");
        }
        return one.expiryReminder().isEmpty()
                ? ""
                : messages.text("connections.endsIn",
                        Duration.between(clock.instant(), one.expiresAt()).toDays());
    }

    private void show(IssuedSecret issued) {
        cancelSecret();
        wipe();
        copied = false;
        secretId = Optional.of(issued.secretId());
        secretOf = issued.connection().id();
        secret.set(Optional.of(issued.secret()));
    }

    private void refused(CallFailure failure) {
        changes.tell(Notice.serious(failure.sentence()));
        changes.reread(_ -> {});
    }

    private Attempt<ConnectionList> attempt(Predicate<ConnectionList> made) {
        return (_, after) -> Optional.of(made.test(after)
                ? Notice.plain(messages.text("lost.invitesChanged"))
                : Notice.serious(messages.text("lost.invitesNotChanged")));
    }

    private record Ending(Connection connection, ConnectionSecret secret) {}

    /// One whose answer brings a secret.
    private final class NewSecret implements Attempt<ConnectionList> {

        @Override
        public Optional<Notice> judge(ConnectionList before, ConnectionList after) {
            boolean unseen = after.connections().stream().flatMap(one -> one.secrets().stream())
                    .map(ConnectionSecret::id)
                    .anyMatch(id -> !secretId.equals(Optional.of(id)) && before.connections().stream()
                            .flatMap(one -> one.secrets().stream()).noneMatch(one -> one.id().equals(id)));
            return Optional.of(Notice.serious(messages.text(
                    unseen ? "connections.lostSecret" : "lost.invitesNotChanged")));
        }

        @Override
        public boolean bringsSecret(ConnectionList before) {
            return true;
        }
    }
}
