package dev.scimconsole.desktop;

import static dev.scimconsole.desktop.Screen.await;
import static dev.scimconsole.desktop.Screen.awaitShown;
import static dev.scimconsole.desktop.Screen.node;
import static dev.scimconsole.desktop.Screen.press;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.demo.simulator.SimulatedProvider;
import dev.scimconsole.desktop.settings.Language;
import dev.scimconsole.desktop.widgets.facts.FactField;
import dev.scimconsole.desktop.widgets.facts.FactsPane;
import dev.scimconsole.desktop.widgets.layout.ClosedCard;
import dev.scimconsole.desktop.widgets.layout.PagePane;
import dev.scimconsole.desktop.widgets.texts.Paragraph;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Insets;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// Texts of twice the size, in the language whose words are the longest.
@Tag("desktop")
@OnScreen
class LargeTextsTest extends OnTour {

    private static final List<String> SIGNS = List.of(".choice-box .arrow", ".products-menu .arrow",
            ".column-header .arrow");

    @Start
    void start(Stage shown) throws IOException {
        open(shown);
    }

    @Test
    void theEntryOfThePageIsSeenInTheNavigation(FxRobot robot) {
        ScreenTour.choose(robot, Language.GERMAN, 200);
        press("#nav-help");
        awaitShown("#articleTitle");
        assertSeen("#nav-help");
        robot.interact(() -> {
            stage.setWidth(960);
            stage.setHeight(600);
        });
        press("#nav-users");
        awaitShown("#users");
        assertSeen("#nav-users");
        press("#nav-help");
        awaitShown("#articleTitle");
        assertSeen("#nav-help");
    }

    @Test
    void thereAreAsManyEntriesAsTheWindowOfTheDesignIsHigh(FxRobot robot) {
        ScreenTour.choose(robot, Language.GERMAN, 200);
        press("#nav-users");
        awaitShown("#users");
        assertSeen("#nav-help");
    }

    @Test
    void signsGrowAsTextsDo(FxRobot robot) {
        Map<String, Double> before = signs();
        ScreenTour.choose(robot, Language.GERMAN, 200);
        signs().forEach((sign, height) -> assertTrue(height > before.get(sign) * 1.5, sign));
    }

    @Test
    void theWindowThatLoadsALargeOrganizationBeginsWithItsTitle(FxRobot robot) {
        ScreenTour.choose(robot, Language.GERMAN, 200);
        ScreenTour.item("#productsMenu", "large.title");
        awaitShown("#largeLoad");
        for (Node part : List.of(node("#largeLoad", Node.class),
                node(".simulator .page-title", Node.class))) {
            Scene scene = part.getScene();
            assertTrue(new BoundingBox(0, 0, scene.getWidth(), scene.getHeight())
                    .contains(sceneBounds(part)), () -> part + " is seen in " + scene.getHeight());
        }
        assertEquals(1280, stage.getWidth());
    }

    @Test
    void fieldsDoNotTouchTheBarOfTheDialogThatConnects(FxRobot robot) {
        ScreenTour.choose(robot, Language.GERMAN, 200);
        connect(robot);
        Bounds field = sceneBounds(node("#connectTenant", Node.class));
        Bounds bar = sceneBounds(node(".connection-dialog .scroll-bar:vertical", Node.class));
        assertTrue(bar.getMinX() - field.getMaxX() >= 4, () -> field + " touches " + bar);
        assertTrue(bar.getMaxX() <= stage.getWidth());
    }

    /// Its first field lies below what is seen, and what is to be done first stands above it.
    @Test
    void theDialogThatConnectsBeginsAtItsTop(FxRobot robot) {
        ScreenTour.choose(robot, Language.GERMAN, 200);
        connect(robot);
        ScrollPane pane = PagePane.around(node("#connectTenant", Node.class)).orElseThrow();
        await(pane::isFocused);
        assertEquals(0, pane.getVvalue());
        robot.push(KeyCode.TAB);
        await(node("#connectTenant", Node.class)::isFocused);
        assertSeen("#connectTenant");
    }

    @Test
    void aDialogBeginsWithItsFirstFieldWhereThatIsSeen(FxRobot robot) {
        connect(robot);
        await(node("#connectTenant", Node.class)::isFocused);
        assertEquals(0, PagePane.around(node("#connectTenant", Node.class)).orElseThrow().getVvalue());
    }

