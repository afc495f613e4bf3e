package dev.scimconsole.desktop;

import static dev.scimconsole.desktop.Screen.addTheFirstDomain;
import static dev.scimconsole.desktop.Screen.await;
import static dev.scimconsole.desktop.Screen.awaitGone;
import static dev.scimconsole.desktop.Screen.awaitShown;
import static dev.scimconsole.desktop.Screen.clipboard;
import static dev.scimconsole.desktop.Screen.press;
import static dev.scimconsole.desktop.Screen.use;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.demo.simulator.SimulatedProvider;
import dev.scimconsole.desktop.widgets.facts.FactField;
import dev.scimconsole.desktop.widgets.secrets.TokenField;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// What can be read, found and copied, and looks alike: on every page, against the offline demo.
@Tag("desktop")
@OnScreen
class ReadingFlowTest {

    private static final String LONG = "Wolfeschlegelsteinhausenbergerdorff the Third of a Very Long Family Name That"
            + " Nobody Can Read in a Column of any Table That Was Ever Made for People";
    private static final String EXTERNAL = "x".repeat(200);

    private DemoWindow demo;

    @Start
    void start(Stage shown) throws Exception {
        demo = DemoWindow.open(shown);
    }

    @AfterEach
    void end(FxRobot robot) {
        demo.close(robot);
    }

    @Test
    void whatIsCutOffIsReadInATooltipAndInDetailsAndEveryFactIsCopied(FxRobot robot) throws Exception {
        addTheFirstDomain(robot);
        assertEquals(201, create("a@acme.com", LONG));
        assertEquals(201, create("b@acme.com", "Ann\\nSmith"));
        open("users");
        await(() -> table("users").getItems().size() == 2);
        await(() -> cells().contains("Ann Smith"));
        assertTrue(cells().stream().noneMatch(text -> text.contains("\n")), cells()::toString);
        Labeled cut = cell(LONG);
        await(() -> cut.getTooltip() != null);
        assertEquals(LONG, fx(() -> cut.getTooltip().getText()));
        assertEquals(null, fx(() -> cell("b@acme.com").getTooltip()), "nothing is cut off there");

        choose("users", 1);
        awaitShown("#detail-externalId");
        FactField external = Screen.node("#detail-externalId", FactField.class);
        assertEquals(EXTERNAL, external.getText());
        Label value = (Label) external.lookup(".fact-value");
        assertFalse(fx(value::isTextTruncated));
        assertTrue(fx(value::getHeight) > 2 * fx(() -> value.getFont().getSize()), "one line only");
        assertEquals(LONG, Screen.node("#detailsTitle", Label.class).getText());
        press((Button) external.lookup(".fact-copy"));
        await(() -> EXTERNAL.equals(Clipboard.getSystemClipboard().getString()));

        robot.interact(() -> table("users").requestFocus());
        robot.press(KeyCode.CONTROL).push(KeyCode.C).release(KeyCode.CONTROL);
        await(() -> Clipboard.getSystemClipboard().getString().startsWith(LONG + "\ta@acme.com\t"));
        assertTrue(clipboard().endsWith("\tActive"), clipboard());
    }

    @Test
    void noFactLiesOverAnother(FxRobot robot) throws Exception {
        addTheFirstDomain(robot);
        assertEquals(201, create("a@acme.com", "A"));
        assertEquals(201,
                createGroup("A group whose name is far longer than any column will ever be, which somebody in"
                        + " marketing thought of"));
        open("activity");
        await(() -> table("events").getItems().size() > 2);
        choose("events", 0);
        awaitShown("#detail-requestId");
        await(() -> overlaps().isEmpty());
        assertEquals(List.of(), overlaps());
    }

    @Test
    void everyFactOfTheTokenIsCopied(FxRobot robot) {
        addTheFirstDomain(robot);
        robot.clickOn("#tokenField .copy-field-value");
        for (String fact : List.of("#tokenId", "#created", "#lastUsed", "#rejected")) {
            FactField field = Screen.node(fact, FactField.class);
            press((Button) field.lookup(".fact-copy"));
            await(() -> field.getText().equals(Clipboard.getSystemClipboard().getString()));
            assertTrue(field.spoken().endsWith(": " + field.getText()), field::spoken);
        }
    }

    @Test
    void lettersOfTheTokenAreToldApartWhateverFontsTheSystemHas(FxRobot robot) {
        addTheFirstDomain(robot);
        Text token = (Text) Screen.node("#tokenField", TokenField.class).lookup(".token-text");
        assertEquals("DejaVu Sans Mono", fx(() -> token.getFont().getFamily()));
        for (String selector : List.of("#baseUrl .text-field", "#tokenId .fact-value")) {
            Node shown = Screen.node(selector, Node.class);
            assertEquals("DejaVu Sans Mono", fx(() -> shown instanceof Labeled label
                    ? label.getFont().getFamily()
                    : ((TextField) shown).getFont().getFamily()), selector);
        }
    }

