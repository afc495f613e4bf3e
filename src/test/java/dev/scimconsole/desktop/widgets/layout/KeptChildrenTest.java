package dev.scimconsole.desktop.widgets.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("desktop")
@Tag("desktop.widgets")
@Tag("desktop.widgets.layout")
class KeptChildrenTest {

    private final VBox pane = new VBox();
    private final Region first = new Region();
    private final Region second = new Region();
    private final Region third = new Region();

    @Test
    void whatIsNotWantedStaysHidden() {
        KeptChildren.show(pane, List.of(first, second, third));
        List<Node> gone = gone();
        KeptChildren.show(pane, List.of(first, third));
        assertEquals(List.of(first, third), seen());
        assertEquals(List.of(first, third), managed());
        KeptChildren.show(pane, List.of());
        assertEquals(List.of(), seen());
        KeptChildren.show(pane, List.of(first, second, third));
        assertEquals(List.of(first, second, third), seen());
        assertEquals(List.of(), gone, "none left the pane");
    }

    @Test
    void whatComesStandsWhereItBelongs() {
        KeptChildren.show(pane, List.of(first, third));
        List<Node> gone = gone();
        KeptChildren.show(pane, List.of(first, second, third));
        assertEquals(List.of(first, second, third), seen());
        assertTrue(gone.isEmpty());
    }

    @Test
    void anotherOrderIsKept() {
        KeptChildren.show(pane, List.of(first, second, third));
        KeptChildren.show(pane, List.of(third, first));
        assertEquals(List.of(third, first), seen());
        KeptChildren.show(pane, List.of(second, third, first));
        assertEquals(List.of(second, third, first), seen());
        assertEquals(3, pane.getChildren().size());
    }

    private List<Node> gone() {
        List<Node> gone = new ArrayList<>();
        pane.getChildren().addListener((ListChangeListener<Node>) change -> {
            while (change.next()) {
                gone.addAll(change.getRemoved());
            }
        });
        return gone;
    }

    private List<Node> seen() {
        return pane.getChildren().stream().filter(Node::isVisible).toList();
    }

    private List<Node> managed() {
        return pane.getChildren().stream().filter(Node::isManaged).toList();
    }
}
