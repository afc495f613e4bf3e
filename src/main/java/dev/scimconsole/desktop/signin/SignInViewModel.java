package dev.scimconsole.desktop.signin;

import dev.scimconsole.client.AdminSession;
import dev.scimconsole.client.ConsoleClient;
import dev.scimconsole.client.InviteLink;
import dev.scimconsole.client.SetUpLink;
import dev.scimconsole.contract.access.SignIn;
import dev.scimconsole.desktop.settings.ServerProfile;
import dev.scimconsole.desktop.settings.Settings;
import dev.scimconsole.desktop.signin.KeptSessions.Resumed;
import dev.scimconsole.desktop.task.Loading;
import dev.scimconsole.desktop.task.RunningTask;
import dev.scimconsole.desktop.task.Task;
import dev.scimconsole.desktop.task.Tasks;
import dev.scimconsole.desktop.task.Ticker;
import dev.scimconsole.desktop.text.Messages;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;
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
    private final Settings settings;
    private final KeptSessions kept;
    private final BiConsumer<ConsoleClient, AdminSession> signedIn;
    private final ServerChoice choice;
    private final ServerConnection connection;
    private final SetUpForm settingUp;
    private final AcceptForm accepting;
    private final Loading resuming;
    private final Loading signingIn;

    private final ReadOnlyObjectWrapper<Step> step = new ReadOnlyObjectWrapper<>(this, "step", Step.SIGN_IN);
    private final ReadOnlyStringWrapper error = new ReadOnlyStringWrapper(this, "error", "");
    private final BooleanProperty sending = new SimpleBooleanProperty(this, "sending");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy");
    private final ReadOnlyBooleanWrapper slow = new ReadOnlyBooleanWrapper(this, "slow");
    private final ReadOnlyStringWrapper progress = new ReadOnlyStringWrapper(this, "progress", "");
    private final StringProperty email = new SimpleStringProperty(this, "email", "");
    // A text field and the request's JSON take a String only; it is let go once signed in.
    private final StringProperty password = new SimpleStringProperty(this, "password", "");
    private final BooleanProperty keep = new SimpleBooleanProperty(this, "keep");
    /// What sets a server up or accepts an invite, under way.
    private Optional<RunningTask> sent = Optional.empty();

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
        this.settings = settings;
        this.kept = kept;
        this.signedIn = signedIn;
        settingUp = new SetUpForm(messages);
        accepting = new AcceptForm(messages);
        choice = new ServerChoice(settings, kept, messages, this::use);
        connection = new ServerConnection(tasks, ticker, messages, clients, this::look);
        resuming = connection.loads().of(() -> connection.client().ifPresent(this::resume));
        // What needs a password is not done again by itself: it is enough to say that the server is back.
        signingIn = connection.loads().of(this::look);
        Loading connecting = connection.looking();
        connecting.errorProperty().subscribe(this::tellUnlessNothing);
        resuming.errorProperty().subscribe(this::tell);
        signingIn.errorProperty().subscribe(this::failToSignIn);
        BooleanBinding signing = resuming.runningProperty().or(signingIn.runningProperty());
        busy.bind(connecting.runningProperty().and(step.isEqualTo(Step.SERVER)).or(signing).or(sending));
        slow.bind(connecting.slowProperty().or(resuming.slowProperty()).or(signingIn.slowProperty()));
        progress.bind(Bindings.createStringBinding(() -> progress(signing.get()), busy, slow, signing,
                connection.sentenceProperty()));
        accepting.inviteProperty().subscribe((_, _) -> connectToInviter());
        // Somebody who enters another address does not wait for this one any more.
        choice.typedProperty().subscribe((_, _) -> waitForServerNoMore());
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
            choice.typedProperty().set(link.server().toString());
        }
    }

    /// Asks for the server's address.
    public void changeServer() {
        waitForServerNoMore();
        choice.readRemembered();
        clearErrors();
        step.set(Step.SERVER);
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
        step.set(connection.client().isPresent() ? Step.SIGN_IN : Step.SERVER);
    }

    /// Signs in with what was typed.
    public void signIn() {
        clearErrors();
        if (email.get().isBlank() || password.get().isEmpty()) {
            error.set(messages.text("signIn.incomplete"));
            return;
        }
        connection.client().ifPresent(server -> signIn(server, email.get().strip(), password.get()));
    }

    /// Sets the server up with what was typed, and signs in.
    public void setUp() {
        clearErrors();
        settingUp.request().ifPresent(request -> connection.client().ifPresent(server -> send(tasks.of(() -> {
            server.setUp(request);
            return server;
        }).onSuccess(_ -> {
            connection.noLongerNew();
            signIn(server, request.email(), request.password());
        }).onFailure(settingUp.errors()::tell))));
    }

    /// Accepts the invite that was pasted, with the password that was chosen, and signs in.
    public void accept() {
        clearErrors();
        Optional<ConsoleClient> client = connection.client();
        accepting.request(client.isPresent()).ifPresent(request -> client.ifPresent(
                server -> send(tasks.of(() -> server.accept(request))
                        .onSuccess(accepted -> signIn(server, accepted.email(), request.password()))
                        .onFailure(accepting::fail))));
    }

    private void send(Task<?> form) {
        sent = Optional.of(form.showing(sending).start());
    }

    /// Gives up what takes long.
    public void cancel() {
        List.of(connection.looking(), resuming, signingIn).forEach(Loading::cancel);
    }

    /// Says in the language of now how it stands with the server. What was typed stays; what was wrong with
    /// it was said in another language.
    public void sayAnew() {
        boolean failed = Stream.of(connection.looking(), resuming, signingIn)
                .anyMatch(load -> !load.errorProperty().get().isEmpty());
        clearErrors();
        connection.sayAnew();
        if (failed) {
            look();
        }
    }

    /// What the form asks for.
    public ReadOnlyObjectProperty<Step> stepProperty() {
        return step.getReadOnlyProperty();
    }

    /// Whether the server answers, in a sentence.
    public ReadOnlyStringProperty connectionProperty() {
        return connection.sentenceProperty();
    }

    /// What went wrong; empty when nothing did.
    public ReadOnlyStringProperty errorProperty() {
        return error.getReadOnlyProperty();
    }

    /// Whether the server may be new: known only once it has answered.
    public ReadOnlyBooleanProperty setUpOfferedProperty() {
        return connection.maybeNewProperty();
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

    /// Which server.
    public ServerChoice server() {
        return choice;
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

    /// Forgets what was typed and lets the server go, unless it was handed over with a session.
    public void close() {
        forget();
        connection.close();
    }

    private void use(URI server) {
        if (settings.server(server).isPresent()) {
            choose(server);
        } else {
            connect(server, Step.SERVER);
        }
    }

    /// Takes a server that is remembered. Where the session is kept, that one goes on.
    private void choose(URI server) {
        ConsoleClient next = connect(server, Step.SIGN_IN);
        if (kept.isKept(server)) {
            resume(next);
        }
    }

    /// @param then what is asked for meanwhile; the server's address, until it is known whether that server
    ///             must be set up first, so that the form does not change under somebody's hands
    private ConsoleClient connect(URI server, Step then) {
        waitForServerNoMore();
        ConsoleClient next = connection.to(server);
        choice.typedProperty().set(server.toString());
        settings.server(server).ifPresent(known -> email.set(known.email()));
        step.set(then);
        look();
        return next;
    }

    /// Asks the server whether it is there, and whether it must be set up first.
    private void look() {
        boolean waits = step.get() == Step.SERVER;
        clearErrors();
        connection.look(health -> {
            if (step.get() == Step.SIGN_IN || waits) {
                step.set(health.setUp() ? Step.SIGN_IN : Step.SET_UP);
            }
        });
    }

    private void waitForServerNoMore() {
        connection.stopLooking();
        resuming.stop();
        signingIn.stop();
        sent.ifPresent(RunningTask::cancel);
    }

    private void tellUnlessNothing(String why) {
        if (!why.isEmpty()) {
            tell(why);
        }
    }

    /// Whoever pastes a link is to see whose server it leads to before choosing a password for it.
    private void connectToInviter() {
        InviteLink.parse(accepting.inviteProperty().get()).flatMap(InviteLink::server)
                .filter(server -> !connection.isTo(server))
                .ifPresent(server -> connect(server, Step.ACCEPT));
    }

    private void resume(ConsoleClient server) {
        resuming.start(() -> kept.resume(server), resumed -> {
            switch (resumed) {
                case Resumed.On(AdminSession session) -> hand(server, session);
                case Resumed.NotKept() -> kept.forget(server.server());
                case Resumed.Ended() -> {
                    kept.forget(server.server());
                    error.set(messages.text("signIn.keptEnded"));
                }
                case Resumed.Unread() -> error.set(messages.text("signIn.keptUnread"));
            }
        });
    }

    private void signIn(ConsoleClient server, String by, String with) {
        resuming.stop();
        email.set(by);
        password.set(with);
        SignIn request = new SignIn(by, with);
        boolean keeps = keep.get();
        signingIn.start(() -> server.signIn(request), session -> {
            if (!keeps) {
                kept.forget(server.server());
            }
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
        forget();
        connection.handOver();
        signedIn.accept(server, session);
    }

    private void forget() {
        waitForServerNoMore();
        password.set("");
        settingUp.forget();
        accepting.forget();
    }

    private void tell(String why) {
        switch (step.get()) {
            case SERVER -> choice.tell(why);
            case SIGN_IN -> error.set(why);
            case SET_UP -> settingUp.errors().tell(why);
            case ACCEPT -> accepting.errors().tell(why);
        }
    }

    private void clearErrors() {
        error.set("");
        choice.tell("");
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
        return busy.get() || slow.get() ? connection.sentenceProperty().get() : "";
    }
}
