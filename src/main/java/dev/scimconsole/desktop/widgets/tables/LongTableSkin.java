package dev.scimconsole.desktop.widgets.tables;

import javafx.animation.AnimationTimer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.collections.ListChangeListener;
import javafx.scene.AccessibleAttribute;
import javafx.scene.control.TableColumnBase;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.NestedTableColumnHeader;
import javafx.scene.control.skin.TableColumnHeader;
import javafx.scene.control.skin.TableHeaderRow;
import javafx.scene.control.skin.TableViewSkin;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.MouseEvent;

/// Shows a table that may have a million rows as fast as one of ten. All rows are of one height, as the style
/// sheet has it.
///
/// To be used on the JavaFX thread.
///
/// @param <R> a row
public final class LongTableSkin<R> extends TableViewSkin<R> {

    /// By how many rows a column is made as wide as what stands in it, when its edge is clicked twice.
    private static final int MEASURED = 100;

    /// How many rows are made in a frame, and how many are shown for the first time.
    private static final int MADE = 3;
    private static final int SHOWN = 5;

    private final AnimationTimer frames = new AnimationTimer() {
        @Override
        public void handle(long now) {
            nextFrame();
        }
    };
    private boolean counting;
    private double made;
    private double shown;
    private boolean showsAll;

    /// @param table has its list of rows already, and gets this skin by whoever makes it
    public LongTableSkin(TableView<R> table) {
        super(table);
        table.getItems().addListener((ListChangeListener<R>) change -> {
            if (change.getList().isEmpty()) {
                // What follows is another list.
                rows().begin();
            }
        });
        rows().bar().addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> table.requestFocus());
    }

    /// A table's first rows take longer than a frame should. So they are made a few in each frame while what
    /// will stand in them is still being read, and shown from top to bottom, where there are more of them
    /// than there is room for: else the bar would come and go.
    @Override
    protected void layoutChildren(double x, double y, double width, double height) {
        super.layoutChildren(x, y, width, height);
        double row = getSkinnable().getFixedCellSize();
        if (showsAll || row <= 0) {
            return;
        }
        if (getItemCount() > 0) {
            shown += SHOWN * row;
            showsAll = getItemCount() * row <= rows().getHeight() || !rows().showOnly(shown);
        }
        if (!showsAll) {
            frames.start();
        }
    }

    private void nextFrame() {
        TableView<R> table = getSkinnable();
        boolean awaited = getItemCount() == 0;
        if (table.getScene() == null || showsAll || (awaited && made >= table.getHeight())) {
            frames.stop();
        } else if (awaited) {
            made = Math.min(made + MADE * table.getFixedCellSize(), table.getHeight());
            rows().makeRows(table.getWidth(), made);
        } else {
            table.requestLayout();
        }
    }

    @Override
    public void dispose() {
        frames.stop();
        super.dispose();
    }

    /// Whether the bar is being moved so fast that nobody reads what passes by.
    public ReadOnlyBooleanProperty passingProperty() {
        return rows().passingProperty();
    }

    @Override
    protected VirtualFlow<TableRow<R>> createVirtualFlow() {
        return new LongTableFlow<>();
    }

    /// The flow is told of as many rows as it can walk over; all else asks for the length of the list.
    @Override
    protected void updateItemCount() {
        counting = true;
        super.updateItemCount();
        counting = false;
        rows().setLength(getItemCount());
    }

    @Override
    protected int getItemCount() {
        int all = super.getItemCount();
        return counting ? Math.min(all, LongTableFlow.MOST) : all;
    }

    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return attribute == AccessibleAttribute.VERTICAL_SCROLLBAR
                ? rows().bar()
                : super.queryAccessibleAttribute(attribute, parameters);
    }

    @Override
    protected TableHeaderRow createTableHeaderRow() {
        return new TableHeaderRow(this) {
            @Override
            protected NestedTableColumnHeader createRootHeader() {
                return new Headers();
            }
        };
    }

    private LongTableFlow<R> rows() {
        return (LongTableFlow<R>) getVirtualFlow();
    }

    private static final class Headers extends NestedTableColumnHeader {

        Headers() {
            super(null);
        }

        @Override
        @SuppressWarnings("rawtypes") // As JavaFX declares it.
        protected TableColumnHeader createTableColumnHeader(TableColumnBase column) {
            return column == null ? super.createTableColumnHeader(null) : new Header(column);
        }
    }

    private static final class Header extends TableColumnHeader {

        Header(TableColumnBase<?, ?> column) {
            super(column);
        }

        /// JavaFX would measure all rows of the list, each of which would be asked for.
        @Override
        protected void resizeColumnToFitContent(int rows) {
            super.resizeColumnToFitContent(rows < 0 ? MEASURED : rows);
        }
    }
}
