package dev.scimconsole.desktop;

import static dev.scimconsole.desktop.Screen.addTheFirstDomain;
import static dev.scimconsole.desktop.Screen.await;
import static dev.scimconsole.desktop.Screen.awaitGone;
import static dev.scimconsole.desktop.Screen.awaitShown;
import static dev.scimconsole.desktop.Screen.node;
import static dev.scimconsole.desktop.Screen.press;
import static dev.scimconsole.desktop.Screen.shows;
import static dev.scimconsole.desktop.Screen.type;

import dev.scimconsole.client.AdminSession;
import dev.scimconsole.client.ConsoleClient;
import dev.scimconsole.contract.connections.Connection;
import dev.scimconsole.contract.connections.CreateConnection;
import dev.scimconsole.contract.connections.CreateSecret;
import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.desktop.widgets.layout.PagePane;
import dev.scimconsole.desktop.widgets.layout.Show;
import dev.scimconsole.desktop.widgets.secrets.TokenField;
import dev.scimconsole.server.RunningServer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableView;
import javafx.scene.control.TitledPane;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/// The way through every screen and dialog of the console, on the whole demo, in any language. At each stop
/// somebody looks.
final class ScreenTour {

    private static final String DIALOG = ".console-dialog";

    private final FxRobot robot;
    private final DemoWindow demo;
    private final RunningServer fresh;
    private final Messages messages;
    private final Consumer<String> look;

    /// @param demo     the whole one, just opened
    /// @param fresh    a server that nobody has set up
    /// @param messages of the window
    /// @param look     called at each stop, with its name; not on the JavaFX thread
    ScreenTour(FxRobot robot, DemoWindow demo, RunningServer fresh, Messages messages,
            Consumer<String> look) {
        this.fresh = fresh;
        this.robot = robot;
        this.demo = demo;
        this.messages = messages;
        this.look = look;
    }

    /// Goes the whole way. The server is set up afterwards.
    void walk() throws Exception {
        nothingYet();
        token();
        data();
        people();
        configuration();
        refusals();
        alerts();
        access();
        beside();
        signIn();
    }

    /// Chooses language and size of texts, as an administrator does.
    static void choose(FxRobot robot, Object language, int textSize) {
        awaitShown("#nav-help");
        robot.push(KeyCode.CONTROL, KeyCode.COMMA);
        choose("#settingTextSize", textSize);
        choose("#settingLanguage", language);
        press("#closeSettings");
        awaitGone("#closeSettings");
        awaitShown("#nav-help");
        settle();
    }

    /// Waits until what is on the screen has loaded.
    static void settle() {
        Screen.settle();
        await(() -> !shows(".skeleton"), "the page");
    }

    private void nothingYet() {
        page("users", "#setUp", "nobody provisioned");
        page("groups", "#setUp", "no groups");
        page("scim-configuration", "#addDomain", "not enabled");
        press("#addDomain");
        stop("#domainName", "add domain");
        press("#cancelAdd");
        awaitGone("#domainName");
    }

    private void token() {
        addTheFirstDomain(robot);
        stop("#tokenField", "token");
        dialog("refresh", () -> press("#refresh"));
        dialog("connection test", () -> press("#testConnection"));
        dialog("token check", () -> press("#checkToken"));
        dialog("revoke", () -> item("#tokenMenu", "revokeToken"));
        dialog("pause", () -> press("#pause"));
        dialog("remove domain", () -> press(".chip-button"));
        dialog("leave without copying", () -> press("#nav-users"));
        TokenField field = node("#tokenField", TokenField.class);
        robot.interact(field::requestFocus);
        robot.push(KeyCode.ENTER);
    }

    private void data() throws Exception {
        try (ConsoleClient client = ConsoleClient.at(demo.service().address())) {
            AdminSession session = client.signIn(demo.service().orgAdmin());
            Connection made = session.connections()
                    .create(new CreateConnection("Entra production", Optional.empty()));
            session.connections().addSecret(made.id(), new CreateSecret("2026", 365));
        }
        RefusedPeople.play(demo.service());
        RefusedPeople.playAWave(demo.service());
        RefusedPeople.playABulk(demo.service());
    }

    private void people() {
        page("users", "#users", "users");
        details("#users", "user details");
        Screen.pressText(messages.text("history.request"));
        scrollTo(".history .request", ".history .links .hyperlink");
        look.accept("request");
        page("groups", "#groups.table-view", "groups");
        details("#groups", "group details");
    }

    private void configuration() {
        page("security", "#accessTile", "privacy and security");
        page("scim-configuration", "#refresh", "configuration with refused changes");
        expand("#connectionsPane");
        awaitShown("#connections");
        scrollTo("#connections", "#connectionsPane");
        look.accept("connections");
        Screen.pressText(messages.text("connections.addSecret"));
        stop("#secretAdd", "add secret");
        press("#secretCancel");
        dialog("remove connection", () -> Screen.pressText(messages.text("connections.remove")));
        item("#connectionsAdd", "connectionsAddSecret");
        stop("#connectionForm", "add client credentials");
        press("#connectionCancel");
        item("#connectionsAdd", "connectionsAddFederation");
        stop("#connectionForm", "add federation");
        press("#connectionCancel");
        expand("#installPane");
        awaitShown("#installConnect");
        scrollTo("#installConnect", "#installConnect");
        look.accept("Microsoft Entra ID");
        press("#installConnect");
        stop("#connectDevice", "connect");
        press("#connectCancel");
        awaitGone("#connectCancel");
    }

