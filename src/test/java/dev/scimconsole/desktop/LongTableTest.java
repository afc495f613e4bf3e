package dev.scimconsole.desktop;

import static dev.scimconsole.desktop.Screen.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.desktop.widgets.tables.LongTableSkin;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import javafx.beans.property.SimpleStringProperty;
import javafx.collections.ObservableListBase;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.TableViewSkin;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.HBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// A table of a million rows beside JavaFX's own, which does the same with fewer.
@Tag("desktop")
@OnScreen
class LongTableTest {

    private static final int MILLION = 1_000_000;
    private static final double ROW = 39;

    private final Numbers numbers = new Numbers(MILLION);
    private final Numbers few = new Numbers(6_000);
    private TableView<String> table;
    private TableView<String> plain;
    private LongTableSkin<String> skin;
    private Stage stage;

    @Start
    void start(Stage shown) {
        stage = shown;
        table = table(numbers);
        plain = table(few);
        skin = new LongTableSkin<>(table);
        table.setSkin(skin);
        plain.setSkin(new TableViewSkin<>(plain));
        stage.setScene(new Scene(new HBox(table, plain), 900, 500));
        stage.show();
    }

    @AfterEach
    void end(FxRobot robot) {
        robot.interact(stage::close);
    }

    @Test
    void allIsWhereItIsInJavaFxsOwnTableWhateverIsDone(FxRobot robot) {
        robot.interact(() -> {
            numbers.resize(few.size());
            Random random = new Random(16);
            for (int step = 0; step < 300; step++) {
                String what = step + ": " + act(random);
                layOut();
                // JavaFX rounds where a row is to whole pixels, here and there at another time.
                assertEquals(place(plain), place(table), 1.01, what);
                assertEquals(chosen(plain), chosen(table), what);
                assertEquals(bar(plain).getValue(), bar(table).getValue(), 1e-5, what);
            }
        });
    }

    @Test
    void theBarSaysHowMuchIsSeenAndCanBeTakenAllTheSame(FxRobot robot) {
        robot.interact(() -> {
            layOut();
            Node thumb = bar(table).lookup(".thumb");
            assertEquals(24, thumb.getLayoutBounds().getHeight(), 1);
            few.resize(40);
            numbers.resize(40);
            layOut();
            assertEquals(bar(plain).getVisibleAmount(), bar(table).getVisibleAmount(), 1e-9);
            assertEquals(bar(plain).getHeight(), bar(table).getHeight());
            assertEquals(bar(plain).localToScene(0, 0).getY(), bar(table).localToScene(0, 0).getY());
        });
    }

    @Test
    void aMillionRowsAreScrolledFromOneEndToTheOther(FxRobot robot) {
        robot.interact(() -> {
            press(table, KeyCode.END);
            assertEquals(MILLION - 1, last());
            assertEquals(1, bar(table).getValue(), 1e-9);
            assertEquals(MILLION - 1, chosen(table));
            press(table, KeyCode.UP);
            assertEquals(MILLION - 2, chosen(table));
            press(table, KeyCode.PAGE_UP);
            press(table, KeyCode.PAGE_UP);
            assertEquals(first() + 1, chosen(table), "the first that is seen whole");
            assertTrue(last() < MILLION - 1);
            press(table, KeyCode.HOME);
            assertEquals(0, first());
            assertEquals(0, bar(table).getValue(), 1e-9);
            bar(table).setValue(0.5);
            assertEquals(MILLION / 2.0, first(), 20);
            assertEquals(0.5, bar(table).getValue(), 1e-6);
            table.scrollTo(777_777);
            assertEquals(777_777, first());
            for (int i = 0; i < 150; i++) {
                wheel(table, -400);
            }
            assertEquals(777_777 + 150 * 400 / ROW, first(), 1);
            for (int i = 0; i < 300; i++) {
                wheel(table, 400);
            }
            assertEquals(777_777 - 150 * 400 / ROW, first(), 1);
            wheel(table, ROW * MILLION);
            assertEquals(0, first());
        });
    }

    @Test
    void ofAMillionRowsFewAreLookedAtForAFrame(FxRobot robot) {
        robot.interact(() -> {
            numbers.looks = 0;
            for (int i = 0; i <= 50; i++) {
                bar(table).setValue(i / 50.0);
                layOut();
            }
            assertTrue(numbers.looks < 51 * 400, numbers.looks + " looks");
            numbers.looks = 0;
            Node edge = table.lookupAll(".nested-column-header").stream()
                    .flatMap(header -> header.lookupAll("Rectangle").stream()).findFirst().orElseThrow();
            edge.fireEvent(new MouseEvent(MouseEvent.MOUSE_PRESSED, 0, 0, 0, 0, MouseButton.PRIMARY, 2, false,
                    false,
                    false, false, true, false, false, false, false, true, new PickResult(edge, 0, 0)));
            assertTrue(numbers.looks > 0, "nothing was measured");
            assertTrue(numbers.looks < 10_000, numbers.looks + " looks");
        });
    }

