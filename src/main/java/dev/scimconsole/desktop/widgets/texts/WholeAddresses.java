package dev.scimconsole.desktop.widgets.texts;

import java.util.regex.Pattern;

/// Keeps together what is one word to whoever reads it: an email address, a URL, a right such as
/// `Application.Read.All`, a version, a number with its unit. Beside Japanese, where a line may end after
/// nearly every letter, JavaFX ends one after a dot or a colon too.
final class WholeAddresses {

    /// Has no width, and no line ends at it.
    private static final String GLUE = "\uFEFF";

    private static final Pattern JAPANESE = Pattern.compile(
            "[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\x{3000}-\\x{303F}\\x{FF00}-\\x{FFEF}&&[^\\x{FEFF}]]");
    private static final Pattern BEFORE_A_UNIT = Pattern.compile("(?<=\\d) (?=(?:s|min|h|d|ms|MB)\\b)");
    private static final Pattern WITHIN = Pattern.compile("(?<=[A-Za-z0-9][.:@?])(?=[A-Za-z0-9/])");

    private WholeAddresses() {}

    /// The text as it is drawn.
    ///
    /// @return the same where no line would end within one, or none does any more
    static String in(String text) {
        String whole = BEFORE_A_UNIT.matcher(text).replaceAll("\u00A0");
        return JAPANESE.matcher(whole).find() ? WITHIN.matcher(whole).replaceAll(GLUE) : whole;
    }
}