    @Test
    void aTokenThatIsLongerThanItsFieldGoesOnBelow(FxRobot robot) {
        addTheFirstDomain(robot);
        TokenField field = Screen.node("#tokenField", TokenField.class);
        Text token = (Text) field.lookup(".token-text");
        double line = fx(() -> token.getLayoutBounds().getHeight());
        double usual = fx(field::getHeight);
        assertEquals(middle(field), middle(token), 1, "one line stands in the middle");
        fx(() -> {
            field.setMaxWidth(token.getLayoutBounds().getWidth() * 0.8);
            return true;
        });
        Screen.settle();
        assertEquals(2 * line, fx(() -> token.getLayoutBounds().getHeight()), 1);
        assertTrue(fx(field::getHeight) >= usual);
        for (String part : List.of(".copy-field-value", ".token-text")) {
            Node shown = Screen.node("#tokenField " + part, Node.class);
            assertTrue(fx(() -> field.localToScene(field.getLayoutBounds())
                    .contains(shown.localToScene(shown.getLayoutBounds()))), part);
        }
    }

    @Test
    void theFocusIsSeenOnTheTokenAndOnContinue(FxRobot robot) {
        addTheFirstDomain(robot);
        TokenField token = Screen.node("#tokenField", TokenField.class);
        String focused = background(token);
        use("#baseUrl .copy-field-button", Node.class, it -> it.requestFocus());
        assertNotEquals(focused, background(token));
        Button refresh = Screen.node("#refresh", Button.class);
        Platform.runLater(refresh::fire);
        awaitShown(".console-dialog .button.danger");
        Button danger = Screen.node(".console-dialog .button.danger", Button.class);
        String plain = background(danger);
        robot.push(KeyCode.TAB);
        await(danger::isFocused);
        assertNotEquals(plain, background(danger));
        robot.push(KeyCode.ESCAPE);
        awaitGone(".console-dialog");
    }

    @Test
    void tablesLookAlike(FxRobot robot) throws Exception {
        awaitShown("#addDomain");
        demo.provision(SimulatedProvider.OKTA);
        double cell = 0;
        double head = 0;
        for (String page : List.of("users", "groups", "activity")) {
            open(page);
            String id = page.equals("activity") ? "events" : page;
            await(() -> !table(id).getItems().isEmpty());
            TableView<?> table = table(id);
            Region heads = (Region) node("#" + id + " .column-header-background");
            cell = cell == 0 ? fx(table::getFixedCellSize) : cell;
            head = head == 0 ? fx(heads::getHeight) : head;
            assertEquals(cell, fx(table::getFixedCellSize), page);
            assertEquals(head, fx(heads::getHeight), page);
            assertTrue(Screen.shows("#export"), page);
            choose(id, 0);
            press("#detailsClose");
            awaitGone("#details");
            choose(id, 0);
            robot.interact(table::requestFocus);
            robot.push(KeyCode.ESCAPE);
            awaitGone("#details");
        }
    }

    @Test
    void membersOfAGroupDoNotScrollInsideThePage() throws Exception {
        awaitShown("#addDomain");
        demo.provision(SimulatedProvider.ENTRA_ID);
        open("groups");
        await(() -> table("groups").getItems().size() == 3);
        choose("groups", 0);
        await(() -> table("members").getItems().size() == 24);
        TableView<?> members = table("members");
        await(() -> members.getHeight() >= 24 * members.getFixedCellSize());
        await(() -> members.lookupAll(".scroll-bar").stream().noneMatch(Node::isVisible));
    }

    @Test
    void aWideWindowMakesNoWideLines() {
        awaitShown("#addDomain");
        Region holder = (Region) node(".page-holder");
        Region frame = (Region) node(".page-frame");
        // The screen of the tests is narrower than that.
        assertEquals(1100, fx(() -> {
            frame.resize(1700, frame.getHeight());
            frame.layout();
            return holder.getWidth();
        }));
    }

    @Test
    void whatFailsAgainAndAgainIsToldOnce() {
        awaitShown("#addDomain");
        for (int i = 0; i < 3; i++) {
            Platform.runLater(() -> {
                throw new IllegalStateException("a defect");
            });
        }
        awaitShown(".console-dialog .text-area");
        assertEquals(1, fx(() -> Window.getWindows().stream()
                .filter(window -> window.getScene().getRoot().lookup(".text-area") != null).count()));
        press(".console-dialog .button:default");
        awaitGone(".console-dialog");
    }

