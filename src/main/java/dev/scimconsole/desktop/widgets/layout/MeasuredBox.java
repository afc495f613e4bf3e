package dev.scimconsole.desktop.widgets.layout;

import javafx.scene.layout.VBox;

/// A box that knows how high it is at a width ([KnownHeights]), for what has boxes with long texts in it.
public class MeasuredBox extends VBox {

    private final KnownHeights least = new KnownHeights();
    private final KnownHeights preferred = new KnownHeights();

    /// With nothing in it yet.
    public MeasuredBox() {}

    @Override
    public void requestLayout() {
        least.forget();
        preferred.forget();
        super.requestLayout();
    }

    @Override
    protected double computeMinHeight(double width) {
        return least.at(width, super::computeMinHeight);
    }

    @Override
    protected double computePrefHeight(double width) {
        return preferred.at(width, super::computePrefHeight);
    }
}
