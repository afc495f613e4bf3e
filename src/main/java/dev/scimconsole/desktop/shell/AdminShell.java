package dev.scimconsole.desktop.shell;

import dev.scimconsole.contract.access.Administrator;
import dev.scimconsole.contract.access.Role;
import dev.scimconsole.contract.access.Session;
import dev.scimconsole.desktop.page.PageEntry;
import dev.scimconsole.desktop.page.Product;
import dev.scimconsole.desktop.refusals.RefusalCount;
import dev.scimconsole.desktop.refusals.RefusalsController;
import dev.scimconsole.desktop.settings.ThemeChoice;
import dev.scimconsole.desktop.task.Ticker;
import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.desktop.theme.Theme;
import dev.scimconsole.desktop.widgets.layout.PagePane;
import dev.scimconsole.desktop.widgets.layout.Show;
import dev.scimconsole.desktop.widgets.texts.StatusBadge;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/// The frame around every page: top bar, navigation, breadcrumb.
public final class AdminShell implements PagePlace {

    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");

    private static final String HELP = "help";

    /// Between the count at the end of an entry and the entry's edge, and what the entry's name leaves free
    /// besides the count, in pixels.
    private static final double AFTER_COUNT = 6;
    private static final double BESIDE_COUNT = 10;

    /// How long somebody pauses at an entry who may be about to go there.
    private static final Duration REST = Duration.ofMillis(65);
    /// Longer nothing waits that is loaded: who goes there later sees what is there then.
    private static final Duration FRESH = Duration.ofSeconds(2);

    private final Session session;
    private final List<Product> products;
    private final boolean demo;
    private final Theme theme;
    private final Ticker ticker;
    private final ShellActions actions;
    private final RefusalCount refusals;
    private final Messages messages;
    private Optional<PageEntry> approached = Optional.empty();
    private Subscription approach = Subscription.EMPTY;
    /// What the navigation lists: it is made once, and not for each page.
    private List<PageEntry> listed = List.of();

    @FXML private MenuButton productsMenu;
    @FXML private Label productTitle;
    @FXML private Label demoMark;
    @FXML private Label organization;
    @FXML private MenuButton accountMenu;
    @FXML private Label navigationTitle;
    @FXML private VBox navigation;
    @FXML private PagePane scroll;
    @FXML private HBox breadcrumb;
    @FXML private VBox pageHolder;

    /// @param session  who is signed in
    /// @param products the entries of the All Products menu
    /// @param demo     whether this is the offline demo
    /// @param theme    what the account menu changes, and pages come into
    /// @param refusals what stands beside the page of refused changes
    /// @param ticker   tells when somebody pauses at an entry
    public AdminShell(Session session, List<Product> products, boolean demo,
            Theme theme, ShellActions actions, RefusalCount refusals, Ticker ticker,
            Messages messages) {
        this.session = session;
        this.products = List.copyOf(products);
        this.demo = demo;
        this.theme = theme;
        this.ticker = ticker;
        this.actions = actions;
        this.refusals = refusals;
        this.messages = messages;
    }

    @FXML
    void initialize() {
        scroll.stay();
        Administrator administrator = session.administrator();
        organization.setText(session.organization().name());
        demoMark.setVisible(demo);
        demoMark.setManaged(demo);
        accountMenu.setText(Initials.of(administrator.email()));
        accountMenu.setAccessibleText(messages.text("shell.account", administrator.email()));
        accountMenu.getItems().setAll(fact(administrator.email()), fact(administrator.role().displayName()),
                new SeparatorMenuItem());
        addThemes();
        if (demo) {
            addRoles(administrator.role());
        }
        accountMenu.getItems().add(new SeparatorMenuItem());
        MenuItem find = new MenuItem(messages.text("palette.open"));
        find.setId("openPalette");
        find.setAccelerator(Shortcuts.PALETTE);
        find.setOnAction(_ -> actions.find());
        accountMenu.getItems().add(find);
        MenuItem settings = new MenuItem(messages.text("settings.open"));
        settings.setId("openSettings");
        settings.setAccelerator(Shortcuts.SETTINGS);
        settings.setOnAction(_ -> actions.settings());
        accountMenu.getItems().add(settings);
        if (!demo) {
            MenuItem password = new MenuItem(messages.text("password.open"));
            password.setId("changePassword");
            password.setOnAction(_ -> actions.changePassword());
            accountMenu.getItems().add(password);
        }
        MenuItem signOut = new MenuItem(messages.text("shell.signOut"));
        signOut.setId("signOut");
        signOut.setOnAction(_ -> actions.signOut());
        accountMenu.getItems().add(signOut);
    }

