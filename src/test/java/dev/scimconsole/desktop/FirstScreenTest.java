package dev.scimconsole.desktop;

import static dev.scimconsole.desktop.Screen.await;
import static dev.scimconsole.desktop.Screen.awaitShown;
import static dev.scimconsole.desktop.Screen.node;
import static dev.scimconsole.desktop.Screen.press;
import static dev.scimconsole.desktop.Screen.type;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.scimconsole.desktop.settings.MemorySettings;
import dev.scimconsole.desktop.settings.Setting;
import dev.scimconsole.desktop.settings.Settings;
import dev.scimconsole.desktop.settings.ThemeChoice;
import dev.scimconsole.desktop.theme.Theme;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// What a start waits for: sign-in, of a console that knows no server yet.
@Tag("desktop")
@OnScreen
class FirstScreenTest {

    private Stage stage;
    private SignInWindow window;

    @Start
    void start(Stage shown) {
        stage = shown;
        window = SignInWindow.open(stage, new MemorySettings());
    }

    @AfterEach
    void end(FxRobot robot) throws InterruptedException {
        window.close(robot);
    }

    @ParameterizedTest
    @EnumSource
    void aWindowWithNothingInItHasTheColourOfAPage(ThemeChoice choice, FxRobot robot) {
        Settings settings = new MemorySettings();
        settings.choose(Setting.THEME, choice);
        StackPane page = new StackPane();
        page.getStyleClass().add("console");
        robot.interact(() -> {
            try (Theme theme = new Theme(settings)) {
                theme.dress(new Scene(page));
                page.applyCss();
                assertEquals(Theme.ground(settings),
                        page.getBackground().getFills().getLast().getFill());
            }
        });
    }

    @Test
    void holdsTheFormAndTheLinksOfItsStepAlone() {
        awaitShown("#server");
        assertEquals(List.of("server"), ids(".text-input"));
        assertEquals(List.of("tryDemo", "askForInvite", "openSettings"), ids(".hyperlink"));
        press("#askForInvite");
        awaitShown("#pastedInvite");
        assertEquals(List.of("pastedInvite", "chosenPassword"), ids(".text-input"));
        assertEquals(List.of("tryDemo", "changeServer", "backToSignIn", "openSettings"), ids(".hyperlink"));
    }

    @Test
    void whatWasTypedAndTheFocusAreThereAfterALookAtAnotherStep() {
        type("#server", "scim.example.com");
        press("#askForInvite");
        await(() -> node("#pastedInvite", TextInputControl.class).isFocused(), "the focus");
        press("#backToSignIn");
        await(() -> node("#server", TextField.class).isFocused(), "the focus");
        assertEquals("scim.example.com", node("#server", TextField.class).getText());
    }

    @Test
    void theFocusGoesBackToAnAddressThatIsNone(FxRobot robot) {
        type("#server", "no address");
        robot.clickOn("#useServer");
        awaitShown(".field-error");
        await(() -> node("#server", TextField.class).isFocused(), "the focus");
    }

    private List<String> ids(String selector) {
        return WaitForAsyncUtils.waitForAsyncFx(10_000,
                () -> stage.getScene().getRoot().lookupAll(selector).stream().map(Node::getId).toList());
    }
}
