package dev.scimconsole.desktop;

import static dev.scimconsole.desktop.Screen.await;
import static dev.scimconsole.desktop.Screen.awaitShown;
import static dev.scimconsole.desktop.Screen.node;
import static dev.scimconsole.desktop.Screen.press;
import static dev.scimconsole.desktop.Screen.type;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.demo.simulator.SimulatedProvider;
import dev.scimconsole.desktop.settings.Language;
import dev.scimconsole.desktop.widgets.texts.StatusBadge;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.text.Font;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// What stands in tables can be read, in each language, with large texts and in a small window: nothing is
/// cut, as columns give way that the details of a row have too.
@Tag("desktop")
@OnScreen
class TablesFlowTest extends OnTour {

    private static final int LOOKS = 20;

    /// No more than a table shows at once.
    private static final int ROWS = 3;

    /// What is as long as somebody has named it, or as what it tells of: no line holds the longest.
    private static final Set<String> FREE = Set.of("name", "userName", "groups", "memberName",
            "memberUserName",
            "who", "what", "purpose", "line");

    /// What is no longer is whole there too, in letters.
    private static final int SHORT = 15;
    private static final List<String> PAGES = List.of("users", "groups", "activity");

    @Start
    void start(Stage shown) throws IOException {
        open(shown);
    }

    @ParameterizedTest
    @CsvSource({"200, 1280, 800", "100, 960, 600"})
    void nothingIsCutInAnyLanguage(int textSize, int width, int height, FxRobot robot) throws Exception {
        window.demo().provision(SimulatedProvider.OKTA);
        RefusedPeople.play(window.demo().service());
        robot.interact(() -> {
            stage.setWidth(width);
            stage.setHeight(height);
        });
        Set<String> looked = new TreeSet<>();
        List<String> faults = new ArrayList<>();
        for (Language language : List.of(Language.ENGLISH, Language.GERMAN, Language.FRENCH, Language.SPANISH,
                Language.JAPANESE)) {
            ScreenTour.choose(robot, language, textSize);
            for (String page : PAGES) {
                press("#nav-" + page);
                await(() -> tables().noneMatch(table -> table.getItems().isEmpty()), "rows");
                lookAtAll(language + " " + page, looked, faults);
                chooseARow();
                look(language + " " + page + ", details", looked, faults);
            }
            simulate();
            look(language + " simulator", looked, faults);
            closeBeside();
            robot.interact(stage::requestFocus);
        }
        assertEquals("", String.join("\n", faults));
        assertEquals(Set.of("users", "groups", "members", "events", "simulatorExchanges"), looked);
    }

    @Test
    void theColumnThatATableIsSortedByNeverGivesWay(FxRobot robot) throws Exception {
        window.demo().provision(SimulatedProvider.OKTA);
        press("#nav-users");
        @SuppressWarnings("unchecked")
        TableView<Object> table = node("#users", TableView.class);
        await(() -> seen().contains("invite"), "a column in a wide window");
        robot.interact(() -> table.getSortOrder().setAll(List.of(column(table, "invite"))));
        robot.interact(() -> stage.setWidth(960));
        await(() -> !seen().contains("groups"), "a column that gives way");
        assertTrue(seen().contains("invite"));
        robot.interact(() -> table.getSortOrder().setAll(List.of(column(table, "name"))));
        await(() -> !seen().contains("invite"), "a column that gives way");
        await(() -> seen().contains("groups"), "the room that it left");
    }

    /// As it happens when the theme changes.
    @Test
    void textsOfAnotherSizeForAMomentChangeNothing(FxRobot robot) throws Exception {
        window.demo().provision(SimulatedProvider.OKTA);
        ScreenTour.choose(robot, Language.GERMAN, 200);
        press("#nav-users");
        TableView<?> table = node("#users", TableView.class);
        await(() -> !seen().contains("groups"), "columns that give way");
        List<String> before = seen();
        robot.interact(() -> {
            Label heading = (Label) table.lookup(".column-header > .label");
            Font usual = heading.getFont();
            heading.setFont(Font.font(6));
            heading.setFont(usual);
        });
        ScreenTour.settle();
        assertEquals(before, seen());
    }

    @Test
    void columnsGrownForLargerTextsOfAMomentShrinkAgain(FxRobot robot) throws Exception {
        window.demo().provision(SimulatedProvider.OKTA);
        robot.interact(() -> stage.setWidth(960));
        ScreenTour.choose(robot, Language.GERMAN, 100);
        press("#nav-users");
        TableView<?> table = node("#users", TableView.class);
        await(() -> !seen().contains("invite"), "columns that give way");
        robot.interact(() -> {
            Label heading = (Label) table.lookup(".column-header > .label");
            Font usual = heading.getFont();
            heading.setFont(Font.font(usual.getFamily(), usual.getSize() * 1.3));
            heading.setFont(usual);
        });
        ScreenTour.settle();
        assertEquals(List.of(), fx(() -> faults(table).toList()));
    }

