package dev.scimconsole.desktop.signin;

import dev.scimconsole.client.ServerAddress;
import dev.scimconsole.desktop.settings.ServerProfile;
import dev.scimconsole.desktop.settings.Settings;
import dev.scimconsole.desktop.text.Messages;
import java.net.URI;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Which server to sign in to: one whose address is typed, or one that is remembered.
public final class ServerChoice {

    private final Settings settings;
    private final KeptSessions kept;
    private final Messages messages;
    private final Consumer<URI> chosen;
    private final StringProperty typed = new SimpleStringProperty(this, "typed", "");
    private final ReadOnlyStringWrapper error = new ReadOnlyStringWrapper(this, "error", "");
    private final ObservableList<ServerProfile> remembered = FXCollections.observableArrayList();

    /// @param settings remember servers
    /// @param kept     sessions that are forgotten with their server
    /// @param chosen   takes the server
    ServerChoice(Settings settings, KeptSessions kept, Messages messages, Consumer<URI> chosen) {
        this.settings = settings;
        this.kept = kept;
        this.messages = messages;
        this.chosen = chosen;
        readRemembered();
    }

    /// Takes the address that was typed, if it is one.
    public void take() {
        error.set("");
        ServerAddress.parse(typed.get()).ifPresentOrElse(chosen,
                () -> error.set(messages.text("signIn.serverInvalid")));
    }

    /// Takes a server that is remembered.
    public void take(ServerProfile server) {
        chosen.accept(server.address());
    }

    /// Forgets a server, and the session that may be kept for it.
    public void forget(ServerProfile server) {
        kept.forget(server.address());
        settings.forget(server.address());
        readRemembered();
    }

    /// The address, as typed.
    public StringProperty typedProperty() {
        return typed;
    }

    /// What is wrong with it, or with its server; empty when nothing is.
    public ReadOnlyStringProperty errorProperty() {
        return error.getReadOnlyProperty();
    }

    /// The servers that are remembered, the one used last first.
    public ObservableList<ServerProfile> remembered() {
        return remembered;
    }

    void readRemembered() {
        remembered.setAll(settings.servers());
    }

    void tell(String why) {
        error.set(why);
    }
}
