package dev.scimconsole.desktop.access;

import dev.scimconsole.contract.access.InviteDetails;
import dev.scimconsole.desktop.text.Messages;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;

/// An open invite, with the button that withdraws it.
final class InviteRow extends AccessRow {

    /// @param unchangeable while nothing can be changed
    /// @param withdraw     asks, then withdraws
    InviteRow(InviteDetails invite, AdminAccessViewModel model, ObservableValue<Boolean> unchangeable,
            Runnable withdraw, Messages messages) {
        super(invite.email(), () -> model.inviting().facts(invite));
        Button button = new Button(messages.text("withdraw.confirm"));
        button.setMinWidth(USE_PREF_SIZE);
        button.setAccessibleText(messages.text("spoken.of", button.getText(), invite.email()));
        button.setAccessibleHelp(model.mayChange() ? "" : messages.text("scim.viewer"));
        button.disableProperty().bind(unchangeable);
        button.setOnAction(_ -> withdraw.run());
        show(badge(invite.role().displayName(), "quiet"), button);
    }
}
