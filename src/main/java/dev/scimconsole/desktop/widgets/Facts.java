package dev.scimconsole.desktop.widgets;

import dev.scimconsole.desktop.text.Messages;
import java.util.function.Consumer;
import javafx.scene.layout.Pane;

/// What is known of one thing: values under their names. Every value can be copied, and none is cut off.
public final class Facts {

    private final Pane pane;
    private final Messages messages;
    private final String keys;
    private final Consumer<String> copy;

    /// @param pane holds them
    /// @param keys what the keys of their names begin with
    /// @param copy takes a value that is to be copied
    public Facts(Pane pane, Messages messages, String keys, Consumer<String> copy) {
        this.pane = pane;
        this.messages = messages;
        this.keys = keys;
        this.copy = copy;
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
        FactField fact = new FactField();
        fact.setId("detail-" + name);
        fact.setName(messages.text(keys + name));
        fact.textProperty().set(value);
        fact.setCopyPurpose(messages.text("copy.copy"));
        fact.onCopyProperty().set(() -> copy.accept(value));
        pane.getChildren().add(fact);
    }
}
