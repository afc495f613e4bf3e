package dev.scimconsole.desktop;

import static dev.scimconsole.desktop.Screen.await;
import static dev.scimconsole.desktop.Screen.awaitGone;
import static dev.scimconsole.desktop.Screen.awaitShown;
import static dev.scimconsole.desktop.Screen.button;
import static dev.scimconsole.desktop.Screen.clipboard;
import static dev.scimconsole.desktop.Screen.confirm;
import static dev.scimconsole.desktop.Screen.node;
import static dev.scimconsole.desktop.Screen.press;
import static dev.scimconsole.desktop.Screen.pressNamed;
import static dev.scimconsole.desktop.Screen.shows;
import static dev.scimconsole.desktop.Screen.type;
import static dev.scimconsole.desktop.Screen.use;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.client.AdministratorCalls;
import dev.scimconsole.client.ConsoleClient;
import dev.scimconsole.contract.access.Role;
import dev.scimconsole.contract.access.SignIn;
import dev.scimconsole.contract.configuration.ScimToken;
import dev.scimconsole.desktop.settings.MemorySettings;
import dev.scimconsole.desktop.signin.MemoryKeychain;
import dev.scimconsole.desktop.widgets.secrets.InviteLinkField;
import dev.scimconsole.desktop.widgets.texts.RichText;
import dev.scimconsole.server.RunningServer;
import dev.scimconsole.server.store.MemoryFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// Signing in and Admin Access, as administrators use them, against the real service.
@Tag("desktop")
@OnScreen
class AdminAccessFlowTest {

    private static final String KIM = "kim@acme.com";
    private static final String NEW_PASSWORD = "nine violet ladders in the rain";

    @TempDir(factory = MemoryFolder.class) static Path folder;
    private final WatchedSockets sockets = new WatchedSockets();
    private final MemorySettings settings = new MemorySettings();
    private final MemoryKeychain keychain = new MemoryKeychain();
    private RunningServer server;
    private Stage stage;
    private ConsoleWindow window;
    private final AtomicInteger closed = new AtomicInteger();

    @Start
    void start(Stage shown) throws Exception {
        server = RunningServer.setUp(Files.createTempDirectory(folder, "server"));
        server.addViewer();
        stage = shown;
        open();
    }

    @AfterEach
    void end(FxRobot robot) {
        assertFalse(sockets.usedOnFxThread(), "I/O on the JavaFX thread");
        robot.interact(() -> window.close());
        await(() -> closed.get() > 0, "the end");
        server.close();
    }

    @Test
    void anOrgAdminInvitesAndTheInvitedSignsIn(FxRobot robot) {
        openAdminAccess(RunningServer.OWNER);
        press("#invite");
        type("#inviteEmail", KIM);
        press("#inviteSend");
        awaitShown("#inviteLink");
        String link = node("#inviteLink", InviteLinkField.class).linkProperty().get();
        robot.clickOn("#inviteLink .copy-field-value");
        assertEquals(link, clipboard());
        assertTrue(link.startsWith(server.server().address() + "/invite#"), link);
        button("Withdraw: " + KIM);
        press("#reload");
        awaitGone("#inviteLink");
        button("Withdraw: " + KIM);
        assertEquals("", clipboard());
        signOut();
        press("#askForInvite");
        type("#pastedInvite", link);
        type("#chosenPassword", NEW_PASSWORD);
        press("#accept");
        awaitShown("#addDomain");
        assertTrue(node("#addDomain", Button.class).isDisabled(), "a Viewer");
        goTo("admin-access");
        assertTrue(button("Remove: " + RunningServer.OWNER).isDisabled());
    }

    @Test
    void anAutomationAccountsKeyIsShownOnceInASectionThatIsClosedUntilItIsWanted(FxRobot robot) {
        openAdminAccess(RunningServer.OWNER);
        Label email = node(".access-email", Label.class);
        await(() -> email.getHeight() > 0, "the layout");
        assertTrue(email.getHeight() < 2 * email.getFont().getSize(),
                "an address stands in one line where there"
                        + " is room");
        TitledPane section = node("#automationPane", TitledPane.class);
        assertFalse(section.isExpanded());
        robot.interact(() -> section.setExpanded(true));
        press("#automationAdd");
        type("#automationName", "Key vault job");
        press("#automationCreate");
        awaitShown("#automationKey");
        String key = node("#automationKey", InviteLinkField.class).linkProperty().get();
        use("#automationKey", InviteLinkField.class, it -> it.onCopyProperty().get().run());
        assertEquals(key, clipboard());
        assertEquals(200, server.send("GET", "/scim-configuration", "", "session", key).status());
        press("#reload");
        awaitGone("#automationKey");
        assertEquals("", clipboard());
        use("#automationPane", TitledPane.class, it -> it.setExpanded(true));
        pressNamed("End: Key vault job");
        confirm();
        await(() -> server.send("GET", "/scim-configuration", "", "session", key).status() == 401,
                "the key's end");
    }

