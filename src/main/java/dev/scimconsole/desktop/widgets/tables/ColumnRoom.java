package dev.scimconsole.desktop.widgets.tables;

import dev.scimconsole.desktop.theme.TextScale;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.util.Subscription;

/// Gives each column of a table the room that it needs, in whatever language and at whatever size of text:
/// for its heading, for the mark of what the table is sorted by, and for what must not be cut in it. Where
/// there is no room for all, in a narrow window or with large texts, some give way, so that what is left can
/// be read; never the one that the table is sorted by. What they say stands in the details of a row too.
///
/// To be used on the JavaFX thread.
///
/// @param <R> a row
public final class ColumnRoom<R> {

    /// At both sides of a text in a heading or a cell, of a badge in a cell, and of the mark, in pixels.
    private static final double SIDES = 17;
    private static final double BADGE_SIDES = SIDES + 16;
    private static final double MARK = 16;

    private static final double SHARE = 0.9;
    private static final double WIDEST = new TableColumn<>().getMaxWidth();

    /// Of the bar that a long table has at its side, in pixels.
    private static final double BAR = 12;

    private final TableView<R> table;
    private final List<TableColumn<R, ?>> spare;
    private final Map<TableColumn<R, ?>, Double> least = new HashMap<>();
    private final Map<TableColumn<R, ?>, List<String>> texts = new HashMap<>();
    private final Map<TableColumn<R, ?>, List<String>> badges = new HashMap<>();
    private Optional<Label> heading = Optional.empty();
    private Subscription size = Subscription.EMPTY;

    private ColumnRoom(TableView<R> table, List<TableColumn<R, ?>> spare) {
        this.table = table;
        this.spare = spare;
    }

    private void follow() {
        leaveRoomForBar();
        table.getColumns().forEach(column -> least.put(column, column.getMinWidth()));
        table.needsLayoutProperty().subscribe(_ -> findHeading());
        table.widthProperty().subscribe(_ -> giveWay());
        table.getSortOrder().addListener((ListChangeListener<TableColumn<R, ?>>) _ -> giveWay());
    }

    @SuppressWarnings({"rawtypes", "unchecked"}) // As JavaFX declares a policy.
    private void leaveRoomForBar() {
        table.setColumnResizePolicy((TableView.ResizeFeatures asked) -> {
            if (asked.getColumn() == null) {
                shareOut(new LessTheBar(asked).getContentWidth());
                return true;
            }
            boolean done = TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN.call(new LessTheBar(asked));
            // What somebody has drawn is what they want from now on.
            table.getVisibleLeafColumns().forEach(column -> column.setPrefWidth(column.getWidth()));
            return done;
        });
    }

    /// Gives each column what it is to have, and what is left, or missing, to all in proportion. By itself
    /// JavaFX goes on from the widths before, which in a table that was narrow for a moment are the least:
    /// then all become about equally wide, whatever stands in them.
    private void shareOut(double room) {
        List<TableColumn<R, ?>> open = new ArrayList<>(table.getVisibleLeafColumns());
        double left = room;
        boolean bound = true;
        while (bound) {
            double factor = left / wanted(open);
            List<TableColumn<R, ?>> least = open.stream()
                    .filter(column -> column.getPrefWidth() * factor < column.getMinWidth()).toList();
            List<TableColumn<R, ?>> most = open.stream()
                    .filter(column -> column.getPrefWidth() * factor > column.getMaxWidth()).toList();
            List<TableColumn<R, ?>> settled = least.isEmpty() ? most : least;
            for (TableColumn<R, ?> column : settled) {
                double width = least.isEmpty() ? column.getMaxWidth() : column.getMinWidth();
                set(column, width);
                left -= width;
            }
            open.removeAll(settled);
            bound = !settled.isEmpty();
        }
        for (TableColumn<R, ?> column : List.copyOf(open)) {
            // The last takes what is lost by whole pixels.
            double width = Math.floor(left * column.getPrefWidth() / wanted(open) + 0.01);
            set(column, width);
            left -= width;
            open.remove(column);
        }
    }

    private double wanted(List<TableColumn<R, ?>> columns) {
        return columns.stream().mapToDouble(TableColumn::getPrefWidth).sum();
    }

    private void set(TableColumn<R, ?> column, double width) {
        new TableView.ResizeFeatures<>(table, null, 0.0).setColumnWidth(column, width);
    }

