package dev.scimconsole.desktop.guides;

import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.desktop.widgets.texts.Paragraph;
import dev.scimconsole.desktop.widgets.texts.RichText;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// What is said when something is wrong, what that means, and the cure.
public final class KnownErrorBox extends VBox {

    /// @param known what it shows
    public KnownErrorBox(Guide.KnownError known, Messages messages) {
        Label says = new Paragraph(messages.text("guides.says", known.says()));
        says.getStyleClass().add("card-title");
        RichText means = new RichText(known.means());
        means.getStyleClass().add("step-note");
        getStyleClass().add("known-error");
        getChildren().setAll(says, means, new RichText(known.cure()));
    }
}
