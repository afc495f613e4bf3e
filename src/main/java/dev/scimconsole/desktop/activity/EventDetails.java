package dev.scimconsole.desktop.activity;

import dev.scimconsole.contract.activity.Event;
import dev.scimconsole.contract.activity.EventKind;
import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.desktop.widgets.facts.Facts;
import dev.scimconsole.desktop.widgets.facts.FactsPane;
import java.util.List;
import java.util.function.Consumer;

/// All that is known of one event.
final class EventDetails {

    private final FactsPane pane;
    private final Facts facts;
    private final EventWords words;

    EventDetails(FactsPane pane, Messages messages, EventWords words, Consumer<String> copy) {
        this.pane = pane;
        facts = new Facts(messages, "activity.detail.", copy);
        this.words = words;
    }

    /// What makes the fields that most events have, before one is chosen.
    List<Runnable> ahead() {
        return facts.ahead(pane,
                List.of("time", "who", "target", "answered", "status", "address", "userAgent",
                        "requestId"));
    }

    void show(Event event) {
        facts.begin();
        facts.add("time", words.exactly(event.at()));
        facts.add("who", words.who(event));
        facts.add("target", words.target(event));
        facts.add("targetId", words.targetId(event));
        // What an identity provider was answered is told in its own words, which its log has too.
        facts.add(event.kind() == EventKind.REQUEST ? "answered" : "detail", event.detail().orElse(""));
        words.passedOver(event).forEach(part -> facts.add("passedOver", part));
        facts.add("status", event.status().map(status -> Integer.toString(status)).orElse(""));
        facts.add("address", event.origin().address());
        facts.add("userAgent", event.origin().userAgent());
        facts.add("requestId", event.requestId());
        facts.showIn(pane);
    }
}
