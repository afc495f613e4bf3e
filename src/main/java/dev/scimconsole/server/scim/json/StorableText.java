package dev.scimconsole.server.scim.json;

/// Which texts every database keeps as they are.
public final class StorableText {

    private StorableText() {}

    /// Whether a text has no U+0000, which PostgreSQL refuses, and no half of a surrogate pair, which has no
    /// UTF-8 form. JSON can carry both as escapes.
    public static boolean isStorable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                return false;
            }
            if (Character.isSurrogate(c)) {
                if (Character.isLowSurrogate(c) || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }
}
