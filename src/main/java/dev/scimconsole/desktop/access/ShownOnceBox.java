package dev.scimconsole.desktop.access;

import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.desktop.widgets.secrets.InviteLinkField;
import dev.scimconsole.desktop.widgets.texts.RichText;
import dev.scimconsole.desktop.widgets.layout.Show;
import javafx.beans.binding.Bindings;
import javafx.scene.layout.VBox;

/// Wires the box that shows a secret once to what it shows.
public final class ShownOnceBox {

    private ShownOnceBox() {}

    /// Wires it.
    ///
    /// @param box shown while there is a secret
    public static void wire(VBox box, RichText instruction, InviteLinkField field, ShownOnce secret,
            Messages messages) {
        Show.when(box, secret.secretProperty().isNotEmpty());
        instruction.textProperty().bind(secret.instructionProperty());
        field.linkProperty().bind(secret.secretProperty());
        field.onCopyProperty().set(secret::copy);
        field.secondsLeftProperty().bind(secret.secondsUntilClearProperty());
        field.copyLabelProperty().bind(Bindings.createStringBinding(
                () -> label(secret.secondsUntilClearProperty().get(), messages),
                secret.secondsUntilClearProperty()));
        secret.secretProperty().subscribe(text -> {
            if (!text.isEmpty()) {
                Show.bringIntoView(box);
                field.requestFocus();
            }
        });
    }

    private static String label(int seconds, Messages messages) {
        return seconds == 0 ? messages.text("copy.copy") : messages.text("token.copied", seconds);
    }
}