    @Test
    void whatIsSaidOfARefusedChangeStandsUnderItsHeading(FxRobot robot) throws Exception {
        window.demo().provision(SimulatedProvider.OKTA);
        RefusedPeople.play(window.demo().service());
        ScreenTour.choose(robot, Language.GERMAN, 200);
        press("#nav-refused-changes");
        press("#otherChanges .change-toggle");
        ScreenTour.settle();
        List<Double> cells = starts("#otherChanges .change-line");
        assertEquals(starts(".change-columns .change-line"), cells);
        assertEquals(cells.getFirst(), sceneBounds(node(".change-details", Node.class)).getMinX());
    }

    /// However many lines the others have, each begins at the top of its row.
    @Test
    void cellsOfARefusedChangeBeginBesideEachOther(FxRobot robot) throws Exception {
        RefusedPeople.play(window.demo().service());
        ScreenTour.choose(robot, Language.GERMAN, 200);
        press("#nav-refused-changes");
        List<Double> tops = node("#otherChanges .change-line", GridPane.class).getChildren().stream()
                .map(cell -> cell.lookup(".text"))
                .map(text -> text.localToScene(text.getLayoutBounds()).getMinY()).toList();
        assertEquals(tops.getFirst(), tops.stream().mapToDouble(Double::doubleValue).max().orElseThrow(), 1);
        assertEquals(tops.getFirst(), tops.stream().mapToDouble(Double::doubleValue).min().orElseThrow(), 1);
    }

    /// Beside each other each would have a word or two in a line.
    @Test
    void curesOfARefusedChangeStandBelowEachOther(FxRobot robot) throws Exception {
        RefusedPeople.play(window.demo().service());
        press("#nav-refused-changes");
        awaitShown(".leaver .cures");
        await(() -> rowsOfCures() == 1);
        ScreenTour.choose(robot, Language.GERMAN, 200);
        press("#nav-refused-changes");
        awaitShown(".leaver .cures");
        await(() -> rowsOfCures() == 2);
    }

    @Test
    void aTimeIsNotBrokenWhereItIsSaidWhenAChangeWasAskedFor(FxRobot robot) throws Exception {
        RefusedPeople.play(window.demo().service());
        ScreenTour.choose(robot, Language.JAPANESE, 200);
        press("#nav-refused-changes");
        String drawn = ((Text) node(".leaver > .label", Label.class).lookup(".text")).getText();
        assertTrue(Pattern.compile("\\d:\uFEFF\\d").matcher(drawn).find(), drawn);
    }

    /// In the language whose name of the page is as long as the navigation is wide.
    @Test
    void theNavigationsCountAndTheChosenClientHaveRoom(FxRobot robot) throws Exception {
        RefusedPeople.play(window.demo().service());
        ScreenTour.choose(robot, Language.SPANISH, 200);
        press("#nav-refused-changes");
        Node count = node("#refusedCount", Node.class);
        for (String page : List.of("refused-changes", "users")) {
            press("#nav-" + page);
            ScreenTour.settle();
            Node name = node("#nav-refused-changes", Node.class).lookup(".text");
            assertTrue(
                    name.localToScene(name.getLayoutBounds()).getMaxX() + 4 <= sceneBounds(count).getMinX(),
                    () -> name + " touches " + sceneBounds(count));
        }
        press("#nav-refused-changes");
        Labeled chosen = (Labeled) node("#refusedClient", Node.class).lookup(".list-cell");
        assertFalse(chosen.isTextTruncated(), chosen::getText);
    }

