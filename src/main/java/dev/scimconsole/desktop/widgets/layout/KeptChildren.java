package dev.scimconsole.desktop.widgets.layout;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/// Children that stay in their pane while they are not to be seen. JavaFX styles anew whatever comes into a
/// scene, also what was there before; that takes longer than to lay it out.
///
/// To be used on the JavaFX thread.
public final class KeptChildren {

    private KeptChildren() {}

    /// Has a pane show these in their order, and nothing else.
    ///
    /// @param pane has no children but those that it was given here, or that belong to the same set
    public static void show(Pane pane, List<? extends Node> wanted) {
        List<Node> children = pane.getChildren();
        int at = 0;
        for (Node node : wanted) {
            int found = children.indexOf(node);
            if (found < at) {
                if (found >= 0) {
                    children.remove(found);
                    at--;
                }
                children.add(at, node);
                found = at;
            }
            at = found + 1;
        }
        children.forEach(child -> {
            child.setVisible(wanted.contains(child));
            child.setManaged(child.isVisible());
        });
    }
}
