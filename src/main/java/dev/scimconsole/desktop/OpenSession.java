package dev.scimconsole.desktop;

import dev.scimconsole.client.AdminSession;
import dev.scimconsole.client.CallFailedException;
import dev.scimconsole.client.ConsoleClient;
import dev.scimconsole.contract.access.Role;
import dev.scimconsole.contract.directory.DirectorySearch;
import dev.scimconsole.contract.directory.PageStart;
import dev.scimconsole.desktop.access.AdminAccessController;
import dev.scimconsole.desktop.access.PasswordForm;
import dev.scimconsole.desktop.access.PasswordViewModel;
import dev.scimconsole.desktop.activity.ActivityController;
import dev.scimconsole.desktop.alerts.AlertWatch;
import dev.scimconsole.desktop.alerts.AlertsController;
import dev.scimconsole.desktop.configuration.ScimConfigurationController;
import dev.scimconsole.desktop.guides.Guides;
import dev.scimconsole.desktop.help.Articles;
import dev.scimconsole.desktop.help.HelpController;
import dev.scimconsole.desktop.help.HelpWindow;
import dev.scimconsole.desktop.microsoft.MicrosoftLink;
import dev.scimconsole.desktop.page.HelpTopic;
import dev.scimconsole.desktop.page.PageContext;
import dev.scimconsole.desktop.page.PageEntry;
import dev.scimconsole.desktop.page.Product;
import dev.scimconsole.desktop.page.Views;
import dev.scimconsole.desktop.palette.Find;
import dev.scimconsole.desktop.palette.PaletteDialog;
import dev.scimconsole.desktop.palette.PaletteViewModel;
import dev.scimconsole.desktop.refusals.RefusalCount;
import dev.scimconsole.desktop.rotation.RotationWatch;
import dev.scimconsole.desktop.shell.AdminShell;
import dev.scimconsole.desktop.shell.NextFrame;
import dev.scimconsole.desktop.shell.PageButton;
import dev.scimconsole.desktop.shell.Router;
import dev.scimconsole.desktop.shell.ShellActions;
import dev.scimconsole.desktop.shell.Shortcuts;
import dev.scimconsole.desktop.task.Tasks;
import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.desktop.text.OneLine;
import dev.scimconsole.desktop.theme.Fonts;
import dev.scimconsole.desktop.users.UsersController;
import dev.scimconsole.desktop.widgets.forms.Form;
import dev.scimconsole.desktop.widgets.notices.SpokenLine;
import dev.scimconsole.desktop.widgets.notices.Toasts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.input.KeyCombination;
import javafx.stage.Stage;

/// An administrator's session on the screen: shell, router, and the windows opened beside.
final class OpenSession {

    private static final String SEARCH = ".search-field";
    /// As many as are looked through at a glance.
    private static final int PEOPLE = 6;

    /// What can be done on a page, by the button that does it. Each asks, or opens a form, before it changes
    /// anything.
    private static final List<FoundButton> BUTTONS = List.of(
            new FoundButton("palette.do.addDomain", ScimConfigurationController.ID, "#addDomain", true),
            new FoundButton("palette.token", ScimConfigurationController.ID, "#refresh", true),
            new FoundButton("palette.do.testConnection", ScimConfigurationController.ID, "#testConnection",
                    false),
            new FoundButton("palette.do.checkToken", ScimConfigurationController.ID, "#checkToken", false),
            new FoundButton("palette.do.pause", ScimConfigurationController.ID, "#pause", true),
            new FoundButton("palette.do.invite", AdminAccessController.ID, "#invite", true),
            new FoundButton("palette.do.automation", AdminAccessController.ID, "#automationAdd", true),
            new FoundButton("palette.do.webhook", AlertsController.ID, "#addWebhook", true),
            new FoundButton("palette.do.testAlert", AlertsController.ID, "#sendTest", true),
            new FoundButton("palette.do.verify", ActivityController.ID, "#verify", false));

    private record FoundButton(String key, String page, String selector, boolean changes) {}

    private final ConsoleClient client;
    private final AdminSession session;
    private final boolean demo;
    private final Tasks tasks;
    private final Desk desk;
    private final MicrosoftLink microsoft;
    private final ShellActions actions;
    private final BiFunction<PageContext, Runnable, HelpWindow> newHelp;
    private final Router router;
    private final RotationWatch watch;
    private final RefusalCount refusals;
    private final AlertWatch alerts;
    private final Parent view;
    private final List<Product> products;
    private final Supplier<Articles> articles;
    private final Map<Product.Window, Stage> windows = new HashMap<>();
    private Optional<HelpWindow> help = Optional.empty();

