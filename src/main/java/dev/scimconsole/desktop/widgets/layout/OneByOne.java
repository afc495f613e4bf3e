package dev.scimconsole.desktop.widgets.layout;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import javafx.animation.AnimationTimer;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/// Brings the cards of a long page to the screen: those that are seen first at once, the others in the frames
/// that follow, as many in each as can be made and styled in half a frame's time. To read and wire a card
/// takes as long as to style it, so a frame may do only one of them; to do it for all takes several frames'
/// time, in which nothing would answer. What comes, comes below what is there.
public final class OneByOne {

    /// What stands where one of them will come.
    public static final String COMING = "coming";

    /// To lay out what is styled takes as long again.
    private static final long STYLED_NANOS = TimeUnit.MILLISECONDS.toNanos(8);

    private final LongSupplier nanos;
    private final FullHeight height;
    private Optional<Pane> column = Optional.empty();
    private final List<Unshown> coming = new ArrayList<>();
    private final SequencedMap<Pane, Supplier<? extends Node>> unmade = new LinkedHashMap<>();
    private final AnimationTimer frames = new AnimationTimer() {
        @Override
        public void handle(long now) {
            if (firstAreSeen && isMore()) {
                bringSome();
            } else if (firstAreSeen) {
                stop();
                column.ifPresent(height::take);
            } else {
                firstAreSeen = coming.isEmpty() || coming.getFirst().getScene() != null;
            }
        }
    };
    private boolean firstAreSeen;

    /// By the machine's clock.
    ///
    /// @param height of the column
    public OneByOne(FullHeight height) {
        this(height, System::nanoTime);
    }

    /// @param height of the column
    /// @param nanos  a clock, in nanoseconds
    public OneByOne(FullHeight height, LongSupplier nanos) {
        this.height = height;
        this.nanos = nanos;
    }

    /// Leaves a card empty until its turn: to read and wire a card takes as long as to style it. What is
    /// hidden is made when all that is seen is there.
    ///
    /// @param place stands in the column
    /// @param view  makes what is in it
    public void makeLater(Pane place, Supplier<? extends Node> view) {
        unmade.put(place, view);
    }

    /// Begins with what stands in a column. What is hidden comes when it is shown, be it before its turn.
    ///
    /// @param column is not on the screen yet
    /// @param first  how many come at once
    public void begin(Pane column, int first) {
        List<Node> cards = List.copyOf(column.getChildren());
        cards.stream().limit(first).filter(card -> !(card instanceof Unshown)).forEach(this::make);
        cards.stream().skip(first).filter(card -> !(card instanceof Unshown)).forEach(card -> {
            Unshown place = Unshown.inPlaceOf(card, column);
            place.getStyleClass().add(COMING);
            coming.add(place);
        });
        this.column = Optional.of(column);
        height.keep(column);
        firstAreSeen = false;
        frames.start();
    }

    /// Brings all that is missing now.
    public void end() {
        while (isMore()) {
            bringNext();
        }
        column.ifPresent(height::leave);
    }

    /// Brings nothing more: the page is left.
    public void leave() {
        frames.stop();
    }

    private void bringSome() {
        long begun = nanos.getAsLong();
        boolean fits = true;
        while (fits && isMore()) {
            Node next = coming.isEmpty() ? unmade.firstEntry().getKey() : coming.getFirst().kept();
            if (isUnmade(next)) {
                make(next);
            } else {
                bringNext().applyCss();
            }
            fits = nanos.getAsLong() - begun < STYLED_NANOS;
        }
    }

    private boolean isMore() {
        return !coming.isEmpty() || !unmade.isEmpty();
    }

    private Node bringNext() {
        if (coming.isEmpty()) {
            Node place = unmade.firstEntry().getKey();
            make(place);
            return place;
        }
        Unshown next = coming.removeFirst();
        make(next.kept());
        next.bring();
        return next.kept();
    }

    private boolean isUnmade(Node place) {
        return place instanceof Pane pane && unmade.containsKey(pane);
    }

    private void make(Node place) {
        if (place instanceof Pane pane) {
            Optional.ofNullable(unmade.remove(pane)).ifPresent(view -> pane.getChildren().add(view.get()));
        }
    }
}
