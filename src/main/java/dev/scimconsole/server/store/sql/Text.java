package dev.scimconsole.server.store.sql;

/// What text a database can hold: no U+0000 (PostgreSQL refuses it) and no half of a surrogate pair (it has
/// no UTF-8 form).
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
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == 0 || (Character.isSurrogate(c) && !isPair(text, i))) {
                return i;
            }
            i += Character.isSurrogate(c) ? 2 : 1;
        }
        return i;
    }

    private static boolean isPair(String text, int index) {
        return index + 1 < text.length()
                && Character.isSurrogatePair(text.charAt(index), text.charAt(index + 1));
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
