package dev.scimconsole.desktop.widgets.layout;

import javafx.scene.Node;
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
        pane.getChildren().set(pane.getChildren().indexOf(node), place);
        return place;
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
