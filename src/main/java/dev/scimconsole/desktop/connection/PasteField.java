package dev.scimconsole.desktop.connection;

import javafx.scene.control.PasswordField;
import javafx.scene.input.Clipboard;

/// Takes a secret that is pasted. A line break inside it stays visible to whoever judges it, as a blank: a
/// text field drops line breaks, which an identity provider's form may not do.
public final class PasteField extends PasswordField {

    @Override
    public void paste() {
        String text = Clipboard.getSystemClipboard().getString();
        if (text != null) {
            replaceSelection(text.replaceAll("[\\r\\n\\t]+", " "));
        }
    }

    /// What was pasted, out of the field and away from the screen.
    ///
    /// @return the caller wipes it
    char[] take() {
        CharSequence pasted = getCharacters();
        char[] characters = new char[pasted.length()];
        for (int i = 0; i < characters.length; i++) {
            characters[i] = pasted.charAt(i);
        }
        clear();
        return characters;
    }
}
