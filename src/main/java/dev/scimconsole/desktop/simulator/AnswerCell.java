package dev.scimconsole.desktop.simulator;

import dev.scimconsole.demo.simulator.Exchange;
import dev.scimconsole.desktop.widgets.texts.StatusBadge;
import javafx.scene.control.TableCell;

/// An answer's status, in the colour of success or failure.
final class AnswerCell extends TableCell<Exchange, Exchange> {

    private final StatusBadge badge = new StatusBadge();

    @Override
    protected void updateItem(Exchange exchange, boolean empty) {
        super.updateItem(exchange, empty);
        if (empty || exchange == null) {
            setGraphic(null);
        } else {
            badge.setText(ExchangeText.status(exchange));
            badge.setTone(exchange.answer().filter(Exchange.Answer::succeeded).isPresent() ? "good" : "bad");
            setGraphic(badge);
        }
    }
}