    @Test
    void aListThatChangesIsShownFromWhereItIsLookedAt(FxRobot robot) {
        robot.interact(() -> {
            table.scrollTo(500_000);
            assertEquals(500_000, first());
            numbers.resize(MILLION + 100);
            assertEquals(500_000, first());
            numbers.resize(400_000);
            assertEquals(399_999, last());
            table.setFixedCellSize(2 * ROW);
            assertEquals(399_999, last(), 15);
            table.scrollTo(200_000);
            table.setFixedCellSize(ROW);
            assertEquals(200_000, first());
            numbers.resize(30);
            assertEquals(0, first());
            numbers.resize(MILLION);
            table.scrollTo(500_000);
            assertEquals(500_000, first());
            numbers.resize(0);
            numbers.resize(MILLION);
            assertEquals(0, first(), "another list");
            table.scrollTo(MILLION - 1);
            numbers.resize(5);
            assertEquals(0, first());
            assertEquals(4, last());
            assertFalse(bar(table).isVisible());
        });
    }

    @Test
    void aScreenReaderIsToldPlacesInTheWholeList(FxRobot robot) {
        robot.interact(() -> {
            table.scrollTo(600_000);
            layOut();
            assertEquals(MILLION, table.queryAccessibleAttribute(AccessibleAttribute.ROW_COUNT));
            TableRow<?> seen = (TableRow<?>) rows(table).getFirst();
            assertEquals(600_000, seen.queryAccessibleAttribute(AccessibleAttribute.INDEX));
            TableRow<?> far = (TableRow<?>) skin.queryAccessibleAttribute(
                    AccessibleAttribute.CELL_AT_ROW_COLUMN, 7,
                    0);
            assertEquals("7", far.getItem());
            assertEquals(7, far.getIndex());
            table.getSelectionModel().select(600_002);
            assertEquals(600_002,
                    ((TableRow<?>) skin.queryAccessibleAttribute(AccessibleAttribute.FOCUS_ITEM)).getIndex());
            assertEquals(bar(table), table.queryAccessibleAttribute(AccessibleAttribute.VERTICAL_SCROLLBAR));
        });
    }

    @Test
    void whatPassesByIsToldUntilTheBarRests(FxRobot robot) {
        List<Boolean> told = new ArrayList<>();
        robot.interact(() -> skin.passingProperty().subscribe((_, passing) -> told.add(passing)));
        robot.interact(() -> {
            wheel(table, -100);
            press(table, KeyCode.END);
        });
        assertEquals(List.of(), told);
        robot.interact(() -> {
            bar(table).setValue(0.2);
            bar(table).setValue(0.3);
        });
        await(() -> told.equals(List.of(true, false)));
    }

    @Test
    void theFirstRowsAreShownAFewInEachFrameBesideTheWholeBar(FxRobot robot) {
        List<Integer> shown = new ArrayList<>();
        robot.interact(() -> {
            TableView<String> late = late(new Numbers(MILLION));
            for (int frame = 0; frame < 4; frame++) {
                late.requestLayout();
                layOut();
                shown.add(rows(late).size());
                assertEquals(bar(table).getHeight(), bar(late).getHeight(), "in frame " + frame);
            }
            assertEquals(rows(table).size(), shown.getLast());
        });
        assertEquals(List.of(5, 10), shown.subList(0, 2));
    }

    @Test
    void rowsThatFitAreShownAtOnceSinceTheBarWouldComeAndGo(FxRobot robot) {
        robot.interact(() -> {
            TableView<String> late = late(new Numbers(8));
            layOut();
            assertEquals(8, rows(late).size());
            assertFalse(bar(late).isVisible());
        });
    }

    @Test
    void rowsAreMadeWhileWhatStandsInThemIsAwaited(FxRobot robot) {
        Numbers awaited = new Numbers(0);
        List<TableView<String>> late = new ArrayList<>();
        robot.interact(() -> late.add(late(awaited)));
        await(() -> late.getFirst().lookupAll(".table-row-cell").size() >= 500 / ROW - 1);
        robot.interact(() -> {
            assertEquals(List.of(), rows(late.getFirst()));
            List<Node> made = List.copyOf(late.getFirst().lookupAll(".table-row-cell"));
            awaited.resize(8);
            layOut();
            assertEquals(8, rows(late.getFirst()).size());
            assertTrue(made.containsAll(rows(late.getFirst())), "others were made");
        });
    }

    /// A table that comes onto the screen only now.
    private TableView<String> late(Numbers of) {
        TableView<String> late = table(of);
        late.setSkin(new LongTableSkin<>(late));
        ((HBox) stage.getScene().getRoot()).getChildren().set(1, late);
        return late;
    }

