package dev.scimconsole.desktop.widgets.layout;

import java.util.HashMap;
import java.util.Map;
import javafx.scene.layout.StackPane;

/// Room for what changes while somebody looks at it, as the details of one row and of the next: it stays as
/// high as it was for what is a little lower, until it is hidden. What stands above keeps its height then,
/// and neither moves under the pointer nor is laid out and painted anew for a line less.
public final class KeptRoom extends StackPane {

    /// A few lines, in pixels. What is lower by more would leave a hole.
    private static final double A_LITTLE = 120;

    private final Map<Double, Double> kept = new HashMap<>();

    /// With nothing in it yet.
    public KeptRoom() {
        visibleProperty().subscribe(kept::clear);
    }

    @Override
    protected double computePrefHeight(double width) {
        double needed = super.computePrefHeight(width);
        return kept.merge(width, needed,
                (before, now) -> before > now && before - now <= A_LITTLE ? before : now);
    }
}
