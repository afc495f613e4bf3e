package dev.scimconsole.desktop;

import static dev.scimconsole.desktop.Screen.addTheFirstDomain;
import static dev.scimconsole.desktop.Screen.await;
import static dev.scimconsole.desktop.Screen.clipboard;
import static dev.scimconsole.desktop.Screen.shown;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.contract.configuration.ScimToken;
import dev.scimconsole.desktop.connection.ConclusionBox;
import dev.scimconsole.desktop.widgets.secrets.TokenField;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// Test connection and Check a token, as an administrator uses them, against the real service.
@Tag("desktop")
@OnScreen
class ConnectionTestFlowTest {

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
    void theVisibleTokenIsTestedAndStillThereAfterwards(FxRobot robot) {
        addTheFirstDomain(robot);
        String token = shownToken();
        fire("#testConnection");
        await(() -> shown("#testRun"));
        assertTrue(shown("#testVisibleToken"));
        assertFalse(shown("#testToken"));
        fire("#testRun");
        await(() -> text("#testConclusion").contains("Everything works"));
        fire("#testCopyReport");
        await(() -> clipboard().contains("Remove it: "));
        assertFalse(clipboard().contains(token));
        robot.push(KeyCode.ESCAPE);
        await(() -> !shown(".console-dialog"));
        assertEquals(token, shownToken());
    }

    @Test
    void escapeFirstCancelsATestThatHangsAndThenCloses(FxRobot robot) throws IOException {
        addTheFirstDomain(robot);
        fire("#testConnection");
        await(() -> shown("#testAnother"));
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            fire("#testAnother");
            robot.interact(() -> {
                find("#testAddress", TextField.class)
                        .setText("http://127.0.0.1:" + silent.getLocalPort() + "/scim");
                find("#testToken", PasswordField.class).setText("a-token-of-theirs");
            });
            fire("#testRun");
            await(() -> shown("#testCancel"));
            assertEquals("", find("#testToken", PasswordField.class).getText());
            robot.push(KeyCode.ESCAPE);
            await(() -> text("#testConclusion").contains("Cancelled"));
            assertTrue(shown("#testRun"));
        }
        robot.push(KeyCode.ESCAPE);
        await(() -> !shown(".console-dialog"));
    }

    @Test
    void aTokenThatIsRefusedCanBeCheckedFromTheTest(FxRobot robot) {
        addTheFirstDomain(robot);
        robot.clickOn("#tokenField .copy-field-value");
        robot.push(KeyCode.F5);
        await(() -> shown(".masked"));
        fire("#testConnection");
        await(() -> shown("#testToken"));
        robot.interact(() -> find("#testToken", PasswordField.class).setText("scim_short"));
        fire("#testRun");
        await(() -> shown("#testCheckToken"));
        assertTrue(find("#testError", Label.class).getText().contains("a character is wrong"));
        fire("#testCheckToken");
        await(() -> shown("#tokenToCheck"));
        robot.interact(() -> {
            ClipboardContent content = new ClipboardContent();
            content.putString("scim_two\nlines");
            Clipboard.getSystemClipboard().setContent(content);
            find("#tokenToCheck", PasswordField.class).paste();
        });
        fire("#checkTokenNow");
        await(() -> text("#tokenVerdict").contains("line breaks inside"));
        assertEquals("", find("#tokenToCheck", PasswordField.class).getText());
        robot.push(KeyCode.ESCAPE);
        await(() -> !shown("#tokenToCheck"));
        assertTrue(shown("#testRun"));
        robot.push(KeyCode.ESCAPE);
        await(() -> !shown(".console-dialog"));
    }

    @Test
    void theCheckerKnowsTheCurrentTokenAndKeepsNothing(FxRobot robot) {
        addTheFirstDomain(robot);
        String token = shownToken();
        fire("#checkToken");
        await(() -> shown("#tokenToCheck"));
        PasswordField field = find("#tokenToCheck", PasswordField.class);
        robot.interact(() -> field.setText(token));
        fire("#checkTokenNow");
        await(() -> text("#tokenVerdict").contains("current token"));
        robot.interact(() -> field.setText(token));
        robot.push(KeyCode.ESCAPE);
        await(() -> !shown(".console-dialog"));
        assertEquals("", field.getText());
    }

    /// Not by a click: a dialog that opens waits inside it.
    private void fire(String selector) {
        await(() -> shown(selector));
        ButtonBase button = find(selector, ButtonBase.class);
        await(() -> !button.isDisabled());
        Platform.runLater(button::fire);
        Screen.settle();
    }

    private <T extends Node> T find(String selector, Class<T> type) {
        return Window.getWindows().stream().filter(Window::isShowing)
                .map(showing -> showing.getScene().getRoot().lookup(selector)).filter(type::isInstance)
                .map(type::cast).findFirst().orElseThrow(() -> new AssertionError("no " + selector));
    }

    private String text(String selector) {
        return find(selector, ConclusionBox.class).getText();
    }

    private String shownToken() {
        return WaitForAsyncUtils.waitForAsyncFx(10_000,
                () -> robot.lookup("#tokenField").queryAs(TokenField.class).tokenProperty().get()
                        .map(ScimToken::reveal).orElse(""));
    }

}