    /// Does something to both tables, and says what.
    private String act(Random random) {
        int choice = random.nextInt(7);
        int row = random.nextInt(few.size());
        double pixels = random.nextInt(-20_000, 20_000) / 10.0 * (random.nextBoolean() ? 0.1 : 1);
        KeyCode key = List
                .of(KeyCode.UP, KeyCode.DOWN, KeyCode.PAGE_UP, KeyCode.PAGE_DOWN, KeyCode.HOME, KeyCode.END)
                .get(random.nextInt(6));
        for (TableView<String> each : List.of(table, plain)) {
            switch (choice) {
                case 0, 1 -> wheel(each, pixels);
                case 2 -> bar(each).setValue(row / (double) few.size());
                case 3 -> each.scrollTo(row);
                case 4 -> bar(each).adjustValue(row / (double) few.size());
                case 5 -> each.getSelectionModel().select(row);
                default -> press(each, key);
            }
        }
        if (choice == 6 && (key == KeyCode.UP || key == KeyCode.DOWN)) {
            // JavaFX scrolls by a whole row then, and may leave the chosen one cut off.
            double above = chosen(table) * ROW - place(table);
            assertTrue(above >= -1
                    && above + ROW <= table.lookup(".clipped-container").getLayoutBounds().getHeight() + 1,
                    above + " above the chosen row");
            List.of(table, plain).forEach(each -> each.scrollTo(row));
        }
        return choice + " " + row + " " + pixels + " " + key;
    }

    private void press(TableView<String> each, KeyCode key) {
        each.requestFocus();
        each.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false));
        layOut();
    }

    private void wheel(TableView<String> each, double pixels) {
        Node flow = each.lookup(".virtual-flow");
        flow.fireEvent(
                new ScrollEvent(ScrollEvent.SCROLL, 5, 5, 5, 5, false, false, false, false, false, false, 0,
                        pixels, 0, pixels, ScrollEvent.HorizontalTextScrollUnits.NONE, 0,
                        ScrollEvent.VerticalTextScrollUnits.NONE, 0, 0, new PickResult(flow, 5, 5)));
        layOut();
    }

    private void layOut() {
        stage.getScene().getRoot().applyCss();
        stage.getScene().getRoot().layout();
    }

    private static int chosen(TableView<String> each) {
        return each.getSelectionModel().getSelectedIndex();
    }

    private int first() {
        layOut();
        return rows(table).getFirst().getIndex();
    }

    private int last() {
        layOut();
        return rows(table).getLast().getIndex();
    }

    /// How far a table is scrolled in pixels, all rows that are seen being of one mind about it.
    private static double place(TableView<String> each) {
        List<IndexedCell<?>> rows = rows(each);
        double place = rows.getFirst().getIndex() * ROW - rows.getFirst().getLayoutY();
        for (int i = 0; i < rows.size(); i++) {
            IndexedCell<?> row = rows.get(i);
            assertEquals(rows.getFirst().getIndex() + i, row.getIndex());
            assertEquals(Integer.toString(row.getIndex()), row.getItem());
            assertEquals(row.getIndex() * ROW - row.getLayoutY(), place, 1e-9);
            assertEquals(each.getSelectionModel().isSelected(row.getIndex()), row.isSelected());
        }
        assertTrue(rows.getFirst().getLayoutY() <= 0, "nothing above the first row");
        double below = rows.getLast().getLayoutY() + ROW;
        assertTrue(below >= bar(each).getHeight(), "nothing below the last row: " + below);
        return place;
    }

    private static List<IndexedCell<?>> rows(TableView<String> each) {
        return each.lookupAll(".table-row-cell").stream().<IndexedCell<?>>map(IndexedCell.class::cast)
                .filter(row -> row.isVisible() && !row.isEmpty())
                .sorted(Comparator.comparingDouble(Node::getLayoutY)).toList();
    }

    private static ScrollBar bar(TableView<String> each) {
        return each.lookupAll(".scroll-bar").stream().map(ScrollBar.class::cast)
                .filter(bar -> bar.getOrientation() == Orientation.VERTICAL).findFirst().orElseThrow();
    }

    private static TableView<String> table(Numbers numbers) {
        TableView<String> table = new TableView<>(numbers);
        TableColumn<String, String> column = new TableColumn<>("Number");
        column.setCellValueFactory(row -> new SimpleStringProperty(row.getValue()));
        table.getColumns().add(column);
        table.setFixedCellSize(ROW);
        table.setPrefSize(450, 500);
        return table;
    }

    /// As many numbers as one likes, of which none is kept.
    private static final class Numbers extends ObservableListBase<String> {

        private int size;
        private int looks;

        Numbers(int size) {
            this.size = size;
        }

        @Override
        public int size() {
            return size;
        }

        @Override
        public String get(int index) {
            looks++;
            return Integer.toString(index);
        }

        void resize(int rows) {
            int before = size;
            size = rows;
            beginChange();
            if (rows > before) {
                nextAdd(before, rows);
            } else {
                nextRemove(rows, Collections.nCopies(before - rows, ""));
            }
            endChange();
        }
    }
}
