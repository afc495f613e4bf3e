package dev.scimconsole.server.store;

import java.text.Normalizer;
import java.util.Locale;

/// How text is folded for comparison without regard to case. Keys ([StoredResource.Indexed]) and what they are
/// compared with ([Condition]) must be folded by this one rule, or a unique name could be taken twice.
public final class CaseFolding {

    private CaseFolding() {}

    /// Folds a text: composed form (NFC), then without case. Upper case first, because some letters (ß, ς) meet
    /// their other forms only there.
    public static String fold(String text) {
        if (isFoldedAscii(text)) {
            return text;
        }
        return Normalizer.normalize(text, Normalizer.Form.NFC).toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
    }

    private static boolean isFoldedAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 128 || (c >= 'A' && c <= 'Z')) {
                return false;
            }
        }
        return true;
    }
}