    /// Connects the shell to the router that fills it.
    public void follow(Router router) {
        for (Product product : products) {
            MenuItem item = new MenuItem(messages.text(product.title()));
            item.setId(product.title());
            item.setOnAction(_ -> open(product, router));
            productsMenu.getItems().add(item);
        }
        router.currentProperty().subscribe(page -> page.ifPresent(shown -> mark(shown, router)));
    }

    @Override
    public void keep(Parent view) {
        theme.fit(view);
        setShown(view, false);
        VBox.setVgrow(view, Priority.ALWAYS);
        pageHolder.getChildren().add(view);
        view.applyCss();
        double width = pageHolder.getWidth();
        double around = scroll.getContent().getLayoutBounds().getHeight() - pageHolder.getHeight();
        view.resize(width,
                Math.max(view.prefHeight(width), scroll.getViewportBounds().getHeight() - around));
        view.layout();
    }

    @Override
    public void show(Parent view) {
        // A scroll pane takes its content into the scene only now, and the page wants the focus at once.
        scroll.applyCss();
        if (view.getParent() == null) {
            keep(view);
        }
        pageHolder.getChildren().removeIf(other -> !other.equals(view));
        setShown(view, true);
        // Else within the frame that shows it, which is long enough, and all of the window would be painted
        // anew for the frame after that.
        pageHolder.applyCss();
        tellKeys(view, "#reload", Shortcuts.RELOAD);
        tellKeys(view, ".search-field", Shortcuts.FIND);
        scroll.setVvalue(0);
    }

    @Override
    public void drop(Parent view) {
        pageHolder.getChildren().remove(view);
    }

    private static void setShown(Parent view, boolean shown) {
        view.setManaged(shown);
        view.setVisible(shown);
    }

    /// Says which keys do the same.
    private void tellKeys(Parent view, String selector, KeyCombination keys) {
        if (view.lookup(selector) instanceof Control control) {
            control.setTooltip(new Tooltip(messages.text("shell.keys", keys.getDisplayText())));
        }
    }

    private void open(Product product, Router router) {
        switch (product) {
            case Product.Pages pages -> router.go(pages.pages().getFirst().id());
            case Product.Window window -> actions.openWindow(window);
        }
    }

    private void mark(PageEntry page, Router router) {
        Product.Pages product = productOf(page);
        String name = messages.text(product.title());
        productTitle.setText(name);
        navigationTitle.setText(name.toUpperCase(messages.locale()));
        List<PageEntry> pages = product.pages();
        if (!pages.equals(listed)) {
            listed = pages;
            navigation.getChildren()
                    .setAll(pages.stream().map(entry -> navigationEntry(entry, router)).toList());
        }
        new Breadcrumb(breadcrumb, messages, router::go).show(name, pages.getFirst(), page, router);
    }

    private Product.Pages productOf(PageEntry page) {
        return products.stream().filter(Product.Pages.class::isInstance).map(Product.Pages.class::cast)
                .filter(pages -> pages.pages().contains(page)).findFirst().orElseThrow();
    }

    private Node navigationEntry(PageEntry entry, Router router) {
        String title = messages.text(entry.title());
        Button button = new Button(title);
        button.setMnemonicParsing(false);
        button.setWrapText(true);
        button.setId("nav-" + entry.id());
        button.getStyleClass().setAll("nav-entry");
        if (entry.parent().isPresent()) {
            button.getStyleClass().add("nested");
        }
        button.setMaxWidth(Double.MAX_VALUE);
        button.setOnAction(_ -> router.go(entry.id()));
        Runnable look = () -> approach(button, entry, router);
        button.hoverProperty().subscribe(look);
        button.focusVisibleProperty().subscribe(look);
        button.armedProperty().subscribe((_, held) -> {
            if (held) {
                // Not where it is let go already, as by a tap: its mark must not wait for the page.
                Platform.runLater(() -> begin(button, entry, router));
            } else {
                router.forget();
            }
        });
        if (entry.id().equals(HELP)) {
            button.setTooltip(new Tooltip(messages.text("shell.keys", Shortcuts.HELP.getDisplayText())));
        }
        ObservableValue<Boolean> current = router.currentProperty()
                .map(page -> page.equals(Optional.of(entry)));
        current.subscribe(is -> {
            button.pseudoClassStateChanged(CURRENT, is);
            if (is) {
                Show.bringIntoView(button);
            }
        });
        ObservableValue<String> said = current
                .map(is -> is ? messages.text("shell.currentPage", title) : title);
        if (entry.id().equals(RefusalsController.ID)) {
            return counted(button, said);
        }
        button.accessibleTextProperty().bind(said);
        return button;
    }

