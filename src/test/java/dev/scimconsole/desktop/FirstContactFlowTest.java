package dev.scimconsole.desktop;

import static dev.scimconsole.desktop.Screen.await;
import static dev.scimconsole.desktop.Screen.awaitGone;
import static dev.scimconsole.desktop.Screen.awaitShown;
import static dev.scimconsole.desktop.Screen.node;
import static dev.scimconsole.desktop.Screen.press;
import static dev.scimconsole.desktop.Screen.shows;
import static dev.scimconsole.desktop.Screen.texts;
import static dev.scimconsole.desktop.Screen.type;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.client.Wire;
import dev.scimconsole.desktop.settings.MemorySettings;
import dev.scimconsole.server.RunningServer;
import dev.scimconsole.server.store.MemoryFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.application.Platform;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// A new server's first contact, and a server that is slow or gone, on a wire where that happens.
@Tag("desktop")
@OnScreen
class FirstContactFlowTest {

    private static final String PASSWORD = "blue kettle under seven roofs";

    @TempDir(factory = MemoryFolder.class) static Path folder;
    private final WatchedSockets sockets = new WatchedSockets();
    private final AtomicInteger closed = new AtomicInteger();
    private final CountDownLatch held = new CountDownLatch(1);
    private final MemorySettings settings = new MemorySettings();
    private RunningServer server;
    private Wire wire;
    private Stage stage;
    private ConsoleWindow window;

    @Start
    void start(Stage shown) throws IOException {
        server = RunningServer.fresh(Files.createTempDirectory(folder, "server"));
        wire = Wire.to(server.server().address());
        stage = shown;
        window = new ConsoleWindow(stage,
                new StartOptions(new StartOptions.Start.AtSignIn(Optional.empty()), () -> {
                    throw new IOException("there is no demo here");
                }, settings, NoonClock.begun(), sockets), closed::incrementAndGet);
        window.show();
    }

    @AfterEach
    void end(FxRobot robot) {
        held.countDown();
        assertFalse(sockets.usedOnFxThread(), "I/O on the JavaFX thread");
        robot.interact(() -> window.close());
        await(() -> closed.get() > 0, "the end");
        wire.close();
        server.close();
    }

    @Test
    void settingUpSaysAtItsFieldWhatIsWrongAndPutsTheFocusThere() {
        reach();
        assertEquals(List.of("Set up a new server"), texts("#signInTitle"));
        assertTrue(fx(stage::getTitle).startsWith("Set up a new server"), () -> fx(stage::getTitle));
        assertEquals("", typed("#newEmail"));
        press("#setUp");
        awaitShown("#setupCodeError");
        assertTrue(shows("#organizationError") && shows("#newEmailError") && shows("#newPasswordError"));
        awaitFocus("#setupCode");
        fill("WRONG-CODE-HERE");
        assertFalse(shows("#setupCodeError"), "it is typed anew");
        press("#setUp");
        awaitShown("#setupCodeError");
        awaitFocus("#setupCode");
        assertEquals("Acme Corporation", typed("#organization"), "what is right stays");
        type("#setupCode", server.server().setupCode().orElseThrow());
        type("#newPassword", "short");
        assertEquals(List.of("At least 7 more characters"), texts("#strength .muted"));
        press("#setUp");
        awaitShown("#newPasswordError");
        awaitFocus("#newPassword");
        type("#newPassword", PASSWORD);
        assertEquals(List.of("Long and varied"), texts("#strength .muted"));
        wire.strike("POST /api/v1/setup", new Wire.Fault.Slow(held));
        press("#setUp");
        awaitShown("#progress");
        assertEquals(List.of("Setting up the server …"), texts("#progress .muted"));
        held.countDown();
        awaitShown("#addDomain");
    }

    @Test
    void theServerKnowsTheConsoleAgain() {
        signIn();
        assertEquals("[]", deliveriesAfterSignInBy(settings.installationAt(wire.address())));
        assertTrue(deliveriesAfterSignInBy(new MemorySettings().installationAt(wire.address()))
                .contains("new-device"));
    }

    private String deliveriesAfterSignInBy(String installation) {
        String session = server.post("/sessions", """
                {"email": "%s", "password": "%s", "installation": "%s"}"""
                .formatted(RunningServer.OWNER, PASSWORD, installation)).json().get("sessionToken")
                .asString();
        return server.send("GET", "/alerts", "", "session", session).json().get("deliveries").toString();
    }

