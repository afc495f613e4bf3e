package dev.scimconsole.desktop.widgets.texts;

import java.util.regex.Pattern;

/// Keeps together what is one word to whoever reads it: an email address, a URL, a right such as
/// `Application.Read.All`, a version, a number with its unit. Beside Japanese, where a line may end after
/// nearly every letter, JavaFX ends one after a dot or a colon too. An identifier, which is wider than many a
/// cell, may be broken after each of its hyphens: JavaFX ends a line at a blank or between any two letters.
final class WholeAddresses {

    /// Has no width, and no line ends at it.
    private static final String GLUE = "\uFEFF";

    /// The thinnest blank there is, which nobody sees. What has no width is no blank to JavaFX, or is
    /// painted.
    private static final String END = "\u200A";

    private static final Pattern IDENTIFIER = Pattern
            .compile("\\b\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12}\\b");
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
        String ended = IDENTIFIER.matcher(whole).replaceAll(one -> one.group().replace("-", "-" + END));
        return JAPANESE.matcher(ended).find() ? WITHIN.matcher(ended).replaceAll(GLUE) : ended;
    }
}
