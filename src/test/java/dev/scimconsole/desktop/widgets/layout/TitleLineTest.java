package dev.scimconsole.desktop.widgets.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A page's title with what is said of it and what can be done with it, in windows of all widths.
@Tag("desktop")
@Tag("desktop.widgets")
@Tag("desktop.widgets.layout")
class TitleLineTest {

    private static final double HIGH = 20;
    private static final double ROOM = 10;

    private final TitleLine line = new TitleLine();
    private final Region title = sized(150);
    private final Region state = sized(0);
    private final Region actions = sized(200);

    @ParameterizedTest
    @ValueSource(doubles = {250, 320, 350, 365, 400, 500, 570, 580, 800})
    void nothingMovesWhateverIsSaidOfThePage(double wide) {
        line.getChildren().setAll(title, state, actions);
        line.setRoom(ROOM);
        layOut(wide);
        double height = line.prefHeight(wide);
        Bounds titleAt = title.getBoundsInParent();
        Bounds actionsAt = actions.getBoundsInParent();
        for (double said : new double[]{40, 120, ROOM * HIGH}) {
            state.setPrefWidth(said);
            layOut(wide);
            assertEquals(height, line.prefHeight(wide), "with " + said);
            assertEquals(titleAt, title.getBoundsInParent(), "with " + said);
            assertEquals(actionsAt, actions.getBoundsInParent(), "with " + said);
            for (Region other : new Region[]{title, actions}) {
                Bounds own = inner(state);
                assertTrue(!own.intersects(inner(other)), () -> own + " lies on " + other);
            }
        }
    }

    @Test
    void whatCanBeDoneStandsAtTheEndAlsoInALineOfItsOwn() {
        line.getChildren().setAll(title, actions);
        for (double wide : new double[]{500, 300, 220}) {
            layOut(wide);
            assertEquals(wide, actions.getBoundsInParent().getMaxX(), 1);
            assertEquals(0, title.getBoundsInParent().getMinX());
        }
        assertTrue(actions.getBoundsInParent().getMinY() >= title.getBoundsInParent().getMaxY(),
                "below the title");
    }

    @Test
    void aTitleAloneStandsAtTheBeginning() {
        line.getChildren().setAll(title, actions);
        actions.setManaged(false);
        layOut(500);
        assertEquals(0, title.getBoundsInParent().getMinX());
        assertEquals(HIGH, line.prefHeight(500));
    }

    private void layOut(double wide) {
        line.resize(wide, line.prefHeight(wide));
        line.layout();
    }

    private static Bounds inner(Region part) {
        Bounds all = part.getBoundsInParent();
        return new BoundingBox(all.getMinX(), all.getMinY() + 1, Math.max(0, all.getWidth() - 1),
                all.getHeight() - 2);
    }

    private static Region sized(double width) {
        Region region = new Region();
        region.setPrefSize(width, HIGH);
        return region;
    }
}
