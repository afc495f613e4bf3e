package dev.scimconsole.desktop.widgets.layout;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.FlowPane;

/// Parts of a line that go on below where it ends, none of them wider than the line itself: a text that is
/// longer wraps, and does not make the page wider than the window. Each is as high as it needs at the width
/// that it gets, which JavaFX's own flow asks for at another one, so that long texts would lie over others.
public final class WrapLine extends FlowPane {

    private final KnownHeights heights = new KnownHeights();

    /// Without parts yet.
    public WrapLine() {
        this(new Node[0]);
    }

    /// @param parts of the line
    public WrapLine(Node... parts) {
        getChildren().setAll(parts);
        setMinHeight(USE_PREF_SIZE);
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    /// All in one line.
    @Override
    protected double computePrefWidth(double height) {
        List<Node> parts = getManagedChildren();
        return snappedLeftInset() + parts.stream().mapToDouble(part -> snapSizeX(part.prefWidth(-1))).sum()
                + getHgap() * Math.max(0, parts.size() - 1) + snappedRightInset();
    }

    @Override
    public void requestLayout() {
        heights.forget();
        super.requestLayout();
    }

    @Override
    protected double computePrefHeight(double width) {
        return heights.at(width, this::height);
    }

    private double height(double width) {
        double wide = width < 0 ? computePrefWidth(-1) : width;
        return snapSizeY(flow(wide - snappedLeftInset() - snappedRightInset(), 0, false) + snappedTopInset()
                + snappedBottomInset());
    }

    @Override
    protected void layoutChildren() {
        double wide = getWidth() - snappedLeftInset() - snappedRightInset();
        double spare = getHeight() - snappedTopInset() - snappedBottomInset() - flow(wide, 0, false);
        flow(wide, snappedTopInset() + switch (getAlignment().getVpos()) {
            case TOP, BASELINE -> 0;
            case CENTER -> snapPositionY(Math.max(0, spare / 2));
            case BOTTOM -> Math.max(0, spare);
        }, true);
    }

    /// Goes through the parts in their order.
    ///
    /// @param wide  how much room there is
    /// @param top   where the first line begins
    /// @param place whether to put them where they belong
    /// @return how high they are
    private double flow(double wide, double top, boolean place) {
        List<Node> parts = getManagedChildren();
        double y = 0;
        int next = 0;
        while (next < parts.size()) {
            int first = next;
            double x = 0;
            double line = 0;
            while (next < parts.size() && (next == first || x + width(parts.get(next), wide) <= wide)) {
                double width = width(parts.get(next), wide);
                line = Math.max(line, snapSizeY(parts.get(next).prefHeight(width)));
                x += width + getHgap();
                next++;
            }
            if (place) {
                place(parts.subList(first, next), wide, top + y, line);
            }
            y += line + getVgap();
        }
        return Math.max(0, y - getVgap());
    }

    private void place(List<Node> parts, double wide, double y, double line) {
        double x = snappedLeftInset();
        for (Node part : parts) {
            double width = width(part, wide);
            double height = snapSizeY(part.prefHeight(width));
            part.resizeRelocate(x, y + snapPositionY((line - height) / 2), width, height);
            x += width + getHgap();
        }
    }

    private double width(Node part, double wide) {
        double wanted = Math.min(part.prefWidth(-1), part.maxWidth(-1));
        return snapSizeX(Math.max(part.minWidth(-1), Math.min(wanted, wide)));
    }
}
