package dev.scimconsole.desktop.widgets;

import dev.scimconsole.desktop.text.Messages;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;

/// What is known of one thing: values under their names. Every value can be selected and copied.
public final class Facts {

    private static final int NARROWEST = 8;
    private static final int WIDEST = 44;

    private final Pane pane;
    private final Messages messages;
    private final String keys;

    /// @param pane holds them
    /// @param keys what the keys of their names begin with
    public Facts(Pane pane, Messages messages, String keys) {
        this.pane = pane;
        this.messages = messages;
        this.keys = keys;
    }

    /// Takes all away.
    public void clear() {
        pane.getChildren().clear();
    }

    /// Adds a fact, unless there is none.
    ///
    /// @param name  ends the key of its name; the field's id is `detail-` and this
    /// @param value empty for none
    public void add(String name, String value) {
        if (value.isEmpty()) {
            return;
        }
        Label label = new Label(messages.text(keys + name));
        label.getStyleClass().add("fact-label");
        TextField field = new TextField(value);
        field.setId("detail-" + name);
        field.setEditable(false);
        field.getStyleClass().add("fact-field");
        field.setPrefColumnCount(Math.clamp(value.length(), NARROWEST, WIDEST));
        field.setAccessibleText(label.getText() + ": " + value);
        label.setLabelFor(field);
        VBox fact = new VBox(label, field);
        fact.getStyleClass().add("fact");
        pane.getChildren().add(fact);
    }
}
