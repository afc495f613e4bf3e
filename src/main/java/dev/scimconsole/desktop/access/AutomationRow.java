package dev.scimconsole.desktop.access;

import dev.scimconsole.contract.access.AutomationAccount;
import dev.scimconsole.desktop.text.Messages;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;

/// An automation account, with the button that ends it.
final class AutomationRow extends AccessRow {

    /// @param unchangeable while nothing can be changed
    /// @param end          asks, then ends
    AutomationRow(AutomationAccount account, AdminAccessViewModel model,
            ObservableValue<Boolean> unchangeable, Runnable end, Messages messages) {
        super(account.name(), () -> model.automation().facts(account));
        if (model.automation().hasEnded(account)) {
            mark(badge(messages.text("automation.endedBadge"), "attention"));
        }
        Button button = new Button(messages.text("automation.end"));
        button.setMinWidth(USE_PREF_SIZE);
        button.getStyleClass().add("danger-text");
        button.setAccessibleText(messages.text("spoken.of", button.getText(), account.name()));
        button.setAccessibleHelp(model.mayChange() ? "" : messages.text("scim.viewer"));
        button.disableProperty().bind(unchangeable);
        button.setOnAction(_ -> end.run());
        show(badge(account.role().displayName(), "quiet"), button);
    }
}
