package dev.scimconsole.desktop.access;

import dev.scimconsole.desktop.widgets.texts.Paragraph;
import dev.scimconsole.desktop.theme.TextScale;
import dev.scimconsole.desktop.widgets.layout.WrapLine;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.DoubleBinding;
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
        HBox line = new HBox(text, buttons);
        // An address is not to be broken where the buttons can give way; what is known gives way to them.
        DoubleBinding least = Bindings.createDoubleBinding(() -> line.getWidth() * share(),
                line.widthProperty(), who.fontProperty());
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

    /// Wants a line of its own length, where a flow pane wants the length at which it wraps.
    private static final class End extends FlowPane {

        End(Node... nodes) {
            super(nodes);
        }

        @Override
        protected double computePrefWidth(double height) {
            double wanted = getManagedChildren().stream()
                    .mapToDouble(node -> snapSizeX(Math.max(node.minWidth(-1), node.prefWidth(-1)))).sum();
            return snappedLeftInset() + wanted + getHgap() * Math.max(0, getManagedChildren().size() - 1)
                    + snappedRightInset();
        }
    }
}
