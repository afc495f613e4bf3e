package dev.scimconsole.server.values;

import java.text.Normalizer;
import java.util.Locale;

/// How text is folded for comparison without regard to case (RFC 7644 §3.4.2.2), the same everywhere on the
/// server. Keys ([StoredResource.Indexed]) and what they are compared with ([Condition]) must be folded by
/// this one rule, or a unique name could be taken twice.
///
/// Each character is folded for itself, as Unicode's full case folding does, so that the beginning, the end
/// or the middle of a text folds to that of the whole: with Java's rules for whole texts a sigma at the end
/// of a word would be another letter than one inside. Which of the four letters i belong together depends on
/// the language; here they are one letter, so that a Turkish name is found in capitals and in small letters,
/// whoever changed the case.
public final class CaseFolding {

    private static final int DOT_ABOVE = 0x307;

    private CaseFolding() {}

    /// Folds a text. What was folded by this or by an earlier version of this rule can be folded again.
    public static String fold(String text) {
        if (isAscii(text)) {
            return text.toLowerCase(Locale.ROOT);
        }
        StringBuilder folded = new StringBuilder(text.length() + 4);
        Normalizer.normalize(text, Normalizer.Form.NFC).codePoints().forEach(c -> {
            if (c < 128) {
                folded.append((char) Character.toLowerCase(c));
            } else {
                fold(c, folded);
            }
        });
        // What has a composed form in one case may have none in the other.
        return Normalizer.normalize(folded, Normalizer.Form.NFC);
    }

    /// Lower, then upper, then lower case: some letters meet their other forms only on the way. ẞ becomes ß
    /// and then SS; the last step is the one for single characters, which knows no end of a word.
    private static void fold(int c, StringBuilder into) {
        String upper = Character.toString(c).toLowerCase(Locale.ROOT).toUpperCase(Locale.ROOT);
        upper.codePoints().map(Character::toLowerCase).forEach(lower -> {
            if (lower != DOT_ABOVE || into.isEmpty() || into.charAt(into.length() - 1) != 'i') {
                into.appendCodePoint(lower);
            }
        });
    }

    /// Whether there are none but the 128 characters that fold to one of themselves.
    static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 128) {
                return false;
            }
        }
        return true;
    }
}
