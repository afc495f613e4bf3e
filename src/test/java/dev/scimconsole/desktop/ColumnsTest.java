package dev.scimconsole.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.scimconsole.desktop.settings.MemorySettings;
import dev.scimconsole.desktop.widgets.tables.ColumnRoom;
import dev.scimconsole.desktop.widgets.tables.Columns;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// How a table's columns are kept from one time to the next.
@Tag("desktop")
@OnScreen
class ColumnsTest {

    private static final String NAME = "people";

    private final MemorySettings settings = new MemorySettings();
    private final StackPane page = new StackPane();

    @Start
    void start(Stage stage) {
        stage.setScene(new Scene(page, 900, 300));
        stage.show();
    }

    @Test
    void theyComeBackInTheirOrderAndWithTheirWidths(FxRobot robot) {
        TableView<String> table = shown(robot, "name", "email", "state");
        robot.interact(() -> {
            table.getColumns().setAll(List.of(table.getColumns().get(2), table.getColumns().get(0),
                    table.getColumns().get(1)));
            table.resizeColumn(table.getColumns().getFirst(), 57);
        });
        double wide = table.getColumns().getFirst().getWidth();
        left(robot);
        TableView<String> again = shown(robot, "name", "email", "state");
        assertEquals(List.of("state", "name", "email"), ids(again));
        assertEquals(wide, again.getColumns().getFirst().getWidth(), 0.5);
    }

    @Test
    void aColumnThatThereWasNotThenComesLastAndOneThatIsGoneIsForgotten(FxRobot robot) {
        settings.setColumns(NAME, "state:120 phone:90 name:200");
        assertEquals(List.of("state", "name", "email"), ids(shown(robot, "name", "email", "state")));
    }

    @Test
    void nonsenseAndColumnsThatNobodyMovedChangeNothing(FxRobot robot) {
        settings.setColumns(NAME, "state name:wide :3");
        assertEquals(List.of("name", "state"), ids(shown(robot, "name", "state")));
        left(robot);
        assertEquals("state name:wide :3", settings.columns(NAME));
    }

    @Test
    void eachHasItsShareOfAWiderWindowAndNothingElseIsKept(FxRobot robot) {
        TableView<String> table = shown(robot, "name", "state");
        robot.interact(() -> {
            table.getColumns().getFirst().setPrefWidth(300);
            table.getColumns().getLast().setPrefWidth(100);
            page.setMaxWidth(200);
            page.getScene().getWindow().setWidth(220);
        });
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(() -> {
            page.setMaxWidth(Double.MAX_VALUE);
            page.getScene().getWindow().setWidth(900);
        });
        Screen.settle();
        assertEquals(3, table.getColumns().getFirst().getWidth() / table.getColumns().getLast().getWidth(),
                0.05);
        assertEquals(table.getWidth() - 14,
                table.getColumns().getFirst().getWidth() + table.getColumns().getLast().getWidth(), 2);
    }

    private TableView<String> shown(FxRobot robot, String... columns) {
        TableView<String> table = new TableView<>();
        for (String id : columns) {
            TableColumn<String, String> column = new TableColumn<>(id);
            column.setId(id);
            table.getColumns().add(column);
        }
        robot.interact(() -> {
            ColumnRoom.share(table, List.of());
            Columns.keep(table, settings, NAME);
            page.getChildren().setAll(table);
        });
        WaitForAsyncUtils.waitForFxEvents();
        return table;
    }

    private void left(FxRobot robot) {
        robot.interact(() -> page.getChildren().clear());
    }

    private static List<String> ids(TableView<String> table) {
        return table.getColumns().stream().map(TableColumn::getId).toList();
    }
}
