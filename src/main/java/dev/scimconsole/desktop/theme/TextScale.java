package dev.scimconsole.desktop.theme;

import javafx.scene.text.Font;

/// How much larger texts are than the style sheets are written for.
public enum TextScale {

    /// What is read in forms, facts and sentences.
    BODY(13),
    /// Headings of columns, and badges.
    SMALL(12),
    /// Cells of tables.
    CELL(14);

    /// From so many times the usual size on texts go on in a second line, and need less beside each other;
    /// and a column that holds all that may stand in it leaves the rest of the room to others.
    private static final double LARGE = 1.5;

    private final double pixels;

    TextScale(double pixels) {
        this.pixels = pixels;
    }

    /// How large such a text is at the usual size, in pixels.
    public double pixels() {
        return pixels;
    }

    /// How many times its usual size such a text has.
    public double of(Font font) {
        return font.getSize() / pixels;
    }

    /// Whether texts so many times as large as usual are large.
    public static boolean isLarge(double times) {
        return times >= LARGE;
    }
}
