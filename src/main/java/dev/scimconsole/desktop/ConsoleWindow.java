package dev.scimconsole.desktop;

import dev.scimconsole.client.AdminSession;
import dev.scimconsole.client.CallFailure;
import dev.scimconsole.client.ConsoleClient;
import dev.scimconsole.client.ServerAddress;
import dev.scimconsole.client.SetUpLink;
import dev.scimconsole.client.network.UpdateNotice;
import dev.scimconsole.contract.ProblemCode;
import dev.scimconsole.contract.access.Role;
import dev.scimconsole.contract.access.SignIn;
import dev.scimconsole.desktop.attention.SystemNotification;
import dev.scimconsole.desktop.attention.WindowAttention;
import dev.scimconsole.desktop.microsoft.LinkKeychain;
import dev.scimconsole.desktop.microsoft.MicrosoftAccess;
import dev.scimconsole.desktop.microsoft.MicrosoftLink;
import dev.scimconsole.desktop.microsoft.SystemBrowser;
import dev.scimconsole.desktop.page.PageEntry;
import dev.scimconsole.desktop.page.Product;
import dev.scimconsole.desktop.page.Views;
import dev.scimconsole.desktop.preferences.PreferencesViewModel;
import dev.scimconsole.desktop.preferences.ProxyUse;
import dev.scimconsole.desktop.preferences.SettingsDialog;
import dev.scimconsole.desktop.preferences.UpdateLook;
import dev.scimconsole.desktop.settings.Language;
import dev.scimconsole.desktop.settings.MemorySettings;
import dev.scimconsole.desktop.settings.ServerProfile;
import dev.scimconsole.desktop.settings.Setting;
import dev.scimconsole.desktop.settings.Settings;
import dev.scimconsole.desktop.shell.ShellActions;
import dev.scimconsole.desktop.shell.Shortcuts;
import dev.scimconsole.desktop.signin.KeptSessions;
import dev.scimconsole.desktop.signin.SessionKeychain;
import dev.scimconsole.desktop.signin.SignInController;
import dev.scimconsole.desktop.signin.SignInViewModel;
import dev.scimconsole.desktop.task.AnimationTicker;
import dev.scimconsole.desktop.task.Failures;
import dev.scimconsole.desktop.task.Loading;
import dev.scimconsole.desktop.task.Loads;
import dev.scimconsole.desktop.task.Tasks;
import dev.scimconsole.desktop.task.Ticker;
import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.desktop.text.Moments;
import dev.scimconsole.desktop.theme.Theme;
import dev.scimconsole.desktop.widgets.dialogs.Confirmation;
import dev.scimconsole.desktop.widgets.dialogs.Dialogs;
import dev.scimconsole.desktop.widgets.notices.SpokenLine;
import dev.scimconsole.desktop.widgets.notices.Toasts;
import dev.scimconsole.desktop.widgets.secrets.TokenClipboard;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/// The console's window: either the sign-in screen or an administrator's session. Wires everything by
/// constructor; on the JavaFX thread.
public final class ConsoleWindow {

    /// Of a window that nobody has drawn larger or smaller, in pixels.
    static final double USUAL_WIDTH = 1280;
    /// As [#USUAL_WIDTH].
    static final double USUAL_HEIGHT = 800;

    private final Stage stage;
    private final StartOptions options;
    private final Settings settings;
    private final Runnable closed;
    private final WindowAttention attention;
    private final Desk desk;
    private final ProxyUse proxyUse;
    private final Tasks tasks;
    private final KeptSessions kept;
    private final Products products;
    private final SystemBrowser browser = new SystemBrowser();
    private final Actions actions = new Actions();
    private final StackPane screen = new StackPane();
    private final WindowPlace place;
    private String title = "";
    private Optional<OpenSession> open = Optional.empty();
    private Optional<SignInViewModel> signIn = Optional.empty();
    private Optional<DemoSource.Demo> demo = Optional.empty();

    /// @param stage   not shown yet, or where it will be with nothing in it
    /// @param options how to start
    /// @param closed  called when the window is closed and everything behind it has ended
    public ConsoleWindow(Stage stage, StartOptions options, Runnable closed) {
        this(stage, options, settings(options), closed);
    }

    /// With these texts, which are in the language that the settings name.
    ConsoleWindow(Stage stage, StartOptions options, Messages messages, Runnable closed) {
        this(stage, options, settings(options), messages, closed);
    }

