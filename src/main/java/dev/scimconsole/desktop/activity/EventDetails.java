package dev.scimconsole.desktop.activity;

import dev.scimconsole.contract.Event;
import dev.scimconsole.desktop.text.Messages;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/// All that is known of one event; every value can be selected and copied.
final class EventDetails {

    private final FlowPane facts;
    private final Messages messages;
    private final EventWords words;

    EventDetails(FlowPane facts, Messages messages, EventWords words) {
        this.facts = facts;
        this.messages = messages;
        this.words = words;
    }

    void show(Event event) {
        facts.getChildren().clear();
        add("time", words.exactly(event.at()));
        add("who", words.who(event));
        add("target", words.target(event));
        add("detail", event.detail().orElse(""));
        add("status", event.status().map(status -> Integer.toString(status)).orElse(""));
        add("address", event.origin().address());
        add("userAgent", event.origin().userAgent());
        add("requestId", event.requestId());
    }

    private void add(String name, String value) {
        if (value.isEmpty()) {
            return;
        }
        Label label = new Label(messages.text("activity.detail." + name));
        label.getStyleClass().add("fact-label");
        TextField field = new TextField(value);
        field.setId("detail-" + name);
        field.setEditable(false);
        field.getStyleClass().add("fact-field");
        field.setPrefColumnCount(Math.clamp(value.length(), 8, 44));
        field.setAccessibleText(label.getText() + ": " + value);
        label.setLabelFor(field);
        VBox fact = new VBox(label, field);
        fact.getStyleClass().add("fact");
        facts.getChildren().add(fact);
    }
}
