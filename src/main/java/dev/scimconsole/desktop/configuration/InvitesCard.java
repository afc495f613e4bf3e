package dev.scimconsole.desktop.configuration;

import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.desktop.widgets.forms.SwitchField;
import dev.scimconsole.desktop.widgets.layout.Show;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;

/// Wires the card of the email invites.
public final class InvitesCard {

    private final EmailInvitesViewModel model;
    private final Unchangeable unchangeable;

    @FXML private SwitchField invites;
    @FXML private ProgressIndicator switching;
    @FXML private Label invitesMail;
    @FXML private Label invitesError;

    /// @param page the page the card stands on
    InvitesCard(ScimConfigurationViewModel page, Messages messages) {
        model = page.invites();
        unchangeable = Unchangeable.on(page, messages);
    }

    @FXML
    void initialize() {
        model.onProperty().subscribe(invites::setSelected);
        invites.setOnAction(_ -> model.toggle());
        unchangeable.forbid(invites);
        Show.when(switching, model.busyProperty());
        Show.text(invitesMail, model.mailProperty());
        Show.text(invitesError, model.errorProperty());
    }
}