    @Test
    void theReportOfADefectIsCopiedWithoutWhatItsMessagesQuote() {
        awaitShown("#addDomain");
        Platform.runLater(() -> {
            throw new IllegalStateException("scim_typed", new IOException("scim_shown"));
        });
        awaitShown(".console-dialog .text-area");
        Screen.pressText("Copy report");
        await(() -> clipboard().contains("IllegalStateException"), "the report");
        String report = clipboard();
        assertTrue(report.contains("java.io.IOException"), report);
        assertTrue(report.contains("SCIM Console "), report);
        assertFalse(report.contains("scim_"), report);
        press(".console-dialog .button:default");
        awaitGone(".console-dialog");
    }

    @Test
    void helpBesideThePageHasRoomAroundIt(FxRobot robot) {
        awaitShown("#addDomain");
        robot.push(KeyCode.F1);
        awaitShown("#articleTitle");
        Region root = (Region) fx(() -> node("#articleTitle").getScene().getRoot());
        assertTrue(fx(() -> root.getPadding().getLeft()) >= 20, "no padding");
        robot.interact(() -> root.getScene().getWindow().hide());
    }

    private int create(String userName, String displayName) throws Exception {
        return demo.send(Screen.token(), "/Users",
                "{\"schemas\": [\"urn:ietf:params:scim:schemas:core:2.0:User\"], \"userName\": \"" + userName
                        + "\", \"displayName\": \"" + displayName + "\", \"externalId\": \""
                        + (userName.startsWith("a") ? EXTERNAL : userName) + "\"}");
    }

    private int createGroup(String name) throws Exception {
        return demo.send(Screen.token(), "/Groups",
                "{\"schemas\": [\"urn:ietf:params:scim:schemas:core:2.0:Group\"], \"displayName\": \"" + name
                        + "\"}");
    }

    /// The facts of which another one hides a part.
    private static List<String> overlaps() {
        return fx(() -> {
            List<Node> facts = stageNodes(".fact").stream().filter(Screen::isShown).toList();
            return facts.stream().filter(one -> facts.stream().anyMatch(other -> !other.equals(one)
                    && bounds(one).intersects(bounds(other)))).map(Node::getId).toList();
        });
    }

    private static Bounds bounds(Node fact) {
        Node value = fact.lookup(".fact-value");
        Bounds own = fact.localToScene(fact.getLayoutBounds());
        Bounds text = value.localToScene(value.getLayoutBounds());
        return new BoundingBox(own.getMinX(), own.getMinY() + 1, own.getWidth() - 2,
                Math.max(own.getMaxY(), text.getMaxY()) - own.getMinY() - 2);
    }

    private static double middle(Node node) {
        return fx(() -> node.localToScene(node.getLayoutBounds()).getCenterY());
    }

    private static void open(String page) {
        press("#nav-" + page);
        if (Screen.shows(".console-dialog .button.danger")) {
            Screen.confirm();
        }
        await(() -> Screen.shown(".table-view") || Screen.shown(".console-dialog"));
        if (Screen.shows(".console-dialog .button.danger")) {
            Screen.confirm();
            awaitShown(".table-view");
        }
    }

    private static void choose(String table, int row) {
        fx(() -> {
            table(table).getSelectionModel().select(row);
            return true;
        });
        awaitShown("#details");
    }

    private static List<String> cells() {
        return fx(() -> stageNodes(".table-cell").stream().map(Labeled.class::cast).map(Labeled::getText)
                .filter(text -> text != null && !text.isEmpty()).collect(Collectors.toList()));
    }

    private static Labeled cell(String text) {
        return fx(() -> stageNodes(".table-cell").stream().map(Labeled.class::cast)
                .filter(cell -> text.equals(cell.getText())).findFirst().orElseThrow());
    }

    private static List<Node> stageNodes(String selector) {
        return Window.getWindows().stream().filter(Window::isShowing)
                .flatMap(window -> window.getScene().getRoot().lookupAll(selector).stream()).toList();
    }

    private static String background(Region region) {
        return fx(() -> region.getBackground().getFills().stream()
                .map(fill -> fill.getFill() + " " + fill.getInsets()).collect(Collectors.joining(", ")));
    }

    private static Node node(String selector) {
        return Screen.node(selector, Node.class);
    }

    private static TableView<?> table(String id) {
        return (TableView<?>) stageNodes("#" + id).stream().filter(TableView.class::isInstance).findFirst()
                .orElseThrow();
    }

    private static <T> T fx(Callable<T> work) {
        return Platform.isFxApplicationThread() ? call(work) : WaitForAsyncUtils.waitForAsyncFx(10_000, work);
    }

    private static <T> T call(Callable<T> work) {
        try {
            return work.call();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
