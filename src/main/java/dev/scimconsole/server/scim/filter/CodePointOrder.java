package dev.scimconsole.server.scim.filter;

/// The order of code points, which is that of UTF-8 bytes and so the databases' own. Java's order of texts
/// differs from it where surrogates meet U+E000 to U+FFFF.
public final class CodePointOrder {

    private CodePointOrder() {}

    /// Compares two texts.
    public static int compare(String a, String b) {
        int length = Math.min(a.length(), b.length());
        for (int i = 0; i < length; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y) {
                return Character.compare(rank(x), rank(y));
            }
        }
        return Integer.compare(a.length(), b.length());
    }

    /// Puts surrogates above everything else.
    private static char rank(char c) {
        if (c < Character.MIN_SURROGATE) {
            return c;
        }
        return (char) (Character.isSurrogate(c) ? c + 0x2000 : c - 0x800);
    }
}
