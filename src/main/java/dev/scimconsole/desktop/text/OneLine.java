package dev.scimconsole.desktop.text;

import java.util.regex.Pattern;

/// Names as they are shown in rows and titles, which have one line.
public final class OneLine {

    private static final Pattern BREAKS = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029\\u0085]+");

    private OneLine() {}

    /// The text with a blank in place of line breaks, tabs and other control characters.
    public static String of(String text) {
        return BREAKS.matcher(text).replaceAll(" ");
    }
}
