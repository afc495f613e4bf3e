package dev.scimconsole.desktop.widgets.layout;

import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/// A page's title at the beginning of a line and what can be done with the page at its end; where there is no
/// room for both, as with texts of twice the size, at the end of the next line, so that neither is cut.
///
/// Between them may stand what is said of the page once that is known, as its state. It has its room from the
/// start, so that nothing moves when it comes or changes: beside the title, or where that is not wide enough,
/// in a line of its own.
public final class TitleLine extends Pane {

    private static final double ACROSS = 12;
    private static final double DOWN = 8;

    private double room;

    /// With the title and the actions as its two children, or with what is said between them. The actions may
    /// be missing.
    public TitleLine() {
        setMinHeight(USE_PREF_SIZE);
    }

    /// How wide what is said of the page may become.
    ///
    /// @return in heights of the title, which grow with the texts
    public double getRoom() {
        return room;
    }

    /// Changes it.
    ///
    /// @param heights of the title
    public void setRoom(double heights) {
        room = heights;
        requestLayout();
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefWidth(double height) {
        return across(getManagedChildren());
    }

    @Override
    protected double computePrefHeight(double width) {
        return arrange(width < 0 ? computePrefWidth(-1) : width, false);
    }

    @Override
    protected void layoutChildren() {
        arrange(getWidth(), true);
    }

    /// Chooses how the parts stand.
    ///
    /// @param wide  how much room there is
    /// @param place whether to put them where they belong
    /// @return how high they are
    private double arrange(double wide, boolean place) {
        List<Node> parts = getManagedChildren();
        Node title = parts.getFirst();
        if (parts.size() == 1) {
            return alone(title, wide, place);
        }
        List<Node> ends = List.of(title, parts.getLast());
        if (parts.size() < 3) {
            return across(ends) <= wide ? apart(ends, wide, place) : below(ends, wide, place);
        }
        if (hasRoom(ends, wide)) {
            return apart(parts, wide, place);
        }
        return across(ends) <= wide ? stateBelow(parts, wide, place) : stateBeside(parts, wide, place);
    }

    private double alone(Node title, double wide, boolean place) {
        double height = height(title, width(title, wide));
        if (place) {
            put(title, 0, 0, width(title, wide), height);
        }
        return height;
    }

    /// All in one line, the last at its end. What is between gets what is left, and goes on in it below.
    private double apart(List<Node> parts, double wide, boolean place) {
        Node first = parts.getFirst();
        Node last = parts.getLast();
        double height = Math.max(height(first, width(first, wide)), height(last, width(last, wide)));
        for (Node between : parts.subList(1, parts.size() - 1)) {
            height = Math.max(height, height(between, spare(wide)));
        }
        if (place) {
            put(first, 0, 0, width(first, wide), height);
            put(last, wide - width(last, wide), 0, width(last, wide), height);
            if (parts.size() > 2) {
                Node between = parts.get(1);
                put(between, width(first, wide) + ACROSS, 0, width(between, spare(wide)), height);
            }
        }
        return height;
    }

    /// What is left between title and actions.
    private double spare(double wide) {
        List<Node> parts = getManagedChildren();
        return wide - across(List.of(parts.getFirst(), parts.getLast())) - ACROSS;
    }

    private double below(List<Node> parts, double wide, boolean place) {
        double above = alone(parts.getFirst(), wide, place);
        return above + DOWN + atTheEnd(parts.getLast(), above + DOWN, wide, place);
    }

    private double atTheEnd(Node actions, double y, double wide, boolean place) {
        double height = height(actions, width(actions, wide));
        if (place) {
            put(actions, wide - width(actions, wide), y, width(actions, wide), height);
        }
        return height;
    }

    private double stateBelow(List<Node> parts, double wide, boolean place) {
        double above = apart(List.of(parts.getFirst(), parts.getLast()), wide, place);
        return above + stateLine(parts, above, wide, place);
    }

    /// The state has a line of its own, also while nothing is said.
    private double stateLine(List<Node> parts, double y, double wide, boolean place) {
        Node state = parts.get(1);
        double height = Math.max(snapSizeY(parts.getFirst().prefHeight(-1)),
                height(state, width(state, wide)));
        if (place) {
            put(state, 0, y, width(state, wide), height);
        }
        return height;
    }

    /// The state follows the title where there is room for whatever it may say, and the actions are at the
    /// end of the next line.
    private double stateBeside(List<Node> parts, double wide, boolean place) {
        Node title = parts.getFirst();
        double above = hasRoom(List.of(title), wide)
                ? beside(title, parts.get(1), wide, place)
                : stateBetween(parts, wide, place);
        return above + DOWN + atTheEnd(parts.getLast(), above + DOWN, wide, place);
    }

    private double stateBetween(List<Node> parts, double wide, boolean place) {
        double above = alone(parts.getFirst(), wide, place);
        return above + stateLine(parts, above, wide, place);
    }

    private double beside(Node title, Node state, double wide, boolean place) {
        double x = width(title, wide) + ACROSS;
        double height = Math.max(height(title, width(title, wide)), height(state, width(state, wide - x)));
        if (place) {
            put(title, 0, 0, width(title, wide), height);
            put(state, x, 0, width(state, wide - x), height);
        }
        return height;
    }

    private boolean hasRoom(List<Node> beside, double wide) {
        return across(beside) + ACROSS + room * beside.getFirst().prefHeight(-1) <= wide;
    }

    /// In the middle of a line of that height.
    private void put(Node part, double x, double y, double width, double line) {
        double height = height(part, width);
        part.resizeRelocate(x, y + snapPositionY((line - height) / 2), width, height);
    }

    private double across(List<Node> parts) {
        return parts.stream().mapToDouble(part -> snapSizeX(part.prefWidth(-1))).sum()
                + ACROSS * (parts.size() - 1);
    }

    private double width(Node part, double wide) {
        return Math.min(wide, snapSizeX(part.prefWidth(-1)));
    }

    private double height(Node part, double width) {
        return snapSizeY(Math.max(part.minHeight(width), part.prefHeight(width)));
    }
}