    @Test
    void thePasswordIsShownForAsLongAsSomebodyWants() {
        reach();
        type("#newPassword", PASSWORD);
        assertTrue(isHidden());
        press(".reveal-button");
        await(() -> !isHidden());
        assertEquals(PASSWORD, typed("#newPassword"));
        press(".reveal-button");
        await(this::isHidden);
        assertEquals(PASSWORD, typed("#newPassword"));
    }

    @Test
    void whoeverSignsOutAndClosesTheWindowIsSignedOutFirst(FxRobot robot) {
        signIn();
        wire.strike("DELETE /api/v1/sessions/current", new Wire.Fault.Slow(held));
        signOut();
        robot.interact(() -> window.close());
        for (int i = 0; i < 10; i++) {
            Screen.settle();
        }
        assertEquals(0, closed.get(), "the server has not answered yet");
        held.countDown();
        await(() -> closed.get() == 1, "the end");
    }

    @Test
    void aDemoThatCanNotStartIsSaidWhereItWasAskedFor() {
        press("#tryDemo");
        awaitShown(".notice");
        assertEquals(List.of("there is no demo here"), texts(".notice"));
        assertTrue(shows("#tryDemo"));
    }

    @Test
    void whySomebodyMustSignInIsNotSaidToWhoAcceptsAnInvite() {
        signIn();
        signOut();
        assertEquals(List.of("You are signed out."), texts(".notice"));
        press("#askForInvite");
        awaitShown("#pastedInvite");
        assertFalse(shows(".notice"));
        assertEquals(List.of("Accept an invite"), texts("#signInTitle"));
        press("#accept");
        awaitShown("#inviteError");
        awaitFocus("#pastedInvite");
        press("#backToSignIn");
        awaitShown(".notice");
    }

    @Test
    void whatLoadsHasItsShapeAtOnceAndCanBeGivenUpWhenItTakesLong() {
        signIn();
        wire.strike("GET /api/v1/users", new Wire.Fault.Slow(held));
        press("#nav-users");
        awaitShown(".skeleton");
        assertFalse(shows(".cancel-loading"), "not at once");
        awaitShown(".cancel-loading");
        press("#loading .cancel-loading");
        awaitShown("#pageError");
        assertEquals(List.of("Cancelled."), texts("#pageError"));
        assertFalse(shows(".skeleton"));
        wire.mend();
        press("#retry");
        awaitGone("#pageError");
        awaitShown("#nothing");
    }

    @Test
    void aServerThatReturnsIsNoticedWithoutAClick() {
        signIn();
        wire.strike("", new Wire.Fault.Cut());
        press("#nav-users");
        awaitShown("#pageError");
        assertEquals(List.of(""), texts("#nothing"), "nobody knows");
        wire.mend();
        awaitGone("#pageError");
        await(() -> texts("#nothing").equals(List.of("No users have been provisioned yet.")), "the list");
    }

    @Test
    void aConnectionThatTakesLongCanBeGivenUp() {
        wire.strike("GET /api/v1/health", new Wire.Fault.Slow(held));
        type("#server", wire.address().toString());
        press("#useServer");
        awaitShown("#progress");
        awaitShown("#cancelSignIn");
        press("#cancelSignIn");
        awaitGone("#progress");
        awaitFocus("#server");
        assertEquals(List.of("Cancelled."), texts(".field-error"));
    }

    private void signIn() {
        reach();
        fill(server.server().setupCode().orElseThrow());
        press("#setUp");
        awaitShown("#addDomain");
    }

    private static void signOut() {
        MenuItem signOut = node("#accountMenu", MenuButton.class).getItems().stream()
                .filter(each -> "signOut".equals(each.getId())).findFirst().orElseThrow();
        Platform.runLater(signOut::fire);
        awaitShown("#signIn");
    }

    private void reach() {
        type("#server", wire.address().toString());
        press("#useServer");
        awaitShown("#setupCode");
    }

    private static void fill(String code) {
        type("#setupCode", code);
        type("#organization", "Acme Corporation");
        type("#newEmail", RunningServer.OWNER);
        type("#newPassword", PASSWORD);
    }

    private boolean isHidden() {
        return fx(() -> stage.getScene().lookup("#newPassword") instanceof PasswordField);
    }

    private static String typed(String selector) {
        return fx(node(selector, TextField.class)::getText);
    }

    private static void awaitFocus(String selector) {
        await(() -> node(selector, TextInputControl.class).isFocused(), "the focus at " + selector);
    }

    private static <T> T fx(Callable<T> asked) {
        return WaitForAsyncUtils.waitForAsyncFx(10_000, asked);
    }
}
