package dev.scimconsole.server.store.sql;

import dev.scimconsole.server.values.OutsideText;

/// Text as a database holds it; see [OutsideText#isStorable(int)].
public final class Text {

    private Text() {}

    /// Checks a text before it is stored.
    ///
    /// @throws IllegalArgumentException when no database can hold it as it is
    public static String requireStorable(String text) {
        if (storableLength(text) < text.length()) {
            throw new IllegalArgumentException("text with U+0000 or half a surrogate pair can't be stored");
        }
        return text;
    }

    /// How many `char`s stand before the first that can't be stored.
    public static int storableLength(String text) {
        int i = 0;
        while (i < text.length() && OutsideText.isStorable(text.codePointAt(i))) {
            i += Character.charCount(text.codePointAt(i));
        }
        return i;
    }

    /// The least text, by UTF-8 bytes, that sorts after all that start with this one; empty text when there
    /// is none.
    public static String afterAllStartingWith(String prefix) {
        int end = prefix.length();
        while (end > 0) {
            int last = prefix.codePointBefore(end);
            int start = end - Character.charCount(last);
            if (last < Character.MAX_CODE_POINT) {
                int next = last + 1 == Character.MIN_SURROGATE ? Character.MAX_SURROGATE + 1 : last + 1;
                return prefix.substring(0, start) + Character.toString(next);
            }
            end = start;
        }
        return "";
    }
}
