package dev.scimconsole.desktop.signin;

import dev.scimconsole.desktop.widgets.Show;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;

/// Wires the form that accepts an invite.
public final class InviteStep implements SignInStep {

    private final SignInViewModel model;

    @FXML private TextField invite;
    @FXML private PasswordField chosenPassword;
    @FXML private Label acceptError;
    @FXML private Button accept;

    InviteStep(SignInViewModel model) {
        this.model = model;
    }

    @FXML
    void initialize() {
        invite.textProperty().bindBidirectional(model.inviteProperty());
        chosenPassword.textProperty().bindBidirectional(model.passwordProperty());
        chosenPassword.accessibleHelpProperty().bind(model.errorProperty());
        acceptError.textProperty().bind(model.errorProperty());
        Show.when(acceptError, model.errorProperty().isNotEmpty());
        accept.setOnAction(_ -> model.accept());
    }

    @Override
    public String file() {
        return "sign-in-invite.fxml";
    }

    @Override
    public List<TextInputControl> fields() {
        return List.of(invite, chosenPassword);
    }
}
