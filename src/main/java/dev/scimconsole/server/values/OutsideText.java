package dev.scimconsole.server.values;

import java.util.Optional;
import java.util.regex.Pattern;

/// Text from outside, made fit to be kept beside what it is about: short, printable, and without anything
/// that could be a SCIM token or the key of an automation account, wherever somebody may have pasted it: as a
/// user agent, a user name or a domain.
public final class OutsideText {

    private static final int MAX_LENGTH = 200;

    /// As much of a token as would be of use to a thief; also with a letter mistyped or the end cut off.
    private static final Pattern SECRET = Pattern
            .compile("(?i)scim(?:_[0-9a-z]{8,}|console_[0-9a-z_-]{8,})|bearer\\s+\\S+");
    private static final String MASK = "[masked]";
    private static final int REPLACEMENT = 0xfffd;

    private OutsideText() {}

    /// The text, made fit; at most 200 characters.
    public static Optional<String> clean(Optional<String> text) {
        return text.map(OutsideText::clean);
    }

    /// The text, made fit; at most 200 characters.
    public static String clean(String text) {
        return clean(text, MAX_LENGTH);
    }

    /// The text, made fit.
    ///
    /// @param longest how many characters at the most
    public static String clean(String text, int longest) {
        // Masked before it is cut, or a token across the cut would lose what it is known by.
        String masked = couldHoldSecret(text) ? SECRET.matcher(text).replaceAll(MASK) : text;
        if (isClean(masked, longest)) {
            return masked;
        }
        StringBuilder clean = new StringBuilder(longest);
        int i = 0;
        while (i < masked.length() && clean.length() < longest - 1) {
            int c = masked.codePointAt(i);
            boolean printable = !Character.isISOControl(c)
                    && Character.getType(c) != Character.SURROGATE
                    && Character.getType(c) != Character.FORMAT;
            clean.appendCodePoint(printable ? c : ' ');
            i += Character.charCount(c);
        }
        return clean.toString();
    }

    /// The text on one line, with nothing in it that could be a secret, and fit for a database: as long as it
    /// is.
    public static String withoutSecrets(String text) {
        String masked = couldHoldSecret(text) ? SECRET.matcher(text).replaceAll(MASK) : text;
        return isOneLine(masked) ? masked : oneLine(masked);
    }

    /// The text, cut where it is too long.
    ///
    /// @param longest in `char`s
    public static String shortened(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(longest - 2)) ? longest - 2 : longest - 1;
        return text.substring(0, end) + "\u2026";
    }

    /// The text with what no database holds replaced.
    public static String storable(String text) {
        return isStorable(text)
                ? text
                : text.codePoints().map(c -> isStorable(c) ? c : REPLACEMENT)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
    }

    /// Whether every database keeps the text as it is; JSON can carry what none does, as escapes.
    public static boolean isStorable(String text) {
        return storableLength(text) == text.length();
    }

    /// How many `char`s stand before the first that not every database can hold: U+0000, which PostgreSQL
    /// refuses, and half of a surrogate pair, which has no UTF-8 form.
    public static int storableLength(String text) {
        int i = plainLength(text);
        while (i < text.length() && isStorable(text.codePointAt(i))) {
            i += Character.charCount(text.codePointAt(i));
        }
        return i;
    }

    private static boolean isStorable(int codePoint) {
        return codePoint != 0
                && (codePoint < Character.MIN_SURROGATE || codePoint > Character.MAX_SURROGATE);
    }

    /// How many `char`s stand before the first that needs a closer look. Everything that is stored comes by
    /// here, and most of it has none.
    private static int plainLength(String text) {
        for (int i = 0; i < text.length(); i++) {
            // One comparison for both: less one, U+0000 is the last of all.
            if ((char) (text.charAt(i) - 1) >= Character.MIN_SURROGATE - 1) {
                return i;
            }
        }
        return text.length();
    }

    private static boolean isOneLine(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || Character.isSurrogate(c)) {
                return false;
            }
        }
        return true;
    }

    private static String oneLine(String text) {
        return storable(text.replace('\n', ' ').replace('\t', ' ').replace('\r', ' '));
    }

    private static boolean isClean(String text, int longest) {
        if (text.length() > longest) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c >= 0x7f) {
                return false;
            }
        }
        return true;
    }

    /// Each request brings several texts, one of them long. The JVM finds a letter many at a time.
    private static boolean couldHoldSecret(String text) {
        return text.indexOf('_') >= 0 || holdsBearer(text, 'b') || holdsBearer(text, 'B');
    }

    private static boolean holdsBearer(String text, char letter) {
        int at = text.indexOf(letter);
        while (at >= 0 && !text.regionMatches(true, at, "bearer", 0, 6)) {
            at = text.indexOf(letter, at + 1);
        }
        return at >= 0;
    }
}