    /// Looks after a table from now on. Its columns are at least as wide as they were made, by as much more
    /// as the texts are larger.
    ///
    /// @param spare in the order in which they give way
    /// @return to say what else must not be cut
    public static <R> ColumnRoom<R> share(TableView<R> table, List<TableColumn<R, ?>> spare) {
        ColumnRoom<R> room = new ColumnRoom<>(table, spare);
        room.follow();
        return room;
    }

    /// Has none of these texts cut, in place of those named before.
    ///
    /// @param samples the longest that stand in the column
    public void keepTexts(TableColumn<R, ?> column, List<String> samples) {
        if (!samples.equals(texts.put(column, samples))) {
            heading.ifPresent(known -> measure(known.getFont()));
        }
    }

    /// Has no badge cut.
    ///
    /// @param all that the badges of the column may say
    public void keepBadges(TableColumn<R, ?> column, List<String> all) {
        badges.put(column, all);
    }

    /// JavaFX makes the headings with the first layout, and anew when a column comes or goes.
    private void findHeading() {
        if (heading.filter(known -> known.getScene() != null).isEmpty()
                && table.lookup(".column-header > .label") instanceof Label found) {
            heading = Optional.of(found);
            size.unsubscribe();
            size = found.fontProperty().subscribe(this::measure);
        }
    }

    private void measure(Font font) {
        boolean large = isLarge(font);
        table.getColumns().forEach(column -> {
            double need = need(column, font);
            column.setMinWidth(need);
            column.setMaxWidth(large && isKnown(column) ? need : WIDEST);
        });
        // What has grown for a moment would stay so, and the last column lie outside.
        table.getColumnResizePolicy().call(new TableView.ResizeFeatures<>(table, null, 0.0));
        giveWay();
    }

    private static boolean isLarge(Font font) {
        return TextScale.isLarge(TextScale.SMALL.of(font));
    }

    private boolean isKnown(TableColumn<R, ?> column) {
        return texts.containsKey(column) || badges.containsKey(column);
    }

    private double need(TableColumn<R, ?> column, Font font) {
        double larger = Math.max(1, TextScale.SMALL.of(font)) * (isLarge(font) ? SHARE : 1);
        double head = widest(List.of(column.getText()), font) + SIDES + (column.isSortable() ? MARK : 0);
        double said = widest(texts.getOrDefault(column, List.of()),
                Font.font(font.getFamily(), TextScale.SMALL.of(font) * TextScale.CELL.pixels()));
        double state = widest(badges.getOrDefault(column, List.of()), font);
        return Math.max(Math.max(least.getOrDefault(column, 0.0) * larger, head),
                Math.max(said + SIDES, state + BADGE_SIDES));
    }

    private static double widest(List<String> texts, Font font) {
        return texts.stream().mapToDouble(text -> {
            Text measured = new Text(text);
            measured.setFont(font);
            return Math.ceil(measured.getLayoutBounds().getWidth());
        }).max().orElse(0);
    }

    private void giveWay() {
        if (heading.isPresent() && !settled()) {
            // The headings can't be made anew while they are laid out. Until then there may be other room: a
            // text that is styled anew has another size for a moment.
            Platform.runLater(() -> staying().forEach(TableColumn::setVisible));
        }
    }

    private boolean settled() {
        return staying().entrySet().stream().allMatch(one -> one.getKey().isVisible() == one.getValue());
    }

    /// Of each that may give way, whether it stays.
    private Map<TableColumn<R, ?>, Boolean> staying() {
        Map<TableColumn<R, ?>, Boolean> staying = new HashMap<>();
        double missing = table.getColumns().stream().mapToDouble(TableColumn::getMinWidth).sum()
                + BAR - table.getWidth();
        for (TableColumn<R, ?> column : spare) {
            boolean stays = missing <= 0 || table.getSortOrder().contains(column);
            if (!stays) {
                missing -= column.getMinWidth();
            }
            staying.put(column, stays);
        }
        return staying;
    }

    /// Leaves the bar its room while there is none too, so that no column moves when a list has got long
    /// enough for it.
    private static final class LessTheBar extends TableView.ResizeFeatures<Object> {

        @SuppressWarnings({"unchecked", "rawtypes"}) // As JavaFX declares a policy.
        LessTheBar(TableView.ResizeFeatures asked) {
            super(asked.getTable(), asked.getColumn(), asked.getDelta());
        }

        @Override
        public double getContentWidth() {
            TableView<Object> table = getTable();
            return table.getWidth() - table.snappedLeftInset() - table.snappedRightInset() - BAR;
        }
    }
}