    /// @param demo     whether it is the offline demo's
    /// @param products the entries of the All Products menu
    /// @param guides   how identity providers are set up
    /// @param articles of Help
    /// @param newHelp  makes Help beside the pages, given what to call when a link has led to a page
    /// @param tasks    closed with the session
    /// @param microsoft likewise
    OpenSession(ConsoleClient client, AdminSession session, boolean demo, List<Product> products,
            Supplier<Guides> guides, Supplier<Articles> articles,
            BiFunction<PageContext, Runnable, HelpWindow> newHelp, Tasks tasks,
            Desk desk, MicrosoftLink microsoft,
            ShellActions actions) {
        // Long loaded, unless the session was kept.
        Fonts.loadFixedWidth();
        this.client = client;
        this.session = session;
        this.demo = demo;
        this.tasks = tasks;
        this.desk = desk;
        this.microsoft = microsoft;
        this.actions = actions;
        this.newHelp = newHelp;
        this.products = List.copyOf(products);
        this.articles = articles;
        refusals = new RefusalCount(session.refusals(), tasks, desk.ticker());
        AdminShell shell = new AdminShell(session.session(), products, demo, desk.theme(), actions,
                refusals, desk.ticker(), desk.messages());
        router = new Router(pages(products), this::context, tasks, desk.dialogs(), desk.messages(), shell,
                this::afterFrame, OpenSession::afterArrivals, this::help);
        view = Views.load("admin-shell.fxml", List.of(shell), desk.messages());
        shell.follow(router);
        watch = new RotationWatch(session, tasks, Platform::runLater, guides, desk.messages(), desk.clock(),
                desk.ticker(), desk.attention());
        alerts = new AlertWatch(session, tasks, Platform::runLater, desk.messages(), desk.clock(),
                desk.ticker(),
                desk.attention());
        alerts.begin();
        router.currentProperty().subscribe(page -> page.ifPresent(opened -> {
            watchElsewhere(opened);
            refusals.read();
        }));
    }

    private void afterFrame(Runnable work) {
        NextFrame.after(view, work);
    }

    /// Behind a frame as well, if one is due: it is asked for on this thread, as what waits in its queue is.
    private static void afterArrivals(Runnable work) {
        Platform.runLater(() -> Platform.runLater(work));
    }

    /// SCIM Configuration follows a rotation by itself.
    private void watchElsewhere(PageEntry page) {
        if (page.id().equals(ScimConfigurationController.ID)) {
            watch.end();
        } else {
            watch.begin();
        }
    }

    Parent view() {
        return view;
    }

    Router router() {
        return router;
    }

    AdminSession session() {
        return session;
    }

    ConsoleClient client() {
        return client;
    }

    /// The page on the screen, to come back to.
    Optional<String> page() {
        return router.currentProperty().get().map(PageEntry::id);
    }

    /// Opens a product's window, or brings it to the front.
    void openWindow(Product.Window product) {
        Stage window = windows.computeIfAbsent(product, this::newWindow);
        window.show();
        window.toFront();
    }

    /// Finds pages, actions, people and help, and opens what is chosen.
    void find() {
        Messages messages = desk.messages();
        Tasks own = tasks.group();
        PaletteDialog palette = new PaletteDialog(new PaletteViewModel(finds(), this::people, own,
                desk.ticker(), messages), messages);
        desk.dialogs().present(palette);
        tasks.end(own);
        palette.chosen().ifPresent(found -> found.open().run());
    }

    /// Puts the focus into the page's search, where it has one.
    void search() {
        searchField().ifPresent(Node::requestFocus);
    }

    private Optional<Node> searchField() {
        return router.view().flatMap(page -> Optional.ofNullable(page.lookup(SEARCH)));
    }

    private List<Find> finds() {
        Messages messages = desk.messages();
        List<Find> finds = new ArrayList<>();
        pages(products).forEach(page -> finds.add(new Find(Find.Kind.PAGE, messages.text(page.title()),
                page.parent().map(router::entry).map(above -> messages.text(above.title())).orElse(""), "",
                () -> router.go(page.id()))));
        finds.add(action("palette.reload", Shortcuts.RELOAD, router::reload));
        if (searchField().isPresent()) {
            finds.add(action("palette.find", Shortcuts.FIND, this::search));
        }
        finds.add(action("palette.helpHere", Shortcuts.HELP, router::help));
        finds.add(action("settings.open", Shortcuts.SETTINGS, actions::settings));
        BUTTONS.stream().filter(button -> !button.changes() || mayChange()).forEach(button -> finds.add(
                new Find(Find.Kind.ACTION, messages.text(button.key()),
                        messages.text(router.entry(button.page()).title()), "",
                        () -> press(button))));
        if (!demo) {
            finds.add(new Find(Find.Kind.ACTION, messages.text("password.title"), "", "",
                    actions::changePassword));
        }
        finds.add(new Find(Find.Kind.ACTION, messages.text("shell.signOut"), "", "", actions::signOut));
        products.stream().filter(Product.Window.class::isInstance).map(Product.Window.class::cast)
                .forEach(window -> finds.add(new Find(Find.Kind.ACTION, messages.text(window.title()), "", "",
                        () -> openWindow(window))));
        articles.get().all().forEach(article -> finds.add(new Find(Find.Kind.HELP, article.title(),
                article.summary(), "", () -> help(article.id()))));
        return finds;
    }