    @Test
    void aFactOfOneLineIsNoHigherThanItsTexts(FxRobot robot) {
        ScreenTour.choose(robot, Language.GERMAN, 200);
        press("#nav-users");
        Pane page = (Pane) node("#users", Node.class).getParent();
        FactField fact = fact("Quelle", "Okta");
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> {
            FactsPane facts = new FactsPane();
            facts.getChildren().setAll(fact);
            page.getChildren().add(facts);
        });
        Screen.settle();
        double texts = part(fact, ".fact-label").getHeight() + part(fact, ".fact-value").getHeight();
        assertTrue(fact.getHeight() <= texts + 4, () -> fact.getHeight() + " for " + texts);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "50, 50"})
    void valuesBeginBesideEachOtherWhereANameWraps(String shares) {
        FactField wrapped = fact("Zuletzt vom Identitätsanbieter geschrieben ".repeat(3), "heute");
        FactField other = fact("Quelle", "Okta");
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> {
            FactsPane facts = new FactsPane();
            facts.getChildren().setAll(wrapped, other);
            if (!shares.isEmpty()) {
                facts.setShares(shares);
            }
            new Scene(new Group(facts));
            facts.applyCss();
            facts.resize(760, facts.prefHeight(760));
            facts.layout();
            assertTrue(part(wrapped, ".fact-label").getHeight() > part(other, ".fact-label").getHeight());
            assertEquals(part(wrapped, ".fact-label").getMinY(), part(other, ".fact-label").getMinY());
            assertEquals(part(wrapped, ".fact-value").getMinY(), part(other, ".fact-value").getMinY());
            assertTrue(part(wrapped, ".fact-value").getMaxY() <= facts.getHeight());
            assertTrue(part(wrapped, ".fact-value").getMinY() >= part(wrapped, ".fact-label").getMaxY());
        });
    }

    @Test
    void aParagraphIsAsHighAsItsLinesWhereAddressesStayWhole(FxRobot robot) {
        Paragraph paragraph = new Paragraph("今日 12:15 (a.meyer@acme.com) が a.meyer@acme.com を作成");
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> {
            StackPane pane = new StackPane(paragraph);
            new Scene(pane, 130, 400);
            pane.applyCss();
            pane.layout();
        });
        String drawn = ((Text) paragraph.lookup(".text")).getText();
        assertEquals(
                "今日 12:\uFEFF15 (a.\uFEFFmeyer@\uFEFFacme.\uFEFFcom) が a.\uFEFFmeyer@\uFEFFacme.\uFEFFcom を作成",
                drawn, "nothing is cut");
        assertTrue(((Text) paragraph.lookup(".text")).getLayoutBounds().getHeight() <= paragraph.getHeight());
        assertEquals("今日 12:15 (a.meyer@acme.com) が a.meyer@acme.com を作成", paragraph.getText());
    }

    @Test
    void anIdentifierStandsInOneLine(FxRobot robot) {
        ScreenTour.choose(robot, Language.GERMAN, 200);
        press("#nav-users");
        Pane page = (Pane) node("#users", Node.class).getParent();
        FactField fact = new FactField();
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> {
            fact.tell("01a220bb-fa2d-7662-bf7e-45522171aa49", _ -> {});
            FactsPane facts = new FactsPane();
            facts.getChildren().setAll(fact);
            page.getChildren().add(facts);
        });
        Screen.settle();
        Text text = (Text) fact.lookup(".fact-value").lookup(".text");
        assertTrue(text.getLayoutBounds().getHeight() < 2 * text.getFont().getSize(),
                () -> text.getLayoutBounds() + " is one line");
    }

    /// Behind a name, in brackets, it would be broken.
    @Test
    void theIdentifierOfWhatAnEventIsAboutIsAFactOfItsOwn(FxRobot robot) throws Exception {
        RefusedPeople.play(window.demo().service());
        ScreenTour.choose(robot, Language.JAPANESE, 200);
        press("#nav-activity");
        ScreenTour.settle();
        TableView<?> table = node(".table-view", TableView.class);
        robot.interact(() -> table.getSelectionModel().select(0));
        awaitShown("#detail-targetId");
        assertEquals("Facilities", node("#detail-target", FactField.class).getText());
        Text id = (Text) node("#detail-targetId", FactField.class).lookup(".fact-value").lookup(".text");
        assertTrue(id.getText().matches("[0-9a-f-]{36}"), id::getText);
        assertTrue(id.getLayoutBounds().getHeight() < 2 * id.getFont().getSize(), id::toString);
    }

    @ParameterizedTest
    @EnumSource(names = {"SPANISH", "JAPANESE"})
    void whatMayBeSearchedForIsSaidWhole(Language language, FxRobot robot) {
        ScreenTour.choose(robot, language, 200);
        List<String> judged = new ArrayList<>();
        for (String page : List.of("users", "groups", "activity")) {
            press("#nav-" + page);
            ScreenTour.settle();
            for (Node field : stage.getScene().getRoot().lookupAll(".text-field")) {
                if (Screen.isShown(field) && field instanceof TextField search) {
                    Text prompt = new Text(search.getPromptText());
                    prompt.setFont(search.getFont());
                    double room = search.getWidth() - search.snappedLeftInset() - search.snappedRightInset();
                    assertTrue(prompt.getLayoutBounds().getWidth() <= room, () -> prompt + " in " + room);
                    judged.add(prompt.getText());
                }
            }
        }
        assertTrue(judged.size() >= 4, judged::toString);
    }

    @Test
    void whatIsSaidOfAnEmptyListStandsInIt(FxRobot robot) {
        ScreenTour.choose(robot, Language.SPANISH, 200);
        press("#nav-users");
        ScreenTour.settle();
        Bounds table = sceneBounds(node("#users", Node.class));
        for (String part : List.of("#nothing", "#setUp")) {
            Bounds own = sceneBounds(node(part, Node.class));
            assertTrue(table.contains(own), () -> part + " at " + own + " in " + table);
        }
    }

    /// Beside the count it would be a column of a few letters.
    @Test
    void whatIsSaidBelowAListHasTheWholeLine(FxRobot robot) throws Exception {
        window.demo().provision(SimulatedProvider.OKTA);
        ScreenTour.choose(robot, Language.SPANISH, 200);
        press("#nav-users");
        Screen.type("#search", "a");
        await(() -> !node("#footer", Labeled.class).getText().isEmpty());
        Labeled said = (Labeled) node("#footer", Node.class).getParent().getParent().getChildrenUnmodifiable()
                .getLast();
        assertEquals(sceneBounds(node("#users", Node.class)).getMinX(), sceneBounds(said).getMinX(), 1);
    }

    @Test
    void aHintStandsInOneLineInTheLeastWidthOfItsFact() {
        press("#nav-users");
        Pane page = (Pane) node("#users", Node.class).getParent();
        FactField fact = new FactField();
        fact.setCode(true);
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> {
            fact.tell("…1mHWOH", _ -> {});
            fact.setManaged(false);
            Pane pane = new Pane(fact);
            page.getChildren().add(pane);
            pane.applyCss();
            fact.resize(fact.minWidth(-1), fact.prefHeight(fact.minWidth(-1)));
            fact.layout();
        });
        Screen.settle();
        Text text = (Text) fact.lookup(".fact-value").lookup(".text");
        assertTrue(text.getLayoutBounds().getHeight() < 2 * text.getFont().getSize(),
                () -> text.getLayoutBounds() + " is one line");
    }

    @Test
    void aClosedCardIsAsHighAsWhatIsInItOnceItIsOpen() {
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> {
            Paragraph paragraph = new Paragraph("Entra ID gets access tokens by itself. ".repeat(5));
            ClosedCard card = new ClosedCard();
            card.setInside(new VBox(paragraph));
            card.setPadding(new Insets(0, 20, 0, 20));
            card.setExpanded(true);
            VBox page = new VBox(card);
            new Scene(new Group(page));
            for (double width = 220; width < 320; width += 7) {
                page.applyCss();
                page.resize(width, page.prefHeight(width));
                page.layout();
                double free = sceneBounds(card).getMaxY() - sceneBounds(paragraph).getMaxY();
                assertTrue(free >= -0.5, "at " + width + " the last line is below the edge by " + -free);
            }
        });
    }

    /// Opens the dialog that connects to Microsoft Entra ID, as somebody does who has just begun.
    private static void connect(FxRobot robot) {
        press("#nav-scim-configuration");
        ScreenTour.settle();
        press("#addDomain");
        Screen.type("#domainName", "acme.com");
        press("#add");
        awaitShown("#tokenField");
        TitledPane pane = node("#installPane", TitledPane.class);
        robot.interact(() -> pane.setExpanded(true));
        press("#installConnect");
        awaitShown("#connectTenant");
    }

    private static long rowsOfCures() {
        return node(".leaver .cures", Pane.class).getChildren().stream()
                .map(cure -> sceneBounds(cure).getMinY()).distinct().count();
    }

    private static FactField fact(String name, String value) {
        FactField fact = new FactField();
        fact.setName(name);
        fact.tell(value, _ -> {});
        return fact;
    }

    private static Bounds part(FactField fact, String selector) {
        return sceneBounds(fact.lookup(selector));
    }

    private static List<Double> starts(String line) {
        return node(line, GridPane.class).getChildren().stream().map(cell -> sceneBounds(cell).getMinX())
                .toList();
    }

    private static Map<String, Double> signs() {
        press("#nav-users");
        awaitShown("#users");
        Map<String, Double> heights = new HashMap<>();
        SIGNS.forEach(sign -> heights.put(sign, node(sign, Node.class).getBoundsInParent().getHeight()));
        return heights;
    }

    private static void assertSeen(String selector) {
        Screen.settle();
        Node entry = node(selector, Node.class);
        Bounds seen = sceneBounds(PagePane.around(entry).orElseThrow());
        Bounds own = sceneBounds(entry);
        assertTrue(own.getMinY() >= seen.getMinY() && own.getMaxY() <= seen.getMaxY() + 0.5,
                () -> selector + " at " + own + " in " + seen);
    }

    private static Bounds sceneBounds(Node node) {
        return node.localToScene(node.getLayoutBounds());
    }
}
