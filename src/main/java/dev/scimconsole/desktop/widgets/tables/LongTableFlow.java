package dev.scimconsole.desktop.widgets.tables;

import javafx.animation.PauseTransition;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.event.Event;
import javafx.geometry.Orientation;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableRow;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.util.Duration;

/// The rows of a table of any length. JavaFX's flow keeps a size for each row and walks over all rows before
/// the first one that is seen, several times in each frame. So it is told of a window of some rows only,
/// which moves along with what is looked at, and the bar is one that stands for the whole list. Rows know
/// their place in the whole list, and so do all who ask for one from outside: the skin, the selection, a
/// screen reader.
///
/// A list that fits into the window is laid out as JavaFX does it. All rows are of one height.
///
/// To be used on the JavaFX thread.
///
/// @param <R> a row
final class LongTableFlow<R> extends VirtualFlow<TableRow<R>> {

    /// How many rows the flow is told of: several screens full, and few enough to be walked over.
    static final int MOST = 1_000;

    private static final Duration REST = Duration.millis(80);
    private static final double UNIT = 10;
    /// In pixels, so that the thumb can be taken however long the list is.
    private static final double LEAST_THUMB = 24;

    private final ScrollBar bar = new WholeBar();
    private final ReadOnlyBooleanWrapper passing = new ReadOnlyBooleanWrapper(this, "passing");
    private final PauseTransition rest = new PauseTransition(REST);
    private int length;
    private int first;
    private boolean showing;
    /// How high this is to become, while it shows the first of its rows only.
    private double whole;

    LongTableFlow() {
        // It still says where the bar is to be, and how much of the breadth is left beside it.
        getChildren().remove(getVbar());
        getChildren().add(bar);
        bar.setOrientation(Orientation.VERTICAL);
        bar.setMax(1);
        bar.visibleProperty().bind(getVbar().visibleProperty());
        bar.addEventHandler(MouseEvent.ANY, Event::consume);
        // The wheel turns the rows above the bar too, by as much as beside it.
        bar.addEventFilter(ScrollEvent.SCROLL, wheel -> {
            if (!wheel.isDirect()) {
                wheel.consume();
                fireEvent(wheel.copyFor(this, this));
            }
        });
        bar.valueProperty().subscribe((_, value) -> {
            if (!showing) {
                drag(value.doubleValue() * end());
            }
        });
        rest.setOnFinished(_ -> passing.set(false));
        fixedCellSizeProperty().subscribe((before, _) -> measureAnew(before.doubleValue()));
    }

    /// The bar, which stands for the whole list.
    ScrollBar bar() {
        return bar;
    }

    /// Whether the bar is being moved so fast that nobody reads what passes by.
    ReadOnlyBooleanProperty passingProperty() {
        return passing.getReadOnlyProperty();
    }

    /// Takes the length of the whole list, once the flow knows of as many rows of it as it is to. What is
    /// looked at stays where it is, as far as it is still there.
    void setLength(int rows) {
        if (rows == length) {
            return;
        }
        double place = place();
        length = rows;
        if (isLong()) {
            moveTo(place);
        } else if (first > 0) {
            begin();
        }
        showPlace();
    }

    /// Makes as many rows as fit into this height, while there are none to show.
    void makeRows(double width, double height) {
        resize(width, height);
        layoutChildren();
    }

    /// Shows no more rows than fit into this height, beside a bar for all of it.
    ///
    /// @return whether that is less than all
    boolean showOnly(double height) {
        boolean less = height < getHeight();
        whole = less ? getHeight() : 0;
        if (less) {
            resize(getWidth(), height);
        }
        return less;
    }

    /// Shows the beginning.
    void begin() {
        first = 0;
        setPosition(0);
        layOutAnew();
    }

    @Override
    public double scrollPixels(double delta) {
        if (!isLong()) {
            double moved = super.scrollPixels(delta);
            showPlace();
            return moved;
        }
        double place = place();
        double wanted = Math.clamp(place + delta, 0, end());
        if (Math.abs(delta) > getViewportLength()) {
            moveTo(wanted);
        } else {
            makeRoom(place, wanted);
            super.scrollPixels(wanted - place);
            showPlace();
        }
        return wanted - place;
    }

    @Override
    public void scrollTo(int row) {
        if (!isLong()) {
            super.scrollTo(row);
            return;
        }
        double above = place() - row * getFixedCellSize();
        double below = (row + 1) * getFixedCellSize() - place() - getViewportLength();
        if (Math.max(above, below) > getFixedCellSize()) {
            moveTo(row * getFixedCellSize());
        } else if (above > 0) {
            scrollPixels(-above);
        } else if (below > 0) {
            scrollPixels(below);
        }
    }

