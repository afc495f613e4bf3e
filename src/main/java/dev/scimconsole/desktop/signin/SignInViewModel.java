package dev.scimconsole.desktop.signin;

import dev.scimconsole.client.AdminSession;
import dev.scimconsole.client.CallFailedException;
import dev.scimconsole.client.CallFailure;
import dev.scimconsole.client.ConsoleClient;
import dev.scimconsole.client.InviteLink;
import dev.scimconsole.client.ServerAddress;
import dev.scimconsole.client.SetUpLink;
import dev.scimconsole.contract.ProblemCode;
import dev.scimconsole.contract.access.SignIn;
import dev.scimconsole.desktop.settings.ServerProfile;
import dev.scimconsole.desktop.settings.Settings;
import dev.scimconsole.desktop.task.Loading;
import dev.scimconsole.desktop.task.Loads;
import dev.scimconsole.desktop.task.Tasks;
import dev.scimconsole.desktop.task.Ticker;
import dev.scimconsole.desktop.text.Messages;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Signs an administrator in, and sets up a new server.
public final class SignInViewModel {

    /// What the form asks for.
    public enum Step {
        /// The server's address.
        SERVER,
        /// Email and password.
        SIGN_IN,
        /// What a new server needs.
        SET_UP,
        /// An invite and a new password.
        ACCEPT
    }

    private final Tasks tasks;
    private final Messages messages;
    private final Function<URI, ConsoleClient> clients;
    private final Settings settings;
    private final KeptSessions kept;
    private final BiConsumer<ConsoleClient, AdminSession> signedIn;
    private final SetUpForm settingUp;
    private final AcceptForm accepting;
    private final Loading connecting;
    private final Loading resuming;
    private final Loading signingIn;

    private final ReadOnlyObjectWrapper<Step> step = new ReadOnlyObjectWrapper<>(this, "step", Step.SIGN_IN);
    private final ReadOnlyStringWrapper connection = new ReadOnlyStringWrapper(this, "connection", "");
    private final ReadOnlyStringWrapper error = new ReadOnlyStringWrapper(this, "error", "");
    private final ReadOnlyStringWrapper serverError = new ReadOnlyStringWrapper(this, "serverError", "");
    private final ReadOnlyBooleanWrapper setUpOffered = new ReadOnlyBooleanWrapper(this, "setUpOffered",
            true);
    private final BooleanProperty sending = new SimpleBooleanProperty(this, "sending");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy");
    private final ReadOnlyBooleanWrapper slow = new ReadOnlyBooleanWrapper(this, "slow");
    private final ReadOnlyStringWrapper progress = new ReadOnlyStringWrapper(this, "progress", "");
    private final StringProperty serverText = new SimpleStringProperty(this, "serverText", "");
    private final StringProperty email = new SimpleStringProperty(this, "email", "");
    // A text field and the request's JSON take a String only; it is let go once signed in.
    private final StringProperty password = new SimpleStringProperty(this, "password", "");
    private final BooleanProperty keep = new SimpleBooleanProperty(this, "keep");
    private final ObservableList<ServerProfile> servers = FXCollections.observableArrayList();
    /// Read on other threads too, by what looks whether the server is back.
    private volatile Optional<ConsoleClient> client = Optional.empty();

    /// @param tasks    runs the calls
    /// @param ticker   time that passes while one waits
    /// @param messages the texts
    /// @param clients  connects to a server
    /// @param settings remember servers
    /// @param kept     sessions that stay in the keychain
    /// @param signedIn takes the session, and with it the client
    public SignInViewModel(Tasks tasks, Ticker ticker, Messages messages,
            Function<URI, ConsoleClient> clients, Settings settings, KeptSessions kept,
            BiConsumer<ConsoleClient, AdminSession> signedIn) {
        this.tasks = tasks;
        this.messages = messages;
        this.clients = clients;
        this.settings = settings;
        this.kept = kept;
        this.signedIn = signedIn;
        settingUp = new SetUpForm(messages);
        accepting = new AcceptForm(messages);
        Loads loads = new Loads(tasks, ticker, () -> client.orElseThrow().health(), messages);
        connecting = loads.of(this::look);
        resuming = loads.of(() -> client.ifPresent(this::resume));
        // What needs a password is not done again by itself: it is enough to say that the server is back.
        signingIn = loads.of(this::look);
        connecting.errorProperty().subscribe(this::failToConnect);
        resuming.errorProperty().subscribe(this::tell);
        signingIn.errorProperty().subscribe(this::failToSignIn);
        BooleanBinding signing = resuming.runningProperty().or(signingIn.runningProperty());
        busy.bind(connecting.runningProperty().and(step.isEqualTo(Step.SERVER)).or(signing).or(sending));
        slow.bind(connecting.slowProperty().or(resuming.slowProperty()).or(signingIn.slowProperty()));
        progress.bind(Bindings.createStringBinding(() -> progress(signing.get()), busy, slow, signing,
                connection));
        servers.setAll(settings.servers());
        accepting.inviteProperty().subscribe((_, _) -> connectToInviter());
        // Somebody who enters another address does not wait for this one any more.
        serverText.subscribe((_, _) -> connecting.stop());
    }

