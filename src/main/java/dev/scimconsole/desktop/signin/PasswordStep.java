package dev.scimconsole.desktop.signin;

import dev.scimconsole.desktop.widgets.layout.Show;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// Wires the form that asks for email and password.
public final class PasswordStep implements SignInStep {

    private final SignInViewModel model;

    @FXML private TextField email;
    @FXML private PasswordField password;
    @FXML private CheckBox keep;
    @FXML private Label error;
    @FXML private Button signIn;

    PasswordStep(SignInViewModel model) {
        this.model = model;
    }

    @FXML
    void initialize() {
        email.textProperty().bindBidirectional(model.emailProperty());
        password.textProperty().bindBidirectional(model.passwordProperty());
        keep.selectedProperty().bindBidirectional(model.keepProperty());
        // Until it is known whether there is a keychain its place stays free, so that nothing moves under the
        // mouse.
        keep.visibleProperty().bind(model.keepOfferedProperty().map(known -> known.orElse(false)));
        keep.managedProperty().bind(model.keepOfferedProperty().map(known -> known.orElse(true)));
        keep.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            // As in every other field of the form; Space ticks it.
            if (event.getCode() == KeyCode.ENTER) {
                event.consume();
                signIn();
            }
        });
        Show.error(error, model.errorProperty(), password);
        signIn.setOnAction(_ -> signIn());
    }

    private void signIn() {
        model.signIn();
        if (!model.busyProperty().get() && !model.errorProperty().get().isEmpty()) {
            wrong().requestFocus();
        }
    }

    @Override
    public String file() {
        return "sign-in-password.fxml";
    }

    @Override
    public List<TextInputControl> fields() {
        return List.of(email, password);
    }

    @Override
    public TextInputControl wrong() {
        return email.getText().isBlank() ? email : password;
    }
}
