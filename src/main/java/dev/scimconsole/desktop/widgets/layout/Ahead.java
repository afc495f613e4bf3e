package dev.scimconsole.desktop.widgets.layout;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import javafx.animation.AnimationTimer;
import javafx.scene.Node;

/// Makes and styles what is hidden before somebody wants to see it, one part in each frame, once the page has
/// come to rest: all of it in the frame in which it is wanted would take longer than a frame should.
///
/// To be used on the JavaFX thread.
public final class Ahead {

    /// The page's own parts come first.
    private static final int FRAMES_OF_REST = 30;

    private final Node hidden;
    private final Deque<Runnable> parts = new ArrayDeque<>();
    private int frame;
    private final AnimationTimer frames = new AnimationTimer() {
        @Override
        public void handle(long now) {
            frame++;
            if (frame > FRAMES_OF_REST && !next()) {
                stop();
            }
        }
    };

    /// @param hidden comes into the scene with all that is kept out of it, and stays hidden
    /// @param parts  what is made when all of that is there, each in a frame of its own
    public Ahead(Node hidden, List<Runnable> parts) {
        this.hidden = hidden;
        this.parts.addAll(parts);
    }

    /// Begins, unless all of it is there.
    public void begin() {
        frames.start();
    }

    /// Makes nothing more.
    public void end() {
        frames.stop();
    }

    private boolean next() {
        Optional<Unshown> place = Unshown.placeOf(hidden).or(() -> Unshown.firstIn(hidden));
        place.ifPresentOrElse(Unshown::bring,
                () -> Optional.ofNullable(parts.poll()).ifPresent(Runnable::run));
        return place.isPresent() || !parts.isEmpty();
    }
}
