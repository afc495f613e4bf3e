package dev.scimconsole.desktop.widgets;

import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;

/// Parts of a line that go on below where it ends, none of them wider than the line itself: a text that is
/// longer wraps, and does not make the page wider than the window.
public final class WrapLine extends FlowPane {

    /// @param parts of the line
    public WrapLine(Node... parts) {
        getChildren().addListener((ListChangeListener<Node>) _ -> getChildren().stream()
                .filter(Region.class::isInstance).map(Region.class::cast)
                .filter(part -> !part.maxWidthProperty().isBound())
                .forEach(part -> {
                    part.maxWidthProperty().bind(widthProperty());
                    part.setMinHeight(USE_PREF_SIZE);
                }));
        getChildren().setAll(parts);
        setMinHeight(USE_PREF_SIZE);
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }
}
