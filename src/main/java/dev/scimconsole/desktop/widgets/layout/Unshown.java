package dev.scimconsole.desktop.widgets.layout;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/// Stands where something will come that is not looked at yet. JavaFX styles what is hidden, and makes its
/// controls, as it does with what is seen; what is not in the scene costs nothing.
public final class Unshown extends Region {

    private final Node kept;

    /// @param kept what will come
    Unshown(Node kept) {
        this.kept = kept;
        setManaged(false);
        setVisible(false);
    }

    /// Takes a node out of its pane until it is [#bring()] back.
    static Unshown inPlaceOf(Node node, Pane pane) {
        Unshown place = new Unshown(node);
        node.getProperties().put(Unshown.class, place);
        pane.getChildren().set(pane.getChildren().indexOf(node), place);
        return place;
    }

    /// What stands where this node will come.
    static Optional<Unshown> placeOf(Node node) {
        return Optional.ofNullable((Unshown) node.getProperties().get(Unshown.class))
                .filter(place -> place.getParent() != null);
    }

    /// The first of all in this node, but for what is in a section that somebody opens.
    static Optional<Unshown> firstIn(Node node) {
        if (node instanceof Unshown place) {
            return Optional.of(place);
        }
        return node instanceof Parent parent && !(node instanceof ClosedCard)
                ? parent.getChildrenUnmodifiable().stream().flatMap(child -> firstIn(child).stream())
                        .findFirst()
                : Optional.empty();
    }

    /// What will come.
    public Node kept() {
        return kept;
    }

    /// Puts it where it belongs, unless its pane has been filled anew since.
    void bring() {
        if (getParent() instanceof Pane pane) {
            pane.getChildren().set(pane.getChildren().indexOf(this), kept);
        }
    }
}
