package dev.scimconsole.desktop.refusals;

import dev.scimconsole.contract.refusals.RefusedChange;
import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.desktop.widgets.texts.Paragraph;
import dev.scimconsole.desktop.widgets.layout.Show;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// A change that was refused, in a line that opens: both sides of a clash, the cures, what can be done.
final class ChangeRow extends VBox {

    /// Parts of the width, as the head of the list has them.
    static final double[] WIDTHS = {29, 21, 29, 21};

    private final BooleanProperty open = new SimpleBooleanProperty(this, "open");

    /// @param look    opens the user with this user name
    /// @param request shows what was asked
    /// @param buttons below the rest
    ChangeRow(RefusedChange change, RefusalWords words, Messages messages, Consumer<String> look,
            Node request, List<? extends Node> buttons) {
        getStyleClass().add("change-row");
        String who = words.who(change);
        Button toggle = new Button();
        toggle.getStyleClass().add("change-toggle");
        toggle.setAccessibleText(messages.text("refused.details", messages.text("spoken.then", who,
                messages.text("spoken.then", words.what(change), words.why(change)))));
        FontIcon arrow = new FontIcon("fth-chevron-right");
        toggle.setGraphic(arrow);
        open.subscribe(shown -> arrow.setIconLiteral(shown ? "fth-chevron-down" : "fth-chevron-right"));
        toggle.setOnAction(_ -> open.set(!open.get()));
        VBox name = new VBox(cell(who, "strong-name"));
        if (!words.userName(change).isEmpty()) {
            name.getChildren().add(cell(words.userName(change), "muted"));
        }
        GridPane line = line(name, cell(words.what(change), "plain-cell"),
                cell(words.why(change), "plain-cell"),
                cell(words.tries(change), "muted"));
        HBox.setHgrow(line, Priority.ALWAYS);
        HBox head = new HBox(toggle, line);
        head.getStyleClass().add("change-head");
        head.setMinHeight(USE_PREF_SIZE);
        head.setOnMouseClicked(_ -> toggle.fire());
        VBox details = new VBox();
        details.getStyleClass().add("change-details");
        change.clash().ifPresent(clash -> details.getChildren()
                .add(new ClashSides(clash, words, messages, look)));
        Label asked = cell(words.askedBy(change), "muted");
        HBox acts = new HBox();
        acts.getStyleClass().add("refused-line");
        acts.getChildren().setAll(buttons);
        details.getChildren().addAll(new Cures(change, words, messages), asked, request, acts);
        HBox below = indented(details);
        below.setMinHeight(USE_PREF_SIZE);
        Show.when(below, open);
        getChildren().setAll(head, below);
    }

    /// Whether the rest is shown.
    BooleanProperty openProperty() {
        return open;
    }

    /// A part of the list that begins where names do, beside what opens them.
    static HBox indented(Node part) {
        Region beside = new Region();
        beside.getStyleClass().add("change-room");
        HBox indented = new HBox(beside, part);
        indented.getStyleClass().add("change-indent");
        HBox.setHgrow(part, Priority.ALWAYS);
        return indented;
    }

    /// Cells under the list's columns.
    static GridPane line(Node... cells) {
        GridPane line = new GridPane();
        for (int i = 0; i < cells.length; i++) {
            ColumnConstraints column = new ColumnConstraints();
            column.setPercentWidth(WIDTHS[i]);
            line.getColumnConstraints().add(column);
            line.add(cells[i], i, 0);
            // However many lines the others have.
            GridPane.setValignment(cells[i], VPos.TOP);
        }
        line.getStyleClass().add("change-line");
        return line;
    }

    /// A text that wraps.
    static Label cell(String text, String style) {
        Label cell = new Paragraph(text);
        cell.getStyleClass().add(style);
        return cell;
    }
}
