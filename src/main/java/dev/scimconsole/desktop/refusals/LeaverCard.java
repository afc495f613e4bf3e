package dev.scimconsole.desktop.refusals;

import dev.scimconsole.contract.refusals.RefusedChange;
import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.desktop.widgets.texts.Paragraph;
import dev.scimconsole.desktop.widgets.texts.RichText;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Somebody who should have no access and has it.
final class LeaverCard extends VBox {

    /// @param request shows what was asked
    /// @param buttons at the end of the first line
    LeaverCard(RefusedChange change, RefusalWords words, Messages messages, Node request,
            List<? extends Node> buttons) {
        getStyleClass().add("leaver");
        Label name = new Label(words.who(change));
        name.getStyleClass().add("strong-name");
        Label userName = new Label(words.userName(change));
        userName.getStyleClass().add("muted");
        userName.setMinWidth(0);
        Region rest = new Region();
        HBox.setHgrow(rest, Priority.ALWAYS);
        HBox head = new HBox(name, userName, rest);
        head.getStyleClass().add("refused-line");
        head.getChildren().addAll(buttons);
        Label asked = new Paragraph(words.askedBy(change));
        asked.getStyleClass().add("muted");
        getChildren().setAll(head, new RichText(words.should(change)), new Cures(change, words, messages),
                asked, request);
    }
}
