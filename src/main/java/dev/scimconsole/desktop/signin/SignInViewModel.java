package dev.scimconsole.desktop.signin;

import dev.scimconsole.client.AdminSession;
import dev.scimconsole.client.CallFailure;
import dev.scimconsole.client.ConsoleClient;
import dev.scimconsole.client.InviteLink;
import dev.scimconsole.client.ServerAddress;
import dev.scimconsole.client.SetUpLink;
import dev.scimconsole.contract.AcceptInvite;
import dev.scimconsole.contract.ProblemCode;
import dev.scimconsole.contract.SetUp;
import dev.scimconsole.contract.SignIn;
import dev.scimconsole.desktop.settings.ServerProfile;
import dev.scimconsole.desktop.settings.Settings;
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

    private final ReadOnlyObjectWrapper<Step> step = new ReadOnlyObjectWrapper<>(this, "step", Step.SIGN_IN);
    private final ReadOnlyStringWrapper connection = new ReadOnlyStringWrapper(this, "connection", "");
    private final ReadOnlyStringWrapper error = new ReadOnlyStringWrapper(this, "error", "");
    private final ReadOnlyStringWrapper serverError = new ReadOnlyStringWrapper(this, "serverError", "");
    private final ReadOnlyBooleanWrapper setUpOffered = new ReadOnlyBooleanWrapper(this, "setUpOffered", true);
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy");
    private final BooleanProperty connecting = new ReadOnlyBooleanWrapper(this, "connecting");
    private final StringProperty serverText = new SimpleStringProperty(this, "serverText", "");
    private final StringProperty email = new SimpleStringProperty(this, "email", "");
    // A text field and the request's JSON take a String only; it is let go once signed in.
    private final StringProperty password = new SimpleStringProperty(this, "password", "");
    private final StringProperty organization = new SimpleStringProperty(this, "organization", "");
    private final StringProperty setupCode = new SimpleStringProperty(this, "setupCode", "");
    private final StringProperty invite = new SimpleStringProperty(this, "invite", "");
    private final BooleanProperty keep = new SimpleBooleanProperty(this, "keep");
    private final ObservableList<ServerProfile> servers = FXCollections.observableArrayList();
    private Optional<ConsoleClient> client = Optional.empty();

    /// @param tasks    runs the calls
    /// @param messages the texts
    /// @param clients  connects to a server
    /// @param settings remember servers
    /// @param kept     sessions that stay in the keychain
    /// @param signedIn takes the session, and with it the client
    public SignInViewModel(Tasks tasks, Messages messages, Function<URI, ConsoleClient> clients,
            Settings settings, KeptSessions kept, BiConsumer<ConsoleClient, AdminSession> signedIn) {
        this.tasks = tasks;
        this.messages = messages;
        this.clients = clients;
        this.settings = settings;
        this.kept = kept;
        this.signedIn = signedIn;
        servers.setAll(settings.servers());
        invite.subscribe((_, _) -> {
            clearErrors();
            connectToInviter();
        });
    }

    /// Begins with a server, or by asking for one.
    public void open(Optional<URI> server) {
        server.ifPresentOrElse(this::choose, this::changeServer);
    }

    /// Begins with a link. Anybody can make one, so that the address of a server that is not known yet is only filled
    /// in: whoever looks at it decides whether a password is to go there.
    public void open(SetUpLink link) {
        setupCode.set(link.setupCode().orElse(""));
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

    /// Accepts the invite that was pasted, with the password that was chosen, and signs in.
    public void accept() {
        clearErrors();
        if (invite.get().isBlank() || password.get().isEmpty()) {
            error.set(messages.text("accept.incomplete"));
            return;
        }
        Optional<InviteLink> link = InviteLink.parse(invite.get());
        if (link.isEmpty() || client.isEmpty()) {
            error.set(messages.text(link.isEmpty() ? "accept.invalid" : "accept.needsLink"));
            return;
        }
        AcceptInvite request = new AcceptInvite(link.orElseThrow().code(), password.get());
        ConsoleClient server = client.orElseThrow();
        tasks.of(() -> server.accept(request)).showing(busy).onSuccess(accepted -> {
            email.set(accepted.email());
            signIn(server);
        }).onFailure(failure -> error.set(failure.leavesOutcomeUnknown()
                ? messages.text("accept.lost", failure.sentence())
                : failure.sentence())).start();
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

    /// The invite's link or its code, as pasted.
    public StringProperty inviteProperty() {
        return invite;
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
        password.set("");
        setupCode.set("");
        invite.set("");
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

    /// @param then what is asked for meanwhile; the server's address, until it is known whether that server must be
    ///             set up first, so that the form does not change under somebody's hands
    private ConsoleClient connect(URI server, Step then) {
        client.ifPresent(ConsoleClient::close);
        ConsoleClient next = clients.apply(server);
        client = Optional.of(next);
        serverText.set(server.toString());
        settings.server(server).ifPresent(known -> email.set(known.email()));
        setUpOffered.set(true);
        clearErrors();
        step.set(then);
        connection.set(messages.text("signIn.connecting", server.toString()));
        boolean waits = then == Step.SERVER;
        tasks.of(next::health).showing(waits ? busy : connecting).onSuccess(health -> {
            if (isCurrent(next)) {
                connection.set(messages.text("signIn.connected", server.toString()));
                setUpOffered.set(!health.setUp());
                if (step.get() == Step.SIGN_IN || waits) {
                    step.set(health.setUp() ? Step.SIGN_IN : Step.SET_UP);
                }
            }
        }).onFailure(failure -> {
            if (isCurrent(next)) {
                connection.set(messages.text("signIn.server", server.toString()));
                (waits ? serverError : error).set(failure.sentence());
            }
        }).start();
        return next;
    }

    /// Whoever pastes a link is to see whose server it leads to before choosing a password for it.
    private void connectToInviter() {
        InviteLink.parse(invite.get()).flatMap(InviteLink::server)
                .filter(server -> client.filter(known -> known.server().equals(server)).isEmpty())
                .ifPresent(server -> connect(server, Step.ACCEPT));
    }

    private boolean isCurrent(ConsoleClient server) {
        return client.filter(server::equals).isPresent();
    }

    private void resume(ConsoleClient server) {
        tasks.of(() -> {
            Optional<String> token = kept.find(server.server());
            return token.isPresent()
                    ? Optional.of(server.resume(token.orElseThrow()))
                    : Optional.<AdminSession>empty();
        }).showing(busy).onSuccess(resumed -> {
            if (isCurrent(server)) {
                resumed.ifPresentOrElse(session -> hand(server, session), () -> kept.forget(server.server()));
            }
        }).onFailure(failure -> {
            boolean ended = failure instanceof CallFailure.Answered(var problem)
                    && problem.code() == ProblemCode.NOT_SIGNED_IN;
            if (ended) {
                kept.forget(server.server());
            }
            if (isCurrent(server)) {
                error.set(ended ? messages.text("signIn.keptEnded") : failure.sentence());
            }
        }).start();
    }

    private void signIn(ConsoleClient server) {
        SignIn request = new SignIn(email.get().strip(), password.get());
        boolean keeps = keep.get();
        tasks.of(() -> server.signIn(request)).showing(busy).onSuccess(session -> {
            kept.forget(server.server());
            settings.remember(new ServerProfile(server.server(), session.session().organization().name(),
                    session.session().administrator().email(), false));
            if (keeps) {
                kept.keep(server.server(), session.session().sessionToken());
            }
            hand(server, session);
        }).onFailure(this::fail).start();
    }

    private void hand(ConsoleClient server, AdminSession session) {
        client = Optional.empty();
        close();
        signedIn.accept(server, session);
    }

    private void fail(CallFailure failure) {
        error.set(failure.sentence());
    }

    private void clearErrors() {
        error.set("");
        serverError.set("");
    }
}
