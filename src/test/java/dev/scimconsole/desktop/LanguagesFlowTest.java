package dev.scimconsole.desktop;

import static dev.scimconsole.desktop.Screen.await;
import static dev.scimconsole.desktop.Screen.awaitGone;
import static dev.scimconsole.desktop.Screen.awaitShown;
import static dev.scimconsole.desktop.Screen.node;
import static dev.scimconsole.desktop.Screen.press;
import static dev.scimconsole.desktop.Screen.shows;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.scimconsole.demo.simulator.SimulatedProvider;
import dev.scimconsole.desktop.settings.Language;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Cell;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// The languages on the screen: changed while the console runs, and nothing cut off on any page.
@Tag("desktop")
@OnScreen
class LanguagesFlowTest {

    private static final List<String> PAGES = List.of("users", "groups", "security", "scim-configuration",
            "admin-access", "activity", "help");

    private Stage stage;
    private DemoWindow demo;

    @Start
    void start(Stage shown) throws IOException {
        stage = shown;
        demo = DemoWindow.open(stage);
        stage.setWidth(1280);
        stage.setHeight(800);
    }

    @AfterEach
    void end(FxRobot robot) {
        demo.close(robot);
    }

    @Test
    void everyLanguageFitsOnEveryPage(FxRobot robot) throws Exception {
        demo.provision(SimulatedProvider.OKTA);
        List<String> cut = new ArrayList<>();
        for (Language language : List.of(Language.GERMAN, Language.FRENCH, Language.SPANISH,
                Language.JAPANESE)) {
            speak(robot, language);
            for (String page : PAGES) {
                press("#nav-" + page);
                WaitForAsyncUtils.waitForFxEvents();
                await(() -> !shows(".skeleton"), "the page");
                fx(() -> {
                    nodes(stage.getScene().getRoot()).filter(Labeled.class::isInstance)
                            .map(Labeled.class::cast)
                            .filter(Screen::isShown).filter(LanguagesFlowTest::isCut)
                            .forEach(one -> cut.add(language + " " + page + ": " + one.getText()));
                    return true;
                });
            }
        }
        assertEquals("", String.join("\n", cut));
    }

    @Test
    void theSessionAndThePageStayWhenTheLanguageChanges(FxRobot robot) {
        awaitShown("#addDomain");
        press("#nav-activity");
        speak(robot, Language.GERMAN);
        await(() -> stage.getTitle().startsWith("Aktivität"));
        speak(robot, Language.ENGLISH);
        await(() -> stage.getTitle().startsWith("Activity"));
    }

    private static void speak(FxRobot robot, Language language) {
        awaitShown("#nav-help");
        robot.push(KeyCode.CONTROL, KeyCode.COMMA);
        ChoiceBox<Language> box = languages();
        fx(() -> {
            box.setValue(language);
            return true;
        });
        press("#closeSettings");
        awaitGone("#closeSettings");
        awaitShown("#nav-help");
        WaitForAsyncUtils.waitForFxEvents();
    }

    @SuppressWarnings("unchecked")
    private static ChoiceBox<Language> languages() {
        return node("#settingLanguage", ChoiceBox.class);
    }

    /// What is cut in a table, or shows the rest in its tooltip, is cut on purpose.
    private static boolean isCut(Labeled one) {
        return one.isTextTruncated() && !(one instanceof Cell<?>) && ((Control) one).getTooltip() == null;
    }

    private static Stream<Node> nodes(Node node) {
        return node instanceof Parent parent
                ? Stream.concat(Stream.of(node),
                        parent.getChildrenUnmodifiable().stream().flatMap(LanguagesFlowTest::nodes))
                : Stream.of(node);
    }

    private static <T> T fx(Callable<T> question) {
        return WaitForAsyncUtils.waitForAsyncFx(10_000, question);
    }
}
