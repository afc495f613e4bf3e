package dev.scimconsole.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.scimconsole.desktop.widgets.layout.FullHeight;
import dev.scimconsole.desktop.widgets.layout.OneByOne;
import dev.scimconsole.desktop.widgets.layout.Show;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// Cards that come one by one.
@OnScreen
@Tag("desktop")
class CardsTest {

    private final VBox page = new VBox();
    private final VBox column = new VBox(new Label("first"), new Label("second"), new Label("third"));

    @Start
    void start(Stage stage) {
        stage.setScene(new Scene(page, 200, 200));
        stage.show();
    }

    /// As when the page is drawn by the very answer that says which cards it has, and memory is tidied up
    /// meanwhile.
    @Test
    void whatIsShownAfterTheyBeganToComeComesToo(FxRobot robot) {
        BooleanProperty known = new SimpleBooleanProperty();
        robot.interact(() -> {
            Show.when(column.getChildren().get(1), known);
            new OneByOne(new FullHeight()).begin(column, 1);
            System.gc();
            page.getChildren().setAll(column);
            known.set(true);
        });
        Screen.await(() -> column.lookupAll(".coming").isEmpty());
        assertEquals(List.of("first", "second", "third"), column.getChildren().stream()
                .map(each -> each instanceof Label label ? label.getText() : each.toString()).toList());
    }

    /// As the outline of what has arrived before the page is on the screen.
    @Test
    void whatIsHiddenAgainBeforeThePageComesIsKeptOutOfIt(FxRobot robot) {
        BooleanProperty awaited = new SimpleBooleanProperty(true);
        Node second = column.getChildren().get(1);
        robot.interact(() -> {
            Show.when(second, awaited);
            awaited.set(false);
            page.getChildren().setAll(column);
            assertNull(second.getScene());
            awaited.set(true);
            assertEquals(1, column.getChildren().indexOf(second));
            awaited.set(false);
            assertEquals(page.getScene(), second.getScene(), "what was on the screen stays there");
        });
    }

    @Test
    void asManyComeInAFrameAsAreStyledInHalfOfIt(FxRobot robot) {
        assertEquals(List.of(1, 4), comingAfterFrames(robot, 0));
        assertEquals(List.of(1, 3, 4), comingAfterFrames(robot, 5_000_000));
        assertEquals(List.of(1, 2, 3, 4), comingAfterFrames(robot, 50_000_000));
    }

    /// What is hidden is made too, when all that is seen is there: it may be shown at any time.
    @Test
    void whatComesLaterIsMadeInItsTurnAndNothingWhenThePageIsLeft(FxRobot robot) {
        VBox seen = new VBox();
        VBox hidden = new VBox();
        Label first = new Label("first");
        AtomicLong time = new AtomicLong();
        List<String> made = new CopyOnWriteArrayList<>();
        OneByOne cards = new OneByOne(new FullHeight(), () -> time.getAndAdd(50_000_000));
        Set<String> frames = new LinkedHashSet<>();
        Runnable look = () -> frames.add(made + " made, " + column.lookupAll(".coming").size() + " coming");
        robot.interact(() -> {
            page.getScene().addPostLayoutPulseListener(look);
            column.getChildren().setAll(hidden, first, seen);
            Show.when(hidden, new SimpleBooleanProperty());
            cards.makeLater(hidden, () -> made(made, "hidden"));
            cards.makeLater(seen, () -> made(made, "seen"));
            cards.begin(column, 2);
            page.getChildren().setAll(column);
            assertEquals(List.of(), made);
        });
        Screen.await(() -> made.size() == 2);
        assertEquals(List.of("seen", "hidden"), made);
        // To make a card takes a frame, and to style it another one.
        assertEquals(List.of("[] made, 1 coming", "[seen] made, 1 coming", "[seen] made, 0 coming",
                "[seen, hidden] made, 0 coming"), List.copyOf(frames));
        robot.interact(() -> {
            page.getScene().removePostLayoutPulseListener(look);
            OneByOne left = new OneByOne(new FullHeight());
            VBox never = new VBox();
            column.getChildren().setAll(first, never);
            left.makeLater(never, () -> made(made, "never"));
            left.begin(column, 1);
            left.leave();
        });
        Screen.settle();
        assertEquals(List.of("seen", "hidden"), made);
    }

    /// What becomes higher is painted anew, with all that is seen of the page.
    @Test
    void theNextTimeTheColumnIsAsHighAtOnceAsWithAllCardsAndMayBecomeLowerThen(FxRobot robot) {
        FullHeight height = new FullHeight();
        Set<Double> first = heightsWhileCardsCome(robot, height, 3);
        assertEquals(3, first.size());
        double all = first.stream().mapToDouble(each -> each).max().orElseThrow();
        assertEquals(Set.of(all), heightsWhileCardsCome(robot, height, 3));
        Set<Double> lower = heightsWhileCardsCome(robot, height, 2);
        assertEquals(2, lower.size());
        assertEquals(lower.stream().mapToDouble(each -> each).min().orElseThrow(),
                heightsWhileCardsCome(robot, height, 2).iterator().next());
    }

    private Set<Double> heightsWhileCardsCome(FxRobot robot, FullHeight height, int cards) {
        VBox cardsColumn = new VBox();
        Set<Double> heights = new LinkedHashSet<>();
        Runnable look = () -> heights.add(cardsColumn.getHeight());
        AtomicLong time = new AtomicLong();
        robot.interact(() -> {
            IntStream.range(0, cards)
                    .forEach(number -> cardsColumn.getChildren().add(new Label("card " + number)));
            new OneByOne(height, () -> time.getAndAdd(50_000_000)).begin(cardsColumn, 1);
            page.getChildren().setAll(cardsColumn);
            page.getScene().addPostLayoutPulseListener(look);
        });
        Screen.await(() -> cardsColumn.lookupAll(".coming").isEmpty());
        Screen.await(() -> cardsColumn.getMinHeight() == Region.USE_COMPUTED_SIZE);
        Screen.settle();
        robot.interact(() -> page.getScene().removePostLayoutPulseListener(look));
        return heights;
    }

    private static Label made(List<String> made, String what) {
        made.add(what);
        return new Label(what);
    }

    /// @param each what styling one takes, in nanoseconds
    /// @return how many were there, each number once
    private List<Integer> comingAfterFrames(FxRobot robot, long each) {
        VBox four = new VBox(new Label("1"), new Label("2"), new Label("3"), new Label("4"));
        Set<Integer> there = new LinkedHashSet<>();
        Runnable look = () -> there.add(4 - four.lookupAll(".coming").size());
        AtomicLong time = new AtomicLong();
        robot.interact(() -> {
            page.getChildren().setAll(four);
            new OneByOne(new FullHeight(), () -> time.getAndAdd(each)).begin(four, 1);
            look.run();
            page.getScene().addPostLayoutPulseListener(look);
        });
        Screen.await(() -> there.contains(4));
        robot.interact(() -> page.getScene().removePostLayoutPulseListener(look));
        return List.copyOf(there);
    }
}
