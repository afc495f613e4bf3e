package dev.scimconsole.desktop.signin;

import dev.scimconsole.client.ConsoleClient;
import dev.scimconsole.contract.Health;
import dev.scimconsole.desktop.task.Loading;
import dev.scimconsole.desktop.task.Loads;
import dev.scimconsole.desktop.task.Tasks;
import dev.scimconsole.desktop.task.Ticker;
import dev.scimconsole.desktop.text.Messages;
import java.net.URI;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// The server that was chosen, one at a time: the client that calls it, and whether it answers.
final class ServerConnection {

    private final Function<URI, ConsoleClient> clients;
    private final Messages messages;
    private final Loads loads;
    private final Loading looking;
    private final ReadOnlyStringWrapper sentence = new ReadOnlyStringWrapper(this, "sentence", "");
    private final ReadOnlyBooleanWrapper maybeNew = new ReadOnlyBooleanWrapper(this, "maybeNew", true);
    /// Read on other threads too, by what looks whether the server is back.
    private volatile Optional<ConsoleClient> client = Optional.empty();
    private String said = "signIn.server";

    /// @param clients connects to a server
    /// @param again   looks once more, when a server that was gone is back
    ServerConnection(Tasks tasks, Ticker ticker, Messages messages, Function<URI, ConsoleClient> clients,
            Runnable again) {
        this.clients = clients;
        this.messages = messages;
        loads = new Loads(tasks, ticker, () -> client.orElseThrow().health(), messages);
        looking = loads.of(again);
        looking.errorProperty().subscribe(why -> {
            if (!why.isEmpty()) {
                say("signIn.server");
            }
        });
    }

    /// Makes the loads of whoever calls this server.
    Loads loads() {
        return loads;
    }

    /// Calls another server from now on.
    ConsoleClient to(URI server) {
        close();
        ConsoleClient next = clients.apply(server);
        client = Optional.of(next);
        maybeNew.set(true);
        return next;
    }

    /// Who calls the server; empty while none was chosen.
    Optional<ConsoleClient> client() {
        return client;
    }

    /// Whether that server is the one.
    boolean isTo(URI server) {
        return client.map(ConsoleClient::server).filter(server::equals).isPresent();
    }

    /// Asks the server whether it is there, and whether it must be set up first.
    ///
    /// @param answered takes what it says of itself
    void look(Consumer<Health> answered) {
        client.ifPresent(server -> {
            say("signIn.connecting");
            looking.start(server::health, health -> {
                say("signIn.connected");
                maybeNew.set(!health.setUp());
                answered.accept(health);
            });
        });
    }

    /// It has just been set up.
    void noLongerNew() {
        maybeNew.set(false);
    }

    /// Looks no more.
    void stopLooking() {
        if (looking.runningProperty().get()) {
            say("signIn.server");
        }
        looking.stop();
    }

    /// The look at the server, under way.
    Loading looking() {
        return looking;
    }

    /// Whether the server answers, in a sentence.
    ReadOnlyStringProperty sentenceProperty() {
        return sentence.getReadOnlyProperty();
    }

    /// Whether the server may be new: known only once it has answered.
    ReadOnlyBooleanProperty maybeNewProperty() {
        return maybeNew.getReadOnlyProperty();
    }

    /// Leaves the server to whoever has signed in.
    void handOver() {
        client = Optional.empty();
    }

    /// Lets the server go.
    void close() {
        client.ifPresent(ConsoleClient::close);
        client = Optional.empty();
    }

    /// Says in the language of now what was said last.
    void sayAnew() {
        say(said);
    }

    private void say(String key) {
        said = key;
        sentence.set(client.map(server -> messages.text(key, server.server().toString())).orElse(""));
    }
}
