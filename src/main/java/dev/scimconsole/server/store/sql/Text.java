package dev.scimconsole.server.store.sql;

import dev.scimconsole.server.values.OutsideText;

/// Text as a database holds it; see [OutsideText#storableLength].
public final class Text {

    private Text() {}

    /// Checks a text before it is stored.
    ///
    /// @throws IllegalArgumentException when no database can hold it as it is
    public static String requireStorable(String text) {
        if (!OutsideText.isStorable(text)) {
            throw new IllegalArgumentException("text with U+0000 or half a surrogate pair can't be stored");
        }
        return text;
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
