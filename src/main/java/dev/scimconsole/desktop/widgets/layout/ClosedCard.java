package dev.scimconsole.desktop.widgets.layout;

import javafx.beans.DefaultProperty;
import javafx.scene.Node;
import javafx.scene.control.TitledPane;
import org.jspecify.annotations.Nullable;

/// A section of a page that is closed until somebody opens it. What is in it comes into the scene only then:
/// nobody waits for its styles who does not look at it.
@DefaultProperty("inside")
public final class ClosedCard extends TitledPane {

    private @Nullable Node inside;

    /// Closed, and empty yet.
    public ClosedCard() {
        getStyleClass().add("closed-card");
        setExpanded(false);
        setAnimated(false);
        expandedProperty().subscribe(() -> {
            if (isExpanded()) {
                setContent(inside);
            }
        });
    }

    /// By itself JavaFX asks how high the content is in the width of all, its own edges among them: where a
    /// text just fits into that, its last line would be cut.
    @Override
    protected double computePrefHeight(double width) {
        return super.computePrefHeight(
                width < 0 ? width : width - snappedLeftInset() - snappedRightInset());
    }

    /// What is in it, be it open or not.
    public @Nullable Node getInside() {
        return inside;
    }

    /// Puts something into it, once.
    public void setInside(Node content) {
        inside = content;
        setContent(new Unshown(content));
    }

    /// Whether something with that selector is in it.
    public boolean holds(String selector) {
        return inside != null && inside.lookup(selector) != null;
    }
}
