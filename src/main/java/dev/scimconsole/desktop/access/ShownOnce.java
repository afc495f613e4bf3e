package dev.scimconsole.desktop.access;

import dev.scimconsole.desktop.widgets.secrets.TokenCopies;
import java.util.Optional;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// A secret text that the page shows once: from its issue until the page is left.
public final class ShownOnce {

    private final TokenCopies copies;
    // The text of a control is a String anyway: it is let go when the page is left.
    private final ReadOnlyStringWrapper secret = new ReadOnlyStringWrapper(this, "secret", "");
    private final ReadOnlyStringWrapper instruction = new ReadOnlyStringWrapper(this, "instruction", "");
    private Optional<String> opens = Optional.empty();
    private boolean copied;

    /// @param copies takes it when it is copied
    public ShownOnce(TokenCopies copies) {
        this.copies = copies;
    }

    /// Shows a secret in place of an earlier one.
    ///
    /// @param id   of what it opens
    /// @param what what to do with it; `**` around words makes them bold
    public void show(String id, String text, String what) {
        wipe();
        copied = false;
        opens = Optional.of(id);
        instruction.set(what);
        secret.set(text);
    }

    /// Whether it shows the secret of this id.
    public boolean isOf(String id) {
        return opens.equals(Optional.of(id));
    }

    /// Whether leaving now would lose it.
    public boolean wouldBeLost() {
        return !secret.get().isEmpty() && !copied;
    }

    /// Copies it.
    public void copy() {
        if (!secret.get().isEmpty()) {
            copies.copySecret(secret.get());
            copied = true;
        }
    }

    /// Lets it go, here and in the clipboard.
    public void wipe() {
        if (!secret.get().isEmpty()) {
            secret.set("");
            opens = Optional.empty();
            instruction.set("");
            copies.wipe();
        }
    }

    /// The secret; empty text while there is none.
    public ReadOnlyStringProperty secretProperty() {
        return secret.getReadOnlyProperty();
    }

    /// What to do with it; `**` around words makes them bold.
    public ReadOnlyStringProperty instructionProperty() {
        return instruction.getReadOnlyProperty();
    }

    /// Seconds until its copy is removed from the clipboard; 0 while there is none.
    public ReadOnlyIntegerProperty secondsUntilClearProperty() {
        return copies.secondsLeftProperty();
    }
}
