package dev.scimconsole.desktop;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.contract.configuration.ScimToken;
import dev.scimconsole.desktop.widgets.secrets.TokenField;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/// What is on the screen, in whichever window, as an administrator sees and uses it.
final class Screen {

    private Screen() {}

    /// Whether such a node is shown.
    static boolean shows(String selector) {
        return WaitForAsyncUtils.waitForAsyncFx(10_000, () -> shown(selector));
    }

    /// Waits until such a node is shown; what is awaited on the JavaFX thread is not yet so where none is.
    static void awaitShown(String selector) {
        if (!Platform.isFxApplicationThread()) {
            await(() -> shows(selector), selector);
        } else if (!shown(selector)) {
            // Nothing comes while this thread waits.
            throw new NotShownException(selector);
        }
    }

    /// Waits until no such node is shown.
    static void awaitGone(String selector) {
        await(() -> !shows(selector), "no " + selector);
    }

    /// The same, asked on the JavaFX thread.
    static boolean shown(String selector) {
        return shown(selector, Node.class).findAny().isPresent();
    }

    /// Waits for something that is asked on the JavaFX thread.
    static void await(Callable<Boolean> condition) {
        await(() -> WaitForAsyncUtils.waitForAsyncFx(10_000, () -> {
            try {
                return condition.call();
            } catch (NotShownException _) {
                return false;
            }
        }), "the screen");
    }

    /// Waits for something.
    static void await(Callable<Boolean> condition, String what) {
        try {
            WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, condition);
        } catch (TimeoutException e) {
            throw new AssertionError("waited in vain for " + what, e);
        }
        settle();
    }

    /// Waits until what is due on the JavaFX thread is done, and what that changed is styled and laid out:
    /// for one whole pulse.
    static void settle() {
        if (Platform.isFxApplicationThread()) {
            // There is no other pulse before this is done.
            return;
        }
        CountDownLatch done = new CountDownLatch(2);
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> new AnimationTimer() {
            @Override
            public void handle(long now) {
                done.countDown();
                if (done.getCount() == 0) {
                    stop();
                }
            }
        }.start());
        try {
            assertTrue(done.await(30, TimeUnit.SECONDS), "the screen stands still");
        } catch (InterruptedException e) {
            throw new AssertionError("waited too long", e);
        }
    }

    /// The node of this kind that is shown.
    static <N extends Node> N node(String selector, Class<N> type) {
        awaitShown(selector);
        return WaitForAsyncUtils.waitForAsyncFx(10_000,
                () -> shown(selector, type).findFirst().orElseThrow());
    }

    /// Does something with such a node once it is shown. Waiting for it while doing so would keep it from
    /// coming.
    static <N extends Node> void use(String selector, Class<N> type, Consumer<N> action) {
        N node = node(selector, type);
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> action.accept(node));
        settle();
    }

    /// The token that is shown, read on the JavaFX thread.
    static ScimToken token() {
        TokenField field = node("#tokenField", TokenField.class);
        return WaitForAsyncUtils.waitForAsyncFx(10_000, () -> field.tokenProperty().get().orElseThrow());
    }

    /// What the labels say that are shown.
    static List<String> texts(String selector) {
        return WaitForAsyncUtils.waitForAsyncFx(10_000,
                () -> shown(selector, Labeled.class).map(Labeled::getText).toList());
    }

    /// Adds the first domain, acme.com, and waits for the token.
    static void addTheFirstDomain(FxRobot robot) {
        press("#addDomain");
        awaitShown("#domainName");
        robot.clickOn("#domainName").write("acme.com").push(KeyCode.ENTER);
        awaitShown("#tokenField");
    }

    /// The text in the clipboard; empty when there is none.
    static String clipboard() {
        return WaitForAsyncUtils.waitForAsyncFx(10_000,
                () -> Optional.ofNullable(Clipboard.getSystemClipboard().getString()).orElse(""));
    }

    /// The button that tells a screen reader this.
    static ButtonBase button(String accessibleText) {
        await(() -> named(accessibleText).findAny().isPresent());
        return WaitForAsyncUtils.waitForAsyncFx(10_000,
                () -> named(accessibleText).findFirst().orElseThrow());
    }

    /// Presses the button or link that tells a screen reader this, as [#press(String)] does.
    static void pressNamed(String accessibleText) {
        pressOnceItCanBe(() -> named(accessibleText), accessibleText);
    }

    /// Presses the button or link with this text, as [#press(String)] does.
    static void pressText(String text) {
        pressOnceItCanBe(
                () -> buttonsAndLinks().filter(button -> text.equals(button.getText())), text);
    }

    /// Presses the button with that selector once it can be pressed, and does not wait for what that opens.
    static void press(String selector) {
        pressOnceItCanBe(() -> shown(selector, ButtonBase.class), selector);
    }

    /// Presses this button, as [#press(String)] does.
    static void press(ButtonBase button) {
        pressOnceItCanBe(() -> Stream.of(button), button.toString());
    }

    /// Looks anew each time, as another may have taken its place.
    private static void pressOnceItCanBe(Supplier<Stream<? extends ButtonBase>> buttons, String what) {
        await(() -> WaitForAsyncUtils.waitForAsyncFx(10_000, () -> {
            Optional<? extends ButtonBase> found = buttons.get().filter(button -> !button.isDisabled())
                    .findFirst();
            found.ifPresent(button -> Platform.runLater(button::fire));
            return found.isPresent();
        }), what + " to be enabled");
    }

    /// Presses the button that confirms the open dialog, and waits until it is closed.
    static void confirm() {
        press(".console-dialog .button.danger");
        awaitGone(".console-dialog");
    }

    /// Types into a field.
    static void type(String selector, String text) {
        TextInputControl field = node(selector, TextInputControl.class);
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> field.setText(text));
    }

    private static Stream<ButtonBase> named(String accessibleText) {
        return buttonsAndLinks().filter(button -> accessibleText.equals(button.getAccessibleText()));
    }

    private static Stream<ButtonBase> buttonsAndLinks() {
        return Stream.of(".button", ".hyperlink").flatMap(style -> shown(style, ButtonBase.class));
    }

    private static <N extends Node> Stream<N> shown(String selector, Class<N> type) {
        return Window.getWindows().stream().filter(Window::isShowing)
                .flatMap(window -> window.getScene().getRoot().lookupAll(selector).stream())
                .filter(Screen::isShown).filter(type::isInstance).map(type::cast);
    }

    /// Whether this node and all around it are visible.
    static boolean isShown(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }

    /// What is asked for is not on the screen.
    private static final class NotShownException extends RuntimeException {

        private static final long serialVersionUID = 1;

        NotShownException(String selector) {
            super(selector);
        }
    }
}