    private ConsoleWindow(Stage stage, StartOptions options, Settings settings, Runnable closed) {
        this(stage, options, settings, new Messages(language(settings)), closed);
    }

    private ConsoleWindow(Stage stage, StartOptions options, Settings settings, Messages messages,
            Runnable closed) {
        this.stage = stage;
        this.options = options;
        this.settings = settings;
        this.closed = closed;
        products = new Products(messages);
        Ticker ticker = new AnimationTicker();
        Theme theme = new Theme(settings);
        tasks = Tasks.onVirtualThreads(Platform::runLater, new AllPages());
        kept = new KeptSessions(options.keychain(), settings, tasks, this::tellNotKept);
        Toasts toasts = new Toasts(messages);
        attention = new WindowAttention(toasts::success, toasts::warning, SystemNotification.ofThisSystem(),
                tasks,
                stage.focusedProperty());
        desk = new Desk(messages, theme, new Dialogs(stage, messages, pane -> {
            theme.colour(pane);
            theme.fit(pane);
        }), toasts, new TokenClipboard(options.clock(), ticker,
                () -> PreferencesViewModel.clipboardSeconds(settings)), attention, settings, options.clock(),
                ticker);
        place = WindowPlace.follow(stage, settings, ticker);
        proxyUse = new ProxyUse(settings, options.machine().proxies(), options.keychain(), tasks);
        attention.markedProperty().subscribe(_ -> showTitle());
    }

    /// What a window with these options keeps and begins with: nothing of the demo's is to stay.
    static Settings settings(StartOptions options) {
        return options.start() instanceof StartOptions.Start.InDemo
                ? new MemorySettings()
                : options.settings();
    }

    /// Shows the window and begins as the options say.
    public void show() {
        Thread.currentThread()
                .setUncaughtExceptionHandler((_, failure) -> new AllPages().unforeseen(failure));
        Region dim = new Region();
        dim.getStyleClass().add("dim");
        dim.visibleProperty().bind(desk.dialogs().openProperty());
        Scene scene = new Scene(new StackPane(desk.toasts().below(screen), dim), USUAL_WIDTH, USUAL_HEIGHT);
        scene.getRoot().getStyleClass().add("console");
        SpokenLine.in(scene);
        desk.theme().dress(scene);
        addShortcuts(scene);
        stage.setScene(scene);
        if (!stage.isShowing()) {
            WindowPlace.restore(stage, settings);
        }
        stage.setOnCloseRequest(event -> {
            event.consume();
            if (mayLeave()) {
                close();
            }
        });
        switch (options.start()) {
            case StartOptions.Start.AtSignIn(Optional<URI> server) -> showSignIn(
                    server.or(this::lastServer), "", Optional.empty(), Optional.empty());
            case StartOptions.Start.FromLink(SetUpLink link) -> {
                showSignIn(Optional.empty(), "", Optional.empty(), Optional.empty());
                signIn.ifPresent(model -> model.open(link));
            }
            case StartOptions.Start.InDemo() -> startDemo();
        }
        stage.show();
        proxyUse.begin();
        new UpdateLook(settings, new UpdateNotice(options.machine().authorities()),
                options.machine().version(),
                tasks, this::tellOfNewer).soon(desk.ticker());
        options.machine().starts().accept(link -> Platform.runLater(() -> startedAgain(link)));
        FirstFrame.reportIfAsked(scene, this::close);
    }

    /// Closes the window, asking nothing: wipes, signs out, ends the demo.
    public void close() {
        place.remember(settings);
        boolean stays = open.map(session -> isKept(session.client())).orElse(false);
        Optional<OpenSession> session = takeFromScreen();
        Optional<DemoSource.Demo> running = demo;
        demo = Optional.empty();
        stage.hide();
        attention.close();
        desk.theme().close();
        // Not among the window's tasks: those end here.
        Tasks.onVirtualThreads(Platform::runLater, new AllPages()).of(() -> {
            session.ifPresent(ending -> {
                if (!stays) {
                    ending.signOut();
                }
                ending.client().close();
            });
            running.ifPresent(DemoSource.Demo::close);
            return true;
        }).onSuccess(_ -> closed.run()).start();
        tasks.close();
    }

    private Locale language() {
        return language(settings);
    }

    private static Locale language(Settings settings) {
        return Language.of(settings.value(Setting.LANGUAGE)).locale(Locale.getDefault());
    }