    @Test
    void aLinkThatWasNeverCopiedIsNotLostWithoutAsking(FxRobot robot) {
        openAdminAccess(RunningServer.OWNER);
        press("#invite");
        type("#inviteEmail", KIM);
        press("#inviteSend");
        awaitShown("#inviteLink");
        press("#reload");
        awaitShown(".console-dialog");
        robot.push(KeyCode.ESCAPE);
        awaitGone(".console-dialog");
        assertTrue(shows("#inviteLink"));
        robot.clickOn("#inviteLink .copy-field-button");
    }

    @Test
    void theLastOrgAdminIsFixedAndToldWhy() {
        openAdminAccess(RunningServer.OWNER);
        assertTrue(button("Make Viewer: " + RunningServer.OWNER).isDisabled());
        assertTrue(button("Remove: " + RunningServer.OWNER).isDisabled());
        assertTrue(node(".why-not", Label.class).getText().startsWith("The last Org Admin can’t be removed"));
        assertTrue(button("Remove: " + RunningServer.OWNER).getAccessibleHelp().startsWith("The last Org"));
        pressNamed("Make Org Admin: " + RunningServer.VIEWER);
        confirm();
        ButtonBase mine = button("Make Viewer: " + RunningServer.OWNER);
        await(() -> !button("Make Viewer: " + RunningServer.OWNER).isDisabled(), mine + " to be enabled");
        assertFalse(shows(".why-not"));
    }

    @Test
    void whoGivesTheOwnRoleAwayGoesOnWithTheNewOne() {
        openAdminAccess(RunningServer.OWNER);
        pressNamed("Make Org Admin: " + RunningServer.VIEWER);
        confirm();
        pressNamed("Make Viewer: " + RunningServer.OWNER);
        confirm();
        awaitShown("#viewerBox");
        assertTrue(button("Remove: " + RunningServer.VIEWER).isDisabled());
        assertFalse(shows("#signIn"));
    }

    @Test
    void whoseRoleAnotherTakesAwayIsToldAndGoesOnAsAViewer() throws Exception {
        openAdminAccess(RunningServer.OWNER);
        pressNamed("Make Org Admin: " + RunningServer.VIEWER);
        confirm();
        try (ConsoleClient other = ConsoleClient.at(server.server().address())) {
            AdministratorCalls calls = other
                    .signIn(new SignIn(RunningServer.VIEWER, RunningServer.PASSWORD)).administrators();
            calls.changeRole(calls.all().getFirst().id(), Role.VIEWER);
        }
        press("#invite");
        type("#inviteEmail", KIM);
        press("#inviteSend");
        awaitShown("#viewerBox");
        assertTrue(node("#invite", Button.class).isDisabled());
    }

    @Test
    void enterInAQuestionCancels(FxRobot robot) {
        openAdminAccess(RunningServer.OWNER);
        pressNamed("Remove: " + RunningServer.VIEWER);
        awaitShown(".console-dialog");
        robot.push(KeyCode.ENTER);
        awaitGone(".console-dialog");
        assertFalse(button("Remove: " + RunningServer.VIEWER).isDisabled());
    }

    @Test
    void aRemovalWhoseAnswerIsLostIsToldTruthfully() {
        openAdminAccess(RunningServer.OWNER);
        sockets.loseAnswers(true);
        pressNamed("Remove: " + RunningServer.VIEWER);
        confirm();
        awaitShown("#checkAgain");
        assertTrue(notice().contains("not known"), this::notice);
        sockets.loseAnswers(false);
        press("#checkAgain");
        await(() -> notice().contains("was removed, although"), "the truth");
        assertFalse(shows("#checkAgain"));
    }

    @Test
    void aViewerSeesAllDisabledAndExplained() {
        openAdminAccess(RunningServer.VIEWER);
        awaitShown("#viewerBox");
        for (String act : List.of("Make Viewer", "End sessions", "Remove")) {
            ButtonBase button = button(act + ": " + RunningServer.OWNER);
            assertTrue(button.isDisabled(), act);
            assertTrue(button.getAccessibleHelp().contains("Only an Org Admin may change it"), act);
        }
        assertTrue(node("#invite", Button.class).isDisabled());
    }

