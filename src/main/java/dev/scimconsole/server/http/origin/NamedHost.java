package dev.scimconsole.server.http.origin;

import java.util.Locale;

/// A host and perhaps its port, as in a `Host` header (RFC 9110 §7.2). Each request names one, so it is taken
/// apart by hand.
///
/// @param text as it was sent
/// @param end  where the host ends, and what stands behind it begins: a colon and digits
record NamedHost(String text, int end) {

    private static final int LONGEST_PORT = 5;

    static NamedHost of(String text) {
        int digits = text.length();
        while (digits > 0 && isDigit(text.charAt(digits - 1))) {
            digits--;
        }
        return new NamedHost(text,
                digits > 0 && text.charAt(digits - 1) == ':' ? digits - 1 : text.length());
    }

    /// The host in lower case, without the brackets around an IPv6 address.
    String name() {
        String bare = isBracketed() ? text.substring(1, end - 1) : text.substring(0, end);
        return bare.toLowerCase(Locale.ROOT);
    }

    /// Whether it can stand in a URL: a name or an address, and where there is a colon a port.
    boolean isSound() {
        int digits = text.length() - end - 1;
        boolean bracketed = isBracketed();
        int last = bracketed ? end - 1 : end;
        int first = bracketed ? 1 : 0;
        for (int i = first; i < last; i++) {
            char c = text.charAt(i);
            if (!(bracketed ? c == ':' || c == '.' || isHex(c) : isOfName(c))) {
                return false;
            }
        }
        return first < last && (end == text.length() || (digits > 0 && digits <= LONGEST_PORT));
    }

    private boolean isBracketed() {
        return end > 1 && text.charAt(0) == '[' && text.charAt(end - 1) == ']';
    }

    private static boolean isOfName(char c) {
        return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' || c == '-'
                || c == '_';
    }

    private static boolean isHex(char c) {
        return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