    /// Begins with a server, or by asking for one.
    public void open(Optional<URI> server) {
        server.ifPresentOrElse(this::choose, this::changeServer);
    }

    /// Begins with a link. Anybody can make one, so that the address of a server that is not known yet is
    /// only filled in: whoever looks at it decides whether a password is to go there.
    public void open(SetUpLink link) {
        settingUp.field(SetUpForm.CODE).set(link.setupCode().orElse(""));
        if (settings.server(link.server()).isPresent()) {
            choose(link.server());
        } else {
            changeServer();
            serverText.set(link.server().toString());
        }
    }

    /// Asks for the server's address.
    public void changeServer() {
        servers.setAll(settings.servers());
        clearErrors();
        step.set(Step.SERVER);
    }

    /// Takes the address that was typed, if it is one.
    public void useServer() {
        clearErrors();
        ServerAddress.parse(serverText.get()).ifPresentOrElse(this::use,
                () -> serverError.set(messages.text("signIn.serverInvalid")));
    }

    /// Takes a server that is remembered. Where the session is kept, that one goes on.
    public void choose(URI server) {
        ConsoleClient next = connect(server, Step.SIGN_IN);
        if (kept.isKept(server)) {
            resume(next);
        }
    }

    /// Forgets a server, and the session that may be kept for it.
    public void forget(ServerProfile server) {
        kept.forget(server.address());
        settings.forget(server.address());
        servers.setAll(settings.servers());
    }

    /// Asks for an invite and a new password.
    public void askForInvite() {
        clearErrors();
        step.set(Step.ACCEPT);
    }

    /// Asks for what a new server needs.
    public void askForSetUp() {
        clearErrors();
        step.set(Step.SET_UP);
    }

    /// Goes back to email and password; to the server's address where there is none yet.
    public void backToSignIn() {
        clearErrors();
        step.set(client.isPresent() ? Step.SIGN_IN : Step.SERVER);
    }

    /// Signs in with what was typed.
    public void signIn() {
        clearErrors();
        if (email.get().isBlank() || password.get().isEmpty()) {
            error.set(messages.text("signIn.incomplete"));
            return;
        }
        client.ifPresent(server -> signIn(server, email.get().strip(), password.get()));
    }

    /// Sets the server up with what was typed, and signs in.
    public void setUp() {
        clearErrors();
        settingUp.request().ifPresent(request -> client.ifPresent(server -> tasks.of(() -> {
            server.setUp(request);
            return server;
        }).showing(sending).onSuccess(_ -> {
            setUpOffered.set(false);
            signIn(server, request.email(), request.password());
        }).onFailure(settingUp.errors()::tell).start()));
    }

    /// Accepts the invite that was pasted, with the password that was chosen, and signs in.
    public void accept() {
        clearErrors();
        accepting.request(client.isPresent()).ifPresent(request -> client.ifPresent(
                server -> tasks.of(() -> server.accept(request)).showing(sending)
                        .onSuccess(accepted -> signIn(server, accepted.email(), request.password()))
                        .onFailure(accepting::fail).start()));
    }

