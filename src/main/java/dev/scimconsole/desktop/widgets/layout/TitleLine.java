package dev.scimconsole.desktop.widgets.layout;

import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/// A page's title at the beginning of a line and what can be done with the page at its end; below each other
/// where there is no room for both, as with texts of twice the size, so that neither is cut.
public final class TitleLine extends Pane {

    private static final double ACROSS = 12;
    private static final double DOWN = 8;

    /// With the title and the actions as its two children.
    public TitleLine() {
        setMinHeight(USE_PREF_SIZE);
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
        return getManagedChildren().stream().mapToDouble(child -> child.prefWidth(-1)).sum() + ACROSS;
    }

    @Override
    protected double computePrefHeight(double width) {
        double wide = width < 0 ? computePrefWidth(-1) : width;
        List<Node> ends = getManagedChildren();
        double height = 0;
        for (Node end : ends) {
            double own = snapSizeY(end.prefHeight(Math.min(wide, snapSizeX(end.prefWidth(-1)))));
            height = isOneLine(wide) ? Math.max(height, own) : height + own;
        }
        return isOneLine(wide) ? height : height + DOWN * (ends.size() - 1);
    }

    @Override
    protected void layoutChildren() {
        boolean oneLine = isOneLine(getWidth());
        double y = 0;
        List<Node> ends = getManagedChildren();
        for (int i = 0; i < ends.size(); i++) {
            Node end = ends.get(i);
            double width = Math.min(getWidth(), snapSizeX(end.prefWidth(-1)));
            double height = snapSizeY(end.prefHeight(width));
            double x = oneLine && i > 0 ? getWidth() - width : 0;
            end.resizeRelocate(x, oneLine ? snapPositionY((getHeight() - height) / 2) : y, width, height);
            y += height + DOWN;
        }
    }

    private boolean isOneLine(double wide) {
        return computePrefWidth(-1) <= wide;
    }
}
