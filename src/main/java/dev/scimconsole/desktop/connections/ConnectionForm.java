package dev.scimconsole.desktop.connections;

import dev.scimconsole.contract.connections.Connection;
import dev.scimconsole.contract.connections.ConnectionKind;
import dev.scimconsole.contract.connections.CreateConnection;
import dev.scimconsole.contract.connections.Trust;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// What is typed to make a connection, or to change one.
public final class ConnectionForm {

    private final ReadOnlyObjectWrapper<Optional<ConnectionKind>> kind = new ReadOnlyObjectWrapper<>(this,
            "kind",
            Optional.empty());
    private final ReadOnlyStringWrapper error = new ReadOnlyStringWrapper(this, "error", "");
    private final StringProperty name = new SimpleStringProperty(this, "name", "");
    private final StringProperty issuer = new SimpleStringProperty(this, "issuer", "");
    private final StringProperty keysUrl = new SimpleStringProperty(this, "keysUrl", "");
    private final StringProperty subject = new SimpleStringProperty(this, "subject", "");
    private final StringProperty audience = new SimpleStringProperty(this, "audience", "");
    private Optional<String> changed = Optional.empty();

    /// Opens it for a new one.
    void open(ConnectionKind wanted) {
        fill("", Optional.empty());
        changed = Optional.empty();
        kind.set(Optional.of(wanted));
    }

    /// Opens it for one that is there.
    void open(Connection connection) {
        fill(connection.name(), connection.trust());
        changed = Optional.of(connection.id());
        kind.set(Optional.of(connection.kind()));
    }

    void close() {
        kind.set(Optional.empty());
        fill("", Optional.empty());
    }

    void refuse(String sentence) {
        error.set(sentence);
    }

    /// Which one is changed; empty for a new one.
    Optional<String> changed() {
        return changed;
    }

    CreateConnection typed() {
        return new CreateConnection(name.get().strip(), kind.get()
                .filter(ConnectionKind.FEDERATION::equals)
                .map(_ -> new Trust(issuer.get().strip(), keysUrl.get().strip(), subject.get().strip(),
                        audience.get().strip())));
    }

    /// Of which kind the connection is; empty while the form is closed.
    public ReadOnlyObjectProperty<Optional<ConnectionKind>> kindProperty() {
        return kind.getReadOnlyProperty();
    }

    /// What is wrong with what was typed; empty when nothing is.
    public ReadOnlyStringProperty errorProperty() {
        return error.getReadOnlyProperty();
    }

    /// What people call it.
    public StringProperty nameProperty() {
        return name;
    }

    /// Who issues the statements.
    public StringProperty issuerProperty() {
        return issuer;
    }

    /// Where the issuer's keys stand.
    public StringProperty keysUrlProperty() {
        return keysUrl;
    }

    /// Whom the statements are about.
    public StringProperty subjectProperty() {
        return subject;
    }

    /// Whom the statements are for.
    public StringProperty audienceProperty() {
        return audience;
    }

    private void fill(String called, Optional<Trust> trust) {
        error.set("");
        name.set(called);
        issuer.set(trust.map(Trust::issuer).orElse(""));
        keysUrl.set(trust.map(Trust::keysUrl).orElse(""));
        subject.set(trust.map(Trust::subject).orElse(""));
        audience.set(trust.map(Trust::audience).orElse(""));
    }
}
