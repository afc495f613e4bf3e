package dev.scimconsole.desktop;

import dev.scimconsole.client.AdminSession;
import dev.scimconsole.client.ConsoleClient;
import dev.scimconsole.client.ServerAddress;
import dev.scimconsole.client.SetUpLink;
import dev.scimconsole.contract.access.Role;
import dev.scimconsole.contract.access.SignIn;
import dev.scimconsole.desktop.microsoft.LinkKeychain;
import dev.scimconsole.desktop.microsoft.MicrosoftAccess;
import dev.scimconsole.desktop.microsoft.MicrosoftLink;
import dev.scimconsole.desktop.microsoft.SystemBrowser;
import dev.scimconsole.desktop.page.Product;
import dev.scimconsole.desktop.page.Views;
import dev.scimconsole.desktop.settings.MemorySettings;
import dev.scimconsole.desktop.settings.ServerProfile;
import dev.scimconsole.desktop.settings.Setting;
import dev.scimconsole.desktop.settings.Settings;
import dev.scimconsole.desktop.shell.ShellActions;
import dev.scimconsole.desktop.signin.KeptSessions;
import dev.scimconsole.desktop.signin.SessionKeychain;
import dev.scimconsole.desktop.signin.SignInController;
import dev.scimconsole.desktop.signin.SignInViewModel;
import dev.scimconsole.desktop.task.Loading;
import dev.scimconsole.desktop.task.Loads;
import dev.scimconsole.desktop.task.Tasks;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.Pane;
import javafx.util.Subscription;

/// The sessions at one window, one after the other: from the sign-in screen into a session, on in another
/// role, and back, with real servers and with the offline demo. On the JavaFX thread.
final class WindowSessions {

    private final StartOptions options;
    private final Desk desk;
    private final Tasks tasks;
    private final Pane screen;
    private final WindowTitle title;
    private final ShellActions actions;
    private final Endings endings;
    private final DemoEntry entry;
    private final KeptSessions kept;
    private final Products products;
    private final SystemBrowser browser = new SystemBrowser();
    private Optional<OpenSession> open = Optional.empty();
    private Optional<SignInViewModel> signIn = Optional.empty();
    private Subscription following = Subscription.EMPTY;
    private Optional<Loading> starting = Optional.empty();
    private Optional<DemoSource.Demo> demo = Optional.empty();

    /// @param tasks   of the window
    /// @param screen  takes what is on the screen
    /// @param actions what a session's shell asks of the window
    /// @param endings end what has left the screen
    WindowSessions(StartOptions options, Desk desk, Tasks tasks, Pane screen, WindowTitle title,
            ShellActions actions, Endings endings) {
        this.options = options;
        this.desk = desk;
        this.tasks = tasks;
        this.screen = screen;
        this.title = title;
        this.actions = actions;
        this.endings = endings;
        entry = new DemoEntry(options.demo(), this::connect);
        kept = new KeptSessions(options.keychain(), desk.settings(), tasks, this::tellNotKept);
        products = new Products(desk.messages());
    }

    /// The session on the screen; empty at sign-in.
    Optional<OpenSession> open() {
        return open;
    }

    /// Whether what is on the screen may go: what would be lost is asked for.
    boolean mayLeave() {
        return open.map(session -> session.router().mayLeave()).orElse(true);
    }

    /// Begins as the console was started.
    void begin(StartOptions.Start start) {
        switch (start) {
            case StartOptions.Start.AtSignIn(Optional<URI> server) -> showSignIn(server.or(this::lastServer));
            case StartOptions.Start.FromLink(SetUpLink link) -> {
                showSignIn(Optional.empty());
                follow(link);
            }
            case StartOptions.Start.InDemo() -> startDemo();
        }
    }

    /// Goes to sign-in at the server that a link names, having asked whether the session may end.
    void goTo(SetUpLink link) {
        if (signIn.isEmpty() || demo.isPresent()) {
            desk.dialogs().dismiss();
            leave();
            showSignIn(Optional.empty());
        }
        follow(link);
    }

    private void follow(SetUpLink link) {
        signIn.ifPresent(model -> model.open(link));
    }

    /// Shows everything anew in the language of now, with the same session. What would be lost is asked for.
    void showAnew() {
        open.ifPresentOrElse(before -> {
            if (mayLeave()) {
                openSession(before.client(), before.session(), before.page().orElse(Products.START));
            }
        }, () -> {
            if (starting.isPresent()) {
                startDemo();
            } else {
                signIn.ifPresent(model -> {
                    model.sayAnew();
                    show(model, "");
                });
            }
        });
    }

