package dev.scimconsole.desktop.activity;

import dev.scimconsole.contract.activity.Event;
import dev.scimconsole.contract.activity.EventOutcome;
import dev.scimconsole.desktop.widgets.texts.StatusBadge;
import javafx.scene.control.TableCell;

/// What became of it, in the colour of success or failure.
final class OutcomeCell extends TableCell<Event, Event> {

    private final StatusBadge badge = new StatusBadge();
    private final EventWords words;

    OutcomeCell(EventWords words) {
        this.words = words;
    }

    @Override
    protected void updateItem(Event event, boolean empty) {
        super.updateItem(event, empty);
        if (empty || event == null) {
            setGraphic(null);
        } else {
            badge.setText(words.outcome(event));
            badge.setTone(event.outcome() == EventOutcome.SUCCESS ? "good" : "bad");
            setGraphic(badge);
        }
    }
}