    /// Has the page made where somebody pauses at its entry: many are about to go there. Who stays at the
    /// entry of the page that is shown is not.
    private void approach(Button button, PageEntry entry, Router router) {
        if (button.isHover() || button.isFocusVisible()) {
            approach.unsubscribe();
            approached = Optional.of(entry);
            if (!router.currentProperty().get().equals(approached)) {
                approach = ticker.once(REST, () -> {
                    router.prepare(entry.id());
                    approach = ticker.once(FRESH, router::forget);
                });
            }
        } else if (approached.equals(Optional.of(entry))) {
            // Else the next one has been reached before this one is left.
            approach.unsubscribe();
            router.forget();
        }
    }

    /// Makes the page while the mouse button is held, unless it is, which takes about as long.
    private static void begin(Button button, PageEntry entry, Router router) {
        if (button.isArmed()) {
            router.begin(entry.id());
        }
    }

    /// The entry with how many refused changes are open.
    private Node counted(Button button, ObservableValue<String> said) {
        StatusBadge count = new StatusBadge();
        count.setId("refusedCount");
        count.setMouseTransparent(true);
        count.textProperty().bind(refusals.openProperty().asString());
        count.visibleProperty().bind(refusals.openProperty().greaterThan(0));
        refusals.stillAccessProperty()
                .subscribe(people -> count.setTone(people.longValue() > 0 ? "bad" : "attention"));
        button.accessibleTextProperty().bind(said.flatMap(entry -> refusals.openProperty()
                .map(open -> open.longValue() == 0
                        ? entry
                        : messages.text("refused.navigation", entry, open))));
        // However many there are, in whatever size, the name ends before.
        count.widthProperty().subscribe(width -> button.setStyle(
                "-fx-padding: 3px %.0fpx 3px 8px".formatted(BESIDE_COUNT + Math.ceil(width.doubleValue()))));
        StackPane entry = new StackPane(button, count);
        StackPane.setAlignment(count, Pos.CENTER_RIGHT);
        StackPane.setMargin(count, new Insets(0, AFTER_COUNT, 0, 0));
        return entry;
    }

    private void addThemes() {
        ToggleGroup group = new ToggleGroup();
        for (ThemeChoice choice : ThemeChoice.values()) {
            RadioMenuItem item = new RadioMenuItem(messages.text(switch (choice) {
                case SYSTEM -> "theme.system";
                case LIGHT -> "theme.light";
                case DARK -> "theme.dark";
                case CONTRAST -> "theme.contrast";
            }));
            item.setToggleGroup(group);
            item.setSelected(theme.choiceProperty().get() == choice);
            item.setOnAction(_ -> theme.choiceProperty().set(choice));
            accountMenu.getItems().add(item);
        }
    }

    private void addRoles(Role current) {
        accountMenu.getItems().add(new SeparatorMenuItem());
        Map<Role, RadioMenuItem> items = new EnumMap<>(Role.class);
        ToggleGroup group = new ToggleGroup();
        for (Role role : Role.values()) {
            RadioMenuItem item = new RadioMenuItem(messages.text("shell.viewAs", role.displayName()));
            items.put(role, item);
            item.setToggleGroup(group);
            item.setSelected(role == current);
            item.setOnAction(_ -> {
                // The mark follows the session, not the click: the page may be kept.
                group.selectToggle(items.get(current));
                if (role != current) {
                    actions.viewAs(role);
                }
            });
        }
        accountMenu.getItems().addAll(items.values());
    }

    private static MenuItem fact(String text) {
        MenuItem fact = new MenuItem(text);
        fact.setMnemonicParsing(false);
        fact.setDisable(true);
        fact.getStyleClass().add("account-fact");
        return fact;
    }
}