    /// Gives up what takes long.
    public void cancel() {
        List.of(connecting, resuming, signingIn).forEach(Loading::cancel);
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

    /// Whether the server may be new: known only once it has answered.
    public ReadOnlyBooleanProperty setUpOfferedProperty() {
        return setUpOffered.getReadOnlyProperty();
    }

    /// Whether an answer is awaited.
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /// Whether what is awaited takes so long that somebody may want to give it up.
    public ReadOnlyBooleanProperty slowProperty() {
        return slow.getReadOnlyProperty();
    }

    /// What is awaited, in words; empty text while nothing is.
    public ReadOnlyStringProperty progressProperty() {
        return progress.getReadOnlyProperty();
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

    /// What sets a new server up.
    public SetUpForm settingUp() {
        return settingUp;
    }

    /// What accepts an invite.
    public AcceptForm accepting() {
        return accepting;
    }

    /// Whether to stay signed in when the console is closed.
    public BooleanProperty keepProperty() {
        return keep;
    }

    /// Whether that can be offered; empty while it is not known.
    public ReadOnlyObjectProperty<Optional<Boolean>> keepOfferedProperty() {
        return kept.availableProperty();
    }

    /// The servers that are remembered, the one used last first.
    public ObservableList<ServerProfile> servers() {
        return servers;
    }

    /// Forgets what was typed and lets the server go, unless it was handed over with a session.
    public void close() {
        List.of(connecting, resuming, signingIn).forEach(Loading::stop);
        password.set("");
        settingUp.forget();
        accepting.forget();
        client.ifPresent(ConsoleClient::close);
        client = Optional.empty();
    }

    private void use(URI server) {
        if (settings.server(server).isPresent()) {
            choose(server);
        } else {
            connect(server, Step.SERVER);
        }
    }

    /// @param then what is asked for meanwhile; the server's address, until it is known whether that server
    ///             must be set up first, so that the form does not change under somebody's hands
    private ConsoleClient connect(URI server, Step then) {
        resuming.stop();
        signingIn.stop();
        client.ifPresent(ConsoleClient::close);
        ConsoleClient next = clients.apply(server);
        client = Optional.of(next);
        serverText.set(server.toString());
        settings.server(server).ifPresent(known -> email.set(known.email()));
        setUpOffered.set(true);
        step.set(then);
        look();
        return next;
    }

    /// Asks the server whether it is there, and whether it must be set up first.
    private void look() {
        client.ifPresent(server -> {
            boolean waits = step.get() == Step.SERVER;
            clearErrors();
            connection.set(messages.text("signIn.connecting", server.server().toString()));
            connecting.start(server::health, health -> {
                connection.set(messages.text("signIn.connected", server.server().toString()));
                setUpOffered.set(!health.setUp());
                if (step.get() == Step.SIGN_IN || waits) {
                    step.set(health.setUp() ? Step.SIGN_IN : Step.SET_UP);
                }
            });
        });
    }

    private void failToConnect(String why) {
        if (!why.isEmpty()) {
            connection.set(client.map(server -> messages.text("signIn.server", server.server().toString()))
                    .orElse(""));
            tell(why);
        }
    }

    /// Whoever pastes a link is to see whose server it leads to before choosing a password for it.
    private void connectToInviter() {
        InviteLink.parse(accepting.inviteProperty().get()).flatMap(InviteLink::server)
                .filter(server -> client.filter(known -> known.server().equals(server)).isEmpty())
                .ifPresent(server -> connect(server, Step.ACCEPT));
    }

    private void resume(ConsoleClient server) {
        resuming.start(() -> {
            Optional<String> token = kept.find(server.server());
            return token.isPresent() ? resume(server, token.orElseThrow()) : new Resumed.NotKept();
        }, resumed -> {
            switch (resumed) {
                case Resumed.On(AdminSession session) -> hand(server, session);
                case Resumed.NotKept() -> kept.forget(server.server());
                case Resumed.Ended() -> {
                    kept.forget(server.server());
                    error.set(messages.text("signIn.keptEnded"));
                }
            }
        });
    }

    private static Resumed resume(ConsoleClient server, String token) throws CallFailedException {
        try {
            return new Resumed.On(server.resume(token));
        } catch (CallFailedException e) {
            if (e.failure() instanceof CallFailure.Answered(var problem)
                    && problem.code() == ProblemCode.NOT_SIGNED_IN) {
                return new Resumed.Ended();
            }
            throw e;
        }
    }

    private void signIn(ConsoleClient server, String by, String with) {
        resuming.stop();
        email.set(by);
        password.set(with);
        SignIn request = new SignIn(by, with);
        boolean keeps = keep.get();
        signingIn.start(() -> server.signIn(request), session -> {
            kept.forget(server.server());
            settings.remember(new ServerProfile(server.server(), session.session().organization().name(),
                    session.session().administrator().email(), false));
            if (keeps) {
                kept.keep(server.server(), session.session().sessionToken());
            }
            hand(server, session);
        }, this::end);
    }

    /// Ends a session that nobody waited for any more. Where that fails, it ends by itself in time.
    private void end(AdminSession session) {
        tasks.of(() -> {
            session.signOut();
            return true;
        }).start();
    }

    /// The server is set up, or the invite accepted, and that cannot be done twice: from here on it is
    /// signing in.
    private void failToSignIn(String why) {
        if (!why.isEmpty()) {
            settingUp.forget();
            accepting.forget();
            step.set(Step.SIGN_IN);
            tell(why);
        }
    }

    private void hand(ConsoleClient server, AdminSession session) {
        client = Optional.empty();
        close();
        signedIn.accept(server, session);
    }

    private void tell(String why) {
        switch (step.get()) {
            case SERVER -> serverError.set(why);
            case SIGN_IN -> error.set(why);
            case SET_UP -> settingUp.errors().tell(why);
            case ACCEPT -> accepting.errors().tell(why);
        }
    }

    private void clearErrors() {
        error.set("");
        serverError.set("");
        settingUp.errors().clear();
        accepting.errors().clear();
    }

    private String progress(boolean signing) {
        if (signing) {
            return messages.text("signIn.signingIn");
        }
        if (sending.get()) {
            return messages.text(step.get() == Step.SET_UP ? "setUp.progress" : "accept.progress");
        }
        return busy.get() || slow.get() ? connection.get() : "";
    }

    private sealed interface Resumed {
        record On(AdminSession session) implements Resumed {}

        record NotKept() implements Resumed {}

        record Ended() implements Resumed {}
    }
}
