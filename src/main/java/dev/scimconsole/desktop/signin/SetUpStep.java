package dev.scimconsole.desktop.signin;

import dev.scimconsole.desktop.widgets.Show;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;

/// Wires the form that sets up a new server.
public final class SetUpStep implements SignInStep {

    private final SignInViewModel model;

    @FXML private TextField setupCode;
    @FXML private TextField organization;
    @FXML private TextField newEmail;
    @FXML private PasswordField newPassword;
    @FXML private Label setUpError;
    @FXML private Button setUp;

    SetUpStep(SignInViewModel model) {
        this.model = model;
    }

    @FXML
    void initialize() {
        setupCode.textProperty().bindBidirectional(model.setupCodeProperty());
        organization.textProperty().bindBidirectional(model.organizationProperty());
        newEmail.textProperty().bindBidirectional(model.emailProperty());
        newPassword.textProperty().bindBidirectional(model.passwordProperty());
        newPassword.accessibleHelpProperty().bind(model.errorProperty());
        setUpError.textProperty().bind(model.errorProperty());
        Show.when(setUpError, model.errorProperty().isNotEmpty());
        setUp.setOnAction(_ -> model.setUp());
    }

    @Override
    public String file() {
        return "sign-in-set-up.fxml";
    }

    @Override
    public List<TextInputControl> fields() {
        return List.of(setupCode, organization, newEmail, newPassword);
    }
}