    private static List<String> seen() {
        return fx(() -> tables().findFirst().orElseThrow().getVisibleLeafColumns().stream()
                .map(TableColumn::getId).toList());
    }

    private static TableColumn<Object, ?> column(TableView<Object> table, String id) {
        return table.getColumns().stream().filter(one -> one.getId().equals(id)).findFirst().orElseThrow();
    }

    /// From the first row to the last.
    private void lookAtAll(String where, Set<String> looked, List<String> faults) {
        ScreenTour.settle();
        int rows = fx(() -> tables().findFirst().orElseThrow().getItems().size());
        for (int row = 0; row < rows; row += ROWS) {
            int top = row;
            WaitForAsyncUtils.waitForAsyncFx(10_000, () -> tables().forEach(table -> table.scrollTo(top)));
            look(where, looked, faults);
        }
    }

    private void look(String where, Set<String> looked, List<String> faults) {
        ScreenTour.settle();
        List<String> found = List.of();
        for (int look = 0; look < LOOKS; look++) {
            if (look > 0) {
                Screen.settle();
            }
            found = fx(() -> tables().filter(table -> !table.getItems().isEmpty()).flatMap(table -> {
                looked.add(table.getId());
                return faults(table);
            }).toList());
            if (found.isEmpty()) {
                break;
            }
        }
        found.forEach(fault -> faults.add(where + ": " + fault));
    }

    private static Stream<TableView<?>> tables() {
        return Window.getWindows().stream().filter(Window::isShowing)
                .flatMap(window -> window.getScene().getRoot().lookupAll(".table-view").stream())
                .filter(Screen::isShown).<TableView<?>>map(node -> (TableView<?>) node);
    }

    private static Stream<String> faults(TableView<?> table) {
        Stream<String> cut = table.lookupAll(".label").stream().map(Label.class::cast).filter(Screen::isShown)
                .filter(Label::isTextTruncated).map(label -> "cut: " + label.getText());
        Stream<String> cells = table.lookupAll(".table-cell").stream().filter(Screen::isShown)
                .map(node -> (TableCell<?, ?>) node)
                .filter(cell -> isCut(cell) || (cell.getGraphic() instanceof StatusBadge badge
                        && badge.isVisible() && badge.getBoundsInParent().getMaxX() > cell.getWidth() + 0.5))
                .map(cell -> "cut in " + cell.getTableColumn().getText() + ": "
                        + (cell.getText() == null ? ((Label) cell.getGraphic()).getText() : cell.getText()));
        double wide = table.getVisibleLeafColumns().stream().mapToDouble(TableColumn::getWidth).sum();
        double room = table.getWidth() - table.lookupAll(".scroll-bar").stream()
                .filter(bar -> ((ScrollBar) bar).getOrientation() == Orientation.VERTICAL && bar.isVisible())
                .mapToDouble(bar -> bar.getLayoutBounds().getWidth()).max().orElse(0);
        Stream<String> wider = wide > room + 0.5
                ? Stream.of(wide + " is wider than the table: " + room)
                : Stream.empty();
        Stream<String> sorted = table.getSortOrder().stream().filter(column -> !column.isVisible())
                .map(column -> "sorted by what is not seen: " + column.getText());
        return Stream.of(cut, cells, wider, sorted).flatMap(one -> one)
                .map(fault -> table.getId() + ": " + fault);
    }

    /// Large texts go on in a second line.
    private static boolean isCut(TableCell<?, ?> cell) {
        return cell.isTextTruncated() && !cell.getText().isEmpty()
                && (cell.isWrapText() || !FREE.contains(cell.getTableColumn().getId())
                        || cell.getText().length() <= SHORT);
    }

    private static void chooseARow() {
        TableView<?> table = fx(() -> tables().findFirst().orElseThrow());
        await(() -> !table.getItems().isEmpty());
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> table.getSelectionModel().select(0));
        Screen.settle();
    }

    private static void simulate() {
        ScreenTour.item("#productsMenu", "simulator.title");
        awaitShown("#simulatorTest");
        type("#simulatorToken", "none");
        press("#simulatorTest");
        TableView<?> table = node("#simulatorExchanges", TableView.class);
        await(() -> !table.getItems().isEmpty());
    }

    private static void closeBeside() {
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> Window.getWindows().stream().skip(1)
                .filter(Stage.class::isInstance).toList().forEach(one -> ((Stage) one).hide()));
        Screen.settle();
    }

    private static <T> T fx(Callable<T> question) {
        return WaitForAsyncUtils.waitForAsyncFx(10_000, question);
    }
}
