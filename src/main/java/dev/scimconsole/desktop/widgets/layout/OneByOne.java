package dev.scimconsole.desktop.widgets.layout;

import java.util.ArrayList;
import java.util.List;
import javafx.animation.AnimationTimer;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/// Brings the cards of a long page to the screen: those that are seen first at once, the others in the frames
/// that follow, one in each. To style and lay out all of them takes several frames' time, in which nothing
/// would answer. What comes, comes below what is there.
public final class OneByOne {

    /// What stands where one of them will come.
    public static final String COMING = "coming";

    private final List<Unshown> coming = new ArrayList<>();
    private final AnimationTimer frames = new AnimationTimer() {
        @Override
        public void handle(long now) {
            bringNext();
        }
    };

    /// Begins with what stands in a column. What is hidden comes when it is shown, be it before its turn.
    ///
    /// @param column is not on the screen yet
    /// @param first  how many come at once
    public void begin(Pane column, int first) {
        List<Node> cards = List.copyOf(column.getChildren());
        cards.stream().skip(first).filter(card -> !(card instanceof Unshown)).forEach(card -> {
            Unshown place = Unshown.inPlaceOf(card, column);
            place.getStyleClass().add(COMING);
            coming.add(place);
        });
        frames.start();
    }

    /// Brings all that is missing now.
    public void end() {
        while (!coming.isEmpty()) {
            bringNext();
        }
    }

    private void bringNext() {
        if (coming.isEmpty()) {
            frames.stop();
        } else {
            coming.removeFirst().bring();
        }
    }
}
