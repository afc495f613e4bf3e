package dev.scimconsole.desktop.signin;

import java.util.List;
import javafx.scene.control.TextInputControl;

/// A step of signing in: what wires its form.
sealed interface SignInStep permits ServerStep, PasswordStep, SetUpStep, InviteStep {

    /// The form's FXML file, under `fxml/`.
    String file();

    /// The form's fields, in the order in which they are filled in.
    List<TextInputControl> fields();
}
