package dev.scimconsole.desktop.widgets.layout;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;

/// Room for what changes while somebody looks at it, as the details of one row and of the next: it stays as
/// high as it was for what is a little lower, until it is hidden, and has room for what is hidden in it, once
/// that was shown. What stands above keeps its height then, and neither moves under the pointer nor is laid
/// out and painted anew for a line less.
public final class KeptRoom extends StackPane {

    /// A few lines, in pixels. What is lower by more would leave a hole.
    private static final double A_LITTLE = 120;

    private final Map<Double, Double> kept = new HashMap<>();
    private final Set<Node> shown = new HashSet<>();

    /// With nothing in it yet.
    public KeptRoom() {
        setMinHeight(USE_PREF_SIZE);
        visibleProperty().subscribe(kept::clear);
    }

    @Override
    protected double computePrefHeight(double width) {
        // How much room it will need nobody knows of what was never shown.
        List<Node> parts = getManagedChildren();
        parts.stream().filter(Node::isVisible).forEach(shown::add);
        double needed = snappedTopInset() + snappedBottomInset() + parts.stream().filter(shown::contains)
                .mapToDouble(part -> snapSizeY(part.prefHeight(width))).max().orElse(0);
        return kept.merge(width, needed,
                (before, now) -> before > now && before - now <= A_LITTLE ? before : now);
    }
}
