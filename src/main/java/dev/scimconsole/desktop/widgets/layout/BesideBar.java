package dev.scimconsole.desktop.widgets.layout;

import javafx.geometry.Orientation;
import javafx.scene.layout.Region;

/// What scrolls in a pane, as wide whether the pane's bar is there or not: the bar takes its room from the
/// margin. By itself a pane makes what scrolls narrower for the bar. A page that becomes too high for a
/// moment would be laid out and painted twice, and its columns move under the pointer.
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

    /// It scrolls: nobody needs to go through all that is in it to know how low it could become.
    @Override
    protected double computeMinHeight(double width) {
        return 0;
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
