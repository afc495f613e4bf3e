package dev.scimconsole.desktop;

import static dev.scimconsole.desktop.Screen.addTheFirstDomain;
import static dev.scimconsole.desktop.Screen.await;
import static dev.scimconsole.desktop.Screen.clipboard;
import static dev.scimconsole.desktop.Screen.shown;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.client.ConsoleClient;
import dev.scimconsole.client.Versioned;
import dev.scimconsole.contract.configuration.ScimConfiguration;
import dev.scimconsole.contract.configuration.ScimToken;
import dev.scimconsole.desktop.widgets.texts.RichText;
import dev.scimconsole.desktop.widgets.secrets.TokenField;
import java.util.List;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// The whole of SCIM Configuration, as an administrator uses it, against the real service.
@Tag("desktop")
@OnScreen
class ScimConfigurationFlowTest {

    private DemoWindow demo;
    private FxRobot robot;

    @Start
    void start(Stage stage) throws Exception {
        demo = DemoWindow.open(stage);
    }

    @BeforeEach
    void use(FxRobot robot) {
        this.robot = robot;
    }

    @AfterEach
    void end() {
        demo.close(robot);
    }

    @Test
    void theFirstDomainShowsTheTokenAndAClickCopiesIt(FxRobot robot) {
        addTheFirstDomain(robot);
        String token = shownToken();
        assertTrue(ScimToken.parse(token).isPresent());
        robot.clickOn("#tokenField .copy-field-value");
        assertEquals(token, clipboard());
        assertTrue(robot.lookup("#tokenField .copy-field-button").queryButton().getText()
                .startsWith("✓ Copied"));
    }

    @Test
    void enterSpaceAndTheButtonCopyToo(FxRobot robot) {
        addTheFirstDomain(robot);
        for (KeyCode key : List.of(KeyCode.ENTER, KeyCode.SPACE)) {
            robot.interact(() -> Clipboard.getSystemClipboard().clear());
            robot.interact(() -> robot.lookup("#tokenField").queryAs(TokenField.class).requestFocus());
            robot.press(key).release(key);
            assertEquals(shownToken(), clipboard());
        }
        robot.interact(() -> Clipboard.getSystemClipboard().clear());
        robot.clickOn("#tokenField .copy-field-button");
        assertEquals(shownToken(), clipboard());
    }

    @Test
    void reloadWipesTheTokenFromTheViewAndTheClipboard(FxRobot robot) {
        addTheFirstDomain(robot);
        TokenField before = robot.lookup("#tokenField").queryAs(TokenField.class);
        ScimToken token = Screen.token();
        robot.clickOn("#tokenField .copy-field-value");
        robot.push(KeyCode.F5);
        await(() -> shown(".masked"));
        assertTrue(token.isWiped());
        assertTrue(before.tokenProperty().get().isEmpty());
        assertEquals("", clipboard());
        assertFalse(shown("#warningBox"));
    }

    @Test
    void leavingWithATokenThatWasNeverCopiedAsksFirst(FxRobot robot) {
        addTheFirstDomain(robot);
        String token = shownToken();
        Platform.runLater(() -> robot.lookup("#reload").queryButton().fire());
        await(() -> shown(".console-dialog"));
        robot.push(KeyCode.ESCAPE);
        await(() -> !shown(".console-dialog"));
        assertEquals(token, shownToken());
    }

    @Test
    void whoIsAskedCanCopyAndStay(FxRobot robot) {
        addTheFirstDomain(robot);
        String token = shownToken();
        Platform.runLater(() -> robot.lookup("#reload").queryButton().fire());
        await(() -> shown(".console-dialog .instead"));
        Button instead = robot.lookup(".console-dialog .instead").queryButton();
        assertEquals("Copy and stay", instead.getText());
        Platform.runLater(instead::fire);
        await(() -> !shown(".console-dialog"));
        assertEquals(token, shownToken());
        assertEquals(token, clipboard());
        robot.push(KeyCode.F5);
        await(() -> shown(".masked"));
    }

