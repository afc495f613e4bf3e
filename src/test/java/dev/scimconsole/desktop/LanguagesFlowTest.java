package dev.scimconsole.desktop;

import static dev.scimconsole.desktop.Screen.await;
import static dev.scimconsole.desktop.Screen.awaitGone;
import static dev.scimconsole.desktop.Screen.awaitShown;
import static dev.scimconsole.desktop.Screen.node;
import static dev.scimconsole.desktop.Screen.press;
import static dev.scimconsole.desktop.Screen.shows;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.demo.simulator.SimulatedProvider;
import dev.scimconsole.desktop.settings.Language;
import dev.scimconsole.desktop.widgets.texts.StatusBadge;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Cell;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// The languages on the screen: changed while the console runs, and nothing cut off on any page.
@Tag("desktop")
@OnScreen
class LanguagesFlowTest extends OnTour {

    private static final List<String> PAGES = List.of("users", "groups", "refused-changes", "security",
            "scim-configuration", "admin-access", "alerts", "activity", "help");

    private static final int LOOKS = 20;

    /// Between two labels in a line, in pixels.
    private static final double LEAST_GAP = 3;

    @Start
    void start(Stage shown) throws IOException {
        open(shown);
    }

    @Test
    void everyLanguageFitsOnEveryPage(FxRobot robot) throws Exception {
        window.demo().provision(SimulatedProvider.OKTA);
        List<String> cut = new ArrayList<>();
        for (Language language : List.of(Language.GERMAN, Language.FRENCH, Language.SPANISH,
                Language.JAPANESE)) {
            speak(robot, language);
            for (String page : PAGES) {
                openPage(page);
                lost(LanguagesFlowTest::isCut).forEach(one -> cut.add(language + " " + page + ": " + one));
            }
        }
        assertEquals("", String.join("\n", cut));
    }

    /// At 1280 x 800, WCAG 1.4.4.
    @Test
    void textsOfTwiceTheSizeFitOnEveryPage(FxRobot robot) throws Exception {
        window.demo().provision(SimulatedProvider.OKTA);
        awaitShown("#nav-help");
        robot.push(KeyCode.CONTROL, KeyCode.COMMA);
        ChoiceBox<Integer> sizes = sizes();
        fx(() -> {
            sizes.setValue(200);
            return true;
        });
        press("#closeSettings");
        awaitGone("#closeSettings");
        List<String> lost = new ArrayList<>();
        for (Language language : List.of(Language.ENGLISH, Language.GERMAN, Language.FRENCH, Language.SPANISH,
                Language.JAPANESE)) {
            speak(robot, language);
            for (String page : PAGES) {
                openPage(page);
                lost(one -> isOutside(one) || isCut(one))
                        .forEach(one -> lost.add(language + " " + page + ": " + one));
            }
        }
        assertEquals("", String.join("\n", lost));
    }

