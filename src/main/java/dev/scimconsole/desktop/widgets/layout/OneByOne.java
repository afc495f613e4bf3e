package dev.scimconsole.desktop.widgets.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import javafx.animation.AnimationTimer;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/// Brings the cards of a long page to the screen: those that are seen first at once, the others in the frames
/// that follow, as many in each as can be styled in half a frame's time, but one at least. To style and lay
/// out all of them takes several frames' time, in which nothing would answer; with one in each frame the page
/// would be painted for each, however little it is. What comes, comes below what is there.
public final class OneByOne {

    /// What stands where one of them will come.
    public static final String COMING = "coming";

    /// To lay out what is styled takes as long again.
    private static final long STYLED_NANOS = TimeUnit.MILLISECONDS.toNanos(8);

    private final LongSupplier nanos;
    private final List<Unshown> coming = new ArrayList<>();
    private final AnimationTimer frames = new AnimationTimer() {
        @Override
        public void handle(long now) {
            if (firstAreSeen) {
                bringSome();
            } else {
                firstAreSeen = coming.isEmpty() || coming.getFirst().getScene() != null;
            }
        }
    };
    private boolean firstAreSeen;

    /// By the machine's clock.
    public OneByOne() {
        this(System::nanoTime);
    }

    /// @param nanos a clock, in nanoseconds
    public OneByOne(LongSupplier nanos) {
        this.nanos = nanos;
    }

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
        firstAreSeen = false;
        frames.start();
    }

    /// Brings all that is missing now.
    public void end() {
        while (!coming.isEmpty()) {
            bringNext();
        }
    }

    private void bringSome() {
        long begun = nanos.getAsLong();
        boolean fits = true;
        while (fits && !coming.isEmpty()) {
            bringNext().applyCss();
            fits = nanos.getAsLong() - begun < STYLED_NANOS;
        }
        if (coming.isEmpty()) {
            frames.stop();
        }
    }

    private Node bringNext() {
        Unshown next = coming.removeFirst();
        next.bring();
        return next.kept();
    }
}
