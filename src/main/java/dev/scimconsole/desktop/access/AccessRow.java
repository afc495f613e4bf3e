package dev.scimconsole.desktop.access;

import dev.scimconsole.desktop.widgets.texts.Paragraph;
import dev.scimconsole.desktop.theme.TextScale;
import dev.scimconsole.desktop.widgets.layout.WrapLine;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.DoubleBinding;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// A line of a list: who, what is known in a second line, a role, buttons.
abstract sealed class AccessRow extends VBox permits AdministratorRow, InviteRow, AutomationRow {

    private static final double NAME_SHARE = 0.3;
    private static final double LARGE_NAME_SHARE = 0.4;

    private final Label who;
    private final Label facts = new Paragraph();
    private final Supplier<String> tells;
    private final VBox text;

    /// @param name  who it is about
    /// @param tells what is known, as of the moment it is asked
    AccessRow(String name, Supplier<String> tells) {
        this.tells = tells;
        getStyleClass().add("access-row");
        who = new Paragraph(name);
        who.getStyleClass().add("access-email");
        facts.getStyleClass().add("muted");
        text = new VBox(new WrapLine(who), facts);
        HBox.setHgrow(text, Priority.ALWAYS);
        tellFacts();
    }

    /// Tells what is known as of this moment.
    final void tellFacts() {
        facts.setText(tells.get());
    }

    /// Puts a mark behind the email.
    final void mark(Label mark) {
        WrapLine first = (WrapLine) text.getChildren().getFirst();
        first.getStyleClass().add("access-name");
        first.getChildren().add(mark);
    }

    /// Shows the line with what stands at its end.
    final void show(Node... end) {
        // In one line where there is room, with large texts below each other.
        End buttons = new End(end);
        buttons.getStyleClass().add("access-end");
        Line line = new Line(text, buttons);
        // An address is not to be broken where the buttons can give way; what is known gives way to them.
        DoubleBinding least = Bindings.createDoubleBinding(() -> line.room.get() * share(), line.room,
                who.fontProperty());
        text.minWidthProperty().bind(least);
        text.prefWidthProperty().bind(least);
        line.getStyleClass().add("access-line");
        getChildren().setAll(line);
    }

    private double share() {
        return TextScale.isLarge(TextScale.BODY.of(who.getFont())) ? LARGE_NAME_SHARE : NAME_SHARE;
    }

    static Label badge(String words, String tone) {
        Label badge = new Label(words);
        badge.getStyleClass().setAll("badge", tone);
        badge.setMinWidth(USE_PREF_SIZE);
        return badge;
    }

    /// Shares out a width as soon as it is asked how high it would be at that. Else it would be as high for a
    /// moment as if the text had no width, and the page with it.
    private static final class Line extends HBox {

        private final DoubleProperty room = new SimpleDoubleProperty();

        Line(Node... nodes) {
            super(nodes);
        }

        @Override
        protected double computeMinHeight(double width) {
            expect(width);
            return super.computeMinHeight(width);
        }

        @Override
        protected double computePrefHeight(double width) {
            expect(width);
            return super.computePrefHeight(width);
        }

        @Override
        protected void layoutChildren() {
            expect(getWidth());
            super.layoutChildren();
        }

        private void expect(double width) {
            if (width > 0) {
                room.set(width);
            }
        }
    }

    /// Wants a line of its own length, where a flow pane wants the length at which it wraps; and no more room
    /// than its lines need when they are about as long, so that none of its nodes ends in a line alone.
    private final class End extends FlowPane {

        End(Node... nodes) {
            super(nodes);
        }

        @Override
        protected double computePrefWidth(double height) {
            return length(widths()) + snappedLeftInset() + snappedRightInset();
        }

        @Override
        protected double computeMaxWidth(double height) {
            double room = getParent() instanceof Line line
                    ? line.room.get() * (1 - share()) - line.getSpacing()
                    : 0;
            List<Double> widths = widths();
            return room <= 0 || length(widths) <= room ? Double.MAX_VALUE : shortest(widths, room);
        }

        /// The least room in which there are as many lines as in this.
        private double shortest(List<Double> widths, double room) {
            int lines = lines(widths, room);
            double widest = Collections.max(widths);
            return IntStream.range(0, widths.size()).boxed()
                    .flatMap(from -> IntStream.rangeClosed(from + 1, widths.size())
                            .mapToObj(to -> length(widths.subList(from, to))))
                    .filter(wide -> wide >= widest && wide <= room && lines(widths, wide) == lines)
                    .min(Comparator.naturalOrder()).orElse(room);
        }

        private int lines(List<Double> widths, double room) {
            int lines = 1;
            int first = 0;
            for (int i = 1; i < widths.size(); i++) {
                if (length(widths.subList(first, i + 1)) > room) {
                    lines++;
                    first = i;
                }
            }
            return lines;
        }

        private List<Double> widths() {
            return getManagedChildren().stream()
                    .map(node -> snapSizeX(Math.max(node.minWidth(-1), node.prefWidth(-1)))).toList();
        }

        private double length(List<Double> widths) {
            return widths.stream().mapToDouble(Double::doubleValue).sum()
                    + getHgap() * Math.max(0, widths.size() - 1);
        }
    }
}
