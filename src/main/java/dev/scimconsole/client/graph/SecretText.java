package dev.scimconsole.client.graph;

import java.util.Arrays;

/// A token of Microsoft's, of whatever form. Overwritten when it is closed; shows nothing of itself. Not
/// synchronized: one owner.
public final class SecretText implements AutoCloseable {

    private final char[] characters;

    private SecretText(char[] characters) {
        this.characters = characters;
    }

    /// Keeps a copy of the text.
    public static SecretText of(String text) {
        return new SecretText(text.toCharArray());
    }

    /// The text, which can't be wiped: headers, forms and keychains take nothing else.
    public String reveal() {
        return new String(characters);
    }

    @Override
    public void close() {
        Arrays.fill(characters, '\0');
    }

    @Override
    public String toString() {
        return "SecretText";
    }
}