    /// Tells of something in the corner.
    void tell(String title, String text) {
        desk.toasts().success(title, text);
    }

    private void tellOfNewer(String version) {
        tell(desk.messages().text("update.title"),
                desk.messages().text("update.text", version, options.machine().version()));
    }

    /// Somebody has started the console once more, or opened a link: this window comes to the front and takes
    /// it.
    private void startedAgain(String link) {
        stage.setIconified(false);
        stage.toFront();
        stage.requestFocus();
        if (!link.isEmpty()) {
            SetUpLink.parse(link).ifPresentOrElse(this::follow, () -> tell(
                    desk.messages().text("instance.linkTitle"), desk.messages().text("instance.linkText")));
        }
    }

    private void follow(SetUpLink link) {
        if (open.isPresent()) {
            String from = open.orElseThrow().session().session().organization().name();
            if (!mayLeave() || !desk.dialogs().confirm(new Confirmation(
                    desk.messages().text("instance.leaveTitle", link.server().getAuthority()),
                    desk.messages().text("instance.leaveLead", from), List.of(),
                    desk.messages().text("instance.open")))) {
                return;
            }
            actions.leave();
            showSignIn(Optional.empty(), "", Optional.empty(), Optional.empty());
        }
        signIn.ifPresent(model -> model.open(link));
    }

    /// Opens Settings over whatever is on the screen.
    private void openSettings() {
        if (desk.dialogs().openProperty().get()) {
            return;
        }
        Locale before = desk.messages().locale();
        PreferencesViewModel model = new PreferencesViewModel(settings, proxyUse,
                options.machine().authorities(), tasks, desk.messages());
        desk.dialogs().present(new SettingsDialog(model, desk.theme(), options.machine(), desk.dialogs(),
                desk.messages(), new Moments(desk.messages(), options.clock())));
        if (!language().equals(before)) {
            speak(language());
        }
    }

    /// Shows everything anew in another language, with the same session. What would be lost is asked for.
    private void speak(Locale language) {
        desk.messages().use(language);
        desk.theme().speak(language);
        if (open.isPresent()) {
            OpenSession before = open.orElseThrow();
            if (mayLeave()) {
                openSession(before.client(), before.session(), before.page().orElse(Products.START));
            }
        } else {
            showSignIn(lastServer(), "", Optional.empty(), Optional.empty());
        }
    }

    private boolean mayLeave() {
        return open.map(session -> session.router().mayLeave()).orElse(true);
    }

    private void addShortcuts(Scene scene) {
        Runnable reload = () -> open.ifPresent(session -> session.router().reload());
        scene.getAccelerators().put(Shortcuts.RELOAD, reload);
        scene.getAccelerators().put(Shortcuts.RELOAD_TOO, reload);
        scene.getAccelerators().put(Shortcuts.HELP,
                () -> open.ifPresent(session -> session.router().help()));
        scene.getAccelerators().put(Shortcuts.SETTINGS, this::openSettings);
        scene.getAccelerators().put(Shortcuts.FIND, () -> open.ifPresent(OpenSession::search));
        scene.getAccelerators().put(Shortcuts.PALETTE, actions::find);
    }

    private void showSignIn(Optional<URI> server, String notice, Optional<SignIn> prefilled,
            Optional<String> returnTo) {
        takeFromScreen();
        // What is made up for the demo is not to be found among the real servers.
        Settings remembered = demo.isEmpty() ? settings : new MemorySettings();
        KeptSessions keeps = demo.isEmpty()
                ? kept
                : new KeptSessions(SessionKeychain.none(), remembered, tasks, () -> {});
        SignInViewModel model = new SignInViewModel(tasks.group(), desk.ticker(), desk.messages(),
                this::connect, remembered,
                keeps, (client, session) -> openSession(client, session, returnTo.orElse(Products.START)));
        prefilled.ifPresent(known -> {
            model.emailProperty().set(known.email());
            model.passwordProperty().set(known.password());
        });
        model.open(server);
        SignInController controller = new SignInController(model, notice, this::startDemo,
                this::openSettings, desk.messages());
        Parent view = Views.load("sign-in.fxml", List.of(controller), desk.messages());
        desk.theme().fit(view);
        signIn = Optional.of(model);
        put(view, "");
        model.stepProperty().subscribe(asked -> entitle(controller.title(asked)));
        keeps.lookSoon(desk.ticker());
        controller.focusFirstField();
    }