    @Test
    void leavingThePageWipesTheToken(FxRobot robot) {
        addTheFirstDomain(robot);
        ScimToken token = Screen.token();
        robot.clickOn("#tokenField .copy-field-value");
        robot.clickOn("Privacy & Security");
        await(() -> shown("#scimTile"));
        assertTrue(token.isWiped());
        assertEquals("", clipboard());
    }

    @Test
    void enterInTheWarningCancelsAndChangesNothing(FxRobot robot) throws Exception {
        addTheFirstDomain(robot);
        String token = shownToken();
        String etag = etag();
        askToRefresh(robot);
        robot.push(KeyCode.ENTER);
        await(() -> !shown(".console-dialog"));
        assertEquals(token, shownToken());
        assertEquals(etag, etag());
    }

    @Test
    void aConfirmedRefreshShowsTheNewToken(FxRobot robot) {
        addTheFirstDomain(robot);
        String old = shownToken();
        refresh(robot);
        await(() -> !old.equals(shownToken()));
        assertTrue(ScimToken.parse(shownToken()).isPresent());
        assertFalse(shown("#noticeBox"), () -> "the page calls its own new token replaced");
    }

    @Test
    void aRefreshWhoseAnswerIsLostIsToldTruthfully(FxRobot robot) throws Exception {
        addTheFirstDomain(robot);
        robot.clickOn("#tokenField .copy-field-value");
        String etag = etag();
        demo.sockets().loseAnswers(true);
        refresh(robot);
        await(() -> shown("#remedy"));
        assertNotEquals(etag, etag());
        assertTrue(notice().contains("not known"), notice());
        demo.sockets().loseAnswers(false);
        robot.clickOn("#remedy");
        await(() -> notice().contains("nobody has seen"));
        assertFalse(shown("#tokenField"));
    }

    @Test
    void aRefreshOfAnotherAdministratorMeanwhileIsNamed(FxRobot robot) throws Exception {
        addTheFirstDomain(robot);
        robot.clickOn("#tokenField .copy-field-value");
        askToRefresh(robot);
        try (ConsoleClient other = ConsoleClient.at(demo.service().address())) {
            other.signIn(demo.service().orgAdmin()).refreshToken(etag()).value().issuedToken().orElseThrow()
                    .close();
        }
        Button confirm = robot.lookup(".console-dialog .button.danger").queryButton();
        Platform.runLater(confirm::fire);
        await(() -> shown("#noticeBox") && !shown("#tokenField"));
        assertTrue(notice().contains("a.meyer@acme.com"), notice());
    }

    @Test
    void whenTheServiceHasStoppedTheRefreshSaysThatNothingWasSent(FxRobot robot) {
        addTheFirstDomain(robot);
        robot.clickOn("#tokenField .copy-field-value");
        String token = shownToken();
        demo.stopService();
        refresh(robot);
        await(() -> shown("#noticeBox"));
        assertTrue(notice().contains("Nothing was sent"), notice());
        assertEquals(token, shownToken());
    }

    @Test
    void whatIsNoDomainIsSaidBesideTheField(FxRobot robot) {
        await(() -> shown("#addDomain"));
        robot.clickOn("#addDomain");
        await(() -> shown("#domainName"));
        robot.clickOn("#domainName").write("@acme.com").push(KeyCode.ENTER);
        await(() -> shown("#domainError"));
        assertEquals("Leave out the @: type acme.com.",
                robot.lookup("#domainError").queryAs(Label.class).getText());
    }

    @Test
    void aViewerSeesEverythingAndMayChangeNothing(FxRobot robot) {
        addTheFirstDomain(robot);
        robot.clickOn("#tokenField .copy-field-value");
        MenuButton account = robot.lookup("#accountMenu").queryAs(MenuButton.class);
        MenuItem viewer = account.getItems().stream()
                .filter(item -> item.getText() != null && item.getText().contains("Viewer")).findFirst()
                .orElseThrow();
        robot.interact(viewer::fire);
        await(() -> shown(".masked") && robot.lookup("#refresh").queryButton().isDisabled());
        assertTrue(robot.lookup("#addDomain").queryButton().isDisabled());
        assertTrue(robot.lookup("#invites").queryAs(Node.class).isDisabled());
    }

