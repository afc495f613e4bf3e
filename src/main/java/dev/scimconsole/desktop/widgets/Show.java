package dev.scimconsole.desktop.widgets;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/// Shows nodes only while they have something to say; hidden ones take no room.
public final class Show {

    private Show() {}

    /// Shows the node while the condition holds.
    public static void when(Node node, ObservableValue<Boolean> condition) {
        node.visibleProperty().bind(condition);
        node.managedProperty().bind(node.visibleProperty());
    }
}
