package dev.scimconsole.desktop.signin;

import java.util.List;
import javafx.scene.control.TextInputControl;

/// A step of signing in: what wires its form.
sealed interface SignInStep permits ServerStep, PasswordStep, SetUpStep, InviteStep {

    /// The form's FXML file, under `fxml/`.
    String file();

    /// The form's fields, in the order in which they are filled in.
    List<TextInputControl> fields();

    /// The field that is wrong; where that is not known, the one that most likely is.
    default TextInputControl wrong() {
        return fields().getLast();
    }
}