    private void startDemo() {
        Loading starting = new Loads(tasks, desk.ticker(), () -> true, desk.messages()).of(() -> {});
        put(Views.load("starting.fxml", List.of(new StartingController(starting)), desk.messages()),
                desk.messages().text("demo.starting"));
        starting.errorProperty().subscribe(why -> {
            if (!why.isEmpty()) {
                starting.stop();
                showSignIn(lastServer(), why, Optional.empty(), Optional.empty());
            }
        });
        record Started(DemoSource.Demo demo, ConsoleClient client, AdminSession session) {}
        starting.start(() -> {
            DemoSource.Demo started = options.demo().start();
            ConsoleClient client = connect(started.address());
            return new Started(started, client, client.signIn(started.orgAdmin()));
        }, started -> {
            signIn.ifPresent(SignInViewModel::close);
            demo = Optional.of(started.demo());
            openSession(started.client(), started.session(), Products.START);
        }, started -> started.demo().close());
    }

    private void openSession(ConsoleClient client, AdminSession session, String page) {
        List<Product> offered = new ArrayList<>(List.of(products.admin()));
        demo.ifPresent(running -> offered.addAll(running.products()));
        takeFromScreen();
        OpenSession opened = new OpenSession(client, session, demo.isPresent(), offered,
                products::guides, products::articles, products::help, tasks.group(), desk,
                microsoft(client.server()), actions);
        open = Optional.of(opened);
        opened.router().currentProperty().subscribe(shown -> shown.ifPresent(this::entitle));
        put(opened.view(), desk.messages().text("product.admin"));
        opened.router().go(page);
    }

    /// What is made up for the demo stays in memory.
    private MicrosoftLink microsoft(URI server) {
        return demo.isPresent()
                ? new MicrosoftLink(demo.get().microsoft(), server, new MemorySettings(),
                        new Kept(SessionKeychain.none()), Optional.empty(), options.clock(), browser)
                : new MicrosoftLink(MicrosoftAccess.PUBLIC, server, settings, new Kept(options.keychain()),
                        Optional.of(options.machine().authorities()), options.clock(), browser);
    }

    private void entitle(PageEntry page) {
        entitle(desk.messages().text(page.title()));
    }

    private void entitle(String shown) {
        title = desk.messages().text("window.title", shown);
        showTitle();
    }

    private void showTitle() {
        stage.setTitle(attention.markedProperty().get()
                ? desk.messages().text("window.marked", title)
                : title);
    }

    private void put(Node view, String title) {
        screen.getChildren().setAll(view);
        // What stands in a scroll pane can take the focus only then.
        screen.applyCss();
        entitle(title);
    }

    private Optional<OpenSession> takeFromScreen() {
        Optional<OpenSession> leaving = open;
        open = Optional.empty();
        leaving.ifPresent(OpenSession::close);
        signIn.ifPresent(SignInViewModel::close);
        signIn = Optional.empty();
        screen.getChildren().clear();
        return leaving;
    }

    private Optional<URI> lastServer() {
        return settings.servers().stream().findFirst().map(ServerProfile::address)
                .or(() -> ServerAddress.parse(settings.value(Setting.SERVER)));
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
        tell(desk.messages().text("signIn.notKeptTitle"),
                desk.messages().text("signIn.notKept"));
    }

    private ConsoleClient connect(URI server) {
        return new ConsoleClient(server, options.sockets(), Optional.of(options.machine().authorities()),
                desk.messages()::locale, Optional.of(settings.installationAt(server)));
    }

    private void endSession(String notice) {
        Optional<String> page = open.flatMap(OpenSession::page);
        Optional<Role> role = open.map(ended -> ended.session().session().administrator().role());
        Optional<URI> server = open.map(ended -> ended.client().server());
        desk.dialogs().dismiss();
        takeFromScreen().ifPresent(ended -> {
            forget(ended.client());
            ended.client().close();
        });
        showSignIn(server, notice, demo.flatMap(running -> role.map(as -> credentials(running, as))), page);
    }

    private static SignIn credentials(DemoSource.Demo running, Role role) {
        return switch (role) {
            case ORG_ADMIN -> running.orgAdmin();
            case VIEWER -> running.viewer();
        };
    }

