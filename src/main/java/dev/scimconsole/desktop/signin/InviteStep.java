package dev.scimconsole.desktop.signin;

import dev.scimconsole.desktop.form.PasswordInput;
import dev.scimconsole.desktop.form.StrengthMeter;
import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.desktop.widgets.layout.Show;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;

/// Wires the form that accepts an invite.
public final class InviteStep implements SignInStep {

    private final SignInViewModel model;
    private final Messages messages;

    @FXML private TextField invite;
    @FXML private Label inviteError;
    @FXML private PasswordInput chosenPassword;
    @FXML private StrengthMeter strength;
    @FXML private Label chosenPasswordError;
    @FXML private Label acceptError;
    @FXML private Button accept;

    InviteStep(SignInViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
    }

    @FXML
    void initialize() {
        AcceptForm form = model.accepting();
        invite.textProperty().bindBidirectional(form.inviteProperty());
        chosenPassword.textProperty().bindBidirectional(form.passwordProperty());
        strength.follow(chosenPassword.textProperty(), messages);
        Show.error(inviteError, form.errors().of(AcceptForm.INVITE), invite);
        Show.error(chosenPasswordError, form.errors().of(AcceptForm.PASSWORD), chosenPassword);
        Show.text(acceptError, form.errors().generalProperty());
        accept.setOnAction(_ -> model.accept());
    }

    @Override
    public String file() {
        return "sign-in-invite.fxml";
    }

    @Override
    public List<TextInputControl> fields() {
        return List.of(invite, chosenPassword.field());
    }

    @Override
    public TextInputControl wrong() {
        return model.accepting().errors().wrongProperty().get().filter(AcceptForm.INVITE::equals).isPresent()
                ? invite
                : chosenPassword.field();
    }
}
