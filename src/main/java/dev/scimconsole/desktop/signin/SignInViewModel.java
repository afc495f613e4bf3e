package dev.scimconsole.desktop.signin;

import dev.scimconsole.client.AdminSession;
import dev.scimconsole.client.CallFailure;
import dev.scimconsole.client.ConsoleClient;
import dev.scimconsole.client.ServerAddress;
import dev.scimconsole.contract.SetUp;
import dev.scimconsole.contract.SignIn;
import dev.scimconsole.desktop.task.Tasks;
import dev.scimconsole.desktop.text.Messages;
import java.net.URI;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// Signs an administrator in, and sets up a new server.
public final class SignInViewModel {

    /// What the form asks for.
    public enum Step {
        /// The server's address.
        SERVER,
        /// Email and password.
        SIGN_IN,
        /// What a new server needs.
        SET_UP
    }

    private final Tasks tasks;
    private final Messages messages;
    private final Function<URI, ConsoleClient> clients;
    private final BiConsumer<ConsoleClient, AdminSession> signedIn;

    private final ReadOnlyObjectWrapper<Step> step = new ReadOnlyObjectWrapper<>(this, "step", Step.SIGN_IN);
    private final ReadOnlyStringWrapper connection = new ReadOnlyStringWrapper(this, "connection", "");
    private final ReadOnlyStringWrapper error = new ReadOnlyStringWrapper(this, "error", "");
    private final ReadOnlyStringWrapper serverError = new ReadOnlyStringWrapper(this, "serverError", "");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy");
    private final BooleanProperty connecting = new ReadOnlyBooleanWrapper(this, "connecting");
    private final StringProperty serverText = new SimpleStringProperty(this, "serverText", "");
    private final StringProperty email = new SimpleStringProperty(this, "email", "");
    // A text field and the request's JSON take a String only; it is let go once signed in.
    private final StringProperty password = new SimpleStringProperty(this, "password", "");
    private final StringProperty organization = new SimpleStringProperty(this, "organization", "");
    private final StringProperty setupCode = new SimpleStringProperty(this, "setupCode", "");
    private Optional<ConsoleClient> client = Optional.empty();

    /// @param tasks    runs the calls
    /// @param messages the texts
    /// @param clients  connects to a server
    /// @param signedIn takes the session, and with it the client
    public SignInViewModel(Tasks tasks, Messages messages, Function<URI, ConsoleClient> clients,
            BiConsumer<ConsoleClient, AdminSession> signedIn) {
        this.tasks = tasks;
        this.messages = messages;
        this.clients = clients;
        this.signedIn = signedIn;
    }

    /// Begins with a server, or by asking for one.
    public void open(Optional<URI> server) {
        server.ifPresentOrElse(this::connect, this::changeServer);
    }

    /// Asks for the server's address.
    public void changeServer() {
        client.ifPresent(known -> serverText.set(known.server().toString()));
        clearErrors();
        step.set(Step.SERVER);
    }

    /// Takes the address that was typed, if it is one.
    public void useServer() {
        clearErrors();
        ServerAddress.parse(serverText.get()).ifPresentOrElse(this::connect,
                () -> serverError.set(messages.text("signIn.serverInvalid")));
    }

    /// Asks for what a new server needs.
    public void askForSetUp() {
        clearErrors();
        step.set(Step.SET_UP);
    }

    /// Goes back to email and password.
    public void backToSignIn() {
        clearErrors();
        step.set(Step.SIGN_IN);
    }

    /// Signs in with what was typed.
    public void signIn() {
        clearErrors();
        if (email.get().isBlank() || password.get().isEmpty()) {
            error.set(messages.text("signIn.incomplete"));
            return;
        }
        client.ifPresent(this::signIn);
    }

    /// Sets the server up with what was typed, and signs in.
    public void setUp() {
        clearErrors();
        if (setupCode.get().isBlank() || organization.get().isBlank() || email.get().isBlank()
                || password.get().isEmpty()) {
            error.set(messages.text("setUp.incomplete"));
            return;
        }
        SetUp request = new SetUp(setupCode.get().strip(), organization.get().strip(), email.get().strip(),
                password.get());
        client.ifPresent(server -> tasks.of(() -> {
            server.setUp(request);
            return server;
        }).showing(busy).onSuccess(this::signIn).onFailure(this::fail).start());
    }

    /// What the form asks for.
    public ReadOnlyObjectProperty<Step> stepProperty() {
        return step.getReadOnlyProperty();
    }

    /// Whether the server answers, in a sentence.
    public ReadOnlyStringProperty connectionProperty() {
        return connection.getReadOnlyProperty();
    }

    /// What went wrong; empty when nothing did.
    public ReadOnlyStringProperty errorProperty() {
        return error.getReadOnlyProperty();
    }

    /// What is wrong with the server's address; empty when nothing is.
    public ReadOnlyStringProperty serverErrorProperty() {
        return serverError.getReadOnlyProperty();
    }

    /// Whether an answer is awaited.
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /// The server's address, as typed.
    public StringProperty serverTextProperty() {
        return serverText;
    }

    /// The administrator's email.
    public StringProperty emailProperty() {
        return email;
    }

    /// The administrator's password.
    public StringProperty passwordProperty() {
        return password;
    }

    /// The name of the organization to set up.
    public StringProperty organizationProperty() {
        return organization;
    }

    /// The code that the new server printed.
    public StringProperty setupCodeProperty() {
        return setupCode;
    }

    /// Forgets what was typed and lets the server go, unless it was handed over with a session.
    public void close() {
        password.set("");
        setupCode.set("");
        client.ifPresent(ConsoleClient::close);
        client = Optional.empty();
    }

    private void connect(URI server) {
        client.ifPresent(ConsoleClient::close);
        ConsoleClient next = clients.apply(server);
        client = Optional.of(next);
        serverText.set(server.toString());
        clearErrors();
        step.set(Step.SIGN_IN);
        connection.set(messages.text("signIn.connecting", server.toString()));
        tasks.of(next::health).showing(connecting).onSuccess(health -> {
            if (client.filter(next::equals).isPresent()) {
                connection.set(messages.text("signIn.connected", server.toString()));
                if (!health.setUp()) {
                    askForSetUp();
                }
            }
        }).onFailure(failure -> {
            if (client.filter(next::equals).isPresent()) {
                connection.set(messages.text("signIn.server", server.toString()));
                fail(failure);
            }
        }).start();
    }

    private void signIn(ConsoleClient server) {
        SignIn request = new SignIn(email.get().strip(), password.get());
        tasks.of(() -> server.signIn(request)).showing(busy).onSuccess(session -> {
            client = Optional.empty();
            close();
            signedIn.accept(server, session);
        }).onFailure(this::fail).start();
    }

    private void fail(CallFailure failure) {
        error.set(failure.sentence());
    }

    private void clearErrors() {
        error.set("");
        serverError.set("");
    }
}