    /// Signs out in the background, the screen being left already.
    private void signOut(OpenSession leaving) {
        tasks.of(() -> {
            leaving.signOut();
            leaving.client().close();
            return true;
        }).start();
    }

    /// The keychain of the sessions keeps the sign-in at Microsoft too.
    private record Kept(SessionKeychain keychain) implements LinkKeychain {

        @Override
        public void keep(URI address, String secret) {
            keychain.keep(address, secret);
        }

        @Override
        public Optional<String> find(URI address) {
            return keychain.find(address);
        }

        @Override
        public void forget(URI address) {
            keychain.forget(address);
        }
    }

    private final class Actions implements ShellActions {

        /// Takes the session from the screen and ends it.
        private Optional<OpenSession> leave() {
            Optional<OpenSession> left = takeFromScreen();
            left.ifPresent(leaving -> {
                forget(leaving.client());
                ConsoleWindow.this.signOut(leaving);
            });
            if (demo.isPresent()) {
                endDemo();
            }
            return left;
        }

        @Override
        public void settings() {
            openSettings();
        }

        @Override
        public void find() {
            if (!desk.dialogs().openProperty().get()) {
                open.ifPresent(OpenSession::find);
            }
        }

        @Override
        public void signOut() {
            if (mayLeave()) {
                boolean wasDemo = demo.isPresent();
                leave().ifPresent(leaving -> {
                    if (wasDemo) {
                        showSignIn(lastServer(), "", Optional.empty(), Optional.empty());
                    } else {
                        showSignIn(Optional.of(leaving.client().server()),
                                desk.messages().text("signIn.signedOut"), Optional.empty(), Optional.empty());
                    }
                });
            }
        }

        @Override
        public void changePassword() {
            open.ifPresent(OpenSession::changePassword);
        }

        @Override
        public void roleChanged() {
            open.ifPresent(before -> tasks
                    .of(() -> before.client().resume(before.session().session().sessionToken()))
                    .onSuccess(now -> goOnAs(before, now)).start());
        }

        /// Makes everything anew that knows the role.
        private void goOnAs(OpenSession before, AdminSession now) {
            if (open.filter(before::equals).isPresent()) {
                String page = before.page().orElse(Products.START);
                desk.dialogs().dismiss();
                openSession(before.client(), now, page);
                tell(desk.messages().text("shell.roleChangedTitle"), desk.messages().text(
                        "shell.roleChanged", now.session().administrator().role().displayName()));
            }
        }

        @Override
        public void viewAs(Role role) {
            if (mayLeave()) {
                demo.ifPresent(running -> {
                    ConsoleClient client = connect(running.address());
                    tasks.of(() -> client.signIn(credentials(running, role))).onSuccess(session -> {
                        String page = open.flatMap(OpenSession::page).orElse(Products.START);
                        takeFromScreen().ifPresent(ConsoleWindow.this::signOut);
                        openSession(client, session, page);
                    }).onFailure(failure -> endSession(failure.sentence())).start();
                });
            }
        }

        @Override
        public void openWindow(Product.Window product) {
            open.ifPresent(session -> session.openWindow(product));
        }

        private void endDemo() {
            demo.ifPresent(running -> tasks.of(() -> {
                running.close();
                return true;
            }).start());
            demo = Optional.empty();
        }
    }

    private final class AllPages implements Failures {

        @Override
        public boolean takes(CallFailure failure) {
            boolean ended = open.isPresent() && failure instanceof CallFailure.Answered(var problem)
                    && problem.code() == ProblemCode.NOT_SIGNED_IN;
            boolean demoted = open.isPresent() && failure instanceof CallFailure.Answered(var refused)
                    && refused.code() == ProblemCode.NOT_AN_ORG_ADMIN
                    && open.orElseThrow().session().session().administrator().role() == Role.ORG_ADMIN;
            if (demoted) {
                // Somebody has changed the role meanwhile. The page says first why nothing was done.
                actions.roleChanged();
            }
            if (ended) {
                endSession(desk.messages().text("signIn.sessionEnded"));
            }
            return ended;
        }

        @Override
        public void unforeseen(Throwable failure) {
            System.getLogger(ConsoleWindow.class.getName()).log(System.Logger.Level.ERROR,
                    "unforeseen failure", failure);
            desk.dialogs().tellOfDefect(Defects.describe(failure, options.machine().version()),
                    desk.clipboard()::copyText);
        }
    }
}
