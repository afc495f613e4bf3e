package dev.scimconsole.desktop;

import static dev.scimconsole.desktop.Screen.addTheFirstDomain;
import static dev.scimconsole.desktop.Screen.await;
import static dev.scimconsole.desktop.Screen.awaitGone;
import static dev.scimconsole.desktop.Screen.awaitShown;
import static dev.scimconsole.desktop.Screen.clipboard;
import static dev.scimconsole.desktop.Screen.node;
import static dev.scimconsole.desktop.Screen.press;
import static dev.scimconsole.desktop.Screen.shows;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.demo.simulator.SimulatedProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// What the keys do on every page: the palette, the search, the menu of a row.
@Tag("desktop")
@OnScreen
class PaletteFlowTest {

    private DemoWindow demo;
    private Stage stage;

    @Start
    void start(Stage shown) throws IOException {
        stage = shown;
        demo = DemoWindow.open(stage);
    }

    @AfterEach
    void end(FxRobot robot) {
        demo.close(robot);
    }

    @Test
    void aPageIsFoundByAFewLetters(FxRobot robot) {
        ask(robot, "activ");
        robot.push(KeyCode.ENTER);
        awaitGone("#paletteQuery");
        await(() -> stage.getTitle().startsWith("Activity"));
    }

    @Test
    void anActionOfAnotherPageIsDoneThereOnceThatHasLoaded(FxRobot robot) {
        awaitShown("#addDomain");
        press("#nav-activity");
        awaitShown("#verify");
        find(robot, "email domain");
        awaitShown("#domainName");
        await(() -> stage.getTitle().startsWith("SCIM Configuration"));
        find(robot, "automation account");
        awaitShown("#automationCreate");
    }

    @Test
    void anActionOfThisPageLeavesWhatItShows(FxRobot robot) {
        addTheFirstDomain(robot);
        find(robot, "check token");
        awaitShown("#tokenCheckClose");
        press("#tokenCheckClose");
        awaitGone("#tokenCheckClose");
        assertTrue(shows("#tokenField"));
    }

    @Test
    void everyActionHasAButtonOnAPage() throws IOException {
        List<String> wanted = Pattern.compile("FoundButton\\(\"[^\"]+\", \\w+\\.ID, \"#(\\w+)\"")
                .matcher(Files.readString(Path.of("src/main/java/dev/scimconsole/desktop/OpenSession.java")))
                .results()
                .map(button -> button.group(1)).toList();
        assertFalse(wanted.isEmpty());
        StringBuilder pages = new StringBuilder();
        try (Stream<Path> files = Files.list(Path.of("fxml"))) {
            for (Path file : files.toList()) {
                pages.append(Files.readString(file));
            }
        }
        assertEquals(List.of(),
                wanted.stream().filter(id -> pages.indexOf(" id=\"" + id + "\"") < 0).toList());
    }

    @Test
    void aPersonIsFoundAndOpensInTheList(FxRobot robot) throws Exception {
        demo.provision(SimulatedProvider.OKTA);
        String name = demo.firstUserName();
        ask(robot, name);
        ListView<?> found = node("#paletteList", ListView.class);
        await(() -> found.getItems().toString().contains("PERSON"));
        robot.push(KeyCode.DOWN).push(KeyCode.UP).push(KeyCode.ENTER);
        awaitGone("#paletteQuery");
        await(() -> stage.getTitle().startsWith("Users"));
        assertEquals(name, fx(() -> node("#search", TextField.class).getText()));
    }

    @Test
    void helpOpensBesideThePage(FxRobot robot) {
        ask(robot, "refresh token");
        robot.push(KeyCode.DOWN).push(KeyCode.ENTER);
        awaitGone("#paletteQuery");
        awaitShown(".help-window");
        assertTrue(stage.getTitle().startsWith("SCIM Configuration"), stage.getTitle());
    }

    @Test
    void theKeyForSearchGoesIntoThePagesSearch(FxRobot robot) throws Exception {
        demo.provision(SimulatedProvider.OKTA);
        press("#nav-users");
        TextField search = node("#search", TextField.class);
        await(() -> !search.isDisabled());
        robot.push(KeyCode.CONTROL, KeyCode.F);
        await(search::isFocused);
    }

    /// Where somebody pauses at an entry, its page stands behind the one that is shown.
    @Test
    void whatIsOfferedOfAPageIsOfTheOneThatIsShown(FxRobot robot) {
        awaitShown("#addDomain");
        robot.moveTo("#nav-users");
        await(() -> stage.getScene().lookup("#search") != null);
        type(robot, "search on this page");
        ListView<?> found = node("#paletteList", ListView.class);
        assertFalse(fx(() -> found.getItems().toString().contains("Search on this page")));
    }

    @Test
    void theMenuOfARowCopiesTheRowAndEachOfItsTexts() throws Exception {
        demo.provision(SimulatedProvider.OKTA);
        press("#nav-users");
        awaitShown(".table-row-cell");
        TableView<?> table = node("#users", TableView.class);
        await(() -> !table.getItems().isEmpty());
        ContextMenu menu = fx(() -> {
            table.getSelectionModel().select(0);
            ContextMenuEvent asked = new ContextMenuEvent(ContextMenuEvent.CONTEXT_MENU_REQUESTED, 5, 5, 5, 5,
                    true,
                    null);
            table.fireEvent(asked);
            return table.getContextMenu();
        });
        assertTrue(fx(menu::isShowing));
        fire(menu.getItems().getFirst());
        assertTrue(clipboard().contains("\t"), clipboard());
        MenuItem second = menu.getItems().get(2);
        fire(second);
        assertEquals(second.getText(), "Copy “" + clipboard() + "”");
        fx(() -> {
            menu.hide();
            return true;
        });
    }

    private static void fire(MenuItem item) {
        fx(() -> {
            item.fire();
            return true;
        });
    }

    /// Finds the one thing that the words name, and does it.
    private static void find(FxRobot robot, String words) {
        type(robot, words);
        ListView<?> found = node("#paletteList", ListView.class);
        await(() -> found.getItems().getFirst().toString().contains("kind=ACTION"));
        robot.push(KeyCode.ENTER);
        awaitGone("#paletteQuery");
    }

    private static void ask(FxRobot robot, String text) {
        awaitShown("#addDomain");
        type(robot, text);
    }

    private static void type(FxRobot robot, String text) {
        robot.push(KeyCode.CONTROL, KeyCode.K);
        awaitShown("#paletteQuery");
        TextField query = node("#paletteQuery", TextField.class);
        await(query::isFocused);
        fx(() -> {
            query.setText(text);
            return true;
        });
        Label state = node("#paletteState", Label.class);
        await(() -> !state.getText().isEmpty());
    }

    private static <T> T fx(Callable<T> question) {
        return WaitForAsyncUtils.waitForAsyncFx(10_000, question);
    }
}