    /// Signs out, and goes back to sign-in. What would be lost is asked for.
    void signOut() {
        if (mayLeave()) {
            boolean wasDemo = demo.isPresent();
            leave().ifPresent(leaving -> {
                if (wasDemo) {
                    showSignIn(lastServer());
                } else {
                    showSignIn(Optional.of(leaving.client().server()),
                            desk.messages().text("signIn.signedOut"), Optional.empty(), Products.START);
                }
            });
        }
    }

    /// Goes back to sign-in, as the session has ended, and from there to the same page.
    void end(String notice) {
        Optional<Role> role = open.map(ended -> ended.session().session().administrator().role());
        Optional<URI> server = open.map(ended -> ended.client().server());
        String page = page();
        desk.dialogs().dismiss();
        takeFromScreen().ifPresent(ended -> {
            forget(ended.client());
            ended.client().close();
        });
        showSignIn(server, notice,
                demo.flatMap(running -> role.map(as -> DemoEntry.credentials(running, as))), page);
    }

    /// Finds out which role whoever is signed in has now, and makes everything anew that knows the role.
    void lookAtRole() {
        open.ifPresent(before -> tasks
                .of(() -> before.client().resume(before.session().session().sessionToken()))
                .onSuccess(now -> goOnAs(before, now)).start());
    }

    private void goOnAs(OpenSession before, AdminSession now) {
        if (isOpen(before)) {
            String page = page();
            desk.dialogs().dismiss();
            openSession(before.client(), now, page);
            desk.toasts().success(desk.messages().text("shell.roleChangedTitle"), desk.messages().text(
                    "shell.roleChanged", now.session().administrator().role().displayName()));
        }
    }

    /// In the offline demo: goes on as another administrator.
    void viewAs(Role role) {
        if (mayLeave()) {
            open.ifPresent(before -> demo.ifPresent(running -> tasks.of(() -> entry.in(running, role))
                    .onSuccess(entered -> goOnAs(before, entered))
                    .onDiscard(entered -> endings.begin(entered::leave))
                    .onFailure(failure -> {
                        if (isOpen(before)) {
                            end(failure.sentence());
                        }
                    }).start()));
        }
    }

    private void goOnAs(OpenSession before, DemoEntry.Entered entered) {
        if (isOpen(before)) {
            String page = page();
            takeFromScreen().ifPresent(left -> endings.begin(() -> leave(left, true)));
            openSession(entered.client(), entered.session(), page);
        } else {
            endings.begin(entered::leave);
        }
    }

    private boolean isOpen(OpenSession session) {
        return open.filter(session::equals).isPresent();
    }

    /// Takes everything from the screen, to end with the window.
    void close() {
        boolean stays = open.filter(session -> isKept(session.client())).isPresent();
        end(takeFromScreen(), !stays);
    }

    private void showSignIn(Optional<URI> server) {
        showSignIn(server, "", Optional.empty(), Products.START);
    }

    /// @param known  credentials to fill in
    /// @param opened the page to open then
    private void showSignIn(Optional<URI> server, String notice, Optional<SignIn> known, String opened) {
        takeFromScreen();
        // What is made up for the demo is not to be found among the real servers.
        Settings remembered = demo.isEmpty() ? desk.settings() : new MemorySettings();
        KeptSessions keeps = demo.isEmpty()
                ? kept
                : new KeptSessions(SessionKeychain.none(), remembered, tasks, () -> {});
        SignInViewModel model = new SignInViewModel(tasks, desk.ticker(), desk.messages(),
                this::connect, remembered, keeps, (client, session) -> {
                    if (demo.filter(running -> !running.address().equals(client.server())).isPresent()) {
                        leave();
                        remember(remembered.server(client.server()));
                    }
                    openSession(client, session, opened);
                });
        known.ifPresent(credentials -> {
            model.emailProperty().set(credentials.email());
            model.passwordProperty().set(credentials.password());
        });
        model.open(server);
        signIn = Optional.of(model);
        show(model, notice);
        keeps.lookSoon(desk.ticker());
    }

    /// From the demo's sign-in screen no session is kept, and who signs in elsewhere ends an earlier one that
    /// is, as everywhere.
    private void remember(Optional<ServerProfile> real) {
        real.ifPresent(server -> {
            kept.forget(server.address());
            desk.settings().remember(server);
        });
    }

    private void show(SignInViewModel model, String notice) {
        following.unsubscribe();
        SignInController controller = new SignInController(model, notice, this::startDemo,
                actions::settings, desk.messages());
        Parent view = Views.load("sign-in.fxml", List.of(controller), desk.messages());
        desk.theme().fit(view);
        put(view, "");
        following = Subscription.combine(controller::leave,
                model.stepProperty().subscribe(asked -> title.name(controller.title(asked))));
        controller.focusFirstField();
    }

