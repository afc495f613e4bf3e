package dev.scimconsole.desktop.widgets.facts;

import dev.scimconsole.desktop.widgets.layout.KnownHeights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/// Facts beside each other, and below where there is no room. Each is as high as it needs at the width that
/// it gets, which JavaFX's own flow asks for at another one. Those that have shares stand in one line by
/// them, and two in a line where a word would be broken else.
public final class FactsPane extends Pane {

    private static final double ACROSS = 22;
    private static final double DOWN = 8;

    private static final List<Double> HALVES = List.of(50.0, 50.0);

    private final KnownHeights heights = new KnownHeights();
    private List<Double> shares = List.of();

    /// Without facts yet.
    public FactsPane() {
        setMinHeight(USE_PREF_SIZE);
    }

    /// What each fact has of the width, in percent, by commas; empty text where they flow.
    public String getShares() {
        return shares.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    /// Gives each fact a share of the width.
    public void setShares(String percent) {
        shares = Arrays.stream(percent.split(", *")).map(Double::valueOf).toList();
        requestLayout();
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    public void requestLayout() {
        heights.forget();
        super.requestLayout();
    }

    @Override
    protected double computePrefHeight(double width) {
        return heights.at(width, this::height);
    }

    private double height(double width) {
        double wide = width < 0 ? computePrefWidth(-1) : width;
        return snapSizeY(flow(wide - snappedLeftInset() - snappedRightInset(), false)
                + snappedTopInset() + snappedBottomInset());
    }

    @Override
    protected void layoutChildren() {
        flow(getWidth() - snappedLeftInset() - snappedRightInset(), true);
    }

    /// Goes through the facts in their order.
    ///
    /// @param wide  how much room there is
    /// @param place whether to put them where they belong
    /// @return how high they are
    private double flow(double wide, boolean place) {
        return shares.isEmpty() ? flowAsTheyAre(wide, place) : inShares(wide, place);
    }

    private double inShares(double wide, boolean place) {
        List<Node> facts = getManagedChildren();
        List<Double> columns = IntStream.range(0, facts.size())
                .allMatch(i -> facts.get(i).minWidth(-1) <= share(shares.get(i), wide)) ? shares : HALVES;
        double y = 0;
        for (int first = 0; first < facts.size(); first += columns.size()) {
            Line line = new Line(y);
            for (int i = first; i < Math.min(facts.size(), first + columns.size()); i++) {
                line.add(facts.get(i), share(columns.get(i - first), wide));
            }
            if (place) {
                line.place();
            }
            y += line.height() + DOWN;
        }
        return Math.max(0, y - DOWN);
    }

    private double share(double percent, double wide) {
        return snapSizeX(wide * percent / 100 - ACROSS);
    }

    private double flowAsTheyAre(double wide, boolean place) {
        Line line = new Line(0);
        for (Node fact : getManagedChildren()) {
            double width = Math.min(snapSizeX(fact.prefWidth(-1)), wide);
            if (line.right() > 0 && line.right() + width > wide) {
                if (place) {
                    line.place();
                }
                line = new Line(line.top + line.height() + DOWN);
            }
            line.add(fact, width);
        }
        if (place) {
            line.place();
        }
        return line.top + line.height();
    }

    /// Facts beside each other: their names begin at one height, and their values too.
    private final class Line {

        private final double top;
        private final List<Node> facts = new ArrayList<>();
        private final List<Double> widths = new ArrayList<>();
        private double names;
        private double values;

        Line(double top) {
            this.top = top;
        }

        void add(Node fact, double width) {
            double name = fact instanceof FactField field ? field.heightOfName(width) : 0;
            facts.add(fact);
            widths.add(width);
            names = Math.max(names, name);
            values = Math.max(values, snapSizeY(fact.prefHeight(width)) - name);
        }

        /// Where the next one begins.
        double right() {
            return widths.stream().mapToDouble(width -> width + ACROSS).sum();
        }

        double height() {
            return names + values;
        }

        void place() {
            double x = snappedLeftInset();
            for (int i = 0; i < facts.size(); i++) {
                if (facts.get(i) instanceof FactField field) {
                    field.leaveForName(names);
                }
                facts.get(i).resizeRelocate(x, snappedTopInset() + top, widths.get(i), height());
                x += widths.get(i) + ACROSS;
            }
        }
    }
}