    @Override
    public void scrollToTop(int row) {
        if (isLong()) {
            moveTo(row * getFixedCellSize());
        } else {
            super.scrollToTop(row);
        }
    }

    @Override
    protected TableRow<R> getPrivateCell(int row) {
        return super.getPrivateCell(row - first);
    }

    @Override
    protected void setCellIndex(TableRow<R> row, int index) {
        super.setCellIndex(row, first + index);
    }

    @Override
    protected int getCellIndex(TableRow<R> row) {
        return row.getIndex() - first;
    }

    @Override
    protected void layoutChildren() {
        getVbar().setPrefWidth(bar.prefWidth(-1));
        double before = getViewportLength();
        super.layoutChildren();
        bar.resizeRelocate(getVbar().getLayoutX(), getVbar().getLayoutY(), getVbar().getWidth(),
                Math.max(getVbar().getHeight(), whole));
        if (first > 0 && before != getViewportLength()) {
            // The rows were put where they belonged before the other bar came or went.
            reconfigureCells();
        }
        showPlace();
    }

    private boolean isLong() {
        return length > MOST && getFixedCellSize() > 0;
    }

    /// How far the whole list is scrolled, in pixels.
    private double place() {
        return place(getFixedCellSize());
    }

    private double place(double height) {
        double windowEnd = Math.max(0, getCellCount() * height - getViewportLength());
        return first * height + Math.clamp(getPosition(), 0, 1) * windowEnd;
    }

    /// How far the whole list can be scrolled.
    private double end() {
        return Math.max(0, Math.max(length, getCellCount()) * getFixedCellSize() - getViewportLength());
    }

    private double windowEnd() {
        return Math.max(0, getCellCount() * getFixedCellSize() - getViewportLength());
    }

    private void drag(double wanted) {
        if (Math.abs(wanted - place()) > getViewportLength()) {
            passing.set(true);
            rest.playFromStart();
        }
        if (isLong()) {
            moveTo(wanted);
        } else {
            setPosition(bar.getValue());
        }
    }

    /// Scrolls to a place far from the rows that are laid out.
    private void moveTo(double wanted) {
        double place = Math.clamp(wanted, 0, end());
        moveWindow(place, place);
        layOutAnew();
        showPlace();
    }

    private void makeRoom(double place, double wanted) {
        double inside = wanted - first * getFixedCellSize();
        boolean tooHigh = inside < getViewportLength() && first > 0;
        boolean tooLow = inside > windowEnd() - getViewportLength() && first + getCellCount() < length;
        if (tooHigh || tooLow) {
            moveWindow(wanted, place);
        }
    }

    /// Puts the window around a place, and the rows where they belong then.
    private void moveWindow(double around, double place) {
        int row = (int) (around / getFixedCellSize());
        first = Math.clamp(row - MOST / 2, 0, length - getCellCount());
        setPosition(windowEnd() == 0 ? 0 : (place - first * getFixedCellSize()) / windowEnd());
    }

    /// The flow itself would take a place that is the same in another window for one where nothing changed.
    private void layOutAnew() {
        addAllToPile();
        reconfigureCells();
    }

    /// The flow remembers the heights of rows, and would go on with those from before the text size changed.
    private void measureAnew(double heightBefore) {
        int rows = getCellCount();
        if (rows > 0 && heightBefore > 0) {
            int top = (int) (place(heightBefore) / heightBefore);
            setCellCount(0);
            setCellCount(rows);
            scrollToTop(top);
        }
    }

    private void showPlace() {
        showing = true;
        double seen = isLong()
                ? getViewportLength() / (length * getFixedCellSize())
                : getVbar().getVisibleAmount();
        bar.setVisibleAmount(Math.min(1, Math.max(seen, LEAST_THUMB / Math.max(1, bar.getHeight()))));
        bar.setValue(!isLong() ? getVbar().getValue() : end() == 0 ? 0 : place() / end());
        showing = false;
    }

    private final class WholeBar extends ScrollBar {

        @Override
        public void increment() {
            scrollPixels(UNIT);
        }

        @Override
        public void decrement() {
            scrollPixels(-UNIT);
        }

        /// By a screenful towards where the bar was clicked beside its thumb.
        @Override
        public void adjustValue(double part) {
            scrollPixels(part < getValue() ? -getViewportLength() : getViewportLength());
        }
    }
}