    private boolean mayChange() {
        return session.session().administrator().role() == Role.ORG_ADMIN;
    }

    /// On a page that is on the screen already nothing is loaded anew: a token may be shown there.
    private void press(FoundButton button) {
        if (!page().equals(Optional.of(button.page()))) {
            router.go(button.page());
        }
        PageButton.press(view.getScene(),
                () -> view.getScene() != null && page().equals(Optional.of(button.page())), router::view,
                button.selector());
    }

    private Find action(String key, KeyCombination keys, Runnable act) {
        return new Find(Find.Kind.ACTION, desk.messages().text(key), "", keys.getDisplayText(), act);
    }

    private List<Find> people(String beginning) throws CallFailedException {
        return session.directory()
                .users(new DirectorySearch(Optional.of(beginning), Optional.empty(), Optional.empty(),
                        Optional.empty(), DirectorySearch.Sort.NAME, true), PageStart.FIRST, PEOPLE)
                .users().stream()
                .map(user -> new Find(Find.Kind.PERSON, OneLine.of(user.name().orElse(user.userName())),
                        OneLine.of(user.userName()),
                        user.active() ? "" : desk.messages().text("palette.deactivated"),
                        () -> router.go(UsersController.ID, user.userName())))
                .toList();
    }

    /// Asks for a new password, and tells when it is changed.
    void changePassword() {
        Messages messages = desk.messages();
        Tasks formTasks = tasks.group();
        PasswordViewModel model = new PasswordViewModel(session.administrators(), formTasks, messages);
        Parent fields = Views.load("change-password.fxml", List.of(new PasswordForm(model, messages)),
                messages);
        desk.dialogs().fill(new Form(messages.text("password.title"), fields,
                messages.text("password.confirm"), model::change, model.busyProperty(),
                model.doneProperty()));
        if (model.doneProperty().get()) {
            desk.toasts().success(messages.text("password.doneTitle"), messages.text("password.done"));
        }
        model.close();
        tasks.end(formTasks);
    }

    /// Takes the session from the screen: wipes the page, ends its work, closes the windows beside.
    void close() {
        router.close();
        watch.end();
        refusals.end();
        alerts.end();
        tasks.close();
        microsoft.close();
        windows.values().forEach(Stage::close);
        help.ifPresent(window -> window.stage().close());
        desk.clipboard().wipe();
    }

    /// Ends the session on the service. Blocks. A service that does not answer ends it in time by itself.
    void signOut() {
        try {
            session.signOut();
        } catch (CallFailedException e) {
            System.getLogger(OpenSession.class.getName()).log(System.Logger.Level.INFO,
                    "sign-out not confirmed: {0}", e.getMessage());
        }
    }

    /// Where the page is Help itself, that page shows it. Else nothing may happen to the page: a token that
    /// is copied but not pasted yet goes with it.
    private void help(Optional<HelpTopic> topic) {
        if (page().filter(HelpController.ID::equals).isPresent()) {
            topic.ifPresent(one -> router.go(HelpController.ID, one.article()));
            return;
        }
        helpWindow().show(topic.map(HelpTopic::article));
    }

    private void help(String article) {
        if (page().filter(HelpController.ID::equals).isPresent()) {
            router.go(HelpController.ID, article);
        } else {
            helpWindow().show(Optional.of(article));
        }
    }

    private HelpWindow helpWindow() {
        HelpWindow window = help.orElseGet(this::newHelpWindow);
        help = Optional.of(window);
        return window;
    }

    private HelpWindow newHelpWindow() {
        HelpWindow window = newHelp.apply(context(tasks.group(), newToasts()),
                () -> ((Stage) view.getScene().getWindow()).toFront());
        SpokenLine.in(window.stage().getScene());
        desk.theme().dress(window.stage().getScene());
        return window;
    }

    private Stage newWindow(Product.Window product) {
        Stage window = product.open().apply(context(tasks.group(), desk.toasts()));
        SpokenLine.in(window.getScene());
        desk.theme().dress(window.getScene());
        return window;
    }

    private Toasts newToasts() {
        return new Toasts(desk.messages());
    }

    private PageContext context(Tasks pageTasks) {
        return context(pageTasks, desk.toasts());
    }

    private PageContext context(Tasks pageTasks, Toasts toasts) {
        return new PageContext(session, pageTasks, router, desk.dialogs(), toasts, desk.clipboard(),
                desk.attention(), desk.settings(), desk.messages(), desk.clock(), desk.ticker(),
                microsoft, actions::roleChanged);
    }

    private static List<PageEntry> pages(List<Product> products) {
        return products.stream().filter(Product.Pages.class::isInstance).map(Product.Pages.class::cast)
                .flatMap(product -> product.pages().stream()).toList();
    }
}