    private void refusals() {
        page("refused-changes", "#held", "refused changes with a held wave");
        dialog("stop the wave", () -> press("#held-stop"));
        dialog("let the wave through", () -> press("#held-letThrough"));
        press(".change-toggle");
        scrollTo(".change-toggle", ".change-toggle");
        look.accept("refused change");
        dialog("settle", () -> Screen.pressText(messages.text("refused.settle")));
    }

    private void alerts() {
        page("alerts", "#alertChoices", "alerts");
        dialog("alert addresses", () -> press("#editEmails"));
        dialog("webhook", () -> press("#addWebhook"));
        dialog("wave rule", () -> press("#changeLeaving"));
    }

    private void access() {
        page("admin-access", "#administrators", "admin access");
        press("#invite");
        stop("#inviteSend", "invite");
        press("#inviteCancel");
        awaitGone("#inviteCancel");
        expand("#automationPane");
        press("#automationAdd");
        stop("#automationCreate", "automation account");
        press("#automationCancel");
        awaitGone("#automationCancel");
    }

    private void beside() {
        page("activity", "#verify", "activity");
        details(".table-view", "event details");
        page("help", "#articleTitle", "help");
        page("security", "#accessTile", "privacy and security again");
        dialog("settings", () -> robot.push(KeyCode.CONTROL, KeyCode.COMMA));
        dialog("palette", () -> robot.push(KeyCode.CONTROL, KeyCode.K));
        robot.push(KeyCode.F1);
        stop(".help-window", "help window");
        closeBeside();
        item("#productsMenu", "simulator.title");
        stop("#simulatorTest", "simulator");
        closeBeside();
        item("#productsMenu", "large.title");
        stop("#largeLoad", "large organization");
        closeBeside();
        dialog("defect", () -> Platform.runLater(() -> {
            throw new IllegalStateException("shown");
        }));
    }

    private void signIn() {
        item("#accountMenu", "signOut");
        stop("#useServer", "server");
        type("#server", fresh.server().address().toString());
        press("#useServer");
        stop("#setUp", "set up");
        type("#setupCode", fresh.server().setupCode().orElseThrow());
        type("#organization", RunningServer.ORGANIZATION);
        type("#newEmail", RunningServer.OWNER);
        type("#newPassword", RunningServer.PASSWORD);
        press("#setUp");
        stop("#addDomain", "a new server");
        dialog("password", () -> item("#accountMenu", "changePassword"));
        item("#accountMenu", "signOut");
        stop("#signIn", "sign in");
        press("#askForInvite");
        stop("#accept", "accept an invite");
    }

    private static void choose(String selector, Object value) {
        @SuppressWarnings("unchecked")
        ChoiceBox<Object> box = node(selector, ChoiceBox.class);
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> box.setValue(value));
        Screen.settle();
    }

    private void page(String id, String shown, String name) {
        press("#nav-" + id);
        stop(shown, name);
    }

    private void stop(String shown, String name) {
        awaitShown(shown);
        settle();
        look.accept(name);
    }

    private void dialog(String name, Runnable open) {
        open.run();
        stop(DIALOG, name);
        robot.push(KeyCode.ESCAPE);
        awaitGone(DIALOG);
    }

    private void details(String selector, String name) {
        TableView<?> table = node(selector, TableView.class);
        await(() -> !table.getItems().isEmpty());
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> table.getSelectionModel().select(0));
        scrollTo("#details", "#detailsClose");
        look.accept(name);
    }

    /// Goes where an administrator goes who wants to see it.
    private static void scrollTo(String selector, String focused) {
        settle();
        Node wanted = node(selector, Node.class);
        Node focus = node(focused, Node.class);
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> {
            focus.requestFocus();
            Show.bringIntoView(wanted);
        });
        await(() -> beginsInView(wanted));
        settle();
    }

    /// As large as it may be, where it begins is seen.
    private static boolean beginsInView(Node node) {
        double top = node.localToScene(node.getLayoutBounds()).getMinY();
        Node pane = PagePane.around(node).orElseThrow();
        Bounds seen = pane.localToScene(pane.getLayoutBounds());
        return top >= seen.getMinY() && top < seen.getMaxY();
    }

    private static void expand(String selector) {
        TitledPane pane = node(selector, TitledPane.class);
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> pane.setExpanded(true));
    }

    /// Chooses from a menu, and does not wait for what that opens.
    static void item(String menu, String id) {
        MenuButton button = node(menu, MenuButton.class);
        MenuItem wanted = fx(
                () -> button.getItems().stream().filter(one -> id.equals(one.getId())).findFirst()
                        .orElseThrow(() -> new AssertionError(id + " is not in " + menu)));
        Platform.runLater(wanted::fire);
    }

    private static void closeBeside() {
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> Window.getWindows().stream().skip(1)
                .filter(Stage.class::isInstance).toList().forEach(window -> ((Stage) window).hide()));
        Screen.settle();
    }

    private static <T> T fx(Callable<T> question) {
        return WaitForAsyncUtils.waitForAsyncFx(10_000, question);
    }
}
