package dev.scimconsole.desktop.access;

import dev.scimconsole.desktop.widgets.Show;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;

/// Wires the form that changes one's own password.
public final class PasswordForm {

    private final PasswordViewModel model;

    @FXML private PasswordField current;
    @FXML private PasswordField next;
    @FXML private Label error;

    /// @param model what it shows
    public PasswordForm(PasswordViewModel model) {
        this.model = model;
    }

    @FXML
    void initialize() {
        current.textProperty().bindBidirectional(model.currentProperty());
        next.textProperty().bindBidirectional(model.nextProperty());
        for (PasswordField field : List.of(current, next)) {
            field.accessibleHelpProperty().bind(model.errorProperty());
            field.disableProperty().bind(model.busyProperty());
        }
        error.textProperty().bind(model.errorProperty());
        Show.when(error, model.errorProperty().isNotEmpty());
        model.busyProperty().subscribe((_, busy) -> {
            if (!busy) {
                current.requestFocus();
            }
        });
    }
}
