package dev.scimconsole.desktop.connections;

import dev.scimconsole.client.ConnectionCalls;
import dev.scimconsole.contract.configuration.ScimToken;
import dev.scimconsole.contract.connections.Connection;
import dev.scimconsole.contract.connections.ConnectionList;
import dev.scimconsole.contract.connections.ConnectionSecret;
import dev.scimconsole.contract.connections.CreateSecret;
import dev.scimconsole.contract.connections.IssuedSecret;
import dev.scimconsole.desktop.change.Attempt;
import dev.scimconsole.desktop.change.Changes;
import dev.scimconsole.desktop.change.Notice;
import dev.scimconsole.desktop.connection.TestSubject.ShownSecret;
import dev.scimconsole.desktop.page.LeaveWarning;
import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.desktop.widgets.secrets.TokenCopies;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// A connection's new secret: the form that describes it, and the one that is shown until it is wiped.
final class SecretViewModel {

    /// For how many years a secret can be made to live.
    static final List<Integer> YEARS = List.of(1, 2, 3);

    private static final int YEAR = 365;

    private final ConnectionCalls calls;
    private final Changes<ConnectionList> changes;
    private final TokenCopies copies;
    private final Messages messages;
    private final ReadOnlyObjectWrapper<Optional<String>> formOf = new ReadOnlyObjectWrapper<>(this, "formOf",
            Optional.empty());
    private final StringProperty name = new SimpleStringProperty(this, "name", "");
    private final IntegerProperty years = new SimpleIntegerProperty(this, "years", 1);
    private final ReadOnlyStringWrapper error = new ReadOnlyStringWrapper(this, "error", "");
    private final ReadOnlyObjectWrapper<Optional<ScimToken>> secret = new ReadOnlyObjectWrapper<>(this,
            "secret", Optional.empty());
    private Optional<String> secretId = Optional.empty();
    private String secretOf = "";
    private boolean copied;

    /// @param changes the card's, which are made one after another
    /// @param copies  takes a secret when it is copied
    SecretViewModel(ConnectionCalls calls, Changes<ConnectionList> changes, TokenCopies copies,
            Messages messages) {
        this.calls = calls;
        this.changes = changes;
        this.copies = copies;
        this.messages = messages;
    }

    /// Opens the form for a secret.
    void openForm(Connection connection) {
        name.set("");
        years.set(1);
        error.set("");
        formOf.set(Optional.of(connection.id()));
    }

    /// Closes it.
    void cancel() {
        formOf.set(Optional.empty());
        error.set("");
    }

    /// Makes the secret that the form describes.
    void add() {
        String typed = name.get().strip();
        if (typed.isEmpty()) {
            error.set(messages.text("connections.blank"));
            return;
        }
        formOf.get().ifPresent(id -> changes.of(new NewSecret(),
                () -> calls.addSecret(id, new CreateSecret(typed, years.get() * YEAR)))
                .onDiscard(issued -> issued.secret().close())
                .onMade(this::show).onRefused(failure -> error.set(failure.sentence())).send());
    }

    /// For which connection a secret is being made; empty while the form is closed.
    ReadOnlyObjectProperty<Optional<String>> formOfProperty() {
        return formOf.getReadOnlyProperty();
    }

    /// What the new secret is to be called.
    StringProperty nameProperty() {
        return name;
    }

    /// For how many years it is to live.
    IntegerProperty yearsProperty() {
        return years;
    }

    /// What is wrong with what was typed; empty when nothing is.
    ReadOnlyStringProperty errorProperty() {
        return error.getReadOnlyProperty();
    }

    /// The secret that was just made, from its issue until it is wiped.
    ReadOnlyObjectProperty<Optional<ScimToken>> secretProperty() {
        return secret.getReadOnlyProperty();
    }

    /// The same, with the connection that it opens.
    Optional<ShownSecret> shown() {
        return secret.get().map(shown -> new ShownSecret(secretOf, shown));
    }

    /// Copies the visible secret.
    void copy() {
        secret.get().ifPresent(shown -> {
            copies.copy(shown);
            copied = true;
        });
    }

    /// Seconds until the copied secret is removed from the clipboard; 0 while there is none.
    ReadOnlyIntegerProperty secondsUntilClearProperty() {
        return copies.secondsLeftProperty();
    }

    /// Wipes the secret if it is this one, which opens nothing any more.
    void wipeDeleted(ConnectionSecret deleted) {
        if (secretId.equals(Optional.of(deleted.id()))) {
            wipe();
        }
    }

    /// Wipes the secret if it is one of this connection, which lets nobody in any more.
    void wipeRemoved(Connection removed) {
        if (secretOf.equals(removed.id())) {
            wipe();
        }
    }

    /// Overwrites the secret, here and in the clipboard.
    void wipe() {
        Optional<ScimToken> leaving = secret.get();
        secret.set(Optional.empty());
        secretId = Optional.empty();
        leaving.ifPresent(shown -> {
            shown.close();
            copies.wipe();
        });
    }

    /// What leaving the page now would lose; empty when nothing.
    Optional<LeaveWarning> leaveWarning() {
        if (secret.get().isPresent() && !copied) {
            return Optional.of(LeaveWarning.ofUncopied(messages, "connections.leaveTitle",
                    "connections.leave", this::copy));
        }
        return changes.isSecretComing()
                ? Optional.of(
                        LeaveWarning.ofComing(messages, "connections.comingTitle", "connections.coming"))
                : Optional.empty();
    }

    private void show(IssuedSecret issued) {
        cancel();
        wipe();
        copied = false;
        secretId = Optional.of(issued.secretId());
        secretOf = issued.connection().id();
        secret.set(Optional.of(issued.secret()));
    }

    /// One whose answer brings a secret.
    private final class NewSecret implements Attempt<ConnectionList> {

        @Override
        public Optional<Notice> judge(ConnectionList before, ConnectionList after) {
            boolean unseen = after.connections().stream().flatMap(one -> one.secrets().stream())
                    .map(ConnectionSecret::id)
                    .anyMatch(id -> !secretId.equals(Optional.of(id)) && before.connections().stream()
                            .flatMap(one -> one.secrets().stream()).noneMatch(one -> one.id().equals(id)));
            return Optional.of(Notice.serious(messages.text(
                    unseen ? "connections.lostSecret" : "lost.noSecret")));
        }

        @Override
        public boolean bringsSecret(ConnectionList before) {
            return true;
        }
    }
}
