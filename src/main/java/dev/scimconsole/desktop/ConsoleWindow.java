package dev.scimconsole.desktop;

import dev.scimconsole.client.SetUpLink;
import dev.scimconsole.client.network.UpdateNotice;
import dev.scimconsole.contract.access.Role;
import dev.scimconsole.contract.access.Session;
import dev.scimconsole.desktop.attention.SystemNotification;
import dev.scimconsole.desktop.attention.WindowAttention;
import dev.scimconsole.desktop.page.Product;
import dev.scimconsole.desktop.preferences.PreferencesViewModel;
import dev.scimconsole.desktop.preferences.ProxyUse;
import dev.scimconsole.desktop.preferences.SettingsDialog;
import dev.scimconsole.desktop.preferences.UpdateLook;
import dev.scimconsole.desktop.settings.Language;
import dev.scimconsole.desktop.settings.MemorySettings;
import dev.scimconsole.desktop.settings.Setting;
import dev.scimconsole.desktop.settings.Settings;
import dev.scimconsole.desktop.shell.ShellActions;
import dev.scimconsole.desktop.shell.Shortcuts;
import dev.scimconsole.desktop.task.AnimationTicker;
import dev.scimconsole.desktop.task.Failures;
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
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/// The console's window, whatever stands in it: its place, its keys, Settings, and further starts of the
/// console. Wires everything by constructor; on the JavaFX thread.
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
    private final Endings endings;
    private final Failures failures = new SessionFailures(this::signedIn, this::sessionEnded,
            this::roleChanged, this::tellOfDefect);
    private final StackPane screen = new StackPane();
    private final WindowPlace place;
    private final WindowSessions sessions;

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
        Ticker ticker = new AnimationTicker();
        Theme theme = new Theme(settings);
        tasks = Tasks.onVirtualThreads(Platform::runLater, failures);
        endings = new Endings(Tasks.onVirtualThreads(Platform::runLater, failures));
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
        sessions = new WindowSessions(options, desk, tasks, screen,
                new WindowTitle(stage::setTitle, messages, attention.markedProperty()), new Actions(),
                endings);
    }

    /// What a window with these options keeps and begins with: nothing of the demo's is to stay.
    static Settings settings(StartOptions options) {
        return options.start() instanceof StartOptions.Start.InDemo
                ? new MemorySettings()
                : options.settings();
    }

    /// Shows the window and begins as the options say.
    public void show() {
        Thread.currentThread().setUncaughtExceptionHandler((_, failure) -> tellOfDefect(failure));
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
            if (sessions.mayLeave()) {
                close();
            }
        });
        sessions.begin(options.start());
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
        sessions.close();
        stage.hide();
        attention.close();
        desk.theme().close();
        tasks.close();
        endings.afterAll(closed);
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
        if (sessions.open().map(session -> mayLeave(session, link)).orElse(true)) {
            sessions.goTo(link);
        }
    }

    private boolean mayLeave(OpenSession session, SetUpLink link) {
        return sessions.mayLeave() && desk.dialogs().confirm(new Confirmation(
                desk.messages().text("instance.leaveTitle", link.server().getAuthority()),
                desk.messages().text("instance.leaveLead", session.session().session().organization().name()),
                List.of(), desk.messages().text("instance.open")));
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

    private void speak(Locale language) {
        desk.messages().use(language);
        desk.theme().speak(language);
        sessions.showAnew();
    }

    private void addShortcuts(Scene scene) {
        Runnable reload = () -> sessions.open().ifPresent(session -> session.router().reload());
        scene.getAccelerators().put(Shortcuts.RELOAD, reload);
        scene.getAccelerators().put(Shortcuts.RELOAD_TOO, reload);
        scene.getAccelerators().put(Shortcuts.HELP,
                () -> sessions.open().ifPresent(session -> session.router().help()));
        scene.getAccelerators().put(Shortcuts.SETTINGS, this::openSettings);
        scene.getAccelerators().put(Shortcuts.FIND, () -> sessions.open().ifPresent(OpenSession::search));
        scene.getAccelerators().put(Shortcuts.PALETTE, this::find);
    }

    private void find() {
        if (!desk.dialogs().openProperty().get()) {
            sessions.open().ifPresent(OpenSession::find);
        }
    }

    private Optional<Session> signedIn() {
        return sessions.open().map(session -> session.session().session());
    }

    private void sessionEnded() {
        sessions.end(desk.messages().text("signIn.sessionEnded"));
    }

    private void roleChanged() {
        sessions.lookAtRole();
    }

    private void tellOfDefect(Throwable failure) {
        System.getLogger(ConsoleWindow.class.getName()).log(System.Logger.Level.ERROR, "unforeseen failure",
                failure);
        desk.dialogs().tellOfDefect(Defects.describe(failure, options.machine().version()),
                desk.clipboard()::copyText);
    }

    private final class Actions implements ShellActions {

        @Override
        public void signOut() {
            sessions.signOut();
        }

        @Override
        public void changePassword() {
            sessions.open().ifPresent(OpenSession::changePassword);
        }

        @Override
        public void roleChanged() {
            sessions.lookAtRole();
        }

        @Override
        public void viewAs(Role role) {
            sessions.viewAs(role);
        }

        @Override
        public void openWindow(Product.Window product) {
            sessions.open().ifPresent(session -> session.openWindow(product));
        }

        @Override
        public void settings() {
            openSettings();
        }

        @Override
        public void find() {
            ConsoleWindow.this.find();
        }
    }
}
