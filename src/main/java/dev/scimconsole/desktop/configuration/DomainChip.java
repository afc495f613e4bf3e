package dev.scimconsole.desktop.configuration;

import dev.scimconsole.contract.configuration.EmailDomain;
import dev.scimconsole.desktop.text.DomainNames;
import dev.scimconsole.desktop.text.Messages;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// An email domain with a button that removes it.
final class DomainChip extends HBox {

    /// @param domain       shown in its own script, its ASCII form in the tooltip
    /// @param unchangeable while it can't be removed
    /// @param remove       asks, then removes it
    DomainChip(EmailDomain domain, Unchangeable unchangeable, Runnable remove, Messages messages) {
        String shown = DomainNames.readable(domain.name());
        getStyleClass().add("chip");
        Label label = new Label(shown);
        String added = messages.text("domain.added", domain.name(), domain.addedBy());
        label.setTooltip(new Tooltip(added));
        label.setAccessibleHelp(added);
        Button button = new Button();
        button.setGraphic(new FontIcon("fth-x"));
        button.getStyleClass().setAll("chip-button");
        button.setAccessibleText(messages.text("domain.remove", shown));
        unchangeable.forbid(button);
        button.setOnAction(_ -> remove.run());
        getChildren().setAll(label, button);
    }
}