    /// In the language whose words are the longest. Nothing is left in English, what has the focus
    /// is seen, and toasts take no room.
    @Test
    void textsOfTwiceTheSizeFitOnEveryScreenAndDialog(FxRobot robot) throws Exception {
        ScreenTour.choose(robot, Language.GERMAN, 200);
        List<String> lost = new ArrayList<>();
        window.walk(robot, Locale.GERMAN, stop -> {
            lost(one -> isOutside(one) || isCut(one) || isCutState(one) || isCutPerson(one))
                    .forEach(one -> lost.add(stop + ": " + one));
            if (!fx(() -> ToastRoom.isFocusSeen(top()))) {
                lost.add(stop + ": what has the focus is not seen");
            }
            ToastRoom.faults(window.demo()).forEach(fault -> lost.add(stop + ": " + fault));
            touching().forEach(pair -> lost.add(stop + ": touch each other: " + pair));
            fx(() -> EnglishLeft.in(top().getRoot())).forEach(text -> lost.add(stop + ": English: " + text));
        });
        assertEquals("", String.join("\n", lost));
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

    @Test
    void guidesAndArticlesSayThatNobodyHasReviewedTheirTranslation(FxRobot robot) {
        awaitShown("#guide-okta");
        assertFalse(shows("#guideNotReviewed"));
        openPage("help");
        awaitShown("#articleTitle");
        assertFalse(shows("#helpNotReviewed"));
        speak(robot, Language.JAPANESE);
        openPage("help");
        awaitShown("#helpNotReviewed");
        assertEquals("SCIM トークンを作成する", node("#articleTitle", Label.class).getText());
        openPage("scim-configuration");
        awaitShown("#guideNotReviewed");
    }

    /// What was opened last lies above the rest.
    private static Scene top() {
        return Window.getWindows().stream().filter(Stage.class::isInstance).filter(Window::isShowing)
                .map(Window::getScene).reduce((_, last) -> last).orElseThrow();
    }

    @Test
    void theStateOfTheTokenIsSaidWholeInTheLeastWindow(FxRobot robot) throws Exception {
        window.demo().provision(SimulatedProvider.ENTRA_ID);
        speak(robot, Language.GERMAN);
        makeLeast(robot);
        openPage("scim-configuration");
        StatusBadge state = node("#use", StatusBadge.class);
        await(() -> !state.getText().isEmpty());
        assertFalse(state.isTextTruncated(), state::getText);
    }

    @Test
    void whatCanBeDoneWithAnAdministratorStandsInOneLineInTheLeastWindow(FxRobot robot) {
        makeLeast(robot);
        openPage("admin-access");
        for (Node buttons : stage.getScene().getRoot().lookupAll(".access-end")) {
            assertEquals(1, ((Parent) buttons).getChildrenUnmodifiable().stream()
                    .filter(Button.class::isInstance).map(Node::getLayoutY).distinct().count());
        }
    }

    /// In German it takes two.
    @Test
    void whereThatIsTooLongNoButtonStandsAlone(FxRobot robot) {
        speak(robot, Language.GERMAN);
        makeLeast(robot);
        openPage("admin-access");
        for (Node end : stage.getScene().getRoot().lookupAll(".access-end")) {
            List<Node> buttons = ((Parent) end).getChildrenUnmodifiable().stream()
                    .filter(Button.class::isInstance).toList();
            assertEquals(buttons.getLast().getLayoutY(), buttons.get(1).getLayoutY());
            assertTrue(buttons.getFirst().getLayoutY() < buttons.getLast().getLayoutY());
        }
    }

    @Test
    void theFiltersOfActivityStandInOneLineWithTheLongestChoiceWhole(FxRobot robot) {
        for (Language language : List.of(Language.ENGLISH, Language.GERMAN, Language.FRENCH, Language.SPANISH,
                Language.JAPANESE)) {
            speak(robot, language);
            openPage("activity");
            Parent filters = (Parent) stage.getScene().getRoot().lookup(".activity .filters");
            assertEquals(1, filters.getChildrenUnmodifiable().stream().filter(Node::isVisible)
                    .map(Node::getLayoutY).distinct().count(), language::toString);
            filters.lookupAll(".choice-box").forEach(box -> assertWhole((ChoiceBox<?>) box));
        }
    }

    private static <T> void assertWhole(ChoiceBox<T> box) {
        Label shown = (Label) box.lookup(".label");
        box.getItems().forEach(item -> {
            Text text = new Text(box.getConverter().toString(item));
            text.setFont(shown.getFont());
            double room = shown.getWidth() - shown.snappedLeftInset() - shown.snappedRightInset();
            assertTrue(text.getLayoutBounds().getWidth() <= room, () -> text.getText() + " in " + room);
        });
    }

    /// The name of the page that is chosen is bold.
    @Test
    void theNavigationDoesNotMoveWhenAPageIsChosen(FxRobot robot) throws Exception {
        RefusedPeople.play(window.demo().service());
        speak(robot, Language.GERMAN);
        openPage("users");
        await(() -> shows("#refusedCount"));
        double before = top("#nav-help");
        openPage("refused-changes");
        assertEquals(before, top("#nav-help"));
    }

    private static double top(String selector) {
        Node node = node(selector, Node.class);
        return node.localToScene(node.getLayoutBounds()).getMinY();
    }

    private void makeLeast(FxRobot robot) {
        robot.interact(() -> {
            stage.setWidth(960);
            stage.setHeight(600);
        });
    }

    private static void openPage(String page) {
        press("#nav-" + page);
        Screen.settle();
        await(() -> !shows(".skeleton"), "the page");
    }

    /// What is lost; what is so for a moment only, while a page is laid out, is not.
    private static List<Control> lost(Predicate<Control> fault) {
        List<Control> last = List.of();
        for (int look = 0; look < LOOKS; look++) {
            if (look > 0) {
                Screen.settle();
            }
            last = fx(() -> nodes(top().getRoot()).filter(Control.class::isInstance)
                    .map(Control.class::cast).filter(Screen::isShown).filter(fault).toList());
            if (last.isEmpty()) {
                break;
            }
        }
        return last;
    }

    /// Labels that follow each other in a line with nothing between, as if they were one text.
    private static List<String> touching() {
        return fx(() -> nodes(top().getRoot()).filter(HBox.class::isInstance).map(HBox.class::cast)
                .filter(Screen::isShown).flatMap(line -> {
                    List<Label> labels = line.getChildren().stream().filter(Label.class::isInstance)
                            .map(Label.class::cast)
                            .filter(label -> label.isVisible() && !label.getText().isEmpty()).toList();
                    return IntStream.range(1, labels.size())
                            .filter(i -> start(labels.get(i)) - end(labels.get(i - 1)) < LEAST_GAP)
                            .mapToObj(i -> labels.get(i - 1).getText() + " | " + labels.get(i).getText());
                }).toList());
    }

    private static double start(Label label) {
        return label.localToScene(label.lookup(".text").getBoundsInParent()).getMinX();
    }

    private static double end(Label label) {
        return label.localToScene(label.lookup(".text").getBoundsInParent()).getMaxX();
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
        Screen.settle();
    }

    @SuppressWarnings("unchecked")
    private static ChoiceBox<Language> languages() {
        return node("#settingLanguage", ChoiceBox.class);
    }

    @SuppressWarnings("unchecked")
    private static ChoiceBox<Integer> sizes() {
        return node("#settingTextSize", ChoiceBox.class);
    }

    /// What stands in a table scrolls with it.
    private static boolean isOutside(Control one) {
        return !(one instanceof Cell<?>) && !isIn(one, TableView.class)
                && one.localToScene(one.getLayoutBounds()).getMaxX() > one.getScene().getWidth() + 0.5;
    }

    private static boolean isIn(Node node, Class<?> container) {
        Node above = node.getParent();
        while (above != null && !container.isInstance(above)) {
            above = above.getParent();
        }
        return above != null;
    }

    /// What is cut in a table, where columns can be made wider, or shows the rest in its tooltip, is cut on
    /// purpose.
    private static boolean isCut(Control one) {
        return one instanceof Labeled text && text.isTextTruncated() && !(one instanceof Cell<?>)
                && !isIn(one, TableView.class) && one.getTooltip() == null;
    }

    /// A state in a cell has no tooltip, and half of it may say something else.
    private static boolean isCutState(Control one) {
        return one instanceof StatusBadge && one.getParent() instanceof TableCell<?, ?> cell
                && one.getBoundsInParent().getMaxX() > cell.getWidth() + 0.5;
    }

    /// Columns of these tables give way to others.
    private static boolean isCutPerson(Control one) {
        return one instanceof Labeled text && text.isTextTruncated()
                && Stream.of("#users", "#groups.table-view")
                        .flatMap(table -> one.getScene().getRoot().lookupAll(table).stream())
                        .anyMatch(table -> isInside(one, table));
    }

    private static boolean isInside(Node node, Node container) {
        Node above = node.getParent();
        while (above != null && !above.equals(container)) {
            above = above.getParent();
        }
        return above != null;
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
