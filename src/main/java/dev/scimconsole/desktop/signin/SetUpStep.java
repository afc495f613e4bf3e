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

/// Wires the form that sets up a new server.
public final class SetUpStep implements SignInStep {

    private final SignInViewModel model;
    private final Messages messages;

    @FXML private TextField setupCode;
    @FXML private Label setupCodeError;
    @FXML private TextField organization;
    @FXML private Label organizationError;
    @FXML private TextField newEmail;
    @FXML private Label newEmailError;
    @FXML private PasswordInput newPassword;
    @FXML private StrengthMeter strength;
    @FXML private Label newPasswordError;
    @FXML private Label setUpError;
    @FXML private Button setUp;

    SetUpStep(SignInViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
    }

    @FXML
    void initialize() {
        SetUpForm form = model.settingUp();
        setupCode.textProperty().bindBidirectional(form.field(SetUpForm.CODE));
        organization.textProperty().bindBidirectional(form.field(SetUpForm.ORGANIZATION));
        newEmail.textProperty().bindBidirectional(form.field(SetUpForm.EMAIL));
        newPassword.textProperty().bindBidirectional(form.field(SetUpForm.PASSWORD));
        strength.follow(newPassword.textProperty(), messages);
        Show.error(setupCodeError, form.errors().of(SetUpForm.CODE), setupCode);
        Show.error(organizationError, form.errors().of(SetUpForm.ORGANIZATION), organization);
        Show.error(newEmailError, form.errors().of(SetUpForm.EMAIL), newEmail);
        Show.error(newPasswordError, form.errors().of(SetUpForm.PASSWORD), newPassword);
        Show.text(setUpError, form.errors().generalProperty());
        setUp.setOnAction(_ -> model.setUp());
    }

    @Override
    public String file() {
        return "sign-in-set-up.fxml";
    }

    @Override
    public List<TextInputControl> fields() {
        return List.of(setupCode, organization, newEmail, newPassword.field());
    }

    @Override
    public TextInputControl wrong() {
        return model.settingUp().errors().wrongProperty().get().map(name -> switch (name) {
            case SetUpForm.CODE -> setupCode;
            case SetUpForm.ORGANIZATION -> organization;
            case SetUpForm.EMAIL -> newEmail;
            default -> newPassword.field();
        }).orElse(newPassword.field());
    }
}