    @Test
    void toastsCoverNeitherTheTokenNorItsFacts(FxRobot robot) {
        Window stage = robot.listWindows().getFirst();
        robot.interact(() -> {
            stage.setWidth(960);
            stage.setHeight(600);
        });
        addTheFirstDomain(robot);
        for (int i = 0; i < 3; i++) {
            robot.clickOn("#tokenField .copy-field-value");
            String old = shownToken();
            refresh(robot);
            await(() -> !old.equals(shownToken()));
        }
        await(() -> shown(".toast"));
        Bounds inside = WaitForAsyncUtils.waitForAsyncFx(10_000,
                () -> stage.getScene().getRoot()
                        .localToScreen(stage.getScene().getRoot().getBoundsInLocal()));
        List<Bounds> toasts = WaitForAsyncUtils.waitForAsyncFx(10_000,
                () -> stage.getScene().getRoot().lookupAll(".toast").stream()
                        .map(toast -> toast.localToScreen(toast.getLayoutBounds())).toList());
        assertFalse(toasts.isEmpty());
        assertTrue(toasts.stream().allMatch(inside::contains), "outside the window");
        assertTrue(toasts.getLast().getMaxX() > inside.getMaxX() - 40
                && toasts.getLast().getMaxY() > inside.getMaxY() - 40, "not in the corner");
        assertTrue(Screen.node(".toast", Node.class).getAccessibleText().startsWith("New token generated. "));
        assertTrue(toasts.size() <= 2, toasts::toString);
        for (String part : List.of("#tokenField", "#baseUrl", "#tokenId", "#rejected")) {
            Bounds covered = WaitForAsyncUtils.waitForAsyncFx(10_000, () -> {
                Node node = robot.lookup(part).query();
                return node.localToScreen(node.getBoundsInLocal());
            });
            assertTrue(toasts.stream().noneMatch(covered::intersects), part);
        }
    }

    @Test
    void everyControlSaysWhatItIs(FxRobot robot) {
        addTheFirstDomain(robot);
        for (Node node : robot.lookup(".root *").queryAll()) {
            if (node.isFocusTraversable() && node instanceof Labeled labeled && labeled.isVisible()) {
                assertFalse((labeled.getText() == null || labeled.getText().isBlank())
                        && (labeled.getAccessibleText() == null || labeled.getAccessibleText().isBlank()),
                        node::toString);
            }
        }
        assertTrue(robot.lookup("#tokenField .copy-field-value").queryAs(StackPane.class).getAccessibleText()
                .contains("Press Enter to copy"));
    }

    private void askToRefresh(FxRobot with) {
        Button refresh = with.lookup("#refresh").queryButton();
        Platform.runLater(refresh::fire);
        await(() -> shown(".console-dialog .button.danger"));
    }

    private void refresh(FxRobot with) {
        askToRefresh(with);
        Button confirm = with.lookup(".console-dialog .button.danger").queryButton();
        Platform.runLater(confirm::fire);
        await(() -> !shown(".console-dialog"));
    }

    private String shownToken() {
        return WaitForAsyncUtils.waitForAsyncFx(10_000,
                () -> robot.lookup("#tokenField").tryQueryAs(TokenField.class)
                        .flatMap(field -> field.tokenProperty().get()).map(ScimToken::reveal).orElse(""));
    }

    private String notice() {
        return WaitForAsyncUtils.waitForAsyncFx(10_000,
                () -> robot.lookup("#notice").queryAs(RichText.class).getText());
    }

    private String etag() throws Exception {
        try (ConsoleClient client = ConsoleClient.at(demo.service().address())) {
            Versioned<ScimConfiguration> read = client.signIn(demo.service().orgAdmin()).configuration();
            return read.etag().orElseThrow();
        }
    }
}
