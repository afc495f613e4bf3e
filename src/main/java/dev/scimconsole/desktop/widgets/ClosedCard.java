package dev.scimconsole.desktop.widgets;

import java.util.Optional;
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
        expandedProperty().subscribe(this::fill);
    }

    /// What is in it, be it open or not.
    public @Nullable Node getInside() {
        return inside;
    }

    /// Puts something into it.
    public void setInside(Node content) {
        inside = content;
        fill();
    }

    /// Whether something with that selector is in it.
    public boolean holds(String selector) {
        return Optional.ofNullable(inside).map(content -> content.lookup(selector) != null).orElse(false);
    }

    private void fill() {
        if (isExpanded() || Show.bringsSheets(inside)) {
            setContent(inside);
        }
    }
}
