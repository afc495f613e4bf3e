package dev.scimconsole.desktop.access;

import dev.scimconsole.desktop.form.PasswordInput;
import dev.scimconsole.desktop.form.StrengthMeter;
import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.desktop.widgets.layout.Show;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.control.Label;

/// Wires the form that changes one's own password.
public final class PasswordForm {

    private final PasswordViewModel model;
    private final Messages messages;

    @FXML private PasswordInput current;
    @FXML private Label currentError;
    @FXML private PasswordInput next;
    @FXML private StrengthMeter strength;
    @FXML private Label nextError;
    @FXML private Label error;

    /// @param model what it shows
    public PasswordForm(PasswordViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
    }

    @FXML
    void initialize() {
        current.textProperty().bindBidirectional(model.currentProperty());
        next.textProperty().bindBidirectional(model.nextProperty());
        for (PasswordInput field : List.of(current, next)) {
            field.disableProperty().bind(model.busyProperty());
        }
        strength.follow(next.textProperty(), messages);
        Show.error(currentError, model.errors().of(PasswordViewModel.CURRENT), current);
        Show.error(nextError, model.errors().of(PasswordViewModel.NEXT), next);
        Show.text(error, model.errors().generalProperty());
        // A disabled field loses the focus; it gets it back where the mistake most likely is.
        model.busyProperty().subscribe((_, busy) -> {
            if (!busy) {
                current.requestFocus();
            }
        });
        model.errors().wrongProperty().subscribe(
                wrong -> wrong.ifPresent(
                        name -> (name.equals(PasswordViewModel.NEXT) ? next : current).requestFocus()));
    }
}
