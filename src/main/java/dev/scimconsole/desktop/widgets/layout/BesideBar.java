package dev.scimconsole.desktop.widgets.layout;

import javafx.geometry.Orientation;
import javafx.scene.layout.Region;

/// What scrolls in a pane, as wide whether the pane's bar is there or not: the bar takes its room from the
/// margin. By itself a pane makes what scrolls narrower for the bar, and columns move under the pointer.
///
/// In a pane that fits its height it is as high as the pane, and higher where that is too low for it. So what
/// grows in it, such as a long table, is as high as the window leaves room for; it is laid out with all
/// beside it, in one frame.
public final class BesideBar extends Region {

    /// Without content yet.
    public BesideBar() {}

    /// What scrolls, with a margin that is wider than the bar.
    public Region getContent() {
        return (Region) getChildren().getFirst();
    }

    /// Puts in what scrolls.
    public void setContent(Region content) {
        getChildren().setAll(content);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    /// Without a width a pane that fits its height asks whether what is higher than itself could be lower,
    /// and would need no bar.
    @Override
    protected double computeMinHeight(double width) {
        return width < 0 ? Double.MAX_VALUE : computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        return getContent().prefHeight(withBar(width));
    }

    @Override
    protected double computePrefWidth(double height) {
        return getContent().prefWidth(height);
    }

    @Override
    protected void layoutChildren() {
        getContent().resizeRelocate(0, 0, withBar(getWidth()), getHeight());
    }

    private double withBar(double width) {
        return PagePane.around(this).filter(_ -> width > 0).map(
                pane -> Math.max(width,
                        pane.getWidth() - pane.snappedLeftInset() - pane.snappedRightInset()))
                .orElse(width);
    }
}