    private void startDemo() {
        leave();
        Loading beginning = new Loads(tasks, desk.ticker(), () -> true, desk.messages()).of(() -> {});
        starting = Optional.of(beginning);
        put(Views.load("starting.fxml", List.of(new StartingController(beginning)), desk.messages()),
                desk.messages().text("demo.starting"));
        beginning.errorProperty().subscribe(why -> {
            if (!why.isEmpty()) {
                showSignIn(lastServer(), why, Optional.empty(), Products.START);
            }
        });
        beginning.start(entry::start, started -> {
            demo = Optional.of(started.demo());
            openSession(started.client(), started.session(), Products.START);
        }, started -> endings.begin(started::end));
    }

    private void openSession(ConsoleClient client, AdminSession session, String page) {
        List<Product> offered = new ArrayList<>(List.of(products.admin()));
        demo.ifPresent(running -> offered.addAll(running.products()));
        takeFromScreen();
        OpenSession opened = new OpenSession(client, session, demo.isPresent(), offered,
                products::guides, products::articles, products::help, tasks.group(), desk,
                microsoft(client.server()), actions);
        open = Optional.of(opened);
        opened.router().currentProperty().subscribe(
                shown -> shown.ifPresent(entry -> title.name(desk.messages().text(entry.title()))));
        put(opened.view(), desk.messages().text("product.admin"));
        opened.router().go(page);
    }

    /// What is made up for the demo stays in memory.
    private MicrosoftLink microsoft(URI server) {
        return demo.map(running -> new MicrosoftLink(running.microsoft(), server, new MemorySettings(),
                new Kept(SessionKeychain.none()), Optional.empty(), options.clock(), browser))
                .orElseGet(() -> new MicrosoftLink(MicrosoftAccess.PUBLIC, server, desk.settings(),
                        new Kept(options.keychain()), Optional.of(options.machine().authorities()),
                        options.clock(), browser));
    }

    private void put(Node view, String shown) {
        screen.getChildren().setAll(view);
        // What stands in a scroll pane can take the focus only then.
        screen.applyCss();
        title.name(shown);
    }

    private Optional<OpenSession> takeFromScreen() {
        Optional<OpenSession> leaving = open;
        open = Optional.empty();
        leaving.ifPresent(OpenSession::close);
        following.unsubscribe();
        signIn.ifPresent(SignInViewModel::close);
        signIn = Optional.empty();
        starting.ifPresent(Loading::stop);
        starting = Optional.empty();
        screen.getChildren().clear();
        return leaving;
    }

    /// The page on the screen, or the first one.
    private String page() {
        return open.flatMap(OpenSession::page).orElse(Products.START);
    }

    private Optional<URI> lastServer() {
        return desk.settings().servers().stream().findFirst().map(ServerProfile::address)
                .or(() -> ServerAddress.parse(desk.settings().value(Setting.SERVER)));
    }

    private ConsoleClient connect(URI server) {
        return new ConsoleClient(server, options.sockets(), Optional.of(options.machine().authorities()),
                desk.messages()::locale, Optional.of(desk.settings().installationAt(server)));
    }

    private boolean isKept(ConsoleClient client) {
        return demo.isEmpty() && kept.isKept(client.server());
    }

    private void forget(ConsoleClient client) {
        if (demo.isEmpty()) {
            kept.forget(client.server());
        }
    }

    private void tellNotKept() {
        desk.toasts().success(desk.messages().text("signIn.notKeptTitle"),
                desk.messages().text("signIn.notKept"));
    }

    /// Takes the session from the screen and ends it, with the demo if it is the demo's.
    private Optional<OpenSession> leave() {
        Optional<OpenSession> left = takeFromScreen();
        left.ifPresent(leaving -> forget(leaving.client()));
        end(left, true);
        return left;
    }

    /// Ends the session that has left the screen, and then the demo, if one runs.
    private void end(Optional<OpenSession> left, boolean signsOut) {
        Optional<DemoSource.Demo> running = demo;
        demo = Optional.empty();
        endings.begin(() -> {
            left.ifPresent(leaving -> leave(leaving, signsOut));
            running.ifPresent(DemoSource.Demo::close);
        });
    }

    private static void leave(OpenSession left, boolean signsOut) {
        if (signsOut) {
            left.signOut();
        }
        left.client().close();
    }

    /// The keychain of the sessions keeps the sign-in at Microsoft too.
    private record Kept(SessionKeychain keychain) implements LinkKeychain {

        @Override
        public void keep(URI address, String secret) {
            keychain.keep(address, secret);
        }

        @Override
        public Optional<String> find(URI address) {
            return keychain.findIfTold(address);
        }

        @Override
        public void forget(URI address) {
            keychain.forget(address);
        }
    }
}
