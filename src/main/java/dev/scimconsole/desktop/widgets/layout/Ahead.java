package dev.scimconsole.desktop.widgets.layout;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import javafx.animation.AnimationTimer;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.SnapshotParameters;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/// Makes, styles, lays out and paints what is hidden before somebody wants to see it, one part in each frame,
/// once the page has come to rest: all of it in the frame in which it is wanted would take longer than a
/// frame should.
///
/// To be used on the JavaFX thread.
public final class Ahead {

    /// The page's own parts come first.
    private static final int FRAMES_OF_REST = 30;

    private final Pane hidden;
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

    /// @param hidden comes into the scene with all that is kept out of it, each of its children in a frame of
    ///               its own, and stays hidden
    /// @param parts  what is made when all of that is there, each in a frame of its own
    public Ahead(Pane hidden, List<Runnable> parts) {
        this.hidden = hidden;
        this.parts.addAll(parts);
        List<Node> children = hidden.getChildren().stream()
                .map(child -> child instanceof Unshown place ? place.kept() : child).toList();
        List<Unshown> places = children.stream().filter(hidden.getChildren()::contains)
                .map(child -> Unshown.inPlaceOf(child, hidden)).toList();
        hidden.visibleProperty().subscribe(shown -> {
            if (shown) {
                places.forEach(Unshown::bring);
            }
        });
        children.forEach(child -> this.parts.add(() -> layOut(child)));
        this.parts.add(this::layOutWhole);
        children.forEach(child -> this.parts.add(() -> paint(child)));
    }

    /// Begins, unless all of it is there.
    public void begin() {
        frames.start();
    }

    /// Makes nothing more.
    public void end() {
        frames.stop();
    }

    /// At the width that it will have, without which no text is broken into lines.
    private void layOut(Node child) {
        if (!hidden.isVisible()) {
            double width = width() - hidden.getInsets().getLeft() - hidden.getInsets().getRight();
            child.resize(width, child.prefHeight(width));
            if (child instanceof Parent parent) {
                parent.layout();
            }
        }
    }

    /// So that the next frame does not lay it out at no width at all.
    private void layOutWhole() {
        if (!hidden.isVisible()) {
            hidden.resize(width(), hidden.prefHeight(width()));
        }
    }

    private double width() {
        return hidden.getParent() instanceof Region page
                ? page.getWidth() - page.getInsets().getLeft() - page.getInsets().getRight()
                : 0;
    }

    /// To nowhere: what is painted for the first time takes several times as long, above all the letters of
    /// a font.
    private void paint(Node node) {
        if (hidden.isVisible()) {
            return;
        }
        if (node.isVisible() && node.getLayoutBounds().getHeight() > 0) {
            node.snapshot(new SnapshotParameters(), null);
        } else if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> parts.add(() -> paint(child)));
        }
    }

    private boolean next() {
        Optional<Unshown> place = Unshown.placeOf(hidden).or(() -> Unshown.firstIn(hidden));
        place.ifPresentOrElse(Unshown::bring,
                () -> Optional.ofNullable(parts.poll()).ifPresent(Runnable::run));
        return place.isPresent() || !parts.isEmpty();
    }
}