    @Test
    void aSessionThatEndsMidWorkComesBackToTheSamePage() {
        openAdminAccess(RunningServer.OWNER);
        endAllSessions();
        reloadUnlessTheConsoleNoticed();
        awaitShown("#signIn");
        assertTrue(node(".notice", Label.class).getText().startsWith("Your session has ended."));
        assertEquals(RunningServer.OWNER, node("#email", TextField.class).getText());
        type("#password", RunningServer.PASSWORD);
        press("#signIn");
        button("Remove: " + RunningServer.VIEWER);
    }

    @Test
    void aSessionThatEndsWipesTheVisibleToken(FxRobot robot) {
        signIn(RunningServer.OWNER);
        press("#addDomain");
        type("#domainName", "acme.com");
        press("#add");
        awaitShown("#tokenField");
        ScimToken token = Screen.token();
        robot.clickOn("#tokenField .copy-field-value");
        endAllSessions();
        reloadUnlessTheConsoleNoticed();
        awaitShown("#signIn");
        assertTrue(token.isWiped());
        assertEquals("", clipboard());
        type("#password", RunningServer.PASSWORD);
        press("#signIn");
        awaitShown(".masked");
    }

    @Test
    void aSessionThatEndsUnderAQuestionTakesItAway() {
        openAdminAccess(RunningServer.OWNER);
        endAllSessions();
        pressNamed("Remove: " + RunningServer.VIEWER);
        confirm();
        awaitShown("#signIn");
        assertFalse(shows(".console-dialog"));
    }

    @Test
    void thePasswordIsChangedFromTheAccountMenu() {
        signIn(RunningServer.OWNER);
        String other = server.signIn();
        menuItem("changePassword");
        type("#currentPassword", "not the one at all");
        type("#newOwnPassword", NEW_PASSWORD);
        press(".form-submit");
        awaitShown("#currentError");
        type("#currentPassword", RunningServer.PASSWORD);
        press(".form-submit");
        awaitGone(".console-dialog");
        assertEquals(401, server.send("GET", "/events", "", "session", other).status());
        signOut();
        type("#password", NEW_PASSWORD);
        press("#signIn");
        awaitShown("#addDomain");
    }

    @Test
    void whoIsKeptSignedInIsSignedInAtTheNextStart(FxRobot robot) throws Exception {
        awaitShown("#keep");
        robot.clickOn("#keep");
        signIn(RunningServer.OWNER);
        await(() -> settings.servers().getFirst().keptSignedIn(), "the keychain");
        robot.interact(() -> window.close());
        await(() -> closed.get() == 1, "the end");
        robot.interact(() -> {
            stage = new Stage();
            open();
        });
        awaitShown("#addDomain");
        signOut();
        await(() -> !settings.servers().getFirst().keptSignedIn(), "the keychain");
        assertTrue(shows("#signIn"));
    }

    private void open() {
        window = new ConsoleWindow(stage,
                new StartOptions(
                        new StartOptions.Start.AtSignIn(Optional.of(server.server().address())), () -> {
                            throw new IOException("there is no demo here");
                        }, settings, NoonClock.begun(), sockets, keychain),
                closed::incrementAndGet);
        window.show();
    }

    private void signIn(String email) {
        type("#email", email);
        type("#password", RunningServer.PASSWORD);
        press("#signIn");
        awaitShown("#addDomain");
    }

    private void openAdminAccess(String email) {
        signIn(email);
        goTo("admin-access");
        button("Remove: " + RunningServer.VIEWER);
    }

    private static void goTo(String page) {
        press("#nav-" + page);
        awaitShown("." + page);
    }

    private static void signOut() {
        menuItem("signOut");
        awaitShown("#signIn");
    }

    private static void menuItem(String id) {
        MenuItem item = node("#accountMenu", MenuButton.class).getItems().stream()
                .filter(each -> id.equals(each.getId())).findFirst().orElseThrow();
        Platform.runLater(item::fire);
    }

    /// As another Org Admin would.
    /// What follows live may meet the end of the session first.
    private static void reloadUnlessTheConsoleNoticed() {
        FxRobot robot = new PromptRobot();
        robot.interact(() -> robot.lookup("#reload").<Button>tryQuery().ifPresent(Button::fire));
    }

    private void endAllSessions() {
        server.passTime(Duration.ofHours(8));
    }

    private String notice() {
        return shows("#notice")
                ? node("#notice", RichText.class).getText()
                : "";
    }

}
