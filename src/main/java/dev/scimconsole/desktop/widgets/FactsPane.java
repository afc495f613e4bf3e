package dev.scimconsole.desktop.widgets;

import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/// Facts beside each other, and below where there is no room. Each is as high as it needs at the width that
/// it gets, which JavaFX's own flow asks for at another one.
public final class FactsPane extends Pane {

    private static final double ACROSS = 22;
    private static final double DOWN = 8;

    /// Without facts yet.
    public FactsPane() {
        setMinHeight(USE_PREF_SIZE);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double width) {
        double wide = width < 0 ? computePrefWidth(-1) : width;
        return snapSizeY(flow(wide - snappedLeftInset() - snappedRightInset(), false)
                + snappedTopInset() + snappedBottomInset());
    }

    @Override
    protected void layoutChildren() {
        flow(getWidth() - snappedLeftInset() - snappedRightInset(), true);
    }

    /// Goes through the facts in their order.
    ///
    /// @param wide  how much room there is
    /// @param place whether to put them where they belong
    /// @return how high they are
    private double flow(double wide, boolean place) {
        double x = 0;
        double y = 0;
        double line = 0;
        List<Node> facts = getManagedChildren();
        for (Node fact : facts) {
            double width = Math.min(snapSizeX(fact.prefWidth(-1)), wide);
            if (x > 0 && x + width > wide) {
                x = 0;
                y += line + DOWN;
                line = 0;
            }
            double height = snapSizeY(fact.prefHeight(width));
            if (place) {
                fact.resizeRelocate(snappedLeftInset() + x, snappedTopInset() + y, width, height);
            }
            x += width + ACROSS;
            line = Math.max(line, height);
        }
        return y + line;
    }
}
